import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { fontVariables } from "@/app/fonts";
import { ShortcutsDialog } from "@/components/ui/shortcuts-dialog";
import { Toasts } from "@/components/ui/toast";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    applicationName: t("product"),
    manifest: "/manifest.webmanifest",
    icons: { icon: [{ url: "/icon.svg", type: "image/svg+xml" }, { url: "/icon-192.png", sizes: "192x192" }], apple: "/icon-180.png" },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#12161a" },
  ],
};

const oneOf = <T extends string>(value: string | undefined, known: readonly [T, ...T[]]): T =>
  known.find((name) => name === value) ?? known[0];

/** Theme, density and language come from cookies and are in the first byte: nothing flashes, no inline script. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // Nothing may be prerendered: a static page carries no nonce and would never hydrate under our policy.
  await connection();
  const [jar, locale] = await Promise.all([cookies(), getLocale()]);
  return (
    <html
      lang={locale}
      className={fontVariables}
      data-theme={oneOf(jar.get("theme")?.value, ["system", "light", "dark"])}
      data-density={oneOf(jar.get("density")?.value, ["compact", "normal", "roomy"])}
      suppressHydrationWarning
    >
      <body>
        <NextIntlClientProvider>
          {children}
          <ShortcutsDialog />
          <Toasts />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
