import "server-only";
import { randomBytes } from "node:crypto";
import { now } from "@/lib/core/clock";
import type { Db } from "@/lib/core/db";
import { newId, type Uuid } from "@/lib/core/ids";
import { record } from "@/lib/core/record";
import { Refusal } from "@/lib/core/refusal";
import { tokenHash } from "@/lib/core/sign-in";
import type { Viewer } from "@/lib/core/viewer";
import { assertPlace, lockTeam } from "./guards";
import type { InvitePerson, OneInvitation } from "./schema";

/** How long a link opens the door. */
const INVITATION_DAYS = 7;

export interface MadeInvitation { readonly id: Uuid; readonly token: string; readonly days: number }

/**
 * Makes a link for a new person, or for a known one who never signed in; an earlier link for the e-mail ends.
 * The token is in this answer and nowhere else: only its hash is kept.
 */
export const invitePerson = (viewer: Viewer, input: InvitePerson): Promise<MadeInvitation> =>
  viewer.write(async (db) => {
    await lockTeam(db, viewer);
    await assertInvitable(db, viewer, input.email);
    await assertPlace(db, viewer, input, null);
    await withdrawOpen(db, viewer, { email: input.email });
    const id = newId();
    const token = randomBytes(32).toString("base64url");
    // The deadline is on the database's clock, which also judges it; ours may be stopped for a demonstration.
    await db.$executeRaw`
      INSERT INTO invitation (tenant_id, id, email, name, roles, channel_ids, manager_id, token_hash, invited_by, expires_at)
      VALUES (${viewer.tenantId}::uuid, ${id}::uuid, ${input.email}, ${input.name}, ${input.roles}::text[]::"Role"[], ${input.channelIds}::uuid[],
        ${input.managerId}::uuid, ${tokenHash(token)}, ${viewer.memberId}::uuid, now() + make_interval(days => ${INVITATION_DAYS}::int))`;
    await record(db, viewer, "invitation.made", { entity: "invitation", entityId: id, details: { roles: input.roles } });
    return { id, token, days: INVITATION_DAYS };
  });

/** Takes back a link that nobody used yet. Throws `not-found`, also for one of another organisation. */
export const withdrawInvitation = (viewer: Viewer, { id }: OneInvitation) =>
  viewer.write(async (db) => {
    if ((await withdrawOpen(db, viewer, { id })) === 0) throw new Refusal("not-found");
    return { id };
  });

/** Takes back the open links of one id, to one e-mail or made by one member. Returns how many were open. */
export async function withdrawOpen(db: Db, viewer: Viewer, which: { id: Uuid } | { email: string } | { invitedBy: Uuid }): Promise<number> {
  const open = await db.invitation.findMany({
    where: { tenantId: viewer.tenantId, acceptedAt: null, revokedAt: null, ...which }, select: { id: true } });
  for (const { id } of open) {
    // Accepted in this very moment: then there is nothing to take back.
    const { count } = await db.invitation.updateMany({
      where: { tenantId: viewer.tenantId, id, acceptedAt: null, revokedAt: null }, data: { revokedAt: now() } });
    if (count > 0) await record(db, viewer, "invitation.withdrawn", { entity: "invitation", entityId: id });
  }
  return open.length;
}

/** An open link brings what its person may have now, not what they were to have when it was made. */
export const renewOpen = (db: Db, { tenantId }: Viewer, email: string, { roles, channelIds }: Pick<InvitePerson, "roles" | "channelIds">) =>
  db.invitation.updateMany({ where: { tenantId, email, acceptedAt: null, revokedAt: null }, data: { roles, channelIds } });

async function assertInvitable(db: Db, { tenantId }: Viewer, email: string): Promise<void> {
  const known = await db.member.findFirst({
    where: { tenantId, email: { equals: email, mode: "insensitive" } }, select: { accountId: true, active: true } });
  if (!known || (!known.accountId && known.active)) return;
  throw new Refusal("invalid", undefined, { email: { code: known.active ? "email-taken" : "person-inactive" } });
}
