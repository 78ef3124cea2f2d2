import { firstDay, monthOf, type DateOnly, type MonthIndex } from "@/lib/core/dates";
import { FACT, IMPORTED_ONLY, PLAN, type Mark } from "./rules";

/** What a client's standing is derived from: active contact cards, oldest first. */
export interface CardFact {
  readonly id: string;
  readonly kind: "CALL" | "VISIT" | "START" | "END";
  readonly reach: "DECISION_MAKER" | "SOMEBODY" | "NOBODY";
  readonly purpose: string;
  readonly imported: boolean;
  readonly occurredOn: DateOnly;
  readonly nextOn: DateOnly | null;
  readonly nextKind: PlanKind;
}

export type PlanKind = "CALL" | "VISIT" | "START";

export interface Plan {
  readonly id: string;
  readonly kind: PlanKind;
  readonly month: MonthIndex;
  readonly day: DateOnly | null;
  readonly origin: "NEXT_CONTACT" | "MANUAL" | "TENDER" | "DEVELOPMENT" | "IMPORTED";
  readonly status: "LIVE" | "FULFILLED";
  readonly originCardId: string | null;
  readonly fulfilledBy: string | null;
  /** The day it was made; an older contact cannot fulfil it. */
  readonly since: DateOnly;
}

export type Stage = "FOUND" | "REACHED" | "MET" | "NEGOTIATING" | "WORKING" | "LOST" | "LEFT";

export interface Standing {
  readonly stage: Stage;
  readonly lastContactOn: DateOnly | null;
  readonly nextContactOn: DateOnly | null;
  readonly lastStepOn: DateOnly | null;
}

export const MARK_OF_PLAN: Readonly<Record<PlanKind, Mark>> = { CALL: "CALL", VISIT: "VISIT", START: "CONTRACT" };

/**
 * The mark a card leaves in the grid. Only a call that reached a decision maker is a Зв; every other call is a dial
 * and stays out (article: «звонок (дошедший до лиц принимающих решения)»). The end of work leaves no mark.
 */
export function gridMark(card: Pick<CardFact, "kind" | "reach">): Mark | null {
  if (card.kind === "VISIT") return "VISIT";
  if (card.kind === "START") return "CONTRACT";
  return card.kind === "CALL" && card.reach === "DECISION_MAKER" ? "CALL" : null;
}

const RANK: Readonly<Record<Stage, number>> = { FOUND: 0, REACHED: 1, MET: 2, NEGOTIATING: 3, WORKING: 4, LOST: 5, LEFT: 5 };

function stageOf(card: CardFact): Stage {
  if (card.kind === "START") return "WORKING";
  if (card.purpose === "NEGOTIATION" && card.kind !== "END" && card.reach !== "NOBODY") return "NEGOTIATING";
  const mark = gridMark(card);
  return mark === "VISIT" ? "MET" : mark === "CALL" ? "REACHED" : "FOUND";
}

/**
 * Stage and dates from the cards alone (domain rule 6). An END makes the client lost, or left when work had started;
 * a contact after it begins the way anew. `cards`: active ones, oldest first.
 */
export function standingOf(cards: readonly CardFact[]): Standing {
  let stage: Stage = "FOUND";
  let worked = false;
  let lastContactOn: DateOnly | null = null;
  let lastStepOn: DateOnly | null = null;
  for (const card of cards) {
    if (gridMark(card)) lastContactOn = card.occurredOn;
    if (card.kind === "END") {
      stage = worked ? "LEFT" : "LOST";
      continue;
    }
    const reached = stageOf(card);
    if (reached === "WORKING") worked = true;
    const from: Stage = stage === "LOST" || stage === "LEFT" ? "FOUND" : stage;
    if (RANK[reached] > RANK[from]) {
      stage = reached;
      lastStepOn = card.occurredOn;
    }
  }
  return { stage, lastContactOn, nextContactOn: cards.at(-1)?.nextOn ?? null, lastStepOn };
}

/** Ids are made in time (uuid v7): on the day of the plan only a card written after it can be what it asked for. */
const comesAfter = (card: CardFact, plan: Plan): boolean =>
  card.occurredOn > plan.since || (card.occurredOn === plan.since && card.id > plan.id);

