"use client";
import { useTranslations } from "next-intl";
import type { CalendarDay } from "@/lib/calendar/rules";
import { formatDate } from "@/lib/core/dates";

/** What a day's kind rests on, in words: the week, the Labour Code, a decree by number and date, or the organisation. */
export function useDaySource(): (day: CalendarDay) => string {
  const t = useTranslations("settings.calendar.by");
  return ({ source, movedFrom }) => {
    const from = movedFrom ? formatDate(movedFrom) : "";
    switch (source.by) {
      case "WEEK": return t("week");
      case "OVERRIDE": return t("organisation");
      case "DECREE": return t("decree", { from, number: source.number, date: formatDate(source.date) });
      case "LABOUR_CODE":
        if (source.article === 95) return t("eve");
        return source.holiday ? t(`holiday.${source.holiday}`) : t("movedByCode", { from });
    }
  };
}
