import fc from "fast-check";
import { addDays, monthOf, type DateOnly } from "@/lib/core/dates";
import type { CardFact, Plan } from "@/lib/months/standing";

const FIRST: DateOnly = "2026-08-01";
const SPAN = 200;
const day = fc.integer({ min: 0, max: SPAN }).map((count) => addDays(FIRST, count));

const rough = fc.record({
  kind: fc.constantFrom("CALL", "CALL", "CALL", "VISIT", "START", "END"),
  reach: fc.constantFrom("DECISION_MAKER", "SOMEBODY", "NOBODY"),
  purpose: fc.constantFrom("FIRST_CONTACT", "NEEDS", "NEGOTIATION", "OTHER"),
  imported: fc.boolean(),
  occurredOn: day,
  nextIn: fc.option(fc.integer({ min: 0, max: 60 })),
  nextKind: fc.constantFrom("CALL", "VISIT", "START"),
});

/** Cards of one client, oldest first; ids grow with time, as ours do. */
export const cardHistories: fc.Arbitrary<CardFact[]> = fc.array(rough, { maxLength: 12 }).map((all) =>
  all.toSorted((one, two) => one.occurredOn.localeCompare(two.occurredOn)).map(({ nextIn, ...card }, at) => ({
    ...card, id: `card-${String(at).padStart(3, "0")}`, nextOn: nextIn === null ? null : addDays(card.occurredOn, nextIn),
  } as CardFact)));

/** Plans that were made by hand on some day for that month or a later one. */
export const manualPlans: fc.Arbitrary<Plan[]> = fc.array(fc.record({ kind: fc.constantFrom("CALL", "VISIT", "START"), since: day, ahead: fc.integer({ min: 0, max: 4 }) }), { maxLength: 6 })
  .map((all) => all.map(({ kind, since, ahead }, at) => ({
    id: `plan-${at}`, kind, month: monthOf(since) + ahead, day: null, origin: "MANUAL", status: "LIVE", originCardId: null, fulfilledBy: null, since,
  } as Plan)));
