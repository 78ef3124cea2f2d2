import "server-only";
import type { Db } from "@/lib/core/db";
import type { Uuid } from "@/lib/core/ids";
import { PERMISSIONS, type Role } from "@/lib/core/permissions";
import { Conflict, Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { closesCircle, type Place } from "./rules";

export interface MemberNow extends Place {
  readonly id: Uuid;
  readonly accountId: Uuid | null;
  readonly active: boolean;
  readonly version: number;
  readonly email: string | null;
  readonly roles: readonly Role[];
}

/**
 * Changes of the team of one organisation follow one another: the guards below look at several people, and two
 * changes at once could each find the other person still in place. Locks the organisation's row until the commit
 * (an update that changes nothing takes the lock that leaves foreign keys to it free).
 */
export const lockTeam = (db: Db, { tenantId }: Viewer) =>
  db.tenant.update({ where: { id: tenantId }, data: { version: { increment: 0 } }, select: { id: true } });

/** The member as it stands. Throws `not-found`, also for a member of another organisation. */
export async function memberFor(db: Db, { tenantId }: Viewer, id: Uuid): Promise<MemberNow> {
  const found = await db.member.findUnique({
    where: { tenantId_id: { tenantId, id } },
    select: {
      id: true, name: true, email: true, accountId: true, managerId: true, active: true, version: true,
      roles: { select: { role: true }, orderBy: { role: "asc" } }, channels: { select: { channelId: true } },
    },
  });
  if (!found) throw new Refusal("not-found");
  const { roles, channels, ...own } = found;
  return { ...own, roles: roles.map(({ role }) => role), channelIds: channels.map(({ channelId }) => channelId) };
}

/** Throws a Conflict with what stands now when the member was changed since `version` was read. */
export async function assertCurrent(db: Db, { tenantId }: Viewer, member: MemberNow, version: number): Promise<void> {
  if (member.version === version) return;
  const last = await db.audit.findFirst({
    where: { tenantId, entity: "member", entityId: member.id, action: { startsWith: "member." } }, orderBy: { at: "desc" }, select: { byId: true } });
  const who = last?.byId ? await db.member.findUnique({ where: { tenantId_id: { tenantId, id: last.byId } }, select: { name: true } }) : null;
  const { name, email, roles, channelIds, managerId, active } = member;
  throw new Conflict({ name, email, roles, channelIds, managerId, active, version: member.version }, who?.name ?? null);
}

/**
 * The manager works here and closes no circle, the channels are ours and in use; what the member already has may stay.
 * Throws field refusals.
 */
export async function assertPlace(db: Db, { tenantId }: Viewer, place: Place, before: MemberNow | null): Promise<void> {
  const added = place.channelIds.filter((id) => !before?.channelIds.includes(id));
  const known = await db.channel.count({ where: { tenantId, id: { in: added }, archivedAt: null } });
  if (known !== added.length) throw new Refusal("invalid", undefined, { channelIds: { code: "not-found" } });
  if (place.managerId === null || place.managerId === before?.managerId) return;
  const people = await db.member.findMany({ where: { tenantId }, select: { id: true, managerId: true, active: true } });
  if (!people.some(({ id, active }) => id === place.managerId && active)) throw new Refusal("invalid", undefined, { managerId: { code: "not-found" } });
  const managerOf = new Map(people.map(({ id, managerId }) => [id, managerId]));
  if (before && closesCircle(managerOf, before.id, place.managerId)) throw new Refusal("invalid", undefined, { managerId: { code: "manager-circle" } });
}

/** After the change: somebody who can sign in must still be able to manage the team. Throws `last-administrator`. */
export async function assertAdminStays(db: Db, { tenantId }: Viewer): Promise<void> {
  const left = await db.member.findFirst({
    where: { tenantId, active: true, accountId: { not: null }, roles: { some: { role: { in: [...PERMISSIONS["team.manage"]] } } } },
    select: { id: true },
  });
  if (!left) throw new Refusal("last-administrator");
}