/**
 * Which plans a fact has fulfilled: the first card of the plan's mark, in the plan's month, not older than the plan and
 * not the card that made it. A plan loses its fulfilment when that card is moved or taken back.
 */
export function settlePlans(plans: readonly Plan[], cards: readonly CardFact[]): Plan[] {
  return plans.map((plan) => {
    const by = cards.find((card) => card.id !== plan.originCardId && gridMark(card) === MARK_OF_PLAN[plan.kind]
      && monthOf(card.occurredOn) === plan.month && comesAfter(card, plan));
    return { ...plan, status: by ? "FULFILLED" : "LIVE", fulfilledBy: by?.id ?? null };
  });
}

export interface NextContact { readonly cardId: string; readonly kind: PlanKind; readonly month: MonthIndex; readonly day: DateOnly }

/** The next contact that the last card asks for: the one plan of origin NEXT_CONTACT that may lie ahead. */
export function nextContactOf(cards: readonly CardFact[]): NextContact | null {
  const last = cards.at(-1);
  return last?.nextOn ? { cardId: last.id, kind: last.nextKind, month: monthOf(last.nextOn), day: last.nextOn } : null;
}

/**
 * Plans of origin NEXT_CONTACT that the last card has overtaken without fulfilling them (settle first): those whose day
 * is not before it, and a twin of the new one. An older day stays: it was missed, and a missed plan is shown, not
 * dropped (domain rule 2).
 */
export function overtaken(plans: readonly Plan[], cards: readonly CardFact[]): Plan[] {
  const last = cards.at(-1);
  const next = nextContactOf(cards);
  if (!last) return plans.filter((plan) => plan.origin === "NEXT_CONTACT");
  const isNext = (plan: Plan) => next !== null && plan.day === next.day && plan.kind === next.kind && plan.originCardId === next.cardId;
  return plans.filter((plan) => plan.origin === "NEXT_CONTACT" && plan.status === "LIVE" && !isNext(plan) && (
    (plan.day ?? firstDay(plan.month)) >= last.occurredOn
    || plan.originCardId === last.id
    || (next !== null && plan.month === next.month && plan.kind === next.kind)));
}

/**
 * Live plans whose place a newer one has taken: of one month, kind and origin only one lives. They come about when the
 * card that had fulfilled the older one is taken back.
 */
export function twins(plans: readonly Plan[]): Plan[] {
  const place = ({ month, kind, origin }: Plan) => `${month} ${kind} ${origin}`;
  const newest = new Map<string, Plan>();
  const live = plans.filter((plan) => plan.status === "LIVE");
  for (const plan of live) {
    const other = newest.get(place(plan));
    if (!other || plan.id > other.id) newest.set(place(plan), plan);
  }
  return live.filter((plan) => newest.get(place(plan)) !== plan);
}

/**
 * The packed row: byte i is month i since January 2000. Facts from cards, plans from LIVE ones.
 * Cards before 2000 are outside the epoch and leave no mark.
 */
export function packedOf(cards: readonly CardFact[], plans: readonly Pick<Plan, "kind" | "month" | "status">[]): Uint8Array<ArrayBuffer> {
  const bytes = new Map<MonthIndex, number>();
  const written = new Set<MonthIndex>();
  for (const card of cards) {
    const mark = gridMark(card);
    const month = monthOf(card.occurredOn);
    if (!mark || month < 0) continue;
    bytes.set(month, (bytes.get(month) ?? 0) | FACT[mark]);
    if (!card.imported) written.add(month);
  }
  for (const [month, byte] of bytes) if (!written.has(month)) bytes.set(month, byte | IMPORTED_ONLY);
  for (const plan of plans) {
    if (plan.status === "LIVE" && plan.month >= 0) bytes.set(plan.month, (bytes.get(plan.month) ?? 0) | PLAN[MARK_OF_PLAN[plan.kind]]);
  }
  const row = new Uint8Array(Math.max(-1, ...bytes.keys()) + 1);
  for (const [month, byte] of bytes) row[month] = byte;
  return row;
}
