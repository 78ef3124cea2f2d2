import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { addAbsence, removeAbsence, removeNorm, resetDay, setDay, setNorm } from "@/lib/calendar/commands";
import { normFor } from "@/lib/calendar/norms";
import { absencesFrom, calendarSettings, calendarYear, norms } from "@/lib/calendar/queries";
import { isWorkingDay } from "@/lib/calendar/rules";
import { addAbsenceInput, setNormInput } from "@/lib/calendar/schema";
import { aWorld, viewer } from "@/tests/support/world";
import { saveOrganisation } from "@/lib/directory/organisation-commands";
import { organisationSettings } from "@/lib/directory/queries";

const dayOf = async (world: Awaited<ReturnType<typeof aWorld>>, day: string) =>
  (await calendarYear(world.admin, Number(day.slice(0, 4)))).days.find((one) => one.day === day);

test("a year has all its days, the decree that moved some, and is provisional where none is published", async () => {
  const world = await aWorld();
  const year = await calendarYear(world.admin, 2026);
  expect(year.days).toHaveLength(365);
  expect(year.decree).toEqual({ number: "1466", date: "2025-09-24" });
  expect(year.days.find(({ day }) => day === "2026-01-09")).toMatchObject({ kind: "DAY_OFF", movedFrom: "2026-01-03", source: { by: "DECREE", number: "1466" } });
  const far = await calendarYear(world.admin, 2032);
  expect(far.decree).toBeNull();
  expect(far.days).toHaveLength(366);
  expect(far.days.every(({ provisional }) => provisional)).toBe(true);
});

test("the organisation's own word wins over the computed day, shortens its eve, and can be taken back", async () => {
  const world = await aWorld();
  await setDay(world.admin, { day: "2026-08-12", kind: "HOLIDAY", note: "День строителя", seen: null });
  expect(await dayOf(world, "2026-08-12")).toMatchObject({ kind: "HOLIDAY", own: { note: "День строителя", computed: { kind: "WORKING" } } });
  expect(await dayOf(world, "2026-08-11")).toMatchObject({ kind: "SHORT", own: null });
  expect(isWorkingDay("2026-08-12", await calendarSettings(world.admin))).toBe(false);
  await resetDay(world.admin, { day: "2026-08-12", seen: { kind: "HOLIDAY", note: "День строителя" } });
  expect(await dayOf(world, "2026-08-12")).toMatchObject({ kind: "WORKING", own: null });
});

test("the last day of a year knows what the organisation made of the first day of the next", async () => {
  const world = await aWorld();
  expect(await dayOf(world, "2019-12-31")).toMatchObject({ kind: "SHORT" });
  await setDay(world.admin, { day: "2020-01-01", kind: "WORKING", note: "", seen: null });
  expect(await dayOf(world, "2019-12-31")).toMatchObject({ kind: "WORKING" });
});

test("two people who set one day: the second sees the first one's word and name", async () => {
  const world = await aWorld();
  await setDay(world.admin, { day: "2026-08-12", kind: "DAY_OFF", note: "", seen: null });
  await expect(setDay(world.admin, { day: "2026-08-12", kind: "SHORT", note: "", seen: null }))
    .rejects.toMatchObject({ code: "conflict", values: { who: "Админова Анна" }, current: { kind: "DAY_OFF", note: "" } });
  await expect(resetDay(world.admin, { day: "2026-08-12", seen: { kind: "SHORT", note: "" } })).rejects.toMatchObject({ code: "conflict" });
  await setDay(world.admin, { day: "2026-08-12", kind: "SHORT", note: "", seen: { kind: "DAY_OFF", note: "" } });
  expect(await dayOf(world, "2026-08-12")).toMatchObject({ kind: "SHORT" });
});

test("the organisation's week decides which days work", async () => {
  const world = await aWorld();
  await saveOrganisation(world.admin, { ...await organisationSettings(world.admin), workingDays: [6, 2, 3, 4, 5] });
  const settings = await calendarSettings(await viewer(world.tenantId, world.admin.memberId));
  expect([isWorkingDay("2026-08-08", settings), isWorkingDay("2026-08-10", settings)]).toEqual([true, false]);
});

