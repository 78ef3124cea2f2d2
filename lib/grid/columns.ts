import type { GridRowInput, GridStage, GridTier } from "./schema";

/**
 * The grid's rows as the database hands them over: a column a field, all rows of it in one value. Ten thousand rows of
 * twelve fields are 120,000 values to parse; so they are twelve.
 */
export interface GridColumns {
  readonly count: number;
  /** 16 bytes a uuid; an empty owner is sixteen zeros. */
  readonly ids: Buffer;
  readonly subs: Buffer;
  readonly regions: Buffer;
  readonly owners: Buffer;
  /** Joined by the unit separator, which no name holds. */
  readonly names: string;
  readonly tiers: string;
  readonly stages: string;
  /** Two bytes a day or month, high byte first: last, next, step, plan + 1; 0 is none. */
  readonly days: Buffer;
  /** `length` bytes a row: its months from the window's first on. */
  readonly months: Buffer;
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** SQL of the columns over a subquery `r` of rows in their order; `$from` is the parameter of the window's first month. */
export const columnsSql = (from: number, length: number): string => `
  count(*)::int AS count, string_agg(uuid_send(id), '') AS ids, string_agg(uuid_send(sub_channel_id), '') AS subs,
  string_agg(uuid_send(region_id), '') AS regions, string_agg(uuid_send(COALESCE(owner_id, '${NOBODY}')), '') AS owners,
  string_agg(translate(name, E'\\x1f', ' '), E'\\x1f') AS names, string_agg(tier::text, ' ') AS tiers, string_agg(stage::text, ' ') AS stages,
  string_agg(int2send(last_on::int2) || int2send(next_on::int2) || int2send(step_on::int2) || int2send(plan::int2), '') AS days,
  string_agg(substring(substring(packed FROM $${from}::int + 1 FOR ${length}) || '\\x${"00".repeat(length)}'::bytea FROM 1 FOR ${length}), '') AS months`;

function uuidsOf(bytes: Buffer): string[] {
  const hex = bytes.toString("hex");
  const uuids: string[] = [];
  for (let at = 0; at < hex.length; at += 32) {
    uuids.push(`${hex.slice(at, at + 8)}-${hex.slice(at + 8, at + 12)}-${hex.slice(at + 12, at + 16)}-${hex.slice(at + 16, at + 20)}-${hex.slice(at + 20, at + 32)}`);
  }
  return uuids;
}

/** Rows of the columns, in their order. `from`: the window's first month, `length`: its months. */
export function rowsOf(columns: GridColumns, from: number, length: number): GridRowInput[] {
  if (columns.count === 0) return [];
  const [ids, subs, regions, owners] = [columns.ids, columns.subs, columns.regions, columns.owners].map(uuidsOf) as [string[], string[], string[], string[]];
  const names = columns.names.split("\u001f");
  const tiers = columns.tiers.split(" ") as GridTier[];
  const stages = columns.stages.split(" ") as GridStage[];
  const { days, months } = columns;
  return ids.map((id, row) => {
    const plan = days.readUInt16BE(row * 8 + 6);
    const owner = owners[row]!;
    return {
      id, name: names[row]!, subChannelId: subs[row]!, regionId: regions[row]!, ownerId: owner === NOBODY ? null : owner,
      tier: tiers[row]!, stage: stages[row]!, archived: false,
      lastContact: days.readUInt16BE(row * 8), nextContact: days.readUInt16BE(row * 8 + 2), lastStep: days.readUInt16BE(row * 8 + 4),
      openPlan: plan === 0 ? null : plan - 1, packed: months.subarray(row * length, (row + 1) * length), packedFrom: from,
    };
  });
}
