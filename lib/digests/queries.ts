import "server-only";
import type pg from "pg";
import type { Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { visibleSql } from "@/lib/clients/visibility";
import { SIGHT } from "@/lib/core/permissions";
import type { OwnerTotals } from "@/lib/digests/rules";
import type { DigestAsk } from "@/lib/digests/schema";
import { cardsSql, totalsSql, untouchedCountSql, untouchedSql, type CardSlice, type Sql } from "@/lib/digests/sql";
import type { DigestRow, UntouchedClient } from "@/lib/digests/workbook";

export interface DigestChannel {
  readonly id: Uuid;
  readonly name: string;
}

/**
 * The channels of which this viewer may read a digest: all, their own, and those where they see a client at all (a head
 * whose people work there). An archived channel stays as long as it has clients.
 */
export function digestChannels(viewer: Viewer, id: Uuid | null = null): Promise<DigestChannel[]> {
  const { sql, values } = visibleSql(viewer, "c", 5);
  return viewer.rows<DigestChannel>(`
    SELECT h.id, h.name FROM channel h WHERE h.tenant_id = $1 AND ($2::uuid IS NULL OR h.id = $2)
      AND ((h.archived_at IS NULL AND ($3 OR h.id = ANY ($4::uuid[])))
        OR EXISTS (SELECT 1 FROM client c WHERE c.tenant_id = h.tenant_id AND c.channel_id = h.id AND ${sql}))
    ORDER BY h.position, h.name COLLATE "ru-x-icu"`, [viewer.tenantId, id, ...wholeChannels(viewer), ...values]);
}

/** Whether the viewer sees every channel, and which ones whole: those may be empty of clients and still have a digest. */
function wholeChannels(viewer: Viewer): [all: boolean, ids: readonly Uuid[]] {
  const sight = new Set<string>(viewer.roles.flatMap((role) => [...SIGHT[role]]));
  return [sight.has("all"), sight.has("channels") ? viewer.channelIds : []];
}

/** The channel, or null: absent, foreign and out of sight are alike. */
export const digestChannel = async (viewer: Viewer, id: Uuid): Promise<DigestChannel | null> =>
  (await digestChannels(viewer, id))[0] ?? null;

export interface OwnerLine extends OwnerTotals {
  readonly ownerId: Uuid | null;
}

export interface DigestTotalsView {
  readonly owners: readonly OwnerLine[];
  readonly untouchedCount: number;
}

/**
 * A reading of much of a channel: each table is gone through once. Right after a large import the planner does not know
 * the new rows yet; left alone it would go through the channel's clients again for every card (8,000 of both: 40 s).
 */
export async function readWhole(client: pg.PoolClient): Promise<void> {
  await client.query("SET LOCAL enable_nestloop = off");
}

export const digestTotals = (viewer: Viewer, ask: DigestAsk): Promise<DigestTotalsView> =>
  viewer.reading(async (client) => {
    await readWhole(client);
    const { rows: owners } = await client.query<OwnerLine>(totalsSql(viewer, ask));
    const { rows } = await client.query<{ count: number }>(untouchedCountSql(viewer, ask));
    return { owners, untouchedCount: rows[0]?.count ?? 0 };
  });

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** What the next page comes after; null when this is the last. */
  readonly next: Uuid | null;
}

export const DIGEST_PAGE = 50;

/** Cards as the file lists them, a page at a time by key. */
export async function digestCards(viewer: Viewer, ask: DigestAsk, slice: CardSlice, after: Uuid | null): Promise<Page<DigestRow & { id: Uuid }>> {
  return paged(await listed<DigestRow & { id: Uuid }>(viewer, cardsSql(viewer, ask, slice, { after, limit: DIGEST_PAGE + 1 })), ({ id }) => id);
}

/** Clients whom nobody touched in the period, a page at a time by key. */
export async function untouchedClients(viewer: Viewer, ask: DigestAsk, after: Uuid | null): Promise<Page<UntouchedClient & { clientId: Uuid }>> {
  const rows = await listed<UntouchedClient & { clientId: Uuid }>(viewer, untouchedSql(viewer, ask, { after, limit: DIGEST_PAGE + 1 }));
  return paged(rows, ({ clientId }) => clientId);
}

const listed = <Row extends object>(viewer: Viewer, sql: Sql): Promise<Row[]> =>
  viewer.reading(async (client) => {
    await readWhole(client);
    return (await client.query<Row>(sql)).rows;
  });

function paged<Row>(rows: readonly Row[], keyOf: (row: Row) => Uuid): Page<Row> {
  const last = rows[DIGEST_PAGE - 1];
  return { rows: rows.slice(0, DIGEST_PAGE), next: rows.length > DIGEST_PAGE && last ? keyOf(last) : null };
}
