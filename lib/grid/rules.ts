import { addMonthsTo, daysBetween, firstDay, type DateOnly, type MonthIndex } from "@/lib/core/dates";
import { STAGES, type DayNumber, type GridData } from "@/lib/grid/schema";
import { PLANS, unmetPlans } from "@/lib/months/rules";

const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(2000, 0, 1);
const DAYS_A_MONTH = 30.436875;

/** The first day of a month as a day number; 1 January 2000 is 0. */
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

/** What a client may lack. Gaps are louder than activity: each has a chip with its count. */
export const GAPS = ["overdue", "missed", "unplanned", "untouched", "silent"] as const;
export type Gap = (typeof GAPS)[number];
export const GAP_BITS: Readonly<Record<Gap, number>> = { overdue: 1, missed: 2, unplanned: 4, untouched: 8, silent: 16 };

const LOST = STAGES.indexOf("LOST");
const LEFT = STAGES.indexOf("LEFT");
/** Work with a client who is lost or has left has ended with a reason: nothing is expected there. */
const hasEnded = (stage: number): boolean => stage === LOST || stage === LEFT;

/** A contact on this day or earlier is "silent for `months` months" today. */
export const silentSince = (today: DayNumber, months: number): DayNumber =>
  dayOf(addMonthsTo(dateOfDay(today) ?? "2000-01-01", -months));

/** Bits of `PLANNED`: what the months of the window say about a row's plans. */
const MISSED = 1;
const PLANNED = 2;

function plansOf({ months, count, length, fromMonth, currentMonth }: GridData): Uint8Array {
  const plans = new Uint8Array(count);
  for (let at = 0, cell = 0; at < length; at++) {
    const bit = fromMonth + at < currentMonth ? MISSED : PLANNED;
    for (let row = 0; row < count; row++, cell++) {
      const byte = months[cell]!;
      if (byte & PLANS && unmetPlans(byte)) plans[row]! |= bit;
    }
  }
  return plans;
}

/**
 * The gaps of every row, as GAP_BITS:
 * overdue – the next contact was due before today;
 * missed – a plan of a past month of the window without its fact;
 * unplanned – no plan from this month on, no next contact ahead, and the work has not ended;
 * untouched – never a contact;
 * silent – the last contact is `silentMonths` months old or older, and the work has not ended.
 */
export function gapsOf(data: GridData, silentMonths: number): Uint8Array {
  const { count, today, lastContact, nextContact, stages } = data;
  const plans = plansOf(data);
  const since = silentSince(today, silentMonths);
  const gaps = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    const last = lastContact[row]!;
    const next = nextContact[row]!;
    const plan = plans[row]!;
    const ended = hasEnded(stages[row]!);
    gaps[row] = (next !== 0 && next < today ? GAP_BITS.overdue : 0)
      | (plan & MISSED ? GAP_BITS.missed : 0)
      | (!ended && !(plan & PLANNED) && next < today ? GAP_BITS.unplanned : 0)
      | (last === 0 ? GAP_BITS.untouched : 0)
      | (!ended && last !== 0 && last <= since ? GAP_BITS.silent : 0);
  }
  return gaps;
}
