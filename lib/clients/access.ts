import "server-only";
import type { Db } from "@/lib/core/db";
import type { Uuid } from "@/lib/core/ids";
import { Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { lockClient } from "@/lib/months/recount";
import { mayOwn, mayOwnTier } from "./rules";
import type { Tier } from "./views";
import { editableBy } from "./visibility";

export interface Editable { readonly id: Uuid; readonly ownerId: Uuid | null; readonly tier: Tier; readonly sourceId: Uuid; readonly archivedAt: Date | null }

/**
 * The client, if this viewer may change it. A foreign or forbidden id answers exactly like an absent one. Takes the
 * client's lock first, as cards and plans do: changes of one client follow one another, and never wait in a circle.
 */
export async function editableClient(db: Db, viewer: Viewer, clientId: Uuid): Promise<Editable> {
  await lockClient(db, viewer, clientId);
  const client = await db.client.findFirst({
    where: { tenantId: viewer.tenantId, id: clientId, mergedInto: null, AND: editableBy(viewer) },
    select: { id: true, ownerId: true, tier: true, sourceId: true, archivedAt: true },
  });
  if (!client) throw new Refusal("not-found");
  return client;
}

/** The same for what makes no sense in the archive. */
export async function workingClient(db: Db, viewer: Viewer, clientId: Uuid): Promise<Editable> {
  const client = await editableClient(db, viewer, clientId);
  if (client.archivedAt) throw new Refusal("client-archived");
  return client;
}

interface Choices { readonly channelId?: Uuid; readonly subChannelId?: Uuid; readonly regionId?: Uuid; readonly sourceId?: Uuid }

/**
 * Every chosen entry is this organisation's, the sub-channel belongs to the channel, and none has been retired;
 * what the client has already (`keep`) may stay. Refuses by field, in words, before the database would.
 */
export async function assertChoices(db: Db, { tenantId }: Viewer, chosen: Choices, keep: Choices = {}): Promise<void> {
  const alive = (id: Uuid | undefined, kept: Uuid | undefined) => ({ tenantId, id, ...(id === kept ? {} : { archivedAt: null }) });
  const refused: string[] = [];
  const { channelId, subChannelId, regionId, sourceId } = chosen;
  if (channelId && !(await db.channel.count({ where: alive(channelId, keep.channelId) }))) refused.push("channelId");
  if (subChannelId && !(await db.subChannel.count({ where: { ...alive(subChannelId, keep.subChannelId), channelId } }))) refused.push("subChannelId");
  if (regionId && !(await db.region.count({ where: alive(regionId, keep.regionId) }))) refused.push("regionId");
  if (sourceId && !(await db.source.count({ where: alive(sourceId, keep.sourceId) }))) refused.push("sourceId");
  if (refused.length > 0) throw new Refusal("invalid", undefined, Object.fromEntries(refused.map((field) => [field, { code: "entry-unknown" }])));
}

/** An owner is an active member whose roles let them work with clients of their own, and of this tier. */
export async function assertOwner(db: Db, { tenantId }: Viewer, ownerId: Uuid, tier: Tier): Promise<void> {
  const member = await db.member.findFirst({ where: { tenantId, id: ownerId, active: true }, select: { roles: { select: { role: true } } } });
  const roles = member?.roles.map(({ role }) => role) ?? [];
  if (!mayOwn(roles)) throw new Refusal("invalid", undefined, { ownerId: { code: "entry-unknown" } });
  if (!mayOwnTier(roles, tier)) throw new Refusal("invalid", undefined, { ownerId: { code: "owner-not-vip" } });
}
