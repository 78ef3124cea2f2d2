"use client";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ReadDate } from "@/components/ui/date-field";
import { calendarDay, nextWorkingDay, type CalendarSettings } from "@/lib/calendar/rules";
import { parseDateWords, type Lean } from "@/lib/core/date-words";
import { formatDate, monthLabel, monthOf, partsOf, weekday, yearOfMonth } from "@/lib/core/dates";

type Words = ReturnType<typeof useTranslations<"dates">>;

const NO_BREAK = "\u00A0";
const dayWord = (t: Words, date: string): string => t(`weekdayShort.${weekday(date)}`);

/** «26 ноя», with the year where it is not the present one. */
export function useShortDate(today: string): (date: string) => string {
  const locale = useLocale();
  return useMemo(() => (date) => {
    const month = monthOf(date);
    const year = yearOfMonth(month) === yearOfMonth(monthOf(today)) ? "" : `${NO_BREAK}${yearOfMonth(month)}`;
    return `${partsOf(date).day}${NO_BREAK}${monthLabel(month, locale).toLowerCase()}${year}`;
  }, [locale, today]);
}

/** «чт 26 ноя» */
export function useDayAndDate(today: string): (date: string) => string {
  const t = useTranslations("dates");
  const short = useShortDate(today);
  return useMemo(() => (date) => `${dayWord(t, date)}${NO_BREAK}${short(date)}`, [t, short]);
}

/** Reads a date as people write it, says its weekday, and warns of a day off, with the nearest working day one press away. */
export function useDateReader({ today, calendar, lean }: { today: string; calendar: CalendarSettings; lean: Lean }): (text: string) => ReadDate | null {
  const t = useTranslations("dates");
  return useMemo(() => {
    const shown = (date: string) => `${dayWord(t, date)}${NO_BREAK}${formatDate(date)}`;
    return (text) => {
      const value = parseDateWords(text, today, lean);
      if (!value) return null;
      const { kind } = calendarDay(value, calendar);
      if (lean === "past" || kind === "WORKING" || kind === "SHORT") return { value, shown: shown(value) };
      const instead = nextWorkingDay(value, calendar);
      return {
        value, shown: shown(value), warning: t(kind === "HOLIDAY" ? "holiday" : "dayOff"),
        instead: { value: instead, label: t("takeInstead", { date: shown(instead) }) },
      };
    };
  }, [t, today, calendar, lean]);
}
