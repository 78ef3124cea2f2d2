import { addMonthsTo, daysBetween, partsOf, type DateOnly } from "@/lib/core/dates";

const NO_BREAK = "\u00A0";
// ICU mixes thin and narrow spaces, another set in each version: server and browser must draw the same.
const noBreak = (text: string): string => text.replace(/[\s\u2009\u202F]/g, NO_BREAK);
const evenSpaces = (text: string): string => text.replace(/[\u2009\u202F]/g, NO_BREAK);

/** «12 345,6» with no-break spaces in Russian, "12,345.6" in English; at most `digits` after the point. */
export const formatNumber = (value: number, locale: string = "ru", digits = 0): string =>
  // Grouped from four digits on, as in the column of a table; Intl's Russian default leaves 1234 bare in some ICU versions.
  noBreak(new Intl.NumberFormat(locale, { maximumFractionDigits: digits, useGrouping: "always" }).format(value));

/** A share of 1 as per cent: 0.125 → «13 %»; "–" when there is nothing to divide by. */
export const formatShare = (share: number | null, locale: string = "ru", digits = 0): string =>
  share === null || !Number.isFinite(share)
    ? "–"
    : noBreak(new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits }).format(share));

/** Whole calendar months from one date to another, towards zero. */
function monthsBetween(from: DateOnly, to: DateOnly): number {
  const [a, b] = [partsOf(from), partsOf(to)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && addMonthsTo(from, months) > to) return months - 1;
  if (months < 0 && addMonthsTo(from, months) < to) return months + 1;
  return months;
}

/** «сегодня», «вчера», «3 дня назад», «через 2 недели», «5 месяцев назад»: days up to a fortnight, then weeks, months, years. */
export function relativeDay(date: DateOnly, today: DateOnly, locale: string = "ru"): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const exact = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
  const days = daysBetween(today, date);
  if (Math.abs(days) < 14) return words.format(days, "day");
  const months = monthsBetween(today, date);
  if (Math.abs(months) < 2) return exact.format(Math.trunc(days / 7), "week");
  return Math.abs(months) < 24 ? exact.format(months, "month") : exact.format(Math.trunc(months / 12), "year");
}

const longDate = (date: DateOnly, locale: string, options: Intl.DateTimeFormatOptions): string =>
  evenSpaces(new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { ...options, timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`)));

/** «23 ноября 2026 г.», "23 November 2026" */
export const formatLongDate = (date: DateOnly, locale: string = "ru"): string =>
  longDate(date, locale, { day: "numeric", month: "long", year: "numeric" });

/** «понедельник, 23 ноября», "Monday 23 November" */
export const formatWeekdayDate = (date: DateOnly, locale: string = "ru"): string =>
  longDate(date, locale, { weekday: "long", day: "numeric", month: "long" });

/** «пн», "Mon" */
export const weekdayLabel = (date: DateOnly, locale: string = "ru"): string => longDate(date, locale, { weekday: "short" });

/** «23–29 ноября 2026 г.» */
export const formatPeriod = (from: DateOnly, to: DateOnly, locale: string = "ru"): string =>
  evenSpaces(new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
    .formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)));

/**
 * Surname first, the rest as initials: «Самойлова Наталья Петровна» → «Самойлова Н. П.», with no-break spaces.
 * Initials already written are set apart; a single name stays; words in lower case after the surname (оглы) are left out.
 */
export function shortName(fullName: string): string {
  const [surname = "", ...rest] = fullName.trim().replace(/\.(?=\S)/g, ". ").split(/\s+/);
  const initials = rest.filter((word) => /^\p{Lu}/u.test(word)).map((word) =>
    word.split("-").filter(Boolean).map((part) => `${[...part][0] ?? ""}.`).join("-"));
  return [surname, ...initials].join(NO_BREAK);
}
