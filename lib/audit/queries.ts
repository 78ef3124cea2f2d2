import "server-only";
import { addDays, type DateOnly } from "@/lib/core/dates";
import { zonedToInstant } from "@/lib/core/zones";
import { isUuid, type Uuid } from "@/lib/core/ids";
import { searchVariants } from "@/lib/clients/names";
import { can } from "@/lib/core/permissions";
import { Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";

export interface AuditFilter {
  readonly byId?: Uuid;
  readonly clientId?: Uuid;
  /** Words of a client's name. */
  readonly client?: string;
  /** First and last day in the organisation's zone, both included. */
  readonly from?: DateOnly;
  readonly to?: DateOnly;
  /** Where the previous page ended. */
  readonly before?: string;
}

export interface AuditRow {
  readonly id: Uuid;
  readonly at: Date;
  readonly byId: Uuid | null;
  readonly byName: string | null;
  readonly action: string;
  readonly entity: string;
  readonly entityName: string | null;
  readonly clientId: Uuid | null;
  readonly clientName: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface AuditPage {
  readonly rows: readonly AuditRow[];
  /** The cursor of the next, older page. */
  readonly next: string | null;
}

export const AUDIT_PAGE = 50;
/** No day comes after it. */
const LAST_DAY: DateOnly = "9999-12-31";
/** An instant as our own cursor writes it; the browser's parser takes much that the database does not. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

// A name where the thing has one; a person at a client stays an id here: the log holds no personal data of theirs.
const ENTITY_NAME = `CASE a.entity
  WHEN 'member' THEN (SELECT name FROM member x WHERE x.tenant_id = a.tenant_id AND x.id = a.entity_id)
  WHEN 'norm' THEN (SELECT name FROM member x WHERE x.tenant_id = a.tenant_id AND x.id = (a.details->>'memberId')::uuid)
  WHEN 'absence' THEN (SELECT name FROM member x WHERE x.tenant_id = a.tenant_id AND x.id = (a.details->>'memberId')::uuid)
  WHEN 'invitation' THEN (SELECT name FROM invitation x WHERE x.tenant_id = a.tenant_id AND x.id = a.entity_id)
  WHEN 'channel' THEN (SELECT name FROM channel x WHERE x.tenant_id = a.tenant_id AND x.id = a.entity_id)
  WHEN 'subChannel' THEN (SELECT name FROM sub_channel x WHERE x.tenant_id = a.tenant_id AND x.id = a.entity_id)
  WHEN 'region' THEN (SELECT name FROM region x WHERE x.tenant_id = a.tenant_id AND x.id = a.entity_id)
  WHEN 'source' THEN (SELECT name FROM source x WHERE x.tenant_id = a.tenant_id AND x.id = a.entity_id)
  WHEN 'service' THEN (SELECT name FROM service x WHERE x.tenant_id = a.tenant_id AND x.id = a.entity_id)
  WHEN 'outcome' THEN (SELECT name FROM outcome x WHERE x.tenant_id = a.tenant_id AND x.id = a.entity_id) END`;

/**
 * The log, newest first, a page at a time by key. An unknown cursor or id finds nothing rather than everything.
 * Throws Refusal "not-allowed" without the right to read it.
 */
export async function auditPage(viewer: Viewer, filter: AuditFilter): Promise<AuditPage> {
  if (!can(viewer, "audit.read")) throw new Refusal("not-allowed");
  const { sql, values } = conditions(viewer, filter);
  const rows = await viewer.rows<AuditRow>(`
    SELECT a.id, a.at, a.by_id AS "byId", m.name AS "byName", a.action, a.entity, ${ENTITY_NAME} AS "entityName",
      COALESCE(a.client_id, c.id) AS "clientId", c.name AS "clientName", a.details
    FROM audit a
    LEFT JOIN member m ON m.tenant_id = a.tenant_id AND m.id = a.by_id
    LEFT JOIN client c ON c.tenant_id = a.tenant_id AND c.id = COALESCE(a.client_id, CASE a.entity WHEN 'client' THEN a.entity_id END)
    WHERE ${sql} ORDER BY a.at DESC, a.id DESC LIMIT ${AUDIT_PAGE + 1}`, values);
  const last = rows.length > AUDIT_PAGE ? rows[AUDIT_PAGE - 1] : undefined;
  return { rows: rows.slice(0, AUDIT_PAGE), next: last ? `${last.at.toISOString()}_${last.id}` : null };
}

function conditions(viewer: Viewer, filter: AuditFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = [];
  const where = ["a.tenant_id = app.tenant_id()"];
  const and = (sql: (first: number) => string, ...given: unknown[]) => {
    where.push(sql(values.length + 1));
    values.push(...given);
  };
  const { zone } = viewer.organisation;
  if (filter.byId) and((n) => `a.by_id = $${n}::uuid`, filter.byId);
  if (filter.clientId) and((n) => `a.client_id = $${n}::uuid`, filter.clientId);
  if (filter.client) and((n) => `a.client_id IN (SELECT client_id FROM app.search_clients($${n}::text[], 200))`, searchVariants(filter.client));
  if (filter.from) and((n) => `a.at >= $${n}`, zonedToInstant(zone, filter.from, "00:00"));
  if (filter.to && filter.to < LAST_DAY) and((n) => `a.at < $${n}`, zonedToInstant(zone, addDays(filter.to, 1), "00:00"));
  if (filter.before) {
    const [at, id] = filter.before.split("_");
    const known = isUuid(id) && INSTANT.test(at ?? "") && !Number.isNaN(Date.parse(at ?? ""));
    if (known) and((n) => `(a.at, a.id) < ($${n}::timestamptz, $${n + 1}::uuid)`, at, id);
    else where.push("false");
  }
  return { sql: where.join(" AND "), values };
}
