import "server-only";
import { dateOnly, dbDate, type Db } from "@/lib/core/db";
import { newId, type Uuid } from "@/lib/core/ids";
import { can } from "@/lib/core/permissions";
import { record } from "@/lib/core/record";
import { Conflict, Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import type { AddAbsence, RemoveAbsence, RemoveNorm, ResetDay, SetDay, SetNorm } from "./schema";

/** One at a time per organisation: overlaps and "the same day" are checked against what stands. */
async function changeCalendar<T>(viewer: Viewer, work: (db: Db) => Promise<T>): Promise<T> {
  if (!can(viewer, "settings.write")) throw new Refusal("not-allowed");
  return viewer.write(async (db) => {
    await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`calendar ${viewer.tenantId}`}, 0))`;
    return work(db);
  });
}

type OwnWord = { readonly kind: string; readonly note: string } | null;

/** A day that somebody else has changed since is a Conflict that holds their word on it (`kind` null: computed again). */
async function assertSeen(db: Db, day: string, seen: OwnWord): Promise<OwnWord> {
  const stands = await db.calendarDay.findFirst({ where: { day: dbDate(day) }, select: { kind: true, note: true } });
  if (stands?.kind === seen?.kind && stands?.note === seen?.note) return stands;
  const trace = await db.audit.findFirst({
    where: { entity: "calendarDay", details: { path: ["day"], equals: day } }, orderBy: [{ at: "desc" }, { id: "desc" }], select: { byId: true },
  });
  const who = trace?.byId ? await db.member.findFirst({ where: { id: trace.byId }, select: { name: true } }) : null;
  throw new Conflict({ kind: stands?.kind ?? null, note: stands?.note ?? "" }, who?.name ?? null);
}

/** The organisation's own word on a day; it wins over holidays, transfers and the week. */
export const setDay = (viewer: Viewer, { day, kind, note, seen }: SetDay): Promise<void> =>
  changeCalendar(viewer, async (db) => {
    await assertSeen(db, day, seen);
    const { tenantId } = viewer;
    const key = { tenantId, day: dbDate(day) };
    await db.calendarDay.upsert({ where: { tenantId_day: key }, create: { ...key, kind, note }, update: { kind, note } });
    await record(db, viewer, "calendar.day-set", { entity: "calendarDay", details: { day, kind, before: seen?.kind ?? null } });
  });

/** Back to what the Labour Code, the decrees and the week make of the day. */
export const resetDay = (viewer: Viewer, { day, seen }: ResetDay): Promise<void> =>
  changeCalendar(viewer, async (db) => {
    if (!(await assertSeen(db, day, seen))) throw new Refusal("not-found");
    await db.calendarDay.deleteMany({ where: { day: dbDate(day) } });
    await record(db, viewer, "calendar.day-reset", { entity: "calendarDay", details: { day, before: seen.kind } });
  });

/** Sets what is expected from a day on; the same role or person, kind and day again replaces the value. */
export const setNorm = (viewer: Viewer, input: SetNorm): Promise<{ id: Uuid }> =>
  changeCalendar(viewer, async (db) => {
    const { kind, role, memberId, value } = input;
    if (memberId) await assertMember(db, memberId);
    const validFrom = dbDate(input.validFrom);
    const stands = await db.norm.findFirst({ where: { kind, role, memberId, validFrom } });
    const id = stands?.id ?? newId();
    if (stands) await db.norm.updateMany({ where: { id }, data: { value } });
    else await db.norm.create({ data: { tenantId: viewer.tenantId, id, kind, role, memberId, value, validFrom } });
    await record(db, viewer, "norm.set", {
      entity: "norm", entityId: id, details: { kind, role, memberId, value, before: stands?.value ?? null, validFrom: input.validFrom },
    });
    return { id };
  });

/** Takes a norm out of the history; what it was stays in the log. */
export const removeNorm = (viewer: Viewer, { id }: RemoveNorm): Promise<void> =>
  changeCalendar(viewer, async (db) => {
    const norm = await db.norm.findFirst({ where: { id } });
    if (!norm) throw new Refusal("not-found");
    await db.norm.deleteMany({ where: { id } });
    const { kind, role, memberId, value, validFrom } = norm;
    await record(db, viewer, "norm.removed", { entity: "norm", entityId: id, details: { kind, role, memberId, value, validFrom: dateOnly(validFrom) } });
  });

/** A person is away from the first to the last day, both included; absences of one person never overlap. */
export const addAbsence = (viewer: Viewer, input: AddAbsence): Promise<{ id: Uuid }> =>
  changeCalendar(viewer, async (db) => {
    const { memberId, note } = input;
    const [fromDay, toDay] = [dbDate(input.fromDay), dbDate(input.toDay)];
    await assertMember(db, memberId);
    const other = await db.absence.findFirst({ where: { memberId, fromDay: { lte: toDay }, toDay: { gte: fromDay } } });
    if (other) throw new Refusal("invalid", undefined, { fromDay: { code: "absence-overlaps" } });
    const id = newId();
    await db.absence.create({ data: { tenantId: viewer.tenantId, id, memberId, fromDay, toDay, note } });
    await record(db, viewer, "absence.added", { entity: "absence", entityId: id, details: { memberId, fromDay: input.fromDay, toDay: input.toDay } });
    return { id };
  });

export const removeAbsence = (viewer: Viewer, { id }: RemoveAbsence): Promise<void> =>
  changeCalendar(viewer, async (db) => {
    const absence = await db.absence.findFirst({ where: { id } });
    if (!absence) throw new Refusal("not-found");
    await db.absence.deleteMany({ where: { id } });
    const { memberId, fromDay, toDay } = absence;
    await record(db, viewer, "absence.removed", { entity: "absence", entityId: id, details: { memberId, fromDay: dateOnly(fromDay), toDay: dateOnly(toDay) } });
  });

async function assertMember(db: Db, memberId: Uuid): Promise<void> {
  const found = await db.member.findFirst({ where: { id: memberId }, select: { id: true } });
  if (!found) throw new Refusal("invalid", undefined, { memberId: { code: "entry-unknown" } });
}
