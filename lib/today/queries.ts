import "server-only";
import { addDays, monthOf, weekOf, type DateOnly } from "@/lib/core/dates";
import type { Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { normFor } from "@/lib/calendar/norms";
import { absencesFrom, calendarSettings, norms } from "@/lib/calendar/queries";
import { isWorkingDay, previousWorkingDay } from "@/lib/calendar/rules";
import { visibleSql } from "@/lib/clients/visibility";
import { clientLines, missedPlan, type Lines } from "./client-lines";

/** Lines a part of the page shows; the rest is behind its number. */
export const SHOWN = 8;
/** Lines of the one part that is opened whole. */
export const WHOLE = 300;

/** The day the page speaks of: whether it is worked, and the working day before it. */
export interface DayFrame { readonly today: DateOnly; readonly works: boolean; readonly previous: DateOnly; readonly weekEnd: DateOnly }

export async function dayFrame(viewer: Viewer): Promise<DayFrame> {
  const { today } = viewer;
  const settings = await calendarSettings(viewer);
  // An organisation that has not named its working days yet still has a yesterday.
  const previous = settings.workingDays.length > 0 ? previousWorkingDay(today, settings) : addDays(today, -1);
  return { today, works: isWorkingDay(today, settings), previous, weekEnd: weekOf(today).to };
}

export interface OwnWork {
  readonly overdue: Lines;
  readonly today: Lines;
  readonly week: Lines;
  readonly missed: Lines;
  readonly untouched: Lines;
}

/** What the viewer's own clients ask for: the same slices as the grid's gaps, of this owner. `whole`: the part shown to its end. */
export async function ownWork(viewer: Viewer, { today, weekEnd }: DayFrame, whole: string | null = null): Promise<OwnWork> {
  const month = monthOf(today);
  const mine = (where: string, values: readonly unknown[], order: string, limit = SHOWN) =>
    clientLines(viewer, month, { where: `c.owner_id = $1 AND ${where}`, values: [viewer.memberId, ...values], order, limit });
  const [overdue, due, week, missed, untouched] = await Promise.all([
    mine("g.next_contact_on < $2::date", [today], "g.next_contact_on DESC, c.name"),
    // What is promised for today is shown whole: it is the day's work.
    mine("g.next_contact_on = $2::date", [today], "c.name", WHOLE),
    mine("g.next_contact_on > $2::date AND g.next_contact_on <= $3::date", [today, weekEnd], "g.next_contact_on, c.name", whole === "week" ? WHOLE : SHOWN),
    mine(`g.earliest_open_plan < $2::int AND EXISTS (SELECT 1 FROM planned_contact p WHERE ${missedPlan("$2")})`, [month], "g.earliest_open_plan DESC, c.name"),
    mine("g.last_contact_on IS NULL", [], "g.next_contact_on NULLS FIRST, c.found_on, c.name"),
  ]);
  return { overdue, today: due, week, missed, untouched };
}

export interface Count { readonly done: number; /** What is expected; `null` when nothing is. */ readonly norm: number | null }

/** One's own day against the norm: dials and reached today, visits this week; whoever is absent owes nothing. */
export interface OwnDay { readonly dials: Count; readonly reached: Count; readonly visits: Count; readonly visitsToday: number; readonly absent: boolean }

export async function ownDay(viewer: Viewer, { today, works }: DayFrame): Promise<OwnDay> {
  const [[counts], all, absences] = await Promise.all([
    viewer.rows<{ dials: number; reached: number; visits: number; visitsToday: number }>(`
      SELECT count(*) FILTER (WHERE kind = 'CALL' AND occurred_on = $2)::int AS dials,
        count(*) FILTER (WHERE kind = 'CALL' AND reach = 'DECISION_MAKER' AND occurred_on = $2)::int AS reached,
        count(*) FILTER (WHERE kind = 'VISIT')::int AS visits, count(*) FILTER (WHERE kind = 'VISIT' AND occurred_on = $2)::int AS "visitsToday"
      FROM contact_card WHERE tenant_id = app.tenant_id() AND author_id = $1 AND state = 'ACTIVE' AND occurred_on BETWEEN $3 AND $2`,
    [viewer.memberId, today, weekOf(today).from]),
    norms(viewer), absencesFrom(viewer, today),
  ]);
  const absent = absences.some(({ memberId, fromDay }) => memberId === viewer.memberId && fromDay <= today);
  const expected = (kind: "DIALS" | "REACHED" | "VISITS") => normFor(all, viewer, today, kind);
  const daily = works && !absent;
  const { dials = 0, reached = 0, visits = 0, visitsToday = 0 } = counts ?? {};
  return {
    dials: { done: dials, norm: daily ? expected("DIALS") : null }, reached: { done: reached, norm: daily ? expected("REACHED") : null },
    visits: { done: visits, norm: expected("VISITS") }, visitsToday, absent,
  };
}

export interface SilentCard { readonly id: Uuid; readonly clientId: Uuid; readonly client: string; readonly kind: string; readonly on: DateOnly; readonly time: string | null; readonly person: string | null; /** Entered today: its author may still complete it. */ readonly open: boolean }

/**
 * Own cards since the working day before that say nothing: the contact took place, its substance is missing.
 * A call that reached nobody has nothing to say and is left out; so is a client that has gone out of sight since.
 */
export const silentCards = (viewer: Viewer, { today, previous }: DayFrame): Promise<SilentCard[]> => {
  const scope = visibleSql(viewer, "c", 5);
  return viewer.rows<SilentCard>(`
    SELECT k.id, k.client_id AS "clientId", c.name AS client, k.kind, k.occurred_on AS on, to_char(k.occurred_at AT TIME ZONE $4, 'HH24:MI') AS time, p.name AS person,
      (k.entered_at AT TIME ZONE $4)::date = $3::date AND k.confirmed_by IS NULL AS open
    FROM contact_card k JOIN client c ON c.tenant_id = k.tenant_id AND c.id = k.client_id
    LEFT JOIN person p ON p.tenant_id = k.tenant_id AND p.id = k.person_id
    WHERE k.tenant_id = app.tenant_id() AND k.author_id = $1 AND k.state = 'ACTIVE' AND k.origin <> 'IMPORTED' AND k.occurred_on BETWEEN $2 AND $3
      AND k.substance = '' AND k.reach <> 'NOBODY' AND k.kind <> 'END' AND c.archived_at IS NULL AND ${scope.sql}
    ORDER BY k.occurred_on DESC, k.occurred_at DESC NULLS LAST, k.id LIMIT 50`, [viewer.memberId, previous, today, viewer.organisation.zone, ...scope.values]);
};
