import type { DateOnly } from "@/lib/core/dates";

/** Keys for the words of `calendar.holiday.*`. */
export type HolidayKey =
  | "newYear" | "christmas" | "defender" | "womensDay" | "spring" | "victory" | "russiaDay" | "unity";

/**
 * Non-working holidays of article 112 of the Labour Code of the Russian Federation (197-ФЗ of 30 December 2001), as
 * they have stood since 2013: 1–6 and 8 January New Year, 7 January Christmas, then six single days.
 */
const HOLIDAYS: [key: HolidayKey, days: string[]][] = [
  ["newYear", ["01-01", "01-02", "01-03", "01-04", "01-05", "01-06", "01-08"]],
  ["christmas", ["01-07"]],
  ["defender", ["02-23"]],
  ["womensDay", ["03-08"]],
  ["spring", ["05-01"]],
  ["victory", ["05-09"]],
  ["russiaDay", ["06-12"]],
  ["unity", ["11-04"]],
];

const BY_DAY = new Map(HOLIDAYS.flatMap(([key, days]) => days.map((day) => [day, key] as const)));

/** The holiday of article 112 on this date, or null. */
export const holidayOn = (date: DateOnly): HolidayKey | null => BY_DAY.get(date.slice(5)) ?? null;

/** All holidays of the year in order. */
export const holidaysOf = (year: number): DateOnly[] => [...BY_DAY.keys()].map((day) => `${year}-${day}`);

/**
 * A day off that falls on a holiday moves to the next working day after it, but the days of January: the Government
 * moves two of those by decree (article 112, parts 2 and 5).
 */
export const movesByItself = (holiday: DateOnly): boolean => holiday.slice(5, 7) !== "01";
