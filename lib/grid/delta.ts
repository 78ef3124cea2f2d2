import type { Entry, GridAnswer, GridData, GridDictionary } from "@/lib/grid/schema";
import { rowsIn, uuidBytes } from "@/lib/grid/uuids";

export type GridDelta = Extract<GridAnswer, { kind: "delta" }>;

/** Old positions in the new dictionary; an entry that is gone becomes "none". */
function moved(from: readonly Entry[], to: readonly Entry[]): Uint16Array | null {
  if (from.length <= to.length && from.every(({ id }, at) => to[at]!.id === id)) return null;
  const places = new Map(to.map(({ id }, at) => [id, at + 1]));
  return Uint16Array.of(0, ...from.map(({ id }) => places.get(id) ?? 0));
}

type PositionColumn = "channels" | "subChannels" | "regions" | "owners";
const COLUMNS = ["tiers", "stages", "archived", "lastContact", "nextContact", "openPlan", "lastStep"] as const;

/** Row numbers of the result: `kept` of the base in their order, then the new ones of the delta. */
interface Plan {
  kept: readonly number[];
  /** Row of the delta for a row of the base, or −1. */
  changedBy: Int32Array;
  added: readonly number[];
}

function planOf(base: GridData, { changed, removed }: GridDelta): Plan {
  const changedBy = new Int32Array(base.count).fill(-1);
  const added: number[] = [];
  rowsIn(changed.ids, base.ids).forEach((row, at) => (row < 0 ? added.push(at) : (changedBy[row] = at)));
  const gone = new Set(rowsIn(uuidBytes(removed), base.ids));
  return { kept: Array.from({ length: base.count }, (_, row) => row).filter((row) => !gone.has(row)), changedBy, added };
}

type Column = Uint8Array | Uint16Array;

function merged<T extends Column>(base: T, delta: T, plan: Plan, places?: Uint16Array | null): T {
  const out = new (base.constructor as new (length: number) => T)(plan.kept.length + plan.added.length);
  plan.kept.forEach((row, to) => {
    const change = plan.changedBy[row]!;
    const value = base[row]!;
    out[to] = change >= 0 ? delta[change]! : places ? places[value]! : value;
  });
  plan.added.forEach((row, i) => (out[plan.kept.length + i] = delta[row]!));
  return out;
}

function mergedNames(base: GridData, changed: GridData, plan: Plan): readonly string[] {
  const same = plan.added.length === 0 && plan.kept.length === base.count && plan.changedBy.every((at, row) => at < 0 || changed.names[at] === base.names[row]);
  if (same) return base.names; // their order need not be computed again
  return [...plan.kept.map((row) => (plan.changedBy[row]! >= 0 ? changed.names[plan.changedBy[row]!]! : base.names[row]!)), ...plan.added.map((row) => changed.names[row]!)];
}

function mergedIds(base: GridData, changed: GridData, plan: Plan): Uint8Array {
  const ids = new Uint8Array((plan.kept.length + plan.added.length) * 16);
  plan.kept.forEach((row, to) => ids.set(base.ids.subarray(row * 16, row * 16 + 16), to * 16));
  plan.added.forEach((row, i) => ids.set(changed.ids.subarray(row * 16, row * 16 + 16), (plan.kept.length + i) * 16));
  return ids;
}

function mergedMonths(base: GridData, changed: GridData, plan: Plan): Uint8Array {
  const count = plan.kept.length + plan.added.length;
  const months = new Uint8Array(count * base.length);
  for (let at = 0; at < base.length; at++) {
    const from = base.months.subarray(at * base.count, (at + 1) * base.count);
    months.set(merged(from, changed.months.subarray(at * changed.count, (at + 1) * changed.count), plan), at * count);
  }
  return months;
}

/** Whether a delta continues this data: another window means the month has turned and all must come anew. */
export const continues = (base: GridData, { changed }: GridDelta): boolean =>
  base.fromMonth === changed.fromMonth && base.length === changed.length && base.currentMonth === changed.currentMonth;

/** New data with the delta in it; the old stays as it is. Rows keep their order, new ones come last. */
export function applyDelta(base: GridData, delta: GridDelta): GridData {
  const { changed } = delta;
  const plan = planOf(base, delta);
  const dictionary: GridDictionary = changed.dictionary;
  const positions = (column: PositionColumn) => merged(base[column], changed[column], plan, moved(base.dictionary[column], dictionary[column]));
  const plain = Object.fromEntries(COLUMNS.map((column) => [column, merged<Column>(base[column], changed[column], plan)]));
  return {
    ...base, ...(plain as Pick<GridData, (typeof COLUMNS)[number]>), stamp: changed.stamp, today: changed.today, dictionary,
    count: plan.kept.length + plan.added.length, ids: mergedIds(base, changed, plan), names: mergedNames(base, changed, plan),
    channels: positions("channels"), subChannels: positions("subChannels"), regions: positions("regions"), owners: positions("owners"),
    months: mergedMonths(base, changed, plan),
  };
}
