import "server-only";
import { addDays, type DateOnly } from "@/lib/core/dates";
import { dateOnly, dbDate } from "@/lib/core/db";
import type { Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import type { Norm } from "./norms";
import { calendarDay, isPublished, type CalendarDay, type CalendarSettings, type DayKind } from "./rules";
import { DECREES } from "./transfers";

/** The working calendar of the viewer's organisation, with its own words on days, for `lib/calendar/rules`. */
export async function calendarSettings(viewer: Viewer): Promise<CalendarSettings> {
  const rows = await viewer.rows<{ day: DateOnly; kind: DayKind }>("SELECT day, kind FROM calendar_day WHERE tenant_id = app.tenant_id()");
  return { workingDays: viewer.organisation.workingDays, overrides: new Map(rows.map(({ day, kind }) => [day, kind])) };
}

export interface DayView extends CalendarDay {
  readonly day: DateOnly;
  /** The organisation's own word, and what the day would be without it. */
  readonly own: { readonly kind: DayKind; readonly note: string; readonly computed: CalendarDay } | null;
}

export interface YearView {
  readonly year: number;
  /** Whose transfers of days off these are; `null` while the Government has not published the year. */
  readonly decree: { readonly number: string; readonly date: DateOnly } | null;
  readonly days: readonly DayView[];
}

/** Every day of a year as it is for this organisation. */
export async function calendarYear(viewer: Viewer, year: number): Promise<YearView> {
  const rows = await viewer.rows<{ day: DateOnly; kind: DayKind; note: string }>(
    "SELECT day, kind, note FROM calendar_day WHERE tenant_id = app.tenant_id() AND day BETWEEN $1 AND $2",
    [`${year - 1}-12-25`, `${year + 1}-01-10`]);
  const { workingDays } = viewer.organisation;
  const words = new Map(rows.map((row) => [row.day, row]));
  const settings = { workingDays, overrides: new Map(rows.map(({ day, kind }) => [day, kind])) };
  const days: DayView[] = [];
  for (let day: DateOnly = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const word = words.get(day);
    const own = word ? { kind: word.kind, note: word.note, computed: calendarDay(day, { workingDays }) } : null;
    days.push({ day, ...calendarDay(day, settings), own });
  }
  const decree = isPublished(year) ? DECREES[year] : undefined;
  return { year, decree: decree ? { number: decree.number, date: decree.date } : null, days };
}

export interface NormView extends Norm { readonly id: Uuid; readonly memberName: string | null; readonly memberActive: boolean | null }

/** All norms, the newest of each role or person first. */
export const norms = (viewer: Viewer): Promise<NormView[]> =>
  viewer.rows<NormView>(`
    SELECT n.id, n.kind, n.role, n.member_id AS "memberId", n.value, n.valid_from AS "validFrom", m.name AS "memberName", m.active AS "memberActive"
    FROM norm n LEFT JOIN member m ON m.tenant_id = n.tenant_id AND m.id = n.member_id
    WHERE n.tenant_id = app.tenant_id() ORDER BY n.kind, n.role, m.name, n.member_id, n.valid_from DESC, n.id`);

export interface AbsenceView {
  readonly id: Uuid; readonly memberId: Uuid; readonly memberName: string;
  readonly fromDay: DateOnly; readonly toDay: DateOnly; readonly note: string;
}

/** Absences that end on this day or later, the nearest first. */
export const absencesFrom = (viewer: Viewer, day: DateOnly): Promise<AbsenceView[]> =>
  viewer.read(async (db) => {
    const rows = await db.absence.findMany({
      where: { toDay: { gte: dbDate(day) } }, orderBy: [{ fromDay: "asc" }, { id: "asc" }], take: 500, include: { member: { select: { name: true } } },
    });
    return rows.map(({ id, memberId, member, fromDay, toDay, note }) =>
      ({ id, memberId, memberName: member.name, fromDay: dateOnly(fromDay), toDay: dateOnly(toDay), note }));
  });
