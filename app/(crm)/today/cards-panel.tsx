"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { SidePanel } from "@/components/ui/side-panel";
import { formatDayMonth } from "@/lib/core/dates";
import type { CountedCard } from "@/lib/today/card-queries";
import type { Counted } from "@/lib/today/counted";
import { clientAddress } from "./addresses";

/** The cards a number counted, beside the number. */
export function CardsPanel({ name, of, day, cards }: { name: string; of: Counted; day: string; cards: readonly CountedCard[] }) {
  const [t, common] = [useTranslations("today"), useTranslations("common")];
  const router = useRouter();
  return (
    <SidePanel title={name} aside={t(`counted.${of}`, { day: formatDayMonth(day), count: cards.length })} closeLabel={common("close")} onClose={() => router.push("/today", { scroll: false })}>
      {cards.length === 0 && <p className="text-ink2">{t("counted.none")}</p>}
      <ul>
        {cards.map(({ id, clientId, client, kind, reach, on, time, substance, late }) => (
          <li key={id} className="border-b border-line py-2 last:border-b-0">
            <div className="flex items-baseline gap-2">
              <span className="w-20 shrink-0 text-dense text-ink2">{formatDayMonth(on)} {time}</span>
              {clientId ? <Link href={clientAddress(clientId)} className="min-w-0 truncate font-semibold hover:text-accent">{client}</Link> : <span className="text-ink2">{t("counted.hidden")}</span>}
              {late && <Badge tone="alarm">{t("counted.lateMark")}</Badge>}
            </div>
            <p className="text-ink2">{t(`kind.${kind}`)}{kind === "CALL" && `, ${t(`reach.${reach}`)}`}</p>
            {clientId && <p className={substance ? undefined : "text-alarm"}>{substance || t("counted.wordless")}</p>}
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}
