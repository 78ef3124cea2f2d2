import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/permissions";
import type { Viewer } from "@/lib/core/viewer";
import { deactivatePerson, editPerson, reactivatePerson } from "@/lib/team/commands";
import { openInvitations, ownAccount, peopleFilter, peopleOf, personOf } from "@/lib/team/queries";
import type { EditPerson } from "@/lib/team/schema";
import { asSuperuser, aSignedPerson, meeting } from "@/tests/support/people";
import { aWorld } from "@/tests/support/world";

/** The person as they stand, with some fields changed: what the form sends. */
async function edited(by: Viewer, id: string, change: Partial<EditPerson>): Promise<EditPerson> {
  const { name, roles, channelIds, managerId, version } = (await personOf(by, id))!;
  return { id, version, name, managerId, roles: [...roles], channelIds: [...channelIds], ...change };
}
const demotion = (by: Viewer, id: string) => edited(by, id, { roles: ["SALES"] as Role[] });
/** Of two changes that met one is done; returns why the other was refused. */
function refusedOf(done: readonly PromiseSettledResult<unknown>[]): unknown {
  expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  return done.find((one) => one.status === "rejected")?.reason;
}
const lastAdministrator = { code: "last-administrator" };
const auditOf = (id: string) => asSuperuser<{ action: string; details: unknown; by_id: string }>("SELECT action, details, by_id FROM audit WHERE entity_id = $1 ORDER BY at", [id]);

test("an edit changes name, roles, channels and manager, and is audited by field names alone", async () => {
  const world = await aWorld();
  const [head, sales] = [await world.person(["HEAD"]), await world.person(["PROSPECTOR"], { channelIds: [] })];
  const change = { name: "Сидоров Пётр", roles: ["SALES", "KAM"] as Role[], channelIds: [world.channelId], managerId: head.memberId };
  await editPerson(world.admin, await edited(world.admin, sales.memberId, change));
  expect(await personOf(world.admin, sales.memberId)).toMatchObject({ ...change, roles: ["SALES", "KAM"], version: 2 });
  expect(await auditOf(sales.memberId)).toEqual([{
    action: "member.edited", by_id: world.admin.memberId,
    details: { fields: ["name", "roles", "channelIds", "managerId"], rolesBefore: ["PROSPECTOR"], roles: ["SALES", "KAM"] },
  }]);
});

test("an edit that changes nothing leaves version and audit alone", async () => {
  const world = await aWorld();
  const sales = await world.person(["SALES"]);
  await editPerson(world.admin, await edited(world.admin, sales.memberId, {}));
  expect(await personOf(world.admin, sales.memberId)).toMatchObject({ version: 1 });
  expect(await auditOf(sales.memberId)).toEqual([]);
});

test("a stale edit is a conflict that says what stands now and who changed it", async () => {
  const world = await aWorld();
  const sales = await world.person(["SALES"]);
  const stale = await edited(world.admin, sales.memberId, { name: "Моя правка" });
  await editPerson(world.admin, await edited(world.admin, sales.memberId, { name: "Чужая правка" }));
  await expect(editPerson(world.admin, stale)).rejects.toMatchObject({
    code: "conflict", values: { who: "Админова Анна" }, current: { name: "Чужая правка", version: 2 } });
  expect(await personOf(world.admin, sales.memberId)).toMatchObject({ name: "Чужая правка" });
});

test("the last active administrator who can sign in is neither demoted nor deactivated", async () => {
  const world = await aWorld();
  const { memberId } = world.admin;
  await world.person(["ADMIN"], { name: "Без входа" });
  const other = await aSignedPerson(world, ["ADMIN"]);
  await deactivatePerson(world.admin, { id: other.memberId, version: 1 });
  await expect(editPerson(world.admin, await demotion(world.admin, memberId))).rejects.toMatchObject(lastAdministrator);
  await expect(deactivatePerson(world.admin, { id: memberId, version: 1 })).rejects.toMatchObject(lastAdministrator);
  expect(await personOf(world.admin, memberId)).toMatchObject({ active: true, roles: ["ADMIN"], version: 1 });
});

test.each([
  ["demote", (by: Viewer, input: EditPerson) => editPerson(by, input)],
  ["deactivate", (by: Viewer, { id, version }: EditPerson) => deactivatePerson(by, { id, version })],
] as const)("two administrators who %s each other at once leave one", async (_, change) => {
  const world = await aWorld();
  const [one, other] = [await aSignedPerson(world, ["ADMIN"]), await aSignedPerson(world, ["ADMIN"])];
  await deactivatePerson(one.viewer, { id: world.admin.memberId, version: 1 });
  const [mine, theirs] = [await demotion(one.viewer, other.memberId), await demotion(other.viewer, one.memberId)];
  const both = [one.memberId, other.memberId];
  const done = await meeting(
    "SELECT FROM session s JOIN member_role r USING (tenant_id, member_id) WHERE member_id = ANY ($1) FOR UPDATE", [both],
    () => [change(one.viewer, mine), change(other.viewer, theirs)]);
  expect(refusedOf(done)).toMatchObject(lastAdministrator);
});

