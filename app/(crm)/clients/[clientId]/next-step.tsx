import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { MarkSign } from "@/components/grid/marks";
import type { ClientCardView, PlanView } from "@/lib/clients/views";
import { firstDay, formatDate, lastDay, monthLabel, yearOfMonth, type DateOnly } from "@/lib/core/dates";
import { formatWeekdayDate, relativeDay } from "@/lib/core/format";
import type { Mark } from "@/lib/months/rules";

const MARK: Readonly<Record<PlanView["kind"], Mark>> = { CALL: "CALL", VISIT: "VISIT", START: "CONTRACT" };

export function usePlanWords() {
  const t = useTranslations("clients");
  const locale = useLocale();
  const monthOnly = ({ month }: PlanView) => `${monthLabel(month, locale)} ${yearOfMonth(month)}`;
  return {
    title: (plan: PlanView) => t("plan.title", { when: plan.day ? formatWeekdayDate(plan.day, locale) : monthOnly(plan), kind: t(`plan.${plan.kind}`) }),
    missed: (plan: PlanView) => t("plan.missed", { when: plan.day ? formatDate(plan.day) : monthOnly(plan), kind: t(`plan.${plan.kind}`) }),
    text: ({ reason, proposals }: PlanView) => [proposals, reason].filter(Boolean).join(" "),
  };
}

const MISSED_SHOWN = 2;
const overdue = ({ day, month }: PlanView, today: DateOnly) => (day ?? lastDay(month)) < today;

/** What is to be done next comes first; what was missed stands under it until it is done or withdrawn. */
export function NextStep({ client, today, mayLog }: { client: ClientCardView; today: DateOnly; mayLog: boolean }) {
  const t = useTranslations("clients");
  const locale = useLocale();
  const words = usePlanWords();
  const { nextPlan, missedPlans } = client;
  const ended = client.stage === "LOST" || client.stage === "LEFT" || client.archivedOn !== null;
  const late = nextPlan !== null && overdue(nextPlan, today);
  return (
    <section aria-labelledby="next-step" className="min-w-0 px-4 py-2.5 sm:border-r sm:border-line">
      <div className="flex justify-between gap-2 text-chip text-ink3">
        <h2 id="next-step">{t("nextStep")}</h2>
        {nextPlan && <span className={late ? "font-semibold text-alarm" : undefined}>{late ? t("overdue") : relativeDay(nextPlan.day ?? firstDay(nextPlan.month), today, locale)}</span>}
      </div>
      {nextPlan ? (
        <>
          <p className="text-[14.5px]/5 font-semibold first-letter:uppercase">{words.title(nextPlan)}</p>
          <p className="line-clamp-4 break-words whitespace-pre-line">{words.text(nextPlan)}</p>
        </>
      ) : ended ? <p className="text-ink2">{t("plan.ended")}</p> : (
        <p className="text-alarm">{t("plan.none")} {mayLog && <Link scroll={false} href={`?log=${client.id}`} className="font-semibold underline underline-offset-2">{t("plan.make")}</Link>}</p>
      )}
      {missedPlans.toReversed().slice(0, MISSED_SHOWN).map((plan) => (
        <p key={plan.id} className="mt-1.5 flex items-start gap-1.5 text-alarm">
          <MarkSign mark={MARK[plan.kind]} state="missed" className="mt-px h-4 min-w-4.5 shrink-0 text-[11px]" />
          <span className="line-clamp-2">{words.missed(plan)} {words.text(plan)}</span>
        </p>
      ))}
      {missedPlans.length > MISSED_SHOWN && <p className="mt-1 text-chip text-alarm">{t("plan.moreMissed", { count: missedPlans.length - MISSED_SHOWN })}</p>}
    </section>
  );
}
