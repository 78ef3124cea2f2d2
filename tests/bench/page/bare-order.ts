import type { GridData } from "@/lib/grid/schema";

const ROOM = 2 ** 22;

/** The numbers of a column (`region`, `last` or a month), each with its row in the low digits: ready to be sorted. */
export function readyKeys(data: GridData, column: string, descending: boolean): Float64Array {
  const values = column.startsWith("m") ? data.months.subarray((Number(column.slice(1)) - data.fromMonth) * data.count)
    : column === "region" ? data.regions : column === "last" ? data.lastContact : data.subChannels;
  return Float64Array.from({ length: data.count }, (_, row) => (descending ? 65535 - values[row]! : values[row]!) * ROOM + row);
}

/** The limit of sorting: ready numbers, one native sort, and the rows read out of its result. */
export function bareOrder(ready: Float64Array): Uint32Array {
  const keys = ready.slice().sort();
  const order = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) order[i] = keys[i]! % ROOM;
  return order;
}
