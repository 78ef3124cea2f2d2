import { addDays, daysBetween, firstDay, lastDay, partsOf, weekday, type DateOnly, type MonthIndex } from "@/lib/core/dates";
import { holidayOn, holidaysOf, movesByItself, type HolidayKey } from "@/lib/calendar/holidays";
import { DECREES } from "@/lib/calendar/transfers";

export type DayKind = "WORKING" | "DAY_OFF" | "HOLIDAY" | "SHORT";

/** What a day's kind rests on; words for it are chosen by the reader's language. */
export type DaySource =
  | { by: "WEEK" }
  | { by: "LABOUR_CODE"; article: 95 | 112; holiday?: HolidayKey }
  | { by: "DECREE"; number: string; date: DateOnly }
  | { by: "OVERRIDE" };

export interface CalendarSettings {
  /** working weekdays, 1 = Monday … 7 = Sunday */
  workingDays: readonly number[];
  /** the organisation's own corrections; they win over everything */
  overrides?: ReadonlyMap<DateOnly, DayKind> | Readonly<Record<DateOnly, DayKind>>;
}

export interface CalendarDay {
  kind: DayKind;
  /** the day this one has changed places with: whose day off it is, or where its own day off went */
  movedFrom?: DateOnly;
  source: DaySource;
  /** no decree of this year is known: the Government can still move days */
  provisional: boolean;
}

interface YearPlan {
  /** working day that is off → the day off it stands for, and on whose word */
  off: Map<DateOnly, { from: DateOnly; source: DaySource }>;
  /** day off that is worked → the day it was moved to */
  worked: Map<DateOnly, { to: DateOnly; source: DaySource }>;
}

export const RUSSIAN_WEEK: readonly number[] = [1, 2, 3, 4, 5];
// Nobody rests longer than this: a search that finds no working day in it stands on settings without one.
const SEARCH_DAYS = 1000;
const plans = new Map<string, YearPlan>();

const yearOf = (date: DateOnly): number => partsOf(date).year;
const works = (week: readonly number[], date: DateOnly): boolean => week.includes(weekday(date));

/** Whether the days off of the year are settled by a published decree. */
export const isPublished = (year: number): boolean => Object.hasOwn(DECREES, year);

/** A transfer concerns an organisation only where the moved day is a day off of its week and the other is worked. */
function decreed(year: number, week: readonly number[]): YearPlan {
  const plan: YearPlan = { off: new Map(), worked: new Map() };
  const decree = DECREES[year];
  if (!decree) return plan;
  const source: DaySource = { by: "DECREE", number: decree.number, date: decree.date };
  for (const [from, to] of decree.moves) {
    if (works(week, from) || !works(week, to)) continue;
    plan.off.set(to, { from, source });
    if (!holidayOn(from)) plan.worked.set(from, { to, source });
  }
  return plan;
}

function planOf(year: number, week: readonly number[]): YearPlan {
  const key = `${year}:${[...week].sort().join("")}`;
  const known = plans.get(key);
  if (known) return known;
  const plan = decreed(year, week);
  const movedByDecree = new Set([...plan.off.values()].map(({ from }) => from));
  if (week.length > 0) {
    for (const holiday of holidaysOf(year)) {
      if (works(week, holiday) || !movesByItself(holiday) || movedByDecree.has(holiday)) continue;
      let to = addDays(holiday, 1);
      while (!works(week, to) || holidayOn(to) || plan.off.has(to)) to = addDays(to, 1);
      plan.off.set(to, { from: holiday, source: { by: "LABOUR_CODE", article: 112 } });
    }
  }
  plans.set(key, plan);
  return plan;
}

function overrideOn(date: DateOnly, { overrides }: CalendarSettings): DayKind | undefined {
  if (!overrides) return undefined;
  if (overrides instanceof Map) return overrides.get(date);
  const record = overrides as Readonly<Record<DateOnly, DayKind>>;
  return Object.hasOwn(record, date) ? record[date] : undefined;
}

const isHoliday = (date: DateOnly, settings: CalendarSettings): boolean => {
  const own = overrideOn(date, settings);
  return own ? own === "HOLIDAY" : holidayOn(date) !== null;
};

