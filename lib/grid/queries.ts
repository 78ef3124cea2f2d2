import "server-only";
import type pg from "pg";
import { gridWindow, monthOf, MONTHS_BACK, WINDOW_MONTHS, type MonthIndex } from "@/lib/core/dates";
import type { Row } from "@/lib/core/db";
import { isUuid, type Uuid } from "@/lib/core/ids";
import { shortName } from "@/lib/core/format";
import { Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { visibleSql } from "@/lib/clients/visibility";
import { dayOf } from "@/lib/grid/rules";
import { columnsSql, rowsOf, type GridColumns } from "./columns";
import type { GridDeltaSource, GridDictionary, GridRowInput } from "./schema";

/** Clients in one answer; a larger organisation is read in windows, one after the other, by id. */
export const GRID_ROWS = 10_000;

const day = (column: string) => `LEAST(GREATEST(COALESCE(${column} - DATE '2000-01-01', 0), 0), 32767)`;
const FIELDS = `c.id, c.name, c.sub_channel_id, c.region_id, c.owner_id, c.tier, c.stage, g.packed, COALESCE(g.earliest_open_plan + 1, 0) AS plan,
  ${day("g.last_contact_on")} AS last_on, ${day("g.next_contact_on")} AS next_on, ${day("g.last_step_on")} AS step_on`;
const FROM = "FROM client c JOIN client_grid g ON g.tenant_id = c.tenant_id AND g.client_id = c.id";

/** The rows of `where`, in the order of ids. The window's first month becomes the last parameter. */
async function rowsWhere(client: pg.PoolClient, month: MonthIndex, where: string, values: readonly unknown[]): Promise<GridRowInput[]> {
  const from = month - MONTHS_BACK;
  const sql = `SELECT ${columnsSql(values.length + 1, WINDOW_MONTHS)} FROM (SELECT ${FIELDS} ${FROM} WHERE ${where}) r`;
  const { rows: [columns] } = await client.query<GridColumns & Row>(sql, [...values, from]);
  return rowsOf(columns!, from, WINDOW_MONTHS);
}

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
    const rows = await rowsWhere(client, head.currentMonth,
      `c.tenant_id = $1 AND c.archived_at IS NULL AND c.id > $2 AND ${scope.sql} ORDER BY c.id LIMIT $5`,
      [viewer.tenantId, after ?? "00000000-0000-0000-0000-000000000000", ...scope.values, limit]);
    return { ...head, rows, removed: [], next: rows.length === limit ? rows.at(-1)!.id : null };
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
    const changed = "c.tenant_id = $1 AND g.tenant_id = $1 AND g.stamp >= $2";
    const values = [viewer.tenantId, since, ...scope.values];
    const rows = await rowsWhere(client, head.currentMonth, `${changed} AND c.archived_at IS NULL AND ${scope.sql} ORDER BY c.id`, values);
    // IS NOT TRUE: of a client that nobody owns the scope says neither yes nor no.
    const gone = await client.query<{ id: string }>(`SELECT c.id ${FROM} WHERE ${changed} AND (c.archived_at IS NULL AND ${scope.sql}) IS NOT TRUE`, values);
    return { ...head, rows, removed: gone.rows.map((row) => row.id) };
  });

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
