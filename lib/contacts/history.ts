import "server-only";
import { now } from "@/lib/core/clock";
import type { DateOnly } from "@/lib/core/dates";
import type { Db } from "@/lib/core/db";
import { bytesText, insertRows, type BulkRow } from "@/lib/core/bulk";
import { newId, type Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { earliestOpen } from "@/lib/months/recount";
import { replayPlans } from "@/lib/months/replay";
import { packedOf, standingOf, type CardFact, type Plan, type PlanKind } from "@/lib/months/standing";

/** A card of the past as it is brought in, by an import or the demo. */
export interface HistoryCard {
  readonly id: Uuid;
  readonly kind: "CALL" | "VISIT" | "START" | "END";
  readonly reach: "DECISION_MAKER" | "SOMEBODY" | "NOBODY";
  readonly purpose: string;
  readonly occurredOn: DateOnly;
  readonly occurredAt: Date | null;
  readonly imported: boolean;
  readonly authorId: Uuid | null;
  readonly personId: Uuid | null;
  readonly durationSeconds: number | null;
  readonly substance: string;
  readonly proposals: string;
  readonly outcomeId: Uuid | null;
  readonly nextOn: DateOnly | null;
  readonly nextKind: PlanKind | null;
  readonly stopReasonId: Uuid | null;
  readonly externalKey: string | null;
  readonly enteredAt: Date | null;
}

/** The whole past of a client that has no cards yet; cards may come in any order. */
export interface ClientHistory {
  readonly clientId: Uuid;
  readonly cards: readonly HistoryCard[];
  readonly plans: readonly Pick<Plan, "kind" | "month" | "day" | "origin" | "since">[];
  readonly planReason?: string;
}

const facts = (cards: readonly HistoryCard[]): CardFact[] =>
  cards.map((card) => ({ ...card, nextKind: card.nextKind ?? "CALL" }));

const byTime = (one: HistoryCard, two: HistoryCard) =>
  one.occurredOn.localeCompare(two.occurredOn) || (one.occurredAt?.getTime() ?? 0) - (two.occurredAt?.getTime() ?? 0) || one.id.localeCompare(two.id);

/**
 * Writes the histories of new clients in a few statements, with all that is derived from them: plans, months, stage.
 * The same rules as a card logged by hand, since both ask lib/months. The clients stand, without cards.
 */
export async function writeHistories(db: Db, by: Pick<Viewer, "tenantId" | "memberId">, histories: readonly ClientHistory[], batchId: Uuid | null): Promise<void> {
  const [cards, plans, grids, stages]: BulkRow[][] = [[], [], [], []];
  for (const history of histories) {
    const sorted = [...history.cards].sort(byTime);
    const past = facts(sorted);
    const others = history.plans.map((plan): Plan => ({ ...plan, id: newId(), status: "LIVE", originCardId: null, fulfilledBy: null }));
    const left = replayPlans(past, others, newId);
    const standing = standingOf(past);
    const packed = packedOf(past, left);
    cards!.push(...sorted.map((card) => cardRow(by.tenantId, history.clientId, card, batchId)));
    plans!.push(...left.map((plan) => planRow(by, history, plan)));
    grids!.push({
      tenant_id: by.tenantId, client_id: history.clientId, packed: bytesText(packed), last_contact_on: standing.lastContactOn,
      next_contact_on: standing.nextContactOn, last_step_on: standing.lastStepOn, earliest_open_plan: earliestOpen(packed),
    });
    stages!.push({ id: history.clientId, stage: standing.stage, since: sorted.findLast((card) => card.occurredOn === standing.lastStepOn)?.occurredOn ?? null });
  }
  await insertRows(db, "contact_card", cards!);
  await insertRows(db, "planned_contact", plans!);
  await writeGrids(db, grids!);
  await writeStages(db, by, stages!);
}

function cardRow(tenantId: Uuid, clientId: Uuid, card: HistoryCard, batchId: Uuid | null): BulkRow {
  const enteredAt = card.enteredAt ?? now();
  return {
    tenant_id: tenantId, id: card.id, client_id: clientId, kind: card.kind, direction: "OUT", reach: card.reach, purpose: card.purpose,
    occurred_on: card.occurredOn, occurred_at: card.occurredAt && card.occurredAt.toISOString(), precision: "DAY",
    duration_seconds: card.durationSeconds, person_id: card.personId, substance: card.substance, proposals: card.proposals, objections: "",
    outcome_id: card.outcomeId, next_on: card.nextOn, next_kind: card.nextOn && (card.nextKind ?? "CALL"), stop_reason_id: card.stopReasonId,
    stop_note: "", author_id: card.authorId, origin: card.imported ? "IMPORTED" : "MANUAL", import_batch_id: batchId, external_key: card.externalKey,
    entered_at: enteredAt.toISOString(), entered_late: !card.imported && enteredAt.toISOString().slice(0, 10) > card.occurredOn, state: "ACTIVE", version: 1,
  };
}

const planRow = ({ tenantId, memberId }: Pick<Viewer, "tenantId" | "memberId">, { clientId, planReason }: ClientHistory, plan: Plan): BulkRow => ({
  tenant_id: tenantId, id: plan.id, client_id: clientId, kind: plan.kind, month: plan.month, day: plan.day, origin: plan.origin,
  reason: plan.origin === "NEXT_CONTACT" ? "" : planReason ?? "", status: plan.status, origin_card_id: plan.originCardId,
  fulfilled_by: plan.fulfilledBy, author_id: memberId, created_at: `${plan.since}T09:00:00Z`, version: 1,
});

async function writeGrids(db: Db, grids: readonly BulkRow[]): Promise<void> {
  for (let from = 0; from < grids.length; from += 2_000) {
    await db.$executeRaw`
      INSERT INTO client_grid (tenant_id, client_id, packed, last_contact_on, next_contact_on, last_step_on, earliest_open_plan, stamp)
      SELECT tenant_id, client_id, packed, last_contact_on, next_contact_on, last_step_on, earliest_open_plan, pg_current_xact_id()::text::bigint
      FROM jsonb_populate_recordset(NULL::client_grid, ${JSON.stringify(grids.slice(from, from + 2_000))}::jsonb)
      ON CONFLICT (tenant_id, client_id) DO UPDATE SET packed = EXCLUDED.packed, last_contact_on = EXCLUDED.last_contact_on,
        next_contact_on = EXCLUDED.next_contact_on, last_step_on = EXCLUDED.last_step_on,
        earliest_open_plan = EXCLUDED.earliest_open_plan, stamp = EXCLUDED.stamp`;
  }
}

async function writeStages(db: Db, { tenantId, memberId }: Pick<Viewer, "tenantId" | "memberId">, stages: readonly BulkRow[]): Promise<void> {
  const moved = stages.filter((one) => one.stage !== "FOUND");
  await db.$executeRaw`
    UPDATE client c SET stage = s.stage FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS s(id uuid, stage "Stage")
    WHERE c.tenant_id = ${tenantId}::uuid AND c.id = s.id`;
  await insertRows(db, "client_period", moved.map((one) => ({
    tenant_id: tenantId, id: newId(), client_id: one.id!, field: "STAGE", value: one.stage!, since: `${one.since ?? "2000-01-01"}T09:00:00Z`,
    cause: "history", by_id: memberId,
  })));
}
