"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MarkSign } from "@/components/grid/marks";
import { useMonthName, useShortDay } from "@/components/grid/words";
import { formatDate, monthLabel, monthOf, partsOf } from "@/lib/core/dates";
import type { CellCard, CellContent, CellPlan } from "@/lib/grid/schema";

/** «18 ноя» */
function useDayOfMonth(): (date: string) => string {
  const locale = useLocale();
  return (date) => `${partsOf(date).day}\u00A0${monthLabel(monthOf(date), locale)}`;
}

function Item({ sign, title, aside, children }: { sign: ReactNode; title: ReactNode; aside?: ReactNode; children?: ReactNode }) {
  return (
    <li className="grid grid-cols-[28px_1fr] gap-x-2.5 border-b border-line px-3 py-1.75">
      {sign}
      <div className="min-w-0">
        <div className="flex items-baseline justify-between gap-2"><b className="font-semibold text-ink">{title}</b><span className="shrink-0 text-[11.5px] text-ink3">{aside}</span></div>
        {children}
      </div>
    </li>
  );
}

function Card({ card }: { card: CellCard }) {
  const t = useTranslations("grid");
  const dayOfMonth = useDayOfMonth();
  const shortDay = useShortDay();
  const when = card.time ? `${dayOfMonth(card.date)}, ${card.time}` : dayOfMonth(card.date);
  const sign = card.mark
    ? <MarkSign mark={card.mark} state="fact" className="h-4.5 w-7 text-[12px]" />
    : <span title={t("dialMeaning")} className="text-center text-ink3">{t("dial")}</span>;
  return (
    <Item sign={sign} title={[when, card.person].filter(Boolean).join(" · ")} aside={card.minutes === null ? card.author : t("minutes", { minutes: card.minutes })}>
      <p className="whitespace-pre-line">{card.substance || (card.imported ? <span className="text-ink3">{t("importedCard")}</span> : <span className="text-alarm">{t("noSubstance")}</span>)}</p>
      {(card.proposals || card.nextOn) && <p className="text-ink2">{`→ ${[card.nextOn && shortDay(card.nextOn), card.proposals].filter(Boolean).join(", ")}`}</p>}
    </Item>
  );
}

function Plan({ plan, missed, onRemove }: { plan: CellPlan; missed: boolean; onRemove?: () => void }) {
  const t = useTranslations("grid");
  const monthOnly = plan.day === null;
  const values = { kind: t(`kind.${plan.mark}`), day: plan.day === null ? "" : formatDate(plan.day) };
  return (
    <Item
      sign={<MarkSign mark={plan.mark} state={missed ? "missed" : "plan"} className="h-4.5 w-7 text-[12px]" />}
      title={t(missed ? "missedTitle" : monthOnly ? "planTitle" : "planTitleDay", values)} aside={plan.author}
    >
      <p>{t("planReason", { origin: t(`origin.${plan.origin}`), reason: plan.reason ? t("reasonTail", { reason: plan.reason }) : "" })}</p>
      {onRemove && <button type="button" onClick={onRemove} className="text-accent underline-offset-2 hover:underline">{t("removePlan")}</button>}
    </Item>
  );
}

/** What a cell holds: cards first, then plans; an empty one says so. */
export function CellRecords({ content, month, currentMonth, onRemove }: {
  content: CellContent;
  month: number;
  currentMonth: number;
  onRemove?: (plan: CellPlan) => void;
}) {
  const t = useTranslations("grid");
  const monthName = useMonthName();
  const { cards, plans } = content;
  if (cards.length + plans.length === 0) return <p className="px-3 py-2.5 text-ink2">{t(month > currentMonth ? "emptyFuture" : "emptyPast", { month: monthName(month) })}</p>;
  return (
    <ul className="thin-scrollbar max-h-[min(52vh,420px)] overflow-y-auto">
      {cards.map((card) => <Card key={card.id} card={card} />)}
      {plans.map((plan) => <Plan key={plan.id} plan={plan} missed={month < currentMonth} onRemove={onRemove && (() => onRemove(plan))} />)}
    </ul>
  );
}