test("a norm of a day is replaced on the same day and followed on a later one; the history stays", async () => {
  const world = await aWorld();
  const ivan = await world.person(["PROSPECTOR"]);
  const set = (more: object) => setNorm(world.admin, { kind: "DIALS", role: "PROSPECTOR", memberId: null, value: 40, validFrom: "2026-01-01", ...more });
  await set({});
  await set({ value: 50 });
  await set({ value: 60, validFrom: "2026-06-01" });
  const own = await set({ role: null, memberId: ivan.memberId, value: 30 });
  const history = await norms(world.admin);
  expect(history.map(({ value, memberName }) => [value, memberName])).toEqual([[60, null], [50, null], [30, "Иванов Иван"]]);
  expect(normFor(history, ivan, "2026-07-01", "DIALS")).toBe(30);
  await removeNorm(world.admin, { id: own.id });
  expect(normFor(await norms(world.admin), ivan, "2026-07-01", "DIALS")).toBe(60);
});

test("a norm is for a role or for a person, never both or none", () => {
  const norm = { kind: "DIALS", value: 1, validFrom: "2026-01-01", role: null, memberId: null };
  expect(setNormInput.safeParse(norm).error?.issues[0]).toMatchObject({ message: "norm-target", path: ["target"] });
  expect(setNormInput.safeParse({ ...norm, role: "SALES", memberId: newId() }).success).toBe(false);
  expect(setNormInput.safeParse({ ...norm, role: "SALES", validFrom: "2026-02-30" }).error?.issues[0]?.message).toBe("date-wrong");
});

test("absences of one person do not overlap, also when sent at once; the days of others are free", async () => {
  const world = await aWorld();
  const [ivan, anna] = [await world.person(["SALES"]), await world.person(["SALES"], { name: "Антонова Анна" })];
  const away = (memberId: string, fromDay: string, toDay: string) => addAbsence(world.admin, { memberId, fromDay, toDay, note: "отпуск" });
  const ends = ["2026-07-14", "2026-07-15", "2026-07-16", "2026-07-17", "2026-07-18"];
  // Every connection is open beforehand: else the first is done before the others begin.
  await Promise.all(ends.map((day) => absencesFrom(world.admin, day)));
  const sent = await Promise.allSettled(ends.map((end) => away(ivan.memberId, "2026-07-01", end)));
  expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await away(anna.memberId, "2026-07-10", "2026-07-10");
  const list = await absencesFrom(world.admin, "2026-07-10");
  expect(list.map(({ memberName }) => memberName).toSorted()).toEqual(["Антонова Анна", "Иванов Иван"]);
  for (const { id } of list) await removeAbsence(world.admin, { id });
  expect(await absencesFrom(world.admin, "2026-07-01")).toEqual([]);
  expect(addAbsenceInput.safeParse({ memberId: ivan.memberId, fromDay: "2026-07-02", toDay: "2026-07-01", note: "" }).error?.issues[0]?.message).toBe("day-order");
});

test("another organisation's people, norms and absences are as absent as those that never were", async () => {
  const [world, other] = [await aWorld(), await aWorld()];
  const memberId = other.admin.memberId;
  const norm = await setNorm(other.admin, { kind: "WINS", role: null, memberId, value: 5, validFrom: "2026-01-01" });
  const absence = await addAbsence(other.admin, { memberId, fromDay: "2026-07-01", toDay: "2026-07-02", note: "" });
  const unknown = { code: "invalid", fields: { memberId: { code: "entry-unknown" } } };
  await expect(setNorm(world.admin, { kind: "WINS", role: null, memberId, value: 1, validFrom: "2026-01-01" })).rejects.toMatchObject(unknown);
  await expect(addAbsence(world.admin, { memberId, fromDay: "2026-07-01", toDay: "2026-07-02", note: "" })).rejects.toMatchObject(unknown);
  for (const id of [norm.id, newId()]) await expect(removeNorm(world.admin, { id })).rejects.toMatchObject({ code: "not-found" });
  await expect(removeAbsence(world.admin, { id: absence.id })).rejects.toMatchObject({ code: "not-found" });
  await expect(setDay(await world.person(["HEAD"]), { day: "2026-08-12", kind: "SHORT", note: "", seen: null })).rejects.toMatchObject({ code: "not-allowed" });
});
