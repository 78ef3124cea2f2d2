import "server-only";
import { monthOf } from "@/lib/core/dates";
import { dateOnly, dbDate, type Db } from "@/lib/core/db";
import { newId, type Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { unmetPlans } from "./rules";
import {
  nextContactOf, overtaken, packedOf, settlePlans, standingOf, twins, type CardFact, type Plan, type Standing,
} from "./standing";

type By = Pick<Viewer, "tenantId" | "memberId">;

const CARD_FACT = { id: true, kind: true, reach: true, purpose: true, origin: true, occurredOn: true, nextOn: true, nextKind: true } as const;
const PLAN = { id: true, kind: true, month: true, day: true, origin: true, status: true, originCardId: true, fulfilledBy: true, createdAt: true } as const;

/** Takes the client's lock, so that two cards of one client are counted one after the other. */
export async function lockClient(db: Db, { tenantId }: Pick<Viewer, "tenantId">, clientId: Uuid): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM client_grid WHERE tenant_id = ${tenantId}::uuid AND client_id = ${clientId}::uuid FOR UPDATE`;
}

/** The client's active cards, oldest first: what its standing and its months are derived from. */
export async function cardFacts(db: Db, { tenantId }: Pick<Viewer, "tenantId">, clientId: Uuid): Promise<CardFact[]> {
  const cards = await db.contactCard.findMany({
    where: { tenantId, clientId, state: "ACTIVE" }, select: CARD_FACT,
    orderBy: [{ occurredOn: "asc" }, { occurredAt: { sort: "asc", nulls: "first" } }, { enteredAt: "asc" }, { id: "asc" }],
  });
  return cards.map((card) => ({
    id: card.id, kind: card.kind, reach: card.reach, purpose: card.purpose, imported: card.origin === "IMPORTED",
    occurredOn: dateOnly(card.occurredOn), nextOn: card.nextOn && dateOnly(card.nextOn),
    nextKind: card.nextKind === null || card.nextKind === "END" ? "CALL" : card.nextKind,
  }));
}

async function plansOf(db: Db, { tenantId }: By, clientId: Uuid): Promise<Plan[]> {
  const plans = await db.plannedContact.findMany({ where: { tenantId, clientId, status: { not: "WITHDRAWN" } }, select: PLAN });
  return plans.map(({ createdAt, ...plan }) => ({
    ...plan, status: plan.status === "FULFILLED" ? "FULFILLED" : "LIVE",
    day: plan.day && dateOnly(plan.day), since: dateOnly(createdAt),
  }));
}

/**
 * Everything derived of one client, from its cards and plans: next contact, fulfilled plans, packed months, stage.
 * Runs in the transaction of the change; the caller holds the client's lock. Returns the standing.
 */
export async function recount(db: Db, by: By, clientId: Uuid, cause: string): Promise<Standing> {
  const cards = await cardFacts(db, by, clientId);
  const plans = await settle(db, by, clientId, cards);
  const standing = standingOf(cards);
  await writeGrid(db, by, clientId, packedOf(cards, plans), standing);
  await writeStage(db, by, clientId, standing, cause);
  return standing;
}

/** The plans as the cards leave them; written in the order that keeps one live plan a month, kind and origin. */
async function settle(db: Db, by: By, clientId: Uuid, cards: readonly CardFact[]): Promise<Plan[]> {
  const before = (await plansOf(db, by, clientId)).map((plan) => sinceItsCard(plan, cards));
  // What the newest card fulfilled is kept as kept; only what it left behind is withdrawn.
  const settled = settlePlans(before, cards);
  const gone = new Set([...overtaken(settled, cards), ...twins(settled)]);
  const kept = settled.filter((plan) => !gone.has(plan));
  if (gone.size > 0) await writeStatus(db, by, [...gone].map((plan) => plan.id), "WITHDRAWN", null);
  const changed = kept.filter((plan) => {
    const old = before.find((one) => one.id === plan.id);
    return old?.status !== plan.status || old.fulfilledBy !== plan.fulfilledBy;
  });
  for (const plan of changed.filter((one) => one.status === "FULFILLED")) await writeStatus(db, by, [plan.id], "FULFILLED", plan.fulfilledBy);
  await writeStatus(db, by, changed.filter((one) => one.status === "LIVE").map((plan) => plan.id), "LIVE", null);
  const next = await planNext(db, by, clientId, cards, kept);
  return next ? [...kept, next] : kept;
}

/** A plan that a card asked for is as old as the contact, also when the card was written late. */
const sinceItsCard = (plan: Plan, cards: readonly CardFact[]): Plan =>
  ({ ...plan, since: cards.find((card) => card.id === plan.originCardId)?.occurredOn ?? plan.since });

async function writeStatus(db: Db, { tenantId }: By, ids: readonly Uuid[], status: "LIVE" | "FULFILLED" | "WITHDRAWN", fulfilledBy: Uuid | null): Promise<void> {
  if (ids.length === 0) return;
  await db.plannedContact.updateMany({ where: { tenantId, id: { in: [...ids] } }, data: { status, fulfilledBy, version: { increment: 1 } } });
}

async function planNext(db: Db, by: By, clientId: Uuid, cards: readonly CardFact[], kept: readonly Plan[]): Promise<Plan | null> {
  const next = nextContactOf(cards);
  if (!next) return null;
  const stands = kept.some((plan) => plan.origin === "NEXT_CONTACT" && plan.originCardId === next.cardId && plan.day === next.day && plan.kind === next.kind);
  if (stands) return null;
  const id = newId();
  await db.plannedContact.create({ data: {
    tenantId: by.tenantId, id, clientId, kind: next.kind, month: next.month, day: dbDate(next.day),
    origin: "NEXT_CONTACT", originCardId: next.cardId, authorId: by.memberId,
  }, select: { id: true } });
  return { id, kind: next.kind, month: next.month, day: next.day, origin: "NEXT_CONTACT", status: "LIVE", originCardId: next.cardId,
    fulfilledBy: null, since: cards.at(-1)!.occurredOn };
}

/** The month of the earliest plan without its fact, past ones included; null when nothing is open. */
export function earliestOpen(packed: Uint8Array): number | null {
  const month = packed.findIndex((byte) => unmetPlans(byte) !== 0);
  return month === -1 ? null : month;
}

async function writeGrid(db: Db, by: By, clientId: Uuid, packed: Uint8Array<ArrayBuffer>, standing: Standing): Promise<void> {
  const { lastContactOn, nextContactOn, lastStepOn } = standing;
  await db.$executeRaw`
    INSERT INTO client_grid AS g (tenant_id, client_id, packed, last_contact_on, next_contact_on, last_step_on, earliest_open_plan, stamp)
    VALUES (${by.tenantId}::uuid, ${clientId}::uuid, ${packed}, ${lastContactOn}::date, ${nextContactOn}::date, ${lastStepOn}::date,
      ${earliestOpen(packed)}::int, pg_current_xact_id()::text::bigint)
    ON CONFLICT (tenant_id, client_id) DO UPDATE SET packed = EXCLUDED.packed, last_contact_on = EXCLUDED.last_contact_on,
      next_contact_on = EXCLUDED.next_contact_on, last_step_on = EXCLUDED.last_step_on,
      earliest_open_plan = EXCLUDED.earliest_open_plan, stamp = EXCLUDED.stamp`;
}

async function writeStage(db: Db, by: By, clientId: Uuid, standing: Standing, cause: string): Promise<void> {
  const moved = await db.client.updateMany({
    where: { tenantId: by.tenantId, id: clientId, stage: { not: standing.stage } }, data: { stage: standing.stage },
  });
  if (moved.count === 0) return;
  await db.clientPeriod.create({
    data: { tenantId: by.tenantId, id: newId(), clientId, field: "STAGE", value: standing.stage, cause, byId: by.memberId },
    select: { id: true },
  });
}

/** Marks clients as changed for the grid's delta, when something but their months has changed (name, owner, archive). */
export async function touchGrid(db: Db, { tenantId }: Pick<Viewer, "tenantId">, clientIds: readonly Uuid[]): Promise<void> {
  await db.$executeRaw`
    UPDATE client_grid SET stamp = pg_current_xact_id()::text::bigint
    WHERE tenant_id = ${tenantId}::uuid AND client_id = ANY (${[...clientIds]}::uuid[])`;
}

/** The current month of the organisation. */
export const currentMonth = (viewer: Pick<Viewer, "today">): number => monthOf(viewer.today);
