import { firstDayOf } from "@/lib/grid/rules";
import type { GridDictionary } from "@/lib/grid/schema";
import { FACTS, PLANS, unmetPlans } from "@/lib/months/rules";

/**
 * What both ends of the wire agree on. After two bytes and a JSON head the columns follow one after the other, each
 * as small as the next step (gzip or brotli) can make it: ids as time steps and 74 random bits, months as a bitmap
 * and the bytes that are not empty, month by month, days as their distance from what the months foretell, names in
 * windows-1251 (one byte a letter) with the few that do not fit it in UTF-8 behind.
 */
export const MAGIC = 0x46;
export const VERSION = 1;

export interface WireHead {
  kind: "full" | "delta";
  stamp: string;
  from: number;
  current: number;
  length: number;
  today: number;
  count: number;
  removed: number;
  dictionary: GridDictionary;
}

/** The upper half of windows-1251; its one unassigned byte, 0x98, comes out as a control character. */
export const UPPER_HALF = new TextDecoder("windows-1251").decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128));

export const NAME_END = 10;
/** Stands in the name table for a name that windows-1251 cannot hold; its text is among the exceptions. */
export const NAME_ELSEWHERE = 26;

/** The months of all rows, and what they say about each row's days: the wire carries only the difference to that. */
export interface Cells {
  /** Month by month, `count` bytes each. */
  months: Uint8Array;
  /** First day of the last month with a fact; of the window where there is none. */
  contact: Uint16Array;
  /** First day of the first month from now on with a plan; of the current month where there is none. */
  next: Uint16Array;
  /** Month of the earliest unmet plan in the window, + 1; of the current month where there is none. */
  plan: Uint16Array;
}

const dayColumn = (month: number): number => Math.max(0, firstDayOf(month));

/**
 * `filled` has a bit a cell in words of 32 (most cells are empty), `values` the bytes of those that are set.
 * Null when the two do not belong together.
 */
export function spreadCells({ from, current, length, count }: Pick<WireHead, "from" | "current" | "length" | "count">, filled: Uint32Array, values: Uint8Array): Cells | null {
  const months = new Uint8Array(length * count);
  const contact = new Uint16Array(count).fill(dayColumn(from));
  const next = new Uint16Array(count);
  const plan = new Uint16Array(count);
  let taken = 0;
  let month = from;
  let start = 0;
  let day = dayColumn(from);
  for (let word = 0; word < filled.length; word++) {
    for (let bits = filled[word]!; bits !== 0; bits &= bits - 1) {
      const cell = word * 32 + 31 - Math.clz32(bits & -bits);
      const byte = values[taken++];
      if (byte === undefined || cell >= months.length) return null;
      for (; cell >= start + count; start += count) day = dayColumn(++month);
      months[cell] = byte;
      const row = cell - start;
      if (byte & FACTS) contact[row] = day;
      if (byte & PLANS) {
        if (plan[row] === 0 && unmetPlans(byte)) plan[row] = month + 1;
        if (next[row] === 0 && month >= current) next[row] = day;
      }
    }
  }
  if (taken !== values.length) return null;
  const none = dayColumn(current);
  for (let row = 0; row < count; row++) {
    next[row] ||= none;
    plan[row] ||= current + 1;
  }
  return { months, contact, next, plan };
}
