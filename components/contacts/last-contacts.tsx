"use client";
import { useTranslations } from "next-intl";
import { CardSign } from "@/components/contacts/card-sign";
import { useShortDate } from "@/components/contacts/read-date";
import { shortName } from "@/lib/core/format";
import type { LoggingSheet } from "@/lib/contacts/sheet-queries";

/** What was said the last times, right above the place where one writes. */
export function LastContacts({ last, today }: { last: LoggingSheet["last"]; today: string }) {
  const t = useTranslations("contacts");
  const short = useShortDate(today);
  if (last.length === 0) return <p className="mt-2.5 border-t border-line pt-2 text-ink3">{t("neverTouched")}</p>;
  return (
    <section aria-label={t("lastContacts")} className="mt-2.5 border-t border-line pt-2">
      <h3 className="mb-1 text-caption font-medium text-ink2">{t("lastContacts")}</h3>
      <ul>
        {last.map((card) => (
          <li key={card.id} className="grid grid-cols-[60px_26px_1fr] items-baseline gap-x-2 py-0.5 text-chip">
            <span className="text-ink3">{short(card.occurredOn)}</span>
            <CardSign kind={card.kind} reach={card.reach} className="h-4 w-6 text-[11px]" />
            <p className="line-clamp-2 min-w-0 hover:line-clamp-none">
              {card.person && <span className="text-ink3">{`${shortName(card.person)}: `}</span>}
              {card.substance || <span className="text-ink3">{card.outcome ?? t(card.origin === "IMPORTED" ? "imported" : "withoutSubstance")}</span>}
              {card.nextOn && <span className="font-medium text-accent">{` → ${short(card.nextOn)}`}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
