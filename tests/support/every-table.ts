import type pg from "pg";
import { dbDate, inTenant } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { aWorld, type World } from "./world";

/** An organisation with at least one row in every tenant table: what the isolation matrix tries to reach from outside. */
export async function anOrganisationWithEveryTable(): Promise<World> {
  const world = await aWorld();
  const { tenantId, channelId } = world;
  const clientId = await world.client();
  const memberId = world.admin.memberId;
  const id = () => newId();
  const day = dbDate("2026-11-02");
  await inTenant(tenantId, async (db) => {
    await db.memberChannel.create({ data: { tenantId, memberId, channelId } });
    await db.invitation.create({ data: { tenantId, id: id(), email: "x@example.test", name: "X", roles: ["SALES"], channelIds: [], tokenHash: Buffer.alloc(32), invitedBy: memberId, expiresAt: day } });
    await db.service.create({ data: { tenantId, id: id(), name: "Копакинг" } });
    await db.calendarDay.create({ data: { tenantId, day, kind: "DAY_OFF" } });
    await db.absence.create({ data: { tenantId, id: id(), memberId, fromDay: day, toDay: day } });
    await db.norm.create({ data: { tenantId, id: id(), kind: "DIALS", role: "PROSPECTOR", value: 40, validFrom: day } });
    await db.clientExternal.create({ data: { tenantId, system: "old", key: id(), clientId } });
    await db.clientPeriod.create({ data: { tenantId, id: id(), clientId, field: "OWNER", cause: "test" } });
    await db.person.create({ data: { tenantId, id: id(), clientId, name: "Лапина Е. В." } });
    await db.clientPhone.create({ data: { tenantId, id: id(), clientId, e164: "+74950102114" } });
    const cardId = id();
    await db.contactCard.create({ data: { tenantId, id: cardId, clientId, kind: "CALL", reach: "NOBODY", occurredOn: day, nextOn: day } });
    await db.contactCardVersion.create({ data: { tenantId, cardId, version: 1, content: {} } });
    await db.plannedContact.create({ data: { tenantId, id: id(), clientId, kind: "CALL", month: 330, origin: "MANUAL" } });
    await db.idempotency.create({ data: { tenantId, memberId, key: id(), result: {} } });
    const operationId = id();
    await db.operation.create({ data: { tenantId, id: operationId, kind: "bulk" } });
    await db.operationItem.create({ data: { tenantId, id: id(), operationId, entity: "client", entityId: clientId } });
    const batchId = id();
    await db.importBatch.create({ data: { tenantId, id: batchId, fileName: "a.csv", digest: Buffer.alloc(32), mapping: {}, counts: {} } });
    await db.importRow.create({ data: { tenantId, id: id(), batchId, file: "a.csv", line: 2, verdict: "REFUSED", reason: "x" } });
    await db.audit.create({ data: { tenantId, id: id(), action: "test", entity: "client" } });
    await db.event.create({ data: { tenantId, id: id(), kind: "test" } });
  });
  return world;
}

/** A session row, which only the sign-in's definer function makes. */
export const aSession = (superuser: pg.Client, { tenantId, admin }: World) => superuser.query(
  "INSERT INTO session (tenant_id, id, member_id, expires_at) VALUES ($1, $2, $3, now() + interval '1 hour')", [tenantId, newId(), admin.memberId]);
