import "server-only";
import { addDays, firstDay, monthNumber, monthOf, weekOf, type DateOnly, type MonthIndex } from "@/lib/core/dates";
import type { Uuid } from "@/lib/core/ids";
import { PERMISSIONS, type Role } from "@/lib/core/permissions";
import type { Viewer } from "@/lib/core/viewer";
import { normFor } from "@/lib/calendar/norms";
import { absencesFrom, norms } from "@/lib/calendar/queries";
import { visibleSql } from "@/lib/clients/visibility";
import { clientLines, type Lines } from "./client-lines";
import { SHOWN, type Count, type DayFrame } from "./queries";

/** Days back in which a card written late still shows on "Today". */
const LATE_DAYS = 7;

interface DayCounts { readonly dials: Count; readonly reached: Count; readonly visits: number }
export interface TeamLine {
  readonly id: Uuid;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly absent: boolean;
  readonly today: DayCounts;
  readonly previous: DayCounts;
  /** Visits of this week. */
  readonly visits: Count;
  /** Own clients whose next contact was due before today. */
  readonly overdue: number;
  /** Cards of the last seven days that were written on a later day than the contact. */
  readonly late: number;
}

interface TeamRow {
  readonly id: Uuid; readonly name: string; readonly roles: Role[]; readonly visits: number; readonly overdue: number; readonly late: number;
  readonly dialsToday: number; readonly reachedToday: number; readonly visitsToday: number;
  readonly dialsBefore: number; readonly reachedBefore: number; readonly visitsBefore: number;
}

const onDay = (kind: string, day: string) => `count(*) FILTER (WHERE ${kind} AND k.occurred_on = ${day})::int`;
const DIAL = "k.kind = 'CALL'";
const REACHED = "k.kind = 'CALL' AND k.reach = 'DECISION_MAKER'";
const VISIT = "k.kind = 'VISIT'";

const teamSql = (scope: string): string => `
  SELECT m.id, m.name, r.roles, n.*, (SELECT count(*)::int FROM client c JOIN client_grid g ON g.tenant_id = c.tenant_id AND g.client_id = c.id
      WHERE c.tenant_id = m.tenant_id AND c.owner_id = m.id AND c.archived_at IS NULL AND c.merged_into IS NULL AND g.next_contact_on < $2 AND ${scope}) AS overdue
  FROM member m
  JOIN LATERAL (SELECT json_agg(x.role ORDER BY x.role) AS roles, bool_or(x.role::text = ANY($6::text[])) AS sells
    FROM member_role x WHERE x.tenant_id = m.tenant_id AND x.member_id = m.id) r ON r.sells
  JOIN LATERAL (SELECT ${onDay(DIAL, "$2")} AS "dialsToday", ${onDay(REACHED, "$2")} AS "reachedToday", ${onDay(VISIT, "$2")} AS "visitsToday",
      ${onDay(DIAL, "$3")} AS "dialsBefore", ${onDay(REACHED, "$3")} AS "reachedBefore", ${onDay(VISIT, "$3")} AS "visitsBefore",
      count(*) FILTER (WHERE ${VISIT} AND k.occurred_on >= $4)::int AS visits, count(*) FILTER (WHERE k.entered_late AND k.occurred_on >= $5)::int AS late
    FROM contact_card k WHERE k.tenant_id = m.tenant_id AND k.author_id = m.id AND k.state = 'ACTIVE'
      AND k.occurred_on BETWEEN LEAST($3::date, $4::date, $5::date) AND $2::date) n ON true
  WHERE m.tenant_id = app.tenant_id() AND m.id = ANY($1::uuid[]) AND m.active
  ORDER BY m.name COLLATE "ru-x-icu", m.id`;

