import "server-only";
import { changePassword as setPassword, closeAllSessions, closeSession } from "@/lib/core/sign-in";
import { now } from "@/lib/core/clock";
import type { Db } from "@/lib/core/db";
import type { Uuid } from "@/lib/core/ids";
import { can } from "@/lib/core/permissions";
import { record } from "@/lib/core/record";
import { Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { assertAdminStays, assertCurrent, assertPlace, lockTeam, memberFor, type MemberNow } from "./guards";
import { renewOpen, withdrawOpen } from "./invitations";
import { changedFields, type Place } from "./rules";
import type { ChangePassword, EditPerson, OnePerson } from "./schema";

/** Name, roles, channels, manager (and the e-mail of who never signed in). Acts on the person's next request. */
export const editPerson = (viewer: Viewer, input: EditPerson) =>
  viewer.write(async (db) => {
    await lockTeam(db, viewer);
    const before = await memberFor(db, viewer, input.id);
    await assertCurrent(db, viewer, before, input.version);
    const fields = changedFields(before, input);
    if (fields.length === 0) return { id: before.id };
    if (fields.includes("email")) await assertEmailFree(db, viewer, before, input.email ?? null);
    await assertPlace(db, viewer, input, before);
    await db.member.update({
      where: { tenantId_id: { tenantId: viewer.tenantId, id: before.id } },
      data: { name: input.name, managerId: input.managerId, email: input.email, version: { increment: 1 } },
    });
    await replaceRoles(db, viewer, before, input);
    await replaceChannels(db, viewer, before, input);
    await settleLinks(db, viewer, before, input);
    await assertAdminStays(db, viewer);
    await record(db, viewer, "member.edited", {
      entity: "member", entityId: before.id,
      details: { fields, ...(fields.includes("roles") && { rolesBefore: before.roles, roles: input.roles }) },
    });
    return { id: before.id };
  });

/** Links follow the person: one to a wrong address ends, an unused one gives today's roles, and those of a former administrator end. */
async function settleLinks(db: Db, viewer: Viewer, before: MemberNow, { email, roles, channelIds }: EditPerson): Promise<void> {
  if (before.email && email !== undefined && email !== before.email) await withdrawOpen(db, viewer, { email: before.email });
  else if (before.email && !before.accountId) await renewOpen(db, viewer, before.email, { roles, channelIds });
  if (can({ roles: before.roles }, "team.manage") && !can({ roles }, "team.manage")) await withdrawOpen(db, viewer, { invitedBy: before.id });
}

async function assertEmailFree(db: Db, viewer: Viewer, before: MemberNow, email: string | null): Promise<void> {
  if (before.accountId) throw new Refusal("invalid", undefined, { email: { code: "email-fixed" } });
  const other = email && await db.member.findFirst({
    where: { tenantId: viewer.tenantId, id: { not: before.id }, email: { equals: email, mode: "insensitive" } }, select: { id: true } });
  if (other) throw new Refusal("invalid", undefined, { email: { code: "email-taken" } });
}

async function replaceRoles(db: Db, { tenantId }: Viewer, before: MemberNow, { roles }: EditPerson): Promise<void> {
  await db.memberRole.deleteMany({ where: { tenantId, memberId: before.id, role: { notIn: roles } } });
  const added = roles.filter((role) => !before.roles.includes(role));
  await db.memberRole.createMany({ data: added.map((role) => ({ tenantId, memberId: before.id, role })) });
}

async function replaceChannels(db: Db, { tenantId }: Viewer, before: MemberNow, { channelIds }: Pick<Place, "channelIds">): Promise<void> {
  await db.memberChannel.deleteMany({ where: { tenantId, memberId: before.id, channelId: { notIn: [...channelIds] } } });
  const added = channelIds.filter((id) => !before.channelIds.includes(id));
  await db.memberChannel.createMany({ data: added.map((channelId) => ({ tenantId, memberId: before.id, channelId })) });
}

/** The person works here no longer: every session and every open link ends at once, what they wrote and own stays theirs. */
export const deactivatePerson = (viewer: Viewer, input: OnePerson) =>
  viewer.write(async (db) => {
    const before = await switchActive(db, viewer, input, false);
    await db.session.updateMany({ where: { tenantId: viewer.tenantId, memberId: before.id, revokedAt: null }, data: { revokedAt: now() } });
    await assertAdminStays(db, viewer);
    await record(db, viewer, "member.deactivated", { entity: "member", entityId: before.id });
    return { id: before.id, version: input.version + 1 };
  });

/** Works here again, with the roles and channels of before; signs in anew. */
export const reactivatePerson = (viewer: Viewer, input: OnePerson) =>
  viewer.write(async (db) => {
    const before = await switchActive(db, viewer, input, true);
    await record(db, viewer, "member.reactivated", { entity: "member", entityId: before.id });
    return { id: before.id, version: input.version + 1 };
  });

async function switchActive(db: Db, viewer: Viewer, input: OnePerson, active: boolean): Promise<MemberNow> {
  await lockTeam(db, viewer);
  const before = await memberFor(db, viewer, input.id);
  await assertCurrent(db, viewer, before, input.version);
  if (before.active === active) throw new Refusal("already-done");
  // The links first: whoever is just accepting one holds it, and is then deactivated, not waited for in a circle.
  if (!active && before.email) await withdrawOpen(db, viewer, { email: before.email });
  if (!active) await withdrawOpen(db, viewer, { invitedBy: before.id });
  await db.member.update({
    where: { tenantId_id: { tenantId: viewer.tenantId, id: before.id } }, data: { active, version: { increment: 1 } } });
  return before;
}

/** Ends the session the viewer came with. */
export async function signOut(viewer: Viewer): Promise<void> {
  if (viewer.sessionId) await closeSession(viewer.sessionId);
  await recordOwn(viewer, "session.closed", {});
}

/** Ends all sessions of the person, this one too, in every organisation. Returns how many. */
export async function signOutEverywhere(viewer: Viewer): Promise<number> {
  const ended = await closeAllSessions(accountOf(viewer), null);
  await recordOwn(viewer, "session.closed-everywhere", { ended });
  return ended;
}

/** Ends all sessions of the person but the one the viewer came with. Returns how many. */
export async function endOtherSessions(viewer: Viewer): Promise<number> {
  const ended = await closeAllSessions(accountOf(viewer), viewer.sessionId);
  await recordOwn(viewer, "session.closed-others", { ended });
  return ended;
}

/** Changes the viewer's own password; all their other sessions end. */
export async function changePassword(viewer: Viewer, input: ChangePassword): Promise<void> {
  const me = await viewer.read((db) => memberFor(db, viewer, viewer.memberId));
  await setPassword({ accountId: accountOf(viewer), sessionId: viewer.sessionId, email: me.email ?? "", ...input });
  await recordOwn(viewer, "password.changed", {});
}

function accountOf(viewer: Viewer): Uuid {
  if (!viewer.accountId) throw new Refusal("not-allowed");
  return viewer.accountId;
}

const recordOwn = (viewer: Viewer, action: string, details: Readonly<Record<string, number>>) =>
  viewer.write((db) => record(db, viewer, action, { entity: "member", entityId: viewer.memberId, details }));