/** Article 95: the working day right before a holiday is an hour shorter. */
const kindOfWorked = (eveOf: DateOnly, settings: CalendarSettings): DayKind =>
  isHoliday(addDays(eveOf, 1), settings) ? "SHORT" : "WORKING";

/**
 * What kind of day it is for an organisation: its corrections, then holidays of article 112, then transfers, then its
 * week. A day off that is worked lasts as long as the day it was moved to (order of the Ministry of Labour).
 * Throws RangeError on a text that is no date.
 */
export function calendarDay(date: DateOnly, settings: CalendarSettings): CalendarDay {
  const year = yearOf(date);
  const own = overrideOn(date, settings);
  if (own) return { kind: own, source: { by: "OVERRIDE" }, provisional: false };
  const provisional = !isPublished(year);
  const holiday = holidayOn(date);
  if (holiday) return { kind: "HOLIDAY", source: { by: "LABOUR_CODE", article: 112, holiday }, provisional };
  const plan = planOf(year, settings.workingDays);
  const off = plan.off.get(date);
  if (off) return { kind: "DAY_OFF", movedFrom: off.from, source: off.source, provisional };
  const worked = plan.worked.get(date);
  if (worked) return { kind: kindOfWorked(worked.to, settings), movedFrom: worked.to, source: worked.source, provisional };
  if (!works(settings.workingDays, date)) return { kind: "DAY_OFF", source: { by: "WEEK" }, provisional };
  const kind = kindOfWorked(date, settings);
  return { kind, source: kind === "SHORT" ? { by: "LABOUR_CODE", article: 95 } : { by: "WEEK" }, provisional };
}

export function isWorkingDay(date: DateOnly, settings: CalendarSettings): boolean {
  const { kind } = calendarDay(date, settings);
  return kind === "WORKING" || kind === "SHORT";
}

function seek(date: DateOnly, step: 1 | -1, settings: CalendarSettings): DateOnly {
  let at = date;
  for (let tried = 0; tried < SEARCH_DAYS; tried += 1) {
    at = addDays(at, step);
    if (isWorkingDay(at, settings)) return at;
  }
  throw new RangeError(`no working day within ${SEARCH_DAYS} days of ${date}`);
}

/** The first working day after this one. Throws RangeError when the settings know no working day. */
export const nextWorkingDay = (date: DateOnly, settings: CalendarSettings): DateOnly => seek(date, 1, settings);

/** The last working day before this one. Throws RangeError when the settings know no working day. */
export const previousWorkingDay = (date: DateOnly, settings: CalendarSettings): DateOnly => seek(date, -1, settings);

/** The nth working day after the date (before it when n is negative); the date itself does not count, 0 returns it. */
export function addWorkingDays(date: DateOnly, count: number, settings: CalendarSettings): DateOnly {
  let at = date;
  for (let left = Math.abs(count); left > 0; left -= 1) at = seek(at, count > 0 ? 1 : -1, settings);
  return at;
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. Undoes addWorkingDays. */
export function workingDaysBetween(from: DateOnly, to: DateOnly, settings: CalendarSettings): number {
  if (to < from) {
    // Backwards the far end counts instead: the same days that addWorkingDays(-n) steps on.
    return -workingDaysBetween(addDays(to, -1), addDays(from, -1), settings) || 0;
  }
  let found = 0;
  for (let ahead = daysBetween(from, to); ahead > 0; ahead -= 1) if (isWorkingDay(addDays(from, ahead), settings)) found += 1;
  return found;
}

/** Working days of a month in order. */
export function workingDaysOfMonth(month: MonthIndex, settings: CalendarSettings): DateOnly[] {
  const days: DateOnly[] = [];
  for (let at = firstDay(month); at <= lastDay(month); at = addDays(at, 1)) if (isWorkingDay(at, settings)) days.push(at);
  return days;
}

/** The nth working day of a month, counted from 1, or null when the month has fewer. */
export const nthWorkingDayOfMonth = (month: MonthIndex, nth: number, settings: CalendarSettings): DateOnly | null =>
  workingDaysOfMonth(month, settings)[nth - 1] ?? null;
