import { isDateOnly, type DateOnly } from "@/lib/core/dates";
import { isUuid, type Uuid } from "@/lib/core/ids";

/** What a number of "Today" counted; its panel shows exactly these cards. */
export const COUNTED = ["dials", "reached", "visits", "week", "late"] as const;
export type Counted = (typeof COUNTED)[number];

export interface CountedCards { readonly memberId: Uuid; readonly day: DateOnly; readonly of: Counted }

/** Reads the address of a number; `null` when it names none. */
export function countedOf(given: Readonly<Record<string, string | string[] | undefined>>): CountedCards | null {
  const one = (name: string) => [given[name]].flat()[0] ?? "";
  const of = COUNTED.find((name) => name === one("of"));
  return of && isUuid(one("cards")) && isDateOnly(one("day")) ? { memberId: one("cards"), day: one("day"), of } : null;
}

export const countedAddress = ({ memberId, day, of }: CountedCards): string => `/today?cards=${memberId}&day=${day}&of=${of}`;
