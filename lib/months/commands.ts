import "server-only";
import { addMonths } from "@/lib/core/dates";
import type { Db } from "@/lib/core/db";
import { newId, type Uuid } from "@/lib/core/ids";
import { once } from "@/lib/core/once";
import { record } from "@/lib/core/record";
import { Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { editableBy } from "@/lib/clients/visibility";
import { currentMonth, lockClient, recount } from "./recount";
import type { PlanContact, RestorePlans, WithdrawPlan } from "./schema";

/** The client, if this viewer may change it and it is not archived; a foreign or forbidden id answers like an absent one. */
async function planningClient(db: Db, viewer: Viewer, clientId: Uuid): Promise<void> {
  // Locked before it is looked at: an archiving of the same moment has then either happened or waits.
  await lockClient(db, viewer, clientId);
  const found = await db.client.findFirst({
    where: { tenantId: viewer.tenantId, id: clientId, archivedAt: null, AND: editableBy(viewer) }, select: { id: true },
  });
  if (!found) throw new Refusal("not-found");
}

/** Puts a plan into a cell of this month or a later one. The same plan twice stands once. */
export const planContact = (viewer: Viewer, input: PlanContact): Promise<{ id: Uuid }> =>
  viewer.write(async (db) => {
    const now = currentMonth(viewer);
    if (input.month < now) throw new Refusal("plan-in-the-past");
    if (input.month > addMonths(now, 12)) throw new Refusal("plan-too-far");
    await planningClient(db, viewer, input.clientId);
    return once(db, viewer, input, async () => {
      const { tenantId, memberId } = viewer;
      const { clientId, month, kind, origin = "MANUAL", reason } = input;
      const stands = await db.plannedContact.findFirst({
        where: { tenantId, clientId, month, kind, origin, status: "LIVE" }, select: { id: true },
      });
      if (stands) throw new Refusal("plan-exists");
      const id = newId();
      await db.plannedContact.create({ data: { tenantId, id, clientId, month, kind, reason, origin, authorId: memberId } });
      await recount(db, viewer, clientId, "plan");
      await record(db, viewer, "plan.made", { entity: "planned_contact", entityId: id, clientId });
      return { id };
    });
  });

/** Takes the live plans out of a cell, all or those of one kind. Returns their ids, which `restorePlans` takes back. */
export const withdrawPlan = (viewer: Viewer, input: WithdrawPlan): Promise<{ planIds: Uuid[] }> =>
  viewer.write(async (db) => {
    await planningClient(db, viewer, input.clientId);
    if (input.month < currentMonth(viewer)) throw new Refusal("plan-in-the-past");
    const { tenantId } = viewer;
    const plans = await db.plannedContact.findMany({
      where: { tenantId, clientId: input.clientId, month: input.month, status: "LIVE", kind: input.kind, id: input.planId },
      select: { id: true, origin: true },
    });
    if (plans.length === 0) throw new Refusal("not-found");
    // The next contact of the last card is changed in that card: else the two would say different things.
    const free = plans.filter((plan) => plan.origin !== "NEXT_CONTACT").map((plan) => plan.id);
    if (free.length === 0) throw new Refusal("plan-from-card");
    await db.plannedContact.updateMany({ where: { tenantId, id: { in: free } }, data: { status: "WITHDRAWN", version: { increment: 1 } } });
    await recount(db, viewer, input.clientId, "plan");
    for (const id of free) await record(db, viewer, "plan.withdrawn", { entity: "planned_contact", entityId: id, clientId: input.clientId });
    return { planIds: free };
  });

/** Undo of `withdrawPlan`. A plan whose place was taken meanwhile stays withdrawn and is refused by name. */
export const restorePlans = (viewer: Viewer, input: RestorePlans): Promise<{ restored: number }> =>
  viewer.write(async (db) => {
    await planningClient(db, viewer, input.clientId);
    const { tenantId } = viewer;
    const where = { tenantId, clientId: input.clientId, id: { in: input.planIds }, status: "WITHDRAWN", month: { gte: currentMonth(viewer) } } as const;
    const plans = await db.plannedContact.findMany({ where, select: { id: true, month: true, kind: true, origin: true } });
    for (const { id, month, kind, origin } of plans) {
      const taken = await db.plannedContact.count({ where: { tenantId, clientId: input.clientId, month, kind, origin, status: "LIVE" } });
      if (taken > 0) throw new Refusal("plan-exists");
      await db.plannedContact.update({ where: { tenantId_id: { tenantId, id } }, data: { status: "LIVE", version: { increment: 1 } } });
      await record(db, viewer, "plan.restored", { entity: "planned_contact", entityId: id, clientId: input.clientId });
    }
    await recount(db, viewer, input.clientId, "plan");
    return { restored: plans.length };
  });
