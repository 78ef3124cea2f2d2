import type { SortField } from "@/lib/grid/state";

export type ColumnId = Extract<SortField, "channel" | "subChannel" | "region" | "client" | "owner" | "next" | "last">;
export interface Column {
  id: ColumnId;
  /** CSS pixels */
  width: number;
}
export interface Geometry {
  columns: readonly Column[];
  /** Width of the sticky columns together. */
  left: number;
  /** Width of a month and height of a row. */
  month: number;
  row: number;
  /** Sizes of marks: one in a cell, one of two, the lower two of three. */
  marks: { one: number; contract: number; two: number; three: number };
  /** Text of channels, of the other columns, of month heads. */
  narrow: number;
  text: number;
  head: number;
}

const MONTHS = 49;
const NARROWEST = 17;
const WIDEST = 24;
/** On a large monitor the months take a share of what is left over. */
const WIDEST_OF_ALL = 32;
const CLIENT = 150;
/** Width of «Дог» in PT Sans Narrow 700, in ems. */
const CONTRACT_EM = 1.318;

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));
const widths = (list: readonly [ColumnId, number][]): Column[] => list.map(([id, width]) => ({ id, width }));

/** The sticky columns for a width: fewer where there is little room, more where there is much. */
function columnsFor(width: number, month: number): Column[] {
  const rest = width - MONTHS * month;
  if (width < 1100) return widths([["channel", 92], ["client", CLIENT], ["last", 30]]);
  if (rest >= 900) return widths([["channel", 140], ["subChannel", 150], ["region", 126], ["client", rest - 656], ["owner", 124], ["next", 74], ["last", 42]]);
  if (rest >= 702) return widths([["channel", 132], ["subChannel", 140], ["region", 118], ["client", rest - 532], ["owner", 104], ["last", 38]]);
  return widths([["channel", 114], ["subChannel", 112], ["region", 88], ["client", Math.max(CLIENT, rest - 344)], ["last", 30]]);
}

/** All 49 months and the four columns fit from 1366 px on; below, the months scroll under the columns. */
export function geometryOf(width: number, rowHeight: number): Geometry {
  const month = Math.max(between(NARROWEST, Math.floor((width - 500) / MONTHS), WIDEST), between(0, Math.floor((width - 870) / MONTHS), WIDEST_OF_ALL));
  const wide = month >= 23;
  const row = wide && rowHeight < 24 ? 24 : rowHeight;
  const tall = row >= 28 ? 0.5 : 0;
  const one = (wide ? 12.5 : month > 19 ? 12 : 11.5) + tall;
  const columns = columnsFor(width, month);
  return {
    columns, month, row, left: columns.reduce((sum, column) => sum + column.width, 0),
    marks: {
      one, contract: Math.min(one - 0.8, (month - 2.6) / CONTRACT_EM),
      two: (wide ? 11 : month > 19 ? 10.5 : 10) + tall, three: wide ? 11 : month > 19 ? 10 : 9.5,
    },
    narrow: wide ? 14.5 : 13.5, text: wide ? 13 : 12, head: wide ? 12.5 : month > 19 ? 11.5 : 11,
  };
}
