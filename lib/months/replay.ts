import { nextContactOf, overtaken, settlePlans, type CardFact, type Plan } from "./standing";

/**
 * The plans that cards leave behind when they are written one after the other: what the last one asks for, and what
 * was asked for and never came. `cards`: oldest first; `others`: plans of other origins, which cards may fulfil.
 */
export function replayPlans(cards: readonly CardFact[], others: readonly Plan[], newId: () => string): Plan[] {
  let plans: Plan[] = [];
  for (let count = 1; count <= cards.length; count++) {
    const soFar = cards.slice(0, count);
    plans = settlePlans(plans, soFar);
    const gone = new Set(overtaken(plans, soFar));
    plans = plans.filter((plan) => !gone.has(plan));
    const next = nextContactOf(soFar);
    if (next) {
      plans.push({ id: newId(), kind: next.kind, month: next.month, day: next.day, origin: "NEXT_CONTACT", status: "LIVE",
        originCardId: next.cardId, fulfilledBy: null, since: soFar.at(-1)!.occurredOn });
    }
    plans = settlePlans(plans, soFar);
  }
  return [...plans, ...settlePlans(others, cards)];
}
