import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthOf } from "@/lib/core/dates";
import { replayPlans } from "@/lib/months/replay";
import { cellState, monthAt } from "@/lib/months/rules";
import { gridMark, nextContactOf, overtaken, packedOf, settlePlans, standingOf, twins, type CardFact, type Plan } from "@/lib/months/standing";
import { cardHistories, manualPlans } from "../support/card-samples";

const card = (more: Partial<CardFact> = {}): CardFact => ({
  id: "b", kind: "CALL", reach: "DECISION_MAKER", purpose: "OTHER", imported: false, occurredOn: "2026-11-10", nextOn: null, nextKind: "CALL", ...more,
});
const plan = (more: Partial<Plan> = {}): Plan => ({
  id: "a", kind: "CALL", month: 322, day: null, origin: "MANUAL", status: "LIVE", originCardId: null, fulfilledBy: null, since: "2026-11-10", ...more,
});
const MARKS = { CALL: "CALL", VISIT: "VISIT", START: "CONTRACT" } as const;

describe("what a card leaves in the grid", () => {
  test("only a call that reached a decision maker is a Зв; a visit is a В, a start a Дог, an end nothing", () => {
    expect(gridMark(card())).toBe("CALL");
    expect(gridMark(card({ reach: "SOMEBODY" }))).toBeNull();
    expect(gridMark(card({ reach: "NOBODY" }))).toBeNull();
    expect(gridMark(card({ kind: "VISIT", reach: "SOMEBODY" }))).toBe("VISIT");
    expect(gridMark(card({ kind: "START", reach: "SOMEBODY" }))).toBe("CONTRACT");
    expect(gridMark(card({ kind: "END" }))).toBeNull();
  });

  test("every month of the packed row says what a count of its cards and plans says", () => {
    fc.assert(fc.property(cardHistories, manualPlans, (cards, plans) => {
      const packed = packedOf(cards, plans);
      for (let month = 315; month < 340; month++) {
        const here = cards.filter((one) => monthOf(one.occurredOn) === month && gridMark(one));
        const state = cellState(monthAt(packed, month), month, 0);
        for (const [kind, mark] of Object.entries(MARKS)) {
          const fact = here.some((one) => gridMark(one) === mark);
          const planned = plans.some((one) => one.month === month && one.kind === kind);
          expect(state[mark]).toBe(fact ? "fact" : planned ? "plan" : "none");
        }
        expect((monthAt(packed, month) & 64) !== 0).toBe(here.length > 0 && here.every((one) => one.imported));
      }
      expect(packed.at(-1)).not.toBe(0);
    }));
  });
});

/** The way of a client told again, card by card, in the plainest words. */
function toldAgain(cards: readonly CardFact[]): string {
  const since = cards.findLastIndex((one) => one.kind === "END");
  const way = cards.slice(since + 1);
  const has = (test: (one: CardFact) => boolean) => way.some(test);
  if (has((one) => one.kind === "START")) return "WORKING";
  if (has((one) => one.purpose === "NEGOTIATION" && one.reach !== "NOBODY")) return "NEGOTIATING";
  if (has((one) => one.kind === "VISIT")) return "MET";
  if (has((one) => one.kind === "CALL" && one.reach === "DECISION_MAKER")) return "REACHED";
  if (since === -1) return "FOUND";
  return cards.slice(0, since).some((one) => one.kind === "START") ? "LEFT" : "LOST";
}

describe("a client's standing", () => {
  test("the stage is what the cards since the last end tell", () => {
    fc.assert(fc.property(cardHistories, (cards) => {
      expect(standingOf(cards).stage).toBe(toldAgain(cards));
    }));
  });

  test("last contact is the newest mark, next contact what the newest card asks for", () => {
    fc.assert(fc.property(cardHistories, (cards) => {
      const { lastContactOn, nextContactOn } = standingOf(cards);
      expect(lastContactOn).toBe(cards.filter(gridMark).at(-1)?.occurredOn ?? null);
      expect(nextContactOn).toBe(cards.at(-1)?.nextOn ?? null);
    }));
  });
});

describe("plans and the facts that keep them", () => {
  test("a plan is fulfilled by a card of its mark and month that came after it, and by no other", () => {
    fc.assert(fc.property(cardHistories, manualPlans, (cards, plans) => {
      for (const settled of settlePlans(plans, cards)) {
        const fits = cards.filter((one) => gridMark(one) === MARKS[settled.kind] && monthOf(one.occurredOn) === settled.month
          && `${one.occurredOn} ${one.id}` > `${settled.since} ${settled.id}`);
        expect(settled).toMatchObject({ status: fits.length > 0 ? "FULFILLED" : "LIVE", fulfilledBy: fits[0]?.id ?? null });
      }
    }));
  });

  test("a plan made after today's call is not fulfilled by that call", () => {
    const [early, late] = [card({ id: "1" }), card({ id: "3" })];
    expect(settlePlans([plan({ id: "2" })], [early])[0]).toMatchObject({ status: "LIVE" });
    expect(settlePlans([plan({ id: "2" })], [early, late])[0]).toMatchObject({ status: "FULFILLED", fulfilledBy: "3" });
  });

  test("a plan that the newest card fulfilled is kept; one that it left behind is withdrawn; a missed one stays", () => {
    const asked = plan({ origin: "NEXT_CONTACT", originCardId: "0", day: "2026-11-20", since: "2026-11-01" });
    const missed = plan({ ...asked, id: "m", month: 321, day: "2026-10-05", since: "2026-10-01" });
    const call = card({ id: "z", occurredOn: "2026-11-12" });
    const dial = card({ ...call, reach: "NOBODY" });
    expect(overtaken(settlePlans([asked, missed], [call]), [call])).toEqual([]);
    expect(overtaken(settlePlans([asked, missed], [dial]), [dial]).map((one) => one.id)).toEqual(["a"]);
  });

  test("of live plans of one month, kind and origin the newest alone lives", () => {
    const found = twins([plan({ id: "1" }), plan({ id: "2" }), plan({ id: "3", kind: "VISIT" }), plan({ id: "4", status: "FULFILLED" })]);
    expect(found.map((one) => one.id)).toEqual(["1"]);
  });

  test("replayed, a contact that was asked for has kept its plan", () => {
    const asks = card({ id: "1", occurredOn: "2026-11-02", nextOn: "2026-11-20" });
    const comes = card({ id: "3", occurredOn: "2026-11-20" });
    expect(replayPlans([asks, comes], [], () => "2")).toMatchObject([{ id: "2", status: "FULFILLED", fulfilledBy: "3" }]);
  });

  test("replayed card by card, at most one asked-for plan lies ahead and each place is taken once", () => {
    fc.assert(fc.property(cardHistories, (cards) => {
      let made = 0;
      const plans = replayPlans(cards, [], () => `next-${String(++made).padStart(3, "0")}`);
      const last = cards.at(-1);
      const ahead = plans.filter((one) => one.status === "LIVE" && last && one.day! >= last.occurredOn);
      expect(ahead.map((one) => one.day)).toEqual(nextContactOf(cards) ? [last?.nextOn] : []);
      expect(twins(plans)).toEqual([]);
    }));
  });
});
