import "server-only";
import type pg from "pg";
import { now } from "./clock";
import type { DateOnly } from "./dates";
import { todayIn } from "./zones";
import { inTenant, readTenant, type Db, type Row } from "./db";
import type { Uuid } from "./ids";
import type { Role } from "./permissions";

/** How far prospectors and salespeople see (a setting of the organisation). */
export type Openness = "OWN" | "CHANNEL" | "ALL";

export interface Organisation {
  readonly name: string;
  readonly zone: string;
  readonly openness: Openness;
  /** Months before a tender from which calls are planned. */
  readonly tenderLead: number;
  /** Days back that an author may write a card. */
  readonly lateDays: number;
  /** ISO weekdays, 1 = Monday. */
  readonly workingDays: readonly number[];
}

/** The person who asks: every query and command starts from one. */
export interface Viewer {
  readonly tenantId: Uuid;
  readonly memberId: Uuid;
  readonly accountId: Uuid | null;
  readonly sessionId: Uuid | null;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly channelIds: readonly Uuid[];
  /** The person and everybody who reports to them, transitively. */
  readonly teamIds: readonly Uuid[];
  readonly organisation: Organisation;
  /** Today in the organisation's zone. */
  readonly today: DateOnly;
  /** One Prisma transaction that reads. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** One Prisma transaction that writes; retried when two transactions cross. `seconds`: its longest run. */
  write<T>(work: (db: Db) => Promise<T>, seconds?: number): Promise<T>;
  /** Rows by `pg`, for whatever lists more than fifty. */
  rows<T extends Row>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** Several `pg` queries, or a cursor, in one read-only transaction. */
  reading<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
}

interface ViewerRow extends Row {
  name: string; account_id: string | null; roles: Role[]; channels: string[]; team: string[];
  tenant: string; zone: string; openness: Openness; tender_lead: number; late_days: number; working_days: number[];
}

const VIEWER_SQL = `
  WITH RECURSIVE team AS (
    SELECT id FROM member WHERE tenant_id = $1 AND id = $2
    UNION SELECT m.id FROM member m JOIN team ON m.manager_id = team.id WHERE m.tenant_id = $1)
  SELECT m.name, m.account_id, t.name AS tenant, t.zone, t.openness, t.tender_lead, t.late_days, t.working_days,
    (SELECT COALESCE(json_agg(role ORDER BY role), '[]') FROM member_role WHERE tenant_id = $1 AND member_id = $2) AS roles,
    (SELECT COALESCE(json_agg(channel_id), '[]') FROM member_channel WHERE tenant_id = $1 AND member_id = $2) AS channels,
    (SELECT json_agg(id) FROM team) AS team
  FROM member m JOIN tenant t ON t.id = m.tenant_id WHERE m.tenant_id = $1 AND m.id = $2 AND m.active`;

/** The viewer of a member, read afresh: a demotion acts on the next request. `null` when the member is not active. */
export async function viewerOf(tenantId: Uuid, memberId: Uuid, sessionId: Uuid | null = null): Promise<Viewer | null> {
  const [row] = await readTenant(tenantId, async (client) => (await client.query<ViewerRow>(VIEWER_SQL, [tenantId, memberId])).rows);
  if (!row) return null;
  return {
    tenantId, memberId, sessionId,
    accountId: row.account_id,
    name: row.name,
    roles: row.roles,
    channelIds: row.channels,
    teamIds: row.team,
    organisation: {
      name: row.tenant, zone: row.zone, openness: row.openness,
      tenderLead: row.tender_lead, lateDays: row.late_days, workingDays: row.working_days,
    },
    today: todayIn(row.zone, now()),
    read: (work) => inTenant(tenantId, work),
    write: (work, seconds) => inTenant(tenantId, work, seconds === undefined ? undefined : seconds * 1000),
    rows: (sql, values = []) => readTenant(tenantId, async (client) => (await client.query(sql, [...values])).rows),
    reading: (work) => readTenant(tenantId, work),
  };
}
