import type { GridData } from "@/lib/grid/schema";
import { foldNames, sliceOf } from "@/lib/grid/slices";
import { rankNames, ranksOf, sortRows } from "@/lib/grid/sorting";
import { DEFAULT_STATE } from "@/lib/grid/state";
import { bareOrder, readyKeys } from "./bare-order";

const COLUMNS = ["last", "m318", "region"] as const;
type Column = (typeof COLUMNS)[number];
export const KINDS = ["bare", "sort", "filter"] as const;
export type Kind = (typeof KINDS)[number];

function worksOn(data: GridData): Record<Kind, (column: Column) => unknown> {
  const names = foldNames(data.names);
  const ranks = ranksOf(data, rankNames(data.names));
  const all = Uint32Array.from({ length: data.count }, (_, row) => row);
  const ready = new Map(COLUMNS.map((column) => [column, readyKeys(data, column, true)]));
  const narrowed = { ...DEFAULT_STATE, chosen: { ...DEFAULT_STATE.chosen, tiers: ["SMALL", "MEDIUM"] } };
  return {
    bare: (column) => bareOrder(ready.get(column)!),
    sort: (by) => sortRows(data, all, { by, descending: true }, ranks),
    filter: (by) => sortRows(data, sliceOf(data, narrowed, names).rows, { by, descending: true }, ranks),
  };
}

/** Sorting and filtering without anything painted, beside one bare sort of as many ready numbers. */
export function ordersOf(received: () => Promise<GridData>) {
  let works: ReturnType<typeof worksOn> | undefined;
  return {
    async run(kind: Kind, turns: number): Promise<void> {
      works ??= worksOn(await received());
      for (let turn = 0; turn < turns; turn++) works[kind](COLUMNS[turn % COLUMNS.length]!);
    },
  };
}
export type Orders = ReturnType<typeof ordersOf>;