/** Everybody who reports to the viewer and works with clients: their day, the day before, and what they owe. */
export async function teamDay(viewer: Viewer, { today, previous, works }: DayFrame): Promise<TeamLine[]> {
  const scope = visibleSql(viewer, "c", 7);
  const reports = viewer.teamIds.filter((id) => id !== viewer.memberId);
  const [rows, all, absences] = await Promise.all([
    viewer.rows<TeamRow>(teamSql(scope.sql), [reports, today, previous, weekOf(today).from, addDays(today, -LATE_DAYS), PERMISSIONS["today.own"], ...scope.values]),
    norms(viewer), absencesFrom(viewer, previous),
  ]);
  return rows.map((row) => {
    const away = (day: DateOnly) => absences.some(({ memberId, fromDay, toDay }) => memberId === row.id && fromDay <= day && day <= toDay);
    const norm = (day: DateOnly, worked: boolean, kind: "DIALS" | "REACHED") => (worked && !away(day) ? normFor(all, { memberId: row.id, roles: row.roles }, day, kind) : null);
    const counts = (day: DateOnly, worked: boolean, dials: number, reached: number, visits: number): DayCounts =>
      ({ dials: { done: dials, norm: norm(day, worked, "DIALS") }, reached: { done: reached, norm: norm(day, worked, "REACHED") }, visits });
    return {
      id: row.id, name: row.name, roles: row.roles, overdue: row.overdue, late: row.late, absent: away(today),
      today: counts(today, works, row.dialsToday, row.reachedToday, row.visitsToday),
      previous: counts(previous, true, row.dialsBefore, row.reachedBefore, row.visitsBefore),
      visits: { done: row.visits, norm: normFor(all, { memberId: row.id, roles: row.roles }, today, "VISITS") },
    };
  });
}

export interface StartLine { readonly id: Uuid; readonly version: number; readonly clientId: Uuid; readonly client: string; readonly author: string | null; readonly on: DateOnly; readonly substance: string }

/** Starts of work no head has confirmed yet, the newest first: until then they do not count for pay. */
export async function startsToConfirm(viewer: Viewer, limit = SHOWN): Promise<Lines<StartLine>> {
  const scope = visibleSql(viewer, "c", 1);
  const rows = await viewer.rows<StartLine & { total: number }>(`
    SELECT k.id, k.version, k.client_id AS "clientId", c.name AS client, m.name AS author, k.occurred_on AS on, k.substance, count(*) OVER ()::int AS total
    FROM contact_card k JOIN client c ON c.tenant_id = k.tenant_id AND c.id = k.client_id LEFT JOIN member m ON m.tenant_id = k.tenant_id AND m.id = k.author_id
    WHERE k.tenant_id = app.tenant_id() AND k.kind = 'START' AND k.state = 'ACTIVE' AND k.confirmed_by IS NULL AND k.origin <> 'IMPORTED'
      AND c.archived_at IS NULL AND c.merged_into IS NULL AND ${scope.sql}
    ORDER BY k.occurred_on DESC, k.id DESC LIMIT $3`, [...scope.values, limit]);
  return { total: rows[0]?.total ?? 0, lines: rows.map(({ total: _, ...line }) => line) };
}

/** The first day of the quarter a month belongs to. */
const quarterStart = (month: MonthIndex): DateOnly => firstDay(month - ((monthNumber(month) - 1) % 3));

/** VIP clients whom no head has called or met this quarter: a client must not depend on one manager (domain rule 9). */
export const vipsWithoutHead = (viewer: Viewer, limit = SHOWN): Promise<Lines> =>
  clientLines(viewer, monthOf(viewer.today), {
    where: `c.tier_rank = 0 AND c.stage_rank < 5 AND NOT EXISTS (
      SELECT 1 FROM contact_card k JOIN member_role r ON r.tenant_id = k.tenant_id AND r.member_id = k.author_id AND r.role::text = ANY($2::text[])
      WHERE k.tenant_id = c.tenant_id AND k.client_id = c.id AND k.state = 'ACTIVE' AND k.occurred_on >= $1::date
        AND (k.kind IN ('VISIT', 'START') OR (k.kind = 'CALL' AND k.reach = 'DECISION_MAKER')))`,
    values: [quarterStart(monthOf(viewer.today)), PERMISSIONS["today.team"]], order: "g.last_contact_on NULLS FIRST, c.name", limit,
  });

/** Clients in sight whom nobody answers for. */
export async function withoutOwner(viewer: Viewer): Promise<number> {
  const scope = visibleSql(viewer, "c", 1);
  const [row] = await viewer.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM client c WHERE c.tenant_id = app.tenant_id() AND c.owner_id IS NULL AND c.archived_at IS NULL AND c.merged_into IS NULL AND ${scope.sql}`, scope.values);
  return row?.count ?? 0;
}
