import type { Entry, GridData } from "@/lib/grid/schema";
import type { GridSort, SortField } from "@/lib/grid/state";
import { FACTS, unmetPlans } from "@/lib/months/rules";

/** Places in Russian alphabetical order, computed once: sorting then compares numbers only. */
export interface Ranks {
  /** Row → place of its name, each once. */
  names: Uint32Array;
  /** Place → row. */
  byName: Uint32Array;
  /** Position in the dictionary → place; equal names share one; "none" comes last. */
  channels: Uint32Array;
  subChannels: Uint32Array;
  regions: Uint32Array;
  owners: Uint32Array;
}

const LAST = 0x3fffffff;

/** Quotes do not count: «Ольфакто» stands under О. */
const sortable = (name: string): string => name.replace(/[«»"„“”]/g, "");

function placesOf(entries: readonly Entry[], collator: Intl.Collator): Uint32Array {
  const places = new Uint32Array(entries.length + 1).fill(LAST);
  const order = entries.map(({ name }, at) => ({ name: sortable(name), at })).sort((a, b) => collator.compare(a.name, b.name));
  order.forEach(({ name, at }, place) => {
    const before = order[place - 1];
    places[at + 1] = before && collator.compare(before.name, name) === 0 ? places[before.at + 1]! : place;
  });
  return places;
}

export type NameRanks = Pick<Ranks, "names" | "byName">;

/** Some 20 ms for ten thousand names: kept as long as the names are the same. */
export function rankNames(list: readonly string[]): NameRanks {
  const collator = new Intl.Collator("ru", { numeric: true });
  const keys = list.map(sortable);
  const order = Array.from(keys, (_, row) => row).sort((a, b) => collator.compare(keys[a]!, keys[b]!) || a - b);
  const names = new Uint32Array(list.length);
  order.forEach((row, place) => (names[row] = place));
  return { names, byName: Uint32Array.from(order) };
}

export function ranksOf({ dictionary }: GridData, names: NameRanks): Ranks {
  const collator = new Intl.Collator("ru", { numeric: true });
  return {
    ...names,
    channels: placesOf(dictionary.channels, collator), subChannels: placesOf(dictionary.subChannels, collator),
    regions: placesOf(dictionary.regions, collator), owners: placesOf(dictionary.owners, collator),
  };
}

type KeyOf = (row: number) => number;
const orLast = (value: number): number => value || LAST;

/** What a column sorts by, 0 … LAST; LAST stays at the end in either direction. */
function fieldKey(data: GridData, ranks: Ranks, by: SortField): KeyOf {
  switch (by) {
    case "channel": {
      const subs = ranks.subChannels.length + 1;
      return (row) => Math.min(ranks.channels[data.channels[row]!]! * subs + Math.min(ranks.subChannels[data.subChannels[row]!]!, subs), LAST);
    }
    case "subChannel": return (row) => ranks.subChannels[data.subChannels[row]!]!;
    case "region": return (row) => ranks.regions[data.regions[row]!]!;
    case "owner": return (row) => ranks.owners[data.owners[row]!]!;
    case "client": return (row) => ranks.names[row]!;
    case "tier": return (row) => data.tiers[row]!;
    case "stage": return (row) => data.stages[row]!;
    case "last": return (row) => orLast(data.lastContact[row]!);
    case "next": return (row) => orLast(data.nextContact[row]!);
    case "plan": return (row) => orLast(data.openPlan[row]!);
    case "step": return (row) => orLast(data.lastStep[row]!);
  }
}

/** A month sorts by what it holds: facts above plans, the furthest mark first; empty cells stay at the end. */
function monthKey(data: GridData, month: number): KeyOf {
  const at = month - data.fromMonth;
  if (at < 0 || at >= data.length) return () => LAST;
  const start = at * data.count;
  return (row) => {
    const byte = data.months[start + row]!;
    return orLast(byte & FACTS ? 8 + (byte & FACTS) : unmetPlans(byte));
  };
}

const ROOM = 2 ** 22; // names; LAST × ROOM stays exact below 2^53

/** The rows in the order of a column; rows that are equal there stand by name. One native sort of numbers. */
export function sortRows(data: GridData, rows: Uint32Array, sort: GridSort, ranks: Ranks): Uint32Array {
  const keyOf = sort.by.startsWith("m") ? monthKey(data, Number(sort.by.slice(1))) : fieldKey(data, ranks, sort.by as SortField);
  const keys = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const key = keyOf(row);
    keys[i] = (sort.descending && key < LAST ? LAST - 1 - key : key) * ROOM + ranks.names[row]!;
  }
  keys.sort();
  const sorted = new Uint32Array(rows.length);
  for (let i = 0; i < keys.length; i++) sorted[i] = ranks.byName[keys[i]! % ROOM]!;
  return sorted;
}
