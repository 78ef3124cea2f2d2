import { addMonthsTo, daysBetween, firstDay, type DateOnly, type MonthIndex } from "@/lib/core/dates";
import type { DayNumber } from "@/lib/grid/schema";

const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(2000, 0, 1);
const DAYS_A_MONTH = 30.436875;

/** The first day of a month as a day number; January 2000 is 0, so is everything before it for a column of days. */
export const firstDayOf = (month: MonthIndex): DayNumber => (Date.UTC(2000, month, 1) - EPOCH_MS) / DAY_MS;

/** The month a day belongs to. */
export function monthOfDay(day: DayNumber): MonthIndex {
  let month = Math.floor(day / DAYS_A_MONTH);
  while (firstDayOf(month + 1) <= day) month++;
  while (firstDayOf(month) > day) month--;
  return month;
}

/** "yyyy-MM-dd" → day number; null is 0. Throws RangeError on what is no date. */
export const dayOf = (date: DateOnly | null): DayNumber => (date === null ? 0 : daysBetween("2000-01-01", date));

/** Day number → "yyyy-MM-dd"; 0 is null. */
export function dateOfDay(day: DayNumber): DateOnly | null {
  if (day === 0) return null;
  const month = monthOfDay(day);
  return firstDay(month).slice(0, 8) + String(day - firstDayOf(month) + 1).padStart(2, "0");
}

/** The same day of the month `count` months earlier, or that month's last day. */
export const monthsBefore = (day: DayNumber, count: number): DayNumber =>
  dayOf(addMonthsTo(dateOfDay(day) ?? "2000-01-01", -count));
