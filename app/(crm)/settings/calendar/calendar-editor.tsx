"use client";
import { useTranslations } from "next-intl";
import { useState, type KeyboardEvent } from "react";
import { addDays } from "@/lib/core/dates";
import type { YearView } from "@/lib/calendar/queries";
import { DayPanel } from "./day-panel";
import { MonthGrid } from "./month-grid";

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Twelve months; a day opens at the side, the arrows go from day to day. */
export function CalendarEditor({ year, today }: { year: YearView; today: string }) {
  const t = useTranslations("settings.calendar");
  const [chosen, setChosen] = useState<string | null>(null);
  const day = year.days.find((one) => one.day === chosen);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    const from = event.target instanceof HTMLElement ? event.target.dataset.day : undefined;
    if (!step || !from) return;
    const next = event.currentTarget.querySelector<HTMLElement>(`[data-day="${addDays(from, step)}"]`);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div className="flex flex-1 items-start">
      <div className="min-w-0 flex-1 px-4 py-3">
        <Legend />
        <div onKeyDown={onKeyDown} className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(230px,1fr))] gap-x-7 gap-y-4 max-sm:grid-cols-1">
          {Array.from({ length: 12 }, (_, at) => (
            <MonthGrid
              key={at} month={at + 1} today={today} chosen={chosen} onChoose={setChosen}
              days={year.days.filter((one) => Number(one.day.slice(5, 7)) === at + 1)}
            />
          ))}
        </div>
        <p className="mt-4 max-w-[80ch] text-chip text-ink3">{t("sources")}</p>
      </div>
      {day && (
        <div className="sm:sticky sm:top-bar sm:h-[calc(100dvh-var(--bar))]">
          <DayPanel key={`${day.day}|${day.own?.kind ?? ""}|${day.own?.note ?? ""}`} day={day} onClose={() => setChosen(null)} />
        </div>
      )}
    </div>
  );
}

function Legend() {
  const t = useTranslations("settings.calendar");
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-chip text-ink2">
      {(["DAY_OFF", "HOLIDAY", "SHORT"] as const).map((kind) => (
        <li key={kind} className="flex items-baseline gap-1.5"><b className="font-mark font-bold text-ink">{t(`markOf.${kind}`)}</b>{t(`kindOf.${kind}`)}</li>
      ))}
      <li className="flex items-baseline gap-1.5"><b className="font-bold text-ink">{t("movedMark")}</b>{t("moved")}</li>
      <li className="flex items-center gap-1.5"><span className="size-3.5 rounded-sm border-2 border-accent" />{t("own")}</li>
    </ul>
  );
}
