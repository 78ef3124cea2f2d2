import { addMonths as addMonthsToDate } from "date-fns/addMonths";

/** A calendar date "yyyy-MM-dd" without a time or a zone. */
export type DateOnly = string;
/** Months since January 2000: 2000-01 → 0, 2026-11 → 322; earlier months are negative. */
export type MonthIndex = number;
/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const EPOCH_YEAR = 2000;
export const MONTHS_BACK = 36;
export const MONTHS_AHEAD = 12;
export const WINDOW_MONTHS = MONTHS_BACK + 1 + MONTHS_AHEAD;

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
// Own lists: Intl's Russian short months are «сент.», «нояб.», and 49 columns have room for three letters.
const MONTHS_RU = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
const MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export interface DateParts {
  year: number;
  /** 1–12 */
  month: number;
  day: number;
}

const pad = (value: number, width = 2): string => String(value).padStart(width, "0");

const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** The date of these parts, or null when there is no such day (31 April, 29 February 2026) or the year is outside 1000–9999. */
export function dateOf(year: number, month: number, day: number): DateOnly | null {
  if (![year, month, day].every(Number.isInteger) || year < 1000 || year > 9999) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** Whether the text is a real day written "yyyy-MM-dd". */
export function isDateOnly(text: string): text is DateOnly {
  const found = SHAPE.exec(text);
  return found !== null && dateOf(Number(found[1]), Number(found[2]), Number(found[3])) !== null;
}

/** Year, month (1–12) and day. Throws RangeError on anything but a real "yyyy-MM-dd". */
export function partsOf(date: DateOnly): DateParts {
  if (!isDateOnly(date)) throw new RangeError(`not a date: ${date}`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The month of a year and a month number 1–12; numbers outside roll over (2026, 13 → January 2027). */
export const monthOfParts = (year: number, month: number): MonthIndex => (year - EPOCH_YEAR) * 12 + month - 1;

export function monthOf(date: DateOnly): MonthIndex {
  const { year, month } = partsOf(date);
  return monthOfParts(year, month);
}

export const yearOfMonth = (month: MonthIndex): number => EPOCH_YEAR + Math.floor(month / 12);
/** 1–12 */
export const monthNumber = (month: MonthIndex): number => (((month % 12) + 12) % 12) + 1;
export const addMonths = (month: MonthIndex, count: number): MonthIndex => month + count;
export const firstDay = (month: MonthIndex): DateOnly => `${yearOfMonth(month)}-${pad(monthNumber(month))}-01`;

export function lastDay(month: MonthIndex): DateOnly {
  const year = yearOfMonth(month);
  const number = monthNumber(month);
  return `${year}-${pad(number)}-${pad(daysInMonth(year, number))}`;
}

const dayNumber = (date: DateOnly): number => {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
};

export const addDays = (date: DateOnly, count: number): DateOnly =>
  new Date((dayNumber(date) + count) * DAY_MS).toISOString().slice(0, 10);

/** The same day n months on; where that month is shorter, its last day (31 January + 1 → 28 or 29 February). */
export function addMonthsTo(date: DateOnly, count: number): DateOnly {
  const { year, month, day } = partsOf(date);
  // Noon, so that no zone's change of clocks moves the day.
  const moved = addMonthsToDate(new Date(year, month - 1, day, 12), count);
  return `${pad(moved.getFullYear(), 4)}-${pad(moved.getMonth() + 1)}-${pad(moved.getDate())}`;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: DateOnly, to: DateOnly): number => dayNumber(to) - dayNumber(from);

/** 1 January 1970 was a Thursday (4). Asked for every day of a year: a zoned date is thirty times as slow. */
export const weekday = (date: DateOnly): Weekday => ((((dayNumber(date) + 3) % 7) + 7) % 7 + 1) as Weekday;

/** The Monday to Sunday that hold the date. */
export function weekOf(date: DateOnly): { from: DateOnly; to: DateOnly } {
  const from = addDays(date, 1 - weekday(date));
  return { from, to: addDays(from, 6) };
}

export interface GridWindow {
  from: MonthIndex;
  current: MonthIndex;
  to: MonthIndex;
  /** always 49, both ends included */
  length: number;
}

/** The 36/12 window: 36 months before the current one, it, and 12 after. Domain rule 4. */
export const gridWindow = (current: MonthIndex): GridWindow => ({
  from: current - MONTHS_BACK,
  current,
  to: current + MONTHS_AHEAD,
  length: WINDOW_MONTHS,
});

/** Three letters for a month's column: «ноя», "Nov". */
export const monthLabel = (month: MonthIndex, locale: string = "ru"): string =>
  (locale.startsWith("ru") ? MONTHS_RU : MONTHS_EN)[monthNumber(month) - 1] ?? "";

/** dd.MM.yyyy */
export function formatDate(date: DateOnly): string {
  const { year, month, day } = partsOf(date);
  return `${pad(day)}.${pad(month)}.${year}`;
}

/** dd.MM */
export const formatDayMonth = (date: DateOnly): string => formatDate(date).slice(0, 5);

/** MM.yyyy */
export const formatMonthNumber = (month: MonthIndex): string => `${pad(monthNumber(month))}.${yearOfMonth(month)}`;
