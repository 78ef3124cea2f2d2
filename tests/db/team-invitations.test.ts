import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { acceptInvitation, invitationOf } from "@/lib/core/sign-in";
import type { Role } from "@/lib/core/permissions";
import { deactivatePerson, editPerson } from "@/lib/team/commands";
import { invitePerson, withdrawInvitation } from "@/lib/team/invitations";
import { openInvitations, peopleFilter, peopleOf, personOf } from "@/lib/team/queries";
import { asSuperuser, aSignedPerson, hashOf, PASSWORD, whoIs } from "@/tests/support/people";
import { aWorld, type World } from "@/tests/support/world";

const gone = { code: "invitation-gone" };
const someone = (world: World, more: { email?: string; channelIds?: string[]; managerId?: string; roles?: Role[] } = {}) => ({
  name: "Петрова Ольга", email: `${newId()}@example.test`, roles: ["SALES", "KAM"] as Role[], channelIds: [world.channelId], managerId: null, ...more });

test("an invitation makes a member with the roles, channels and manager it was given, signed in at once", async () => {
  const world = await aWorld();
  const head = await world.person(["HEAD"]);
  const given = someone(world, { managerId: head.memberId });
  const { token } = await invitePerson(world.admin, given);
  expect(await invitationOf(token)).toEqual({ organisation: world.admin.organisation.name, email: given.email, name: given.name, known: false });
  const viewer = await whoIs(await acceptInvitation(token, PASSWORD));
  expect(viewer).toMatchObject({ tenantId: world.tenantId, name: given.name, channelIds: [world.channelId] });
  expect([...viewer!.roles].sort()).toEqual(["KAM", "SALES"]);
  expect(await personOf(world.admin, viewer!.memberId)).toMatchObject({ managerId: head.memberId, hasAccount: true });
});

test("the token is random, and only its hash is kept", async () => {
  const world = await aWorld();
  const { id, token } = await invitePerson(world.admin, someone(world));
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  const [row] = await asSuperuser<{ token_hash: Buffer; everything: string }>("SELECT token_hash, invitation::text AS everything FROM invitation WHERE id = $1", [id]);
  expect(row?.token_hash.equals(hashOf(token))).toBe(true);
  expect(row?.everything).not.toContain(token);
});

