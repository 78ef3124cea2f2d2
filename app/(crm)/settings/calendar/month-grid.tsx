"use client";
import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { DayView } from "@/lib/calendar/queries";
import { weekday } from "@/lib/core/dates";
import { formatWeekdayDate } from "@/lib/core/format";
import { useDaySource } from "./day-source";

const WEEK = ["1", "2", "3", "4", "5", "6", "7"] as const;
const LOOKS = {
  WORKING: "",
  SHORT: "bg-surface",
  DAY_OFF: "bg-surface2 text-ink2",
  HOLIDAY: "bg-tint text-on-tint font-semibold",
};

/** A month in weeks that start on Monday; kinds are told by letters as well as by their ground. */
export function MonthGrid({ month, days, today, chosen, onChoose }: {
  month: number;
  days: readonly DayView[];
  today: string;
  chosen: string | null;
  onChoose: (day: string) => void;
}) {
  const t = useTranslations("settings.calendar");
  const dates = useTranslations("dates");
  const name = dates(`month.${String(month) as "1"}`);
  const working = days.filter(({ kind }) => kind === "WORKING" || kind === "SHORT").length;
  const before = days[0] ? weekday(days[0].day) - 1 : 0;
  return (
    <section aria-label={name} data-keep-together>
      <h2 className="flex items-baseline justify-between"><span className="font-heading first-letter:uppercase">{name}</span><span className="text-chip text-ink3">{t("workingDays", { count: working })}</span></h2>
      <div className="mt-1 grid grid-cols-7 gap-px text-center">
        {WEEK.map((day) => <span key={day} aria-hidden className="text-caption text-ink3">{dates(`weekdayShort.${day}`)}</span>)}
        {Array.from({ length: before }, (_, at) => <span key={at} />)}
        {days.map((day) => <Day key={day.day} day={day} isToday={day.day === today} isChosen={day.day === chosen} onChoose={onChoose} />)}
      </div>
    </section>
  );
}

function Day({ day, isToday, isChosen, onChoose }: { day: DayView; isToday: boolean; isChosen: boolean; onChoose: (day: string) => void }) {
  const t = useTranslations("settings.calendar");
  const locale = useLocale();
  const source = useDaySource();
  const mark = day.kind === "WORKING" ? "" : t(`markOf.${day.kind}`);
  const words = `${formatWeekdayDate(day.day, locale)}: ${t(`kindOf.${day.kind}`)}. ${source(day)}`;
  return (
    <button
      type="button" data-day={day.day} aria-pressed={isChosen} aria-current={isToday ? "date" : undefined} title={words}
      onClick={() => onChoose(day.day)}
      className={classNames(
        "relative h-7 rounded-sm hover:bg-faint max-sm:h-control", LOOKS[day.kind],
        day.own && "inset-ring-2 inset-ring-accent", isChosen && "bg-accent! text-on-accent!", isToday && "underline decoration-2 underline-offset-3",
      )}
    >
      <span aria-hidden>{Number(day.day.slice(8))}</span><span className="sr-only">{words}</span>
      <span aria-hidden className="absolute top-0 right-0.5 font-mark text-caption/[13px] font-bold">{mark}{day.movedFrom && t("movedMark")}</span>
    </button>
  );
}
