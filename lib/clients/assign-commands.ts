import "server-only";
import { now } from "@/lib/core/clock";
import { record } from "@/lib/core/record";
import type { Viewer } from "@/lib/core/viewer";
import { touchGrid } from "@/lib/months/recount";
import { assertChoices, assertOwner, editableClient, workingClient } from "./access";
import { beginPeriods } from "./keeping";
import type { AssignClient, ClientAlone, CorrectSource } from "./schema";

/** Gives the client another owner (`null`: nobody), another tier, or both; each begins a period with its cause. */
export const assignClient = (viewer: Viewer, input: AssignClient): Promise<{ changed: boolean }> =>
  viewer.write(async (db) => {
    const client = await workingClient(db, viewer, input.clientId);
    const ownerMoves = input.ownerId !== undefined && input.ownerId !== client.ownerId;
    const tierMoves = input.tier !== undefined && input.tier !== client.tier;
    if (!ownerMoves && !tierMoves) return { changed: false };
    const [ownerId, tier] = [ownerMoves ? input.ownerId : client.ownerId, input.tier ?? client.tier];
    // Who becomes VIP may not stay with a seller of medium and small clients.
    if (ownerId && (ownerMoves || tier === "VIP")) await assertOwner(db, viewer, ownerId, tier);
    await db.client.update({
      where: { tenantId_id: { tenantId: viewer.tenantId, id: client.id } },
      data: { ...(ownerMoves ? { ownerId: input.ownerId } : {}), ...(tierMoves ? { tier: input.tier } : {}), updatedAt: now(), updatedBy: viewer.memberId },
      select: { id: true },
    });
    await beginPeriods(db, viewer, client.id, input.cause, [
      ...(ownerMoves ? [{ field: "OWNER", value: input.ownerId ?? null } as const] : []),
      ...(tierMoves && input.tier ? [{ field: "TIER", value: input.tier } as const] : []),
    ]);
    await touchGrid(db, viewer, [client.id]);
    await record(db, viewer, "client.assigned", {
      entity: "client", entityId: client.id, clientId: client.id,
      details: { ...(ownerMoves ? { from: client.ownerId, to: input.ownerId ?? null } : {}), ...(tierMoves ? { tier: input.tier ?? null } : {}) },
    });
    return { changed: true };
  });

/** Puts another source in the place of a wrong one; the old one stays in the client's history, with the cause. */
export const correctSource = (viewer: Viewer, input: CorrectSource): Promise<{ changed: boolean }> =>
  viewer.write(async (db) => {
    const client = await workingClient(db, viewer, input.clientId);
    if (client.sourceId === input.sourceId) return { changed: false };
    await assertChoices(db, viewer, { sourceId: input.sourceId });
    await db.client.update({
      where: { tenantId_id: { tenantId: viewer.tenantId, id: client.id } },
      data: { sourceId: input.sourceId, updatedAt: now(), updatedBy: viewer.memberId }, select: { id: true },
    });
    await beginPeriods(db, viewer, client.id, input.cause, [{ field: "SOURCE", value: input.sourceId }]);
    await touchGrid(db, viewer, [client.id]);
    await record(db, viewer, "client.source-corrected", {
      entity: "client", entityId: client.id, clientId: client.id, details: { from: client.sourceId, to: input.sourceId },
    });
    return { changed: true };
  });

/** Takes the client out of lists and the grid; nothing of it is lost. Archived already: nothing happens. */
export const archiveClient = (viewer: Viewer, input: ClientAlone): Promise<{ changed: boolean }> => moveToArchive(viewer, input, true);
export const restoreClient = (viewer: Viewer, input: ClientAlone): Promise<{ changed: boolean }> => moveToArchive(viewer, input, false);

const moveToArchive = (viewer: Viewer, { clientId }: ClientAlone, away: boolean): Promise<{ changed: boolean }> =>
  viewer.write(async (db) => {
    const client = await editableClient(db, viewer, clientId);
    const { count } = await db.client.updateMany({
      where: { tenantId: viewer.tenantId, id: client.id, archivedAt: away ? null : { not: null } },
      data: { archivedAt: away ? now() : null, updatedAt: now(), updatedBy: viewer.memberId },
    });
    if (count === 0) return { changed: false };
    await touchGrid(db, viewer, [client.id]);
    await record(db, viewer, away ? "client.archived" : "client.restored", { entity: "client", entityId: client.id, clientId: client.id });
    return { changed: true };
  });