test("an invitation opens once, also for two at the same moment", async () => {
  const world = await aWorld();
  const { token } = await invitePerson(world.admin, someone(world));
  const both = await Promise.allSettled([acceptInvitation(token, PASSWORD), acceptInvitation(token, PASSWORD)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(acceptInvitation(token, PASSWORD)).rejects.toMatchObject(gone);
  expect(await invitationOf(token)).toBeNull();
  expect((await peopleOf(world.admin, peopleFilter({}))).people).toHaveLength(2);
});

test("withdrawn, out of date, replaced and made up are all the same: gone", async () => {
  const world = await aWorld();
  const [withdrawn, old, replaced] = [await invitePerson(world.admin, someone(world)), await invitePerson(world.admin, someone(world)), someone(world)];
  await withdrawInvitation(world.admin, { id: withdrawn.id });
  await asSuperuser("UPDATE invitation SET expires_at = now() - interval '1 second' WHERE id = $1", [old.id]);
  const first = await invitePerson(world.admin, replaced);
  const second = await invitePerson(world.admin, replaced);
  for (const token of [withdrawn.token, old.token, first.token, "made-up", ""]) {
    expect(await invitationOf(token)).toBeNull();
    await expect(acceptInvitation(token, PASSWORD)).rejects.toMatchObject(gone);
  }
  expect((await openInvitations(world.admin)).map(({ id, expired }) => [id, expired])).toEqual([[second.id, false], [old.id, true]]);
});

test("an invitation cannot be withdrawn twice, after it was used, or from another organisation", async () => {
  const [world, foreign] = [await aWorld(), await aWorld()];
  const [twice, used, theirs] = [await invitePerson(world.admin, someone(world)), await invitePerson(world.admin, someone(world)), await invitePerson(foreign.admin, someone(foreign))];
  await withdrawInvitation(world.admin, { id: twice.id });
  await acceptInvitation(used.token, PASSWORD);
  for (const id of [twice.id, used.id, theirs.id, newId()]) {
    await expect(withdrawInvitation(world.admin, { id })).rejects.toMatchObject({ code: "not-found" });
  }
  expect(await invitationOf(theirs.token)).not.toBeNull();
});

test("a person known elsewhere gives the password they have; guessing it is throttled", async () => {
  const [world, elsewhere] = [await aWorld(), await aWorld()];
  const { email } = await aSignedPerson(elsewhere, ["HEAD"]);
  const { token } = await invitePerson(world.admin, someone(world, { email }));
  expect(await invitationOf(token)).toMatchObject({ known: true });
  for (let attempt = 0; attempt < 6; attempt++) {
    await expect(acceptInvitation(token, "a password that is not theirs")).rejects.toMatchObject({ fields: { password: { code: "password-wrong" } } });
  }
  await expect(acceptInvitation(token, PASSWORD)).rejects.toMatchObject({ code: "sign-in-wait" });
  await asSuperuser("UPDATE sign_in_throttle SET blocked_until = now() - interval '1 second' WHERE key = 'invitation|' || (SELECT id FROM account WHERE email = $1)", [email]);
  expect((await whoIs(await acceptInvitation(token, PASSWORD)))?.tenantId).toBe(world.tenantId);
});

test("a new password is at least twelve characters and no common one; a refused one leaves the link usable", async () => {
  const world = await aWorld();
  const { token } = await invitePerson(world.admin, someone(world));
  await expect(acceptInvitation(token, "короткий")).rejects.toMatchObject({ fields: { password: { code: "password-short" } } });
  await expect(acceptInvitation(token, "пароль123456")).rejects.toMatchObject({ fields: { password: { code: "password-common" } } });
  await acceptInvitation(token, PASSWORD);
});

test("who works here already is not invited again, who left is brought back, who never signed in gets their own place", async () => {
  const world = await aWorld();
  const { email, memberId } = await aSignedPerson(world, ["SALES"]);
  const again = () => invitePerson(world.admin, someone(world, { email: email.toUpperCase().toLowerCase() }));
  await expect(again()).rejects.toMatchObject({ fields: { email: { code: "email-taken" } } });
  await deactivatePerson(world.admin, { id: memberId, version: 1 });
  await expect(again()).rejects.toMatchObject({ fields: { email: { code: "person-inactive" } } });
  const imported = await world.person(["SALES"]);
  const address = `${newId()}@example.test`;
  await editPerson(world.admin, { id: imported.memberId, version: 1, name: "Из таблицы", roles: ["SALES"], channelIds: [], managerId: null, email: address });
  const { token } = await invitePerson(world.admin, someone(world, { email: address }));
  expect((await whoIs(await acceptInvitation(token, PASSWORD)))?.memberId).toBe(imported.memberId);
});

test("an invitation takes no foreign channel and no foreign manager", async () => {
  const [world, foreign] = [await aWorld(), await aWorld()];
  for (const id of [foreign.channelId, newId()]) {
    await expect(invitePerson(world.admin, someone(world, { channelIds: [id] }))).rejects.toMatchObject({ fields: { channelIds: { code: "not-found" } } });
  }
  for (const id of [foreign.admin.memberId, newId()]) {
    await expect(invitePerson(world.admin, someone(world, { managerId: id }))).rejects.toMatchObject({ fields: { managerId: { code: "not-found" } } });
  }
  expect(await openInvitations(world.admin)).toEqual([]);
});

test("making, withdrawing and accepting are audited", async () => {
  const world = await aWorld();
  const { id } = await invitePerson(world.admin, someone(world));
  await withdrawInvitation(world.admin, { id });
  const { memberId } = await aSignedPerson(world, ["SALES"]);
  const actions = await asSuperuser<{ action: string }>("SELECT action FROM audit WHERE entity_id = ANY($1) ORDER BY at, action", [[id, memberId]]);
  expect(actions.map(({ action }) => action)).toEqual(["invitation.made", "invitation.withdrawn", "invitation.accepted", "session.opened"]);
});
