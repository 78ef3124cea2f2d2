import { GAPS, GAP_BITS, gapsOf, type Gap } from "@/lib/grid/rules";
import { STAGES, TIERS, type GridData } from "@/lib/grid/schema";
import { DIMENSIONS, NOBODY, type Dimension, type GridFilter } from "@/lib/grid/state";
import { FACTS, unmetPlans } from "@/lib/months/rules";

/** The names as one text to look through, in small letters, ё as е, without quotes; `starts` has a place a row. */
export interface Names {
  text: string;
  starts: Uint32Array;
}

const fold = (text: string): string => text.toLowerCase().replaceAll("ё", "е").replace(/[«»"„“”]/g, "");

export function foldNames(names: readonly string[]): Names {
  const folded = names.map((name) => fold(name.replaceAll("\n", " ")));
  const starts = new Uint32Array(names.length + 1);
  folded.forEach((name, row) => (starts[row + 1] = starts[row]! + name.length + 1));
  return { text: folded.join("\n"), starts };
}

/** The positions a choice names: 1 where the row's position may stay. Null chooses all. */
function allowed(data: GridData, dimension: Dimension, chosen: readonly string[]): Uint8Array | null {
  if (chosen.length === 0) return null;
  const { dictionary } = data;
  if (dimension === "tiers") return Uint8Array.from(TIERS, (tier) => Number(chosen.includes(tier)));
  if (dimension === "stages") return Uint8Array.from(STAGES, (stage) => Number(chosen.includes(stage)));
  const entries = dictionary[dimension].map(({ id }) => Number(chosen.includes(id)));
  return Uint8Array.of(Number(chosen.includes(NOBODY)), ...entries);
}

function keepFound(kept: Uint8Array, { text, starts }: Names, query: string): void {
  const wanted = fold(query).trim();
  if (wanted === "") return;
  const found = new Uint8Array(kept.length);
  let row = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, starts[row]!)) {
    while (starts[row + 1]! <= at) row++;
    found[row++] = 1;
    if (row >= kept.length) break;
  }
  for (let at = 0; at < kept.length; at++) kept[at]! &= found[at]!;
}

/** 1 for each row the choices and the search leave, gaps aside. `except` leaves one choice out: what it would offer. */
function kept(data: GridData, state: GridFilter, names: Names, except?: Dimension): Uint8Array {
  const rows = new Uint8Array(data.count).fill(1);
  if (!state.archived) for (let row = 0; row < rows.length; row++) rows[row] = data.archived[row]! ^ 1;
  for (const dimension of DIMENSIONS) {
    const table = dimension === except ? null : allowed(data, dimension, state.chosen[dimension]);
    if (!table) continue;
    const positions = data[dimension];
    for (let row = 0; row < rows.length; row++) rows[row]! &= table[positions[row]!] ?? 0;
  }
  keepFound(rows, names, state.find);
  return rows;
}

const gapMask = (gaps: readonly Gap[]): number => gaps.reduce((mask, gap) => mask | GAP_BITS[gap], 0);

export interface Slice {
  /** Row numbers in the order of the data. */
  rows: Uint32Array;
  /** Rows without any filter, archived ones only where they are asked for. */
  whole: number;
  /** How many rows each gap would leave beside the choices already made. */
  gapCounts: Readonly<Record<Gap, number>>;
  /** GAP_BITS of every row of the data. */
  gaps: Uint8Array;
}

/** The rows a state leaves, with the counts its chips show. */
export function sliceOf(data: GridData, state: GridFilter, names: Names): Slice {
  const gaps = gapsOf(data, state.silentMonths);
  const wanted = gapMask(state.gaps);
  const stays = kept(data, state, names);
  const rows = new Uint32Array(data.count);
  const counts = [0, 0, 0, 0, 0];
  let length = 0;
  let whole = 0;
  for (let row = 0; row < data.count; row++) {
    if (state.archived || !data.archived[row]) whole++;
    const bits = gaps[row]!;
    if (!stays[row] || (bits & wanted) !== wanted) continue;
    rows[length++] = row;
    for (let gap = 0; gap < 5; gap++) counts[gap]! += (bits >> gap) & 1;
  }
  const gapCounts = Object.fromEntries(GAPS.map((gap, at) => [gap, counts[at]!])) as Record<Gap, number>;
  return { rows: rows.slice(0, length), whole, gapCounts, gaps };
}

/** How many rows each value of a dimension would leave, by position (0 is "none"; tiers and stages from 0). `gaps`: of the slice. */
export function countsOf(data: GridData, state: GridFilter, names: Names, dimension: Dimension, gaps: Uint8Array): Uint32Array {
  const wanted = gapMask(state.gaps);
  const stays = kept(data, state, names, dimension);
  const positions = data[dimension];
  const counts = new Uint32Array(dimension === "tiers" ? TIERS.length : dimension === "stages" ? STAGES.length : data.dictionary[dimension].length + 1);
  for (let row = 0; row < data.count; row++) if (stays[row] && (gaps[row]! & wanted) === wanted) counts[positions[row]!]!++;
  return counts;
}

/** Clients with a Зв, a В, a Дог in each month of the window: facts up to this month, plans after it. */
export interface Totals {
  CALL: Uint32Array;
  VISIT: Uint32Array;
  CONTRACT: Uint32Array;
}

export function totalsOf(data: GridData, rows: Uint32Array): Totals {
  const { length, count, months, fromMonth, currentMonth } = data;
  const [CALL, VISIT, CONTRACT] = [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)];
  for (let at = 0; at < length; at++) {
    const start = at * count;
    const planned = fromMonth + at > currentMonth;
    let [calls, visits, contracts] = [0, 0, 0];
    for (let i = 0; i < rows.length; i++) {
      const byte = months[start + rows[i]!]!;
      if (byte === 0) continue;
      const bits = planned ? unmetPlans(byte) : byte & FACTS;
      calls += bits & 1;
      visits += (bits >> 1) & 1;
      contracts += bits >> 2;
    }
    CALL[at] = calls;
    VISIT[at] = visits;
    CONTRACT[at] = contracts;
  }
  return { CALL, VISIT, CONTRACT };
}
