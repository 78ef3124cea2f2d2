"use client";
import { useLocale, useTranslations } from "next-intl";
import { CardSign } from "@/components/contacts/card-sign";
import { useLog } from "@/components/contacts/log-provider";
import { useShortDate } from "@/components/contacts/read-date";
import { useCardActions } from "@/components/contacts/use-card-actions";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { More } from "@/components/ui/icons";
import { Menu, MenuItem } from "@/components/ui/menu";
import { monthLabel, monthOf, yearOfMonth } from "@/lib/core/dates";
import { shortName } from "@/lib/core/format";
import type { CardView } from "@/lib/contacts/queries";

const NO_BREAK = "\u00A0";

/** One card: when, with whom, what was learnt, what comes next. */
export function CardEntry({ card, today, onVersions }: { card: CardView; today: string; onVersions: () => void }) {
  return (
    <li data-keep-together className="grid gap-x-4 gap-y-1 border-b border-line py-2.5 sm:grid-cols-[92px_minmax(0,1fr)] lg:grid-cols-[92px_minmax(0,1fr)_minmax(0,226px)]">
      <When card={card} today={today} />
      <Said card={card} />
      <Ahead card={card} today={today} onVersions={onVersions} />
    </li>
  );
}

function When({ card, today }: { card: CardView; today: string }) {
  const t = useTranslations("contacts");
  const locale = useLocale();
  const short = useShortDate(today);
  const month = monthOf(card.occurredOn);
  // An old table knows months only: a day would be invented.
  const day = card.precision === "MONTH" ? `${monthLabel(month, locale).toLowerCase()}${NO_BREAK}${yearOfMonth(month)}` : short(card.occurredOn);
  const duration = card.durationMinutes === null ? null : t("minutesOf", { count: card.durationMinutes });
  return (
    <div className="max-sm:flex max-sm:items-baseline max-sm:gap-2">
      <time dateTime={card.occurredOn} className="font-semibold">{day}</time>
      <span className="block text-chip text-ink3">{[card.time, duration].filter(Boolean).join(", ")}</span>
    </div>
  );
}

function Said({ card }: { card: CardView }) {
  const t = useTranslations("contacts");
  const flags = [
    card.origin === "IMPORTED" && t("imported"), card.enteredLate && t("enteredLate"), card.direction === "IN" && t("direction.IN"),
    card.version > 1 && t("changed"), card.kind === "START" && t(card.confirmedBy ? "confirmed" : "notConfirmed"),
  ];
  const silent = card.substance === "" && card.origin !== "IMPORTED" && card.reach === "DECISION_MAKER";
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-1.5">
        <CardSign kind={card.kind} reach={card.reach} className="h-4 min-w-5 px-1 text-[12px]" />
        {card.person && <b className="font-semibold">{shortName(card.person)}</b>}
        {card.decisionMaker && <Badge tone="outline" mark>{t("decisionMaker")}</Badge>}
        <span className="text-ink2">{card.personPosition || (!card.person && t(`met.${card.kind}.${card.reach}`))}</span>
        {card.outcome && <span className="text-ink3">{`· ${card.outcome}`}</span>}
      </p>
      {card.substance && <p className="mt-0.5 whitespace-pre-line">{card.substance}</p>}
      {silent && <p className="mt-0.5 text-alarm">{t("withoutSubstance")}</p>}
      {card.objections && <p className="mt-0.5 whitespace-pre-line text-ink2">{t("objected", { text: card.objections })}</p>}
      <p className="mt-0.5 text-caption text-ink3">{[card.author && shortName(card.author), ...flags].filter(Boolean).join(" · ")}</p>
    </div>
  );
}

function Ahead({ card, today, onVersions }: { card: CardView; today: string; onVersions: () => void }) {
  const t = useTranslations("contacts");
  const short = useShortDate(today);
  const { open } = useLog();
  const { annul, confirm } = useCardActions(card);
  const next = card.nextOn && t("nextIs", { date: short(card.nextOn), kind: t(`kind.${card.nextKind ?? "CALL"}`).toLowerCase() });
  const stop = card.stopReason && [t("stopIs", { reason: card.stopReason }), card.stopNote].filter(Boolean).join(". ");
  return (
    <div className="flex min-w-0 items-start gap-2 max-lg:sm:col-start-2">
      <div className="min-w-0 flex-1">
        {card.proposals && <p className="whitespace-pre-line text-ink2">{card.proposals}</p>}
        {next && <p className="font-semibold text-accent">{`→${NO_BREAK}${next}`}</p>}
        {stop && <p className="text-ink2">{stop}</p>}
        {card.mayConfirm && <Button className="mt-1" onClick={confirm} data-screen-only>{t("confirm")}</Button>}
      </div>
      <Menu
        label={t("cardMenu")}
        trigger={<button type="button" aria-label={t("cardMenu")} data-screen-only className="grid size-control shrink-0 place-items-center rounded-md text-ink3 hover:bg-surface2 hover:text-ink"><More /></button>}
      >
        {card.mayCorrect && <MenuItem onSelect={() => open({ clientId: card.clientId, kind: card.kind, cardId: card.id })}>{t("correct")}</MenuItem>}
        <MenuItem onSelect={onVersions}>{t("versions")}</MenuItem>
        {card.mayCorrect && <MenuItem danger onSelect={annul}>{t("annul")}</MenuItem>}
      </Menu>
    </div>
  );
}
