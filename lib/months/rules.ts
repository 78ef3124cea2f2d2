import type { MonthIndex } from "@/lib/core/dates";

/** What a month of a client can hold, from the least to the furthest: Зв, В, Дог. */
export type Mark = "CALL" | "VISIT" | "CONTRACT";
export const MARKS: readonly Mark[] = ["CALL", "VISIT", "CONTRACT"];

/**
 * One byte a month. Facts come from contact cards, plans from planned contacts; nothing else sets a bit.
 * IMPORTED_ONLY: every fact of the month comes from imported cards, so there is no substance to read.
 */
export const FACT: Readonly<Record<Mark, number>> = { CALL: 1, VISIT: 2, CONTRACT: 4 };
export const PLAN: Readonly<Record<Mark, number>> = { CALL: 8, VISIT: 16, CONTRACT: 32 };
export const FACTS = 7;
export const PLANS = 56;
export const IMPORTED_ONLY = 64;

export type MarkState = "none" | "fact" | "plan" | "missed";
export type CellState = Readonly<Record<Mark, MarkState>>;

const stateOf = (byte: number, mark: Mark, past: boolean): MarkState =>
  byte & FACT[mark] ? "fact" : byte & PLAN[mark] ? (past ? "missed" : "plan") : "none";

/**
 * Each mark of a month as it is shown. A fact covers a plan of its own kind; a plan of a month before
 * `currentMonth` without that fact is missed, never dropped (domain rule 2).
 */
export function cellState(byte: number, month: MonthIndex, currentMonth: MonthIndex): CellState {
  const past = month < currentMonth;
  return { CALL: stateOf(byte, "CALL", past), VISIT: stateOf(byte, "VISIT", past), CONTRACT: stateOf(byte, "CONTRACT", past) };
}

/** Fact bits (1, 2, 4) of plans that have no fact of their own kind: open ones, or missed in a past month. */
export const unmetPlans = (byte: number): number => (byte >> 3) & ~byte & FACTS;

/** The furthest of the fact bits (Дог > В > Зв), or null in a month without a fact (domain rule 3). */
export const leadingMark = (byte: number): Mark | null =>
  byte & FACT.CONTRACT ? "CONTRACT" : byte & FACT.VISIT ? "VISIT" : byte & FACT.CALL ? "CALL" : null;

/** The byte of a month. `importedOnly` says something about facts and is left out where there are none. */
export function packMonth(facts: Iterable<Mark>, plans: Iterable<Mark>, importedOnly = false): number {
  let byte = 0;
  for (const mark of facts) byte |= FACT[mark];
  if (byte && importedOnly) byte |= IMPORTED_ONLY;
  for (const mark of plans) byte |= PLAN[mark];
  return byte;
}

/** The byte of one month of a packed row; months beyond its ends are empty. Byte 0 is January 2000. */
export const monthAt = (packed: Uint8Array, month: MonthIndex): number => packed[month] ?? 0;

const filledLength = (packed: Uint8Array): number => {
  let length = packed.length;
  while (length > 0 && packed[length - 1] === 0) length--;
  return length;
};

/**
 * A new packed row with one month set: long enough to hold it and without empty months at its end, so that equal
 * rows are equal byte by byte however they came about. Throws RangeError for a month before January 2000 or no byte.
 */
export function setMonth(packed: Uint8Array, month: MonthIndex, byte: number): Uint8Array {
  if (!Number.isInteger(month) || month < 0) throw new RangeError(`not a month of a packed row: ${month}`);
  if (!Number.isInteger(byte) || byte < 0 || byte > 127) throw new RangeError(`not a month's byte: ${byte}`);
  const row = new Uint8Array(Math.max(packed.length, month + 1));
  row.set(packed);
  row[month] = byte;
  return row.slice(0, filledLength(row));
}

/** `length` months from `from` on; what the row does not reach is 0. */
export function sliceWindow(packed: Uint8Array, from: MonthIndex, length: number): Uint8Array {
  const window = new Uint8Array(length);
  for (let i = 0; i < length; i++) window[i] = monthAt(packed, from + i);
  return window;
}
