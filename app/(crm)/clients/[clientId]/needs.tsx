import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ClientCardView } from "@/lib/clients/views";

const NEEDS = ["needsStated", "needsPotential", "notes"] as const;

/** The sum of what is known; under it what they need, what we see, and notes. An empty essence asks to be written. */
export function Needs({ client }: { client: ClientCardView }) {
  const t = useTranslations("clients");
  return (
    <section aria-labelledby="essence" className="min-w-0 px-4 py-2.5 max-sm:border-t max-sm:border-line sm:border-r sm:border-line">
      <h2 id="essence" className="text-chip text-ink3">{t("form.essence")}</h2>
      {client.essence
        ? <p className="break-words whitespace-pre-line">{client.essence}</p>
        : <p className="text-ink3">{client.mayEdit ? <Link href={`/clients/${client.id}/edit`} className="text-accent underline-offset-2 hover:underline">{t("essenceAsk")}</Link> : t("essenceNone")}</p>}
      <dl className="mt-1.5 flex flex-col gap-1">
        {NEEDS.filter((name) => client[name] !== "").map((name) => (
          <div key={name}><dt className="text-chip text-ink3">{t(`form.${name}`)}</dt><dd className="line-clamp-3 break-words whitespace-pre-line hover:line-clamp-none focus-within:line-clamp-none">{client[name]}</dd></div>
        ))}
      </dl>
    </section>
  );
}