test("nobody reports to themselves, directly or in a circle, even when two changes meet", async () => {
  const world = await aWorld();
  const first = await world.person(["HEAD"]);
  const second = await world.person(["HEAD"], { managerId: first.memberId });
  const third = await world.person(["SALES"], { managerId: second.memberId });
  const circle = { fields: { managerId: { code: "manager-circle" } } };
  for (const managerId of [first, second, third].map(({ memberId }) => memberId)) {
    await expect(editPerson(world.admin, await edited(world.admin, first.memberId, { managerId }))).rejects.toMatchObject(circle);
  }
  const [one, other] = [await world.person(["HEAD"]), await world.person(["HEAD"])];
  const [up, down] = [await edited(world.admin, one.memberId, { managerId: other.memberId }), await edited(world.admin, other.memberId, { managerId: one.memberId })];
  const done = await meeting("SELECT FROM member WHERE id = ANY ($1) FOR UPDATE", [[one.memberId, other.memberId]],
    () => [editPerson(world.admin, up), editPerson(world.admin, down)]);
  expect(refusedOf(done)).toMatchObject(circle);
});

test("a foreign person, manager or channel is answered exactly like one that does not exist", async () => {
  const [world, foreign] = [await aWorld(), await aWorld()];
  const mine = (await world.person(["SALES"])).memberId;
  for (const id of [foreign.admin.memberId, newId()]) {
    const input = { ...(await edited(world.admin, mine, { name: "Другое" })), id };
    await expect(editPerson(world.admin, input)).rejects.toMatchObject({ code: "not-found" });
    await expect(deactivatePerson(world.admin, { id, version: 1 })).rejects.toMatchObject({ code: "not-found" });
    await expect(reactivatePerson(world.admin, { id, version: 1 })).rejects.toMatchObject({ code: "not-found" });
    expect(await personOf(world.admin, id)).toBeNull();
    await expect(editPerson(world.admin, await edited(world.admin, mine, { managerId: id }))).rejects.toMatchObject({ fields: { managerId: { code: "not-found" } } });
  }
  for (const id of [foreign.channelId, newId()]) {
    await expect(editPerson(world.admin, await edited(world.admin, mine, { channelIds: [id] }))).rejects.toMatchObject({ fields: { channelIds: { code: "not-found" } } });
  }
  expect(await personOf(foreign.admin, foreign.admin.memberId)).toMatchObject({ version: 1 });
});

test("an inactive manager and an archived channel are kept where they are and given to nobody else", async () => {
  const world = await aWorld();
  const head = await world.person(["HEAD"]);
  const sales = await world.person(["SALES"], { managerId: head.memberId });
  const other = await world.person(["SALES"], { channelIds: [] });
  await deactivatePerson(world.admin, { id: head.memberId, version: 1 });
  await asSuperuser("UPDATE channel SET archived_at = now() WHERE id = $1", [world.channelId]);
  await editPerson(world.admin, await edited(world.admin, sales.memberId, { name: "Новое имя" }));
  await expect(editPerson(world.admin, await edited(world.admin, other.memberId, { managerId: head.memberId }))).rejects.toMatchObject({ code: "invalid" });
  await expect(editPerson(world.admin, await edited(world.admin, other.memberId, { channelIds: [world.channelId] }))).rejects.toMatchObject({ code: "invalid" });
});

test("the e-mail is set only for who never signed in, and once in the organisation", async () => {
  const world = await aWorld();
  const [imported, signed] = [await world.person(["SALES"]), await aSignedPerson(world, ["SALES"])];
  await expect(editPerson(world.admin, await edited(world.admin, signed.memberId, { email: "other@example.test" }))).rejects.toMatchObject({ fields: { email: { code: "email-fixed" } } });
  await expect(editPerson(world.admin, await edited(world.admin, imported.memberId, { email: signed.email }))).rejects.toMatchObject({ fields: { email: { code: "email-taken" } } });
  await editPerson(world.admin, await edited(world.admin, imported.memberId, { email: "imported@example.test" }));
  expect(await personOf(world.admin, imported.memberId)).toMatchObject({ email: "imported@example.test", hasAccount: false });
});

test("the list is sorted by surname and filtered by words, role, channel and standing", async () => {
  const world = await aWorld();
  await world.person(["SALES"], { name: "Ёлкина Яна" });
  const gone = await world.person(["KAM"], { name: "Жуков Ян", channelIds: [] });
  await deactivatePerson(world.admin, { id: gone.memberId, version: 1 });
  const found = async (given: Record<string, string>) => {
    const { people, active, inactive } = await peopleOf(world.admin, peopleFilter(given));
    return [people.map(({ name }) => name), active, inactive];
  };
  expect(await found({})).toEqual([["Админова Анна", "Ёлкина Яна"], 2, 1]);
  expect(await found({ standing: "all" })).toEqual([["Админова Анна", "Ёлкина Яна", "Жуков Ян"], 2, 1]);
  expect(await found({ standing: "inactive", role: "KAM" })).toEqual([["Жуков Ян"], 0, 1]);
  expect(await found({ q: "ЕЛКИН" })).toEqual([["Ёлкина Яна"], 1, 0]);
  expect(await found({ q: "Ёлкина" })).toEqual([["Ёлкина Яна"], 1, 0]);
  expect(await found({ q: "%" })).toEqual([[], 0, 0]);
  expect(await found({ channel: world.channelId })).toEqual([["Ёлкина Яна"], 1, 0]);
  expect(await found({ role: "EMPEROR", channel: "x", standing: "?" })).toEqual([["Админова Анна", "Ёлкина Яна"], 2, 1]);
});

test("the account page shows the viewer's own live sessions, this one first", async () => {
  const { viewer, sessionId, email } = await aSignedPerson(await aWorld(), ["SALES"]);
  expect(await ownAccount(viewer)).toMatchObject({ email, sessions: [{ id: sessionId, here: true }] });
  expect(await openInvitations(viewer)).toEqual([]);
});
