import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { acceptInvitation } from "@/lib/core/sign-in";
import type { Role } from "@/lib/core/permissions";
import { deactivatePerson, editPerson } from "@/lib/team/commands";
import { invitePerson } from "@/lib/team/invitations";
import { personOf } from "@/lib/team/queries";
import { aSignedPerson, PASSWORD, whoIs } from "@/tests/support/people";
import { aWorld, type World } from "@/tests/support/world";

const gone = { code: "invitation-gone" };
const someone = (world: World, more: { email?: string; roles?: Role[] } = {}) => ({
  name: "Петрова Ольга", email: `${newId()}@example.test`, roles: ["SALES"] as Role[], channelIds: [world.channelId], managerId: null, ...more });

test("who was deactivated before the first sign-in is not let in by an older link", async () => {
  const world = await aWorld();
  const imported = await world.person(["SALES"]);
  const email = `${newId()}@example.test`;
  await editPerson(world.admin, { id: imported.memberId, version: 1, name: "Из таблицы", roles: ["SALES"], channelIds: [], managerId: null, email });
  const { token } = await invitePerson(world.admin, someone(world, { email }));
  await deactivatePerson(world.admin, { id: imported.memberId, version: 2 });
  await expect(acceptInvitation(token, PASSWORD)).rejects.toMatchObject(gone);
  expect(await personOf(world.admin, imported.memberId)).toMatchObject({ active: false, hasAccount: false });
});

test("links end with the administrator who made them", async () => {
  const world = await aWorld();
  const [leaver, demoted] = [await aSignedPerson(world, ["ADMIN"]), await aSignedPerson(world, ["ADMIN"])];
  const links = [await invitePerson(leaver.viewer, someone(world, { roles: ["ADMIN"] })), await invitePerson(demoted.viewer, someone(world, { roles: ["ADMIN"] }))];
  // The first administrator of a test never had an account of their own; a third one keeps the house open.
  await aSignedPerson(world, ["ADMIN"]);
  await deactivatePerson(world.admin, { id: leaver.memberId, version: 1 });
  await editPerson(world.admin, { id: demoted.memberId, version: 1, name: "Петрова Ольга", roles: ["SALES"], channelIds: [], managerId: null });
  for (const { token } of links) await expect(acceptInvitation(token, PASSWORD)).rejects.toMatchObject(gone);
});

test("roles that were taken away before the link was used do not come with it", async () => {
  const world = await aWorld();
  const imported = await world.person(["SALES"]);
  const email = `${newId()}@example.test`;
  const place = { id: imported.memberId, name: "Из таблицы", channelIds: [world.channelId], managerId: null, email };
  await editPerson(world.admin, { ...place, version: 1, roles: ["HEAD"] });
  const { token } = await invitePerson(world.admin, someone(world, { email, roles: ["HEAD"] }));
  await editPerson(world.admin, { ...place, version: 2, roles: ["SALES"], channelIds: [] });
  expect(await whoIs(await acceptInvitation(token, PASSWORD))).toMatchObject({ roles: ["SALES"], channelIds: [] });
});

test("a corrected e-mail ends the link that was sent to the wrong one", async () => {
  const world = await aWorld();
  const imported = await world.person(["SALES"]);
  const place = { id: imported.memberId, name: "Из таблицы", roles: ["SALES"] as Role[], channelIds: [], managerId: null };
  const wrong = `${newId()}@example.test`;
  await editPerson(world.admin, { ...place, version: 1, email: wrong });
  const { token } = await invitePerson(world.admin, someone(world, { email: wrong }));
  await editPerson(world.admin, { ...place, version: 2, email: `${newId()}@example.test` });
  await expect(acceptInvitation(token, PASSWORD)).rejects.toMatchObject(gone);
});

test("an administrator cannot guess a known person's password by making one link after the other", async () => {
  const [world, elsewhere] = [await aWorld(), await aWorld()];
  const { email } = await aSignedPerson(elsewhere, ["HEAD"]);
  const guess = async () => acceptInvitation((await invitePerson(world.admin, someone(world, { email }))).token, "a guess of a password");
  for (let attempt = 0; attempt < 6; attempt++) await expect(guess()).rejects.toMatchObject({ code: "invalid" });
  await expect(guess()).rejects.toMatchObject({ code: "sign-in-wait" });
});
