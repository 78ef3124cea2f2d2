"use client";
import { useMemo } from "react";
import type { Prepared } from "@/components/grid/feed";
import type { GridData } from "@/lib/grid/schema";
import { sliceOf, totalsOf, type Names, type Slice, type Totals } from "@/lib/grid/slices";
import { ranksOf, sortRows } from "@/lib/grid/sorting";
import type { GridFilter, GridState } from "@/lib/grid/state";

export interface GridView {
  data: GridData;
  /** The rows in their order. */
  rows: Uint32Array;
  filter: GridFilter;
  slice: Slice;
  totals: Totals;
  names: Names;
}

/**
 * What a state shows of the data. A change painted in place (`version`) moves no row: counts and totals follow, rows
 * leave or move when the state changes or the server has answered.
 */
export function useView({ data, names, nameRanks }: Prepared, version: number, state: GridState): GridView {
  const { chosen, gaps, silentMonths, find, archived, sort } = state;
  const filter = useMemo(() => ({ chosen, gaps, silentMonths, find, archived }), [chosen, gaps, silentMonths, find, archived]);
  const ranks = useMemo(() => ranksOf(data, nameRanks), [data, nameRanks]);
  const chosenRows = useMemo(() => sliceOf(data, filter, names), [data, filter, names]);
  const rows = useMemo(() => sortRows(data, chosenRows.rows, sort, ranks), [data, chosenRows, sort, ranks]);
  const slice = useMemo(() => (version === 0 ? chosenRows : sliceOf(data, filter, names)), [version, chosenRows, data, filter, names]);
  const totals = useMemo(() => totalsOf(data, slice.rows), [data, slice]);
  return useMemo(() => ({ data, rows, filter, slice, totals, names }), [data, rows, filter, slice, totals, names]);
}
