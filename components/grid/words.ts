"use client";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { shownMarks } from "@/components/grid/marks";
import { formatDayMonth, monthNumber, yearOfMonth } from "@/lib/core/dates";

const MONTHS = ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11", "m12"] as const;

/** «Ноябрь 2026» */
export function useMonthName(): (month: number) => string {
  const t = useTranslations("grid");
  return useMemo(() => (month) => t("monthOfYear", { month: t(`monthName.${MONTHS[monthNumber(month) - 1] ?? "m1"}`), year: String(yearOfMonth(month)) }), [t]);
}

/** What a month holds, in words: «звонок, план: визит»; «пусто» for nothing. */
export function useMarksInWords(): (byte: number, month: number, currentMonth: number) => string {
  const t = useTranslations("grid");
  return useMemo(() => (byte, month, currentMonth) =>
    shownMarks(byte, month, currentMonth).map(({ mark, state }) => t(`spoken.${state}`, { mark: t(`kind.${mark}`) })).join(", ") || t("spoken.nothing"), [t]);
}

/** «26.11» in Russian, as the columns have no room for more. */
export function useShortDay(): (date: string) => string {
  const locale = useLocale();
  return useMemo(() => (date) => (locale === "en" ? formatDayMonth(date).split(".").join("/") : formatDayMonth(date)), [locale]);
}
