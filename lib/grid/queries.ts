import "server-only";
import type pg from "pg";
import { gridWindow, monthOf } from "@/lib/core/dates";
import { isUuid, type Uuid } from "@/lib/core/ids";
import { shortName } from "@/lib/core/format";
import { Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { visibleSql } from "@/lib/clients/visibility";
import { dayOf } from "@/lib/grid/rules";
import type { GridDeltaSource, GridDictionary, GridRowInput, GridStage, GridTier } from "./schema";

/** Clients in one answer; a larger organisation is read in windows, one after the other, by id. */
export const GRID_ROWS = 10_000;

/** The row as an array: half the work of an object for ten thousand of them. Days count from 2000-01-01. */
type Tuple = [
  id: string, name: string, sub: string, region: string, owner: string | null, tier: GridTier, stage: GridStage,
  last: number, next: number, step: number, plan: number | null, packed: Buffer,
];

const COLUMNS = `c.id, c.name, c.sub_channel_id, c.region_id, c.owner_id, c.tier, c.stage,
  COALESCE(g.last_contact_on - DATE '2000-01-01', 0), COALESCE(g.next_contact_on - DATE '2000-01-01', 0),
  COALESCE(g.last_step_on - DATE '2000-01-01', 0), g.earliest_open_plan, g.packed`;
const FROM = "FROM client c JOIN client_grid g ON g.tenant_id = c.tenant_id AND g.client_id = c.id";

const toRow = ([id, name, subChannelId, regionId, ownerId, tier, stage, last, next, step, plan, packed]: Tuple): GridRowInput => ({
  id, name, subChannelId, regionId, ownerId, tier, stage, archived: false,
  lastContact: last, nextContact: next, lastStep: step, openPlan: plan, packed,
});

export interface GridWindow extends GridDeltaSource {
  /** The id to go on after; null when this is all. */
  readonly next: Uuid | null;
}

/** One window of the grid as this viewer sees it, in the order of ids; archived clients stay out. */
export const gridWindowOf = (viewer: Viewer, after: Uuid | null = null, limit: number = GRID_ROWS): Promise<GridWindow> =>
  viewer.reading(async (client) => {
    if (after !== null && !isUuid(after)) throw new Refusal("invalid");
    const head = await headOf(client, viewer);
    const scope = visibleSql(viewer, "c", 3);
    const rows = await tuples(client,
      `SELECT ${COLUMNS} ${FROM} WHERE c.tenant_id = $1 AND c.archived_at IS NULL AND c.id > $2 AND ${scope.sql} ORDER BY c.id LIMIT $5`,
      [viewer.tenantId, after ?? "00000000-0000-0000-0000-000000000000", ...scope.values, limit]);
    return { ...head, rows: rows.map(toRow), removed: [], next: rows.length === limit ? rows.at(-1)![0] : null };
  });

/**
 * What changed since a stamp: transactions from that one on, so a row may come twice but never be left out.
 * `removed`: changed clients that are archived or out of this viewer's sight now.
 */
export const gridDeltaOf = (viewer: Viewer, since: string): Promise<GridDeltaSource> =>
  viewer.reading(async (client) => {
    if (!/^\d{1,18}$/.test(since)) throw new Refusal("invalid");
    const head = await headOf(client, viewer);
    const scope = visibleSql(viewer, "c", 3);
    const changed = `${FROM} WHERE c.tenant_id = $1 AND g.tenant_id = $1 AND g.stamp >= $2`;
    const values = [viewer.tenantId, since, ...scope.values];
    const rows = await tuples(client, `SELECT ${COLUMNS} ${changed} AND c.archived_at IS NULL AND ${scope.sql} ORDER BY c.id`, values);
    // IS NOT TRUE: of a client that nobody owns the scope says neither yes nor no.
    const gone = await client.query<{ id: string }>(`SELECT c.id ${changed} AND (c.archived_at IS NULL AND ${scope.sql}) IS NOT TRUE`, values);
    return { ...head, rows: rows.map(toRow), removed: gone.rows.map((row) => row.id) };
  });

const tuples = async (client: pg.PoolClient, text: string, values: unknown[]): Promise<Tuple[]> =>
  (await client.query<Tuple>({ text, values, rowMode: "array" })).rows;

interface HeadRow { stamp: string; dictionary: GridDictionary }

/** Stamp and dictionary. The stamp is read first: whatever commits after it will be asked for again. */
async function headOf(client: pg.PoolClient, viewer: Viewer) {
  const { rows } = await client.query<HeadRow>(`
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS stamp, json_build_object(
      'channels', (SELECT COALESCE(json_agg(json_build_object('id', id, 'name', name) ORDER BY position, name), '[]') FROM channel WHERE tenant_id = $1),
      'subChannels', (SELECT COALESCE(json_agg(json_build_object('id', id, 'name', name, 'channelId', channel_id) ORDER BY position, name), '[]')
        FROM sub_channel WHERE tenant_id = $1),
      'regions', (SELECT COALESCE(json_agg(json_build_object('id', id, 'name', name) ORDER BY name), '[]') FROM region WHERE tenant_id = $1),
      'owners', (SELECT COALESCE(json_agg(json_build_object('id', id, 'name', name) ORDER BY name), '[]') FROM member WHERE tenant_id = $1)) AS dictionary`,
  [viewer.tenantId]);
  const { stamp, dictionary } = rows[0]!;
  const owners = dictionary.owners.map(({ id, name }) => ({ id, name: shortName(name) }));
  return { stamp, currentMonth: gridWindow(monthOf(viewer.today)).current, today: dayOf(viewer.today), dictionary: { ...dictionary, owners } };
}
