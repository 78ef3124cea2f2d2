import pg from "pg";
import { dbDate, inTenant } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/permissions";
import { viewerOf, type Viewer } from "@/lib/core/viewer";

/** Each test has its own organisation: nothing is shared, so all tests run side by side in one database. */
export interface World {
  readonly tenantId: string;
  readonly admin: Viewer;
  readonly channelId: string;
  readonly subChannelId: string;
  readonly regionId: string;
  readonly sourceId: string;
  readonly outcomeId: string;
  readonly finalOutcomeId: string;
  /** A new member with these roles, in the first channel unless told otherwise. */
  person(roles: readonly Role[], more?: { managerId?: string; channelIds?: readonly string[]; name?: string }): Promise<Viewer>;
  /** A bare client row, without commands; owner empty unless given. Returns its id. */
  client(more?: { name?: string; ownerId?: string; tier?: "VIP" | "MEDIUM" | "SMALL"; channelId?: string; subChannelId?: string }): Promise<string>;
}

async function createOrganisation(tenantId: string, memberId: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.WORKER_DATABASE_URL });
  await client.connect();
  try {
    await client.query("SELECT app.organisation_create($1, $2, 'Europe/Moscow', $3, 'Админова Анна', $4, $5, 'none')",
      [tenantId, `Organisation ${tenantId.slice(-6)}`, memberId, newId(), `admin-${tenantId}@example.test`]);
  } finally {
    await client.end();
  }
}

export async function viewer(tenantId: string, memberId: string): Promise<Viewer> {
  const found = await viewerOf(tenantId, memberId);
  if (!found) throw new Error("no such member");
  return found;
}

/** One organisation with an administrator, a channel, a sub-channel, a region, a source and two outcomes. */
export async function aWorld(): Promise<World> {
  const [tenantId, adminId, channelId, subChannelId, regionId, sourceId, outcomeId, finalOutcomeId] =
    Array.from({ length: 8 }, () => newId()) as [string, string, string, string, string, string, string, string];
  await createOrganisation(tenantId, adminId);
  await inTenant(tenantId, async (db) => {
    await db.channel.create({ data: { tenantId, id: channelId, name: "Аптеки" } });
    await db.subChannel.create({ data: { tenantId, id: subChannelId, channelId, name: "Сети" } });
    await db.region.create({ data: { tenantId, id: regionId, name: "Москва", zone: "Europe/Moscow" } });
    await db.source.create({ data: { tenantId, id: sourceId, name: "Холодный обзвон", kind: "OUTBOUND", key: "cold-call" } });
    await db.outcome.create({ data: { tenantId, id: outcomeId, name: "Перезвонить" } });
    await db.outcome.create({ data: { tenantId, id: finalOutcomeId, name: "Не интересно", final: true } });
  });
  return {
    tenantId, channelId, subChannelId, regionId, sourceId, outcomeId, finalOutcomeId,
    admin: await viewer(tenantId, adminId),
    async person(roles, more = {}) {
      const id = newId();
      await inTenant(tenantId, async (db) => {
        await db.member.create({ data: { tenantId, id, name: more.name ?? "Иванов Иван", managerId: more.managerId ?? null } });
        await db.memberRole.createMany({ data: roles.map((role) => ({ tenantId, memberId: id, role })) });
        const channelIds = more.channelIds ?? [channelId];
        await db.memberChannel.createMany({ data: channelIds.map((channel) => ({ tenantId, memberId: id, channelId: channel })) });
      });
      return viewer(tenantId, id);
    },
    async client(more = {}) {
      const id = newId();
      const name = more.name ?? "ООО «Ромашка»";
      await inTenant(tenantId, async (db) => {
        await db.client.create({ data: {
          tenantId, id, name, nameKey: "ромашка", search: "ромашка romashka", regionId, sourceId,
          channelId: more.channelId ?? channelId, subChannelId: more.subChannelId ?? subChannelId,
          tier: more.tier ?? "MEDIUM", ownerId: more.ownerId ?? null, foundOn: dbDate("2026-01-15"),
        } });
        await db.clientGrid.create({ data: { tenantId, clientId: id, packed: new Uint8Array() } });
      });
      return id;
    },
  };
}
