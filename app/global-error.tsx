"use client";
import english from "@/messages/en/common.json";
import russian from "@/messages/ru/common.json";
import "./globals.css";

const LANGUAGES = [["ru", russian], ["en", english]] as const;

/** The root layout itself failed, so neither language nor theme is known: both languages, plain links, no script. */
export default function GlobalError() {
  return (
    <html lang="ru" data-theme="system">
      <body>
        <title>{russian.error.title}</title>
        <main className="mx-auto flex max-w-xl flex-col gap-8 px-4 py-16">
          {LANGUAGES.map(([lang, words]) => (
            <section key={lang} lang={lang}>
              <h1 className="text-large font-heading">{words.error.title}</h1>
              <p className="mt-1 text-ink2">{words.error.text}</p>
              {/* A full load on purpose: the running application is broken. */}
              <p className="mt-2"><a href="" className="text-accent underline">{words.error.retry}</a></p>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
