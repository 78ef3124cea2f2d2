import "server-only";
import type pg from "pg";
import type { Row } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { writeCursor, type ClientList, type Cursor, type Sort } from "./list";
import { ListSql } from "./list-sql";
import { searchVariants } from "./names";
import { STAGES, TIERS } from "./rules";
import type { ClientPageView, ClientRow, Stage, Tier } from "./views";

const PAGE_SIZE = 50;
/** A search that finds more than this is too wide to be read: the best ones are shown. */
export const MOST_FOUND = 500;

interface FoundRow extends Row {
  id: string; name: string; tier: Tier; stage: Stage; channel_id: string; sub_channel_id: string; region_id: string; source_id: string;
  owner_id: string | null; last_contact_on: string | null; next_contact_on: string | null; key: string | number | null;
}

const ENTRY_TABLES: Partial<Record<Sort, string>> = { channel: "channel", sub: "sub_channel", region: "region", source: "source", owner: "member" };

// Orders, keysets and the door of the search are beyond Prisma; so are 50 rows at its price.
/** Ids of the clients a search finds, best first, whoever's they are; `null` without a search. */
async function foundBy(client: pg.PoolClient, q: string): Promise<string[] | null> {
  if (q === "") return null;
  const variants = searchVariants(q);
  if (variants.length === 0) return [];
  const { rows } = await client.query<{ client_id: string }>("SELECT client_id FROM app.search_clients($1::text[], $2)", [variants, MOST_FOUND]);
  return rows.map((row) => row.client_id);
}

/** What the column sorted by holds, in the order wanted; clients without an owner stand last whichever way. */
async function entriesOf(client: pg.PoolClient, list: ClientList): Promise<(string | number | null)[]> {
  const ordered = <T>(entries: readonly T[]) => (list.descending ? entries.toReversed() : [...entries]);
  if (list.sort === "tier") return ordered(TIERS.map((_, rank) => rank));
  if (list.sort === "stage") return ordered(STAGES.map((_, rank) => rank));
  const table = list.sort && ENTRY_TABLES[list.sort];
  if (!table) return [];
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM ${table} WHERE tenant_id = app.tenant_id() ORDER BY name, id`);
  const ids = ordered(rows.map((row) => row.id));
  return list.sort === "owner" ? [...ids, null] : ids;
}

/** A page of the clients this viewer sees. Costs the same on the first page and the last, for 1,000 clients and 100,000. */
export const clientPage = (viewer: Viewer, list: ClientList, size = PAGE_SIZE): Promise<ClientPageView> =>
  viewer.reading(async (client) => {
    const backwards = list.before !== null;
    const cursor = list.before ?? list.after;
    const found = await foundBy(client, list.q);
    const sql = new ListSql(viewer, list, found).page({ cursor, backwards, descending: list.descending, size: size + 1 }, await entriesOf(client, list));
    const { rows } = await client.query<FoundRow>(sql.text, sql.values);
    const more = rows.length > size;
    const shown = backwards ? rows.slice(0, size).reverse() : rows.slice(0, size);
    const names = await namesFor(client, shown);
    return {
      rows: shown.map((row) => viewRow(row, names)),
      previous: (backwards ? more : cursor !== null) ? cursorOf(shown[0]) : null,
      next: (backwards ? true : more) ? cursorOf(shown.at(-1)) : null,
    };
  });

function cursorOf(row: FoundRow | undefined): string | null {
  if (!row) return null;
  const cursor: Cursor = { key: row.key === null ? null : String(row.key), name: row.name, id: row.id };
  return writeCursor(cursor);
}

const viewRow = (row: FoundRow, names: ReadonlyMap<string, string>): ClientRow => ({
  id: row.id, name: row.name, tier: row.tier, stage: row.stage,
  channel: names.get(row.channel_id) ?? "", subChannel: names.get(row.sub_channel_id) ?? "", region: names.get(row.region_id) ?? "",
  source: names.get(row.source_id) ?? "", owner: row.owner_id === null ? null : (names.get(row.owner_id) ?? ""),
  lastContactOn: row.last_contact_on, nextContactOn: row.next_contact_on,
});

/** Names of what the rows point at: a page points at some tens of entries, whatever the organisation's size. */
async function namesFor(client: pg.PoolClient, rows: readonly FoundRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => [row.channel_id, row.sub_channel_id, row.region_id, row.source_id, row.owner_id]))].filter((id) => id !== null);
  const parts = Object.values(ENTRY_TABLES).map((table) => `SELECT id, name FROM ${table} WHERE tenant_id = app.tenant_id() AND id = ANY($1::uuid[])`);
  const result = await client.query<{ id: string; name: string }>(parts.join(" UNION ALL "), [ids]);
  return new Map(result.rows.map(({ id, name }) => [id, name]));
}

/** How many clients the slice holds, and how many the viewer sees in all. A request of its own: the page does not wait. */
export const clientCounts = (viewer: Viewer, list: ClientList): Promise<{ slice: number; whole: number; capped: boolean }> =>
  viewer.reading(async (client) => {
    const found = await foundBy(client, list.q);
    const count = async (sql: { text: string; values: unknown[] }) => (await client.query<{ count: number }>(sql.text, sql.values)).rows[0]?.count ?? 0;
    const slice = await count(new ListSql(viewer, list, found).count());
    const all: ClientList = { ...list, q: "", channel: [], sub: [], region: [], owner: [], tier: [], stage: [], source: [] };
    return { slice, whole: await count(new ListSql(viewer, all, null).count()), capped: found?.length === MOST_FOUND };
  });
