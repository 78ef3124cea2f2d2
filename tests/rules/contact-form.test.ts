import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/core/dates";
import { isWorkingDay } from "@/lib/calendar/rules";
import { contentOf, emptyForm, formOf, readTime, type CardForm, type WrittenCard } from "@/lib/contacts/form";
import { assertLoggable, type LoggingRules } from "@/lib/contacts/rules";
import { CorrectContact } from "@/lib/contacts/schema";
import { nextChoices, outcomesFor, withDay, withKind, withNext, withOutcome, withReach, withStop, type Outcome, type Talk } from "@/lib/contacts/talk";

const TODAY = "2026-11-20"; // a Friday
const rules: LoggingRules = { today: TODAY, timeNow: "12:41", lateDays: 3, oversees: false };
const outcome = (id: string, more: Partial<Outcome> = {}): Outcome => ({ id, key: id, name: id, final: false, kinds: ["CALL", "VISIT"], ...more });
const OUTCOMES = [
  outcome("meeting-set"), outcome("thinking"), outcome("no-decision-maker", { kinds: ["CALL"] }), outcome("no-answer", { kinds: ["CALL"] }),
  outcome("meeting-moved", { kinds: ["VISIT"] }), outcome("own", { key: null }), outcome("not-interested", { final: true }),
];
const talk: Talk = {
  today: TODAY, calendar: { workingDays: [1, 2, 3, 4, 5] }, outcomes: OUTCOMES, plan: null,
  people: [{ id: "boss", decisionMaker: true }, { id: "clerk", decisionMaker: false }],
};
const empty = (more: Partial<CardForm> = {}): CardForm => ({ ...emptyForm({ kind: "CALL", stage: "FOUND", today: TODAY, time: "12:41" }), ...more });
const fieldsOf = (form: CardForm, by = rules) => {
  const checked = contentOf(form, by, 60);
  return "fields" in checked ? Object.fromEntries(Object.entries(checked.fields).map(([field, { code }]) => [field, code])) : {};
};

describe("talking fills the card in", () => {
  test("nobody reached is one key: no answer, no person, the next working day", () => {
    const form = withReach(empty({ personId: "boss" }), "NOBODY", talk);
    expect(form).toMatchObject({ personId: null, outcomeId: "no-answer", nextOn: "2026-11-23", nextKind: "CALL" });
    expect(fieldsOf(form)).toEqual({});
    expect(contentOf(form, rules, 60)).toMatchObject({ content: { durationMinutes: null } });
    expect(withReach(form, "SOMEBODY", talk)).toMatchObject({ outcomeId: null, nextOn: null, offered: false });
  });

  test("a next date that was chosen survives a change of mind about whom one reached", () => {
    const form = withNext(empty(), "2026-12-01");
    expect(withReach(withReach(form, "NOBODY", talk), "DECISION_MAKER", talk).nextOn).toBe("2026-12-01");
  });

  test("the only decision maker is chosen by itself, one of two is not", () => {
    expect(withReach(empty(), "DECISION_MAKER", talk).personId).toBe("boss");
    const two = { ...talk, people: talk.people.map((one) => ({ ...one, decisionMaker: true })) };
    expect(withReach(empty(), "DECISION_MAKER", two).personId).toBeNull();
    expect(withReach(withReach(empty(), "DECISION_MAKER", talk), "SOMEBODY", talk).personId).toBeNull();
  });

  test("a final outcome stops with itself as the reason, another one goes on again", () => {
    const stopped = withOutcome(empty(), OUTCOMES.at(-1)!, OUTCOMES);
    expect(stopped).toMatchObject({ stops: true, stopReasonId: "not-interested", nextOn: null });
    expect(withOutcome(stopped, OUTCOMES[1]!, OUTCOMES)).toMatchObject({ stops: false, stopReasonId: null });
    expect(withOutcome(empty(), OUTCOMES[0]!, OUTCOMES).nextKind).toBe("VISIT");
  });

  test("outcomes fit the kind and whom one reached, open ones first", () => {
    const ids = (...given: [Parameters<typeof outcomesFor>[1], Parameters<typeof outcomesFor>[2]]) => outcomesFor(OUTCOMES, ...given).map((one) => one.id);
    expect(ids("CALL", "DECISION_MAKER")).toEqual(["meeting-set", "thinking", "own", "not-interested"]);
    expect(ids("CALL", "SOMEBODY")).toContain("no-decision-maker");
    expect(ids("CALL", "NOBODY")).toEqual(["no-answer"]);
    expect(ids("VISIT", "SOMEBODY")).toContain("meeting-moved");
  });

});

describe("changes of mind", () => {
  test("a visit met somebody, an end has a reason, a start began with whoever decides", () => {
    expect(withKind(withReach(empty(), "NOBODY", talk), "VISIT")).toMatchObject({ reach: null, outcomeId: null, nextOn: null });
    expect(withKind(empty(), "END").stops).toBe(true);
    expect(withKind(withKind(empty(), "END"), "CALL").stops).toBe(false);
    expect(withKind(empty(), "START").reach).toBe("DECISION_MAKER");
  });

  test("another day takes the time away that nobody told, and gives it back", () => {
    const opened = { today: TODAY, time: "12:41" };
    const moved = withDay(empty(), "2026-11-19", opened);
    expect(moved.time).toBe("");
    expect(withDay(moved, TODAY, opened).time).toBe("12:41");
    expect(withDay(empty({ time: "09:00" }), "2026-11-19", opened).time).toBe("09:00");
  });

  test("the usual next dates are working days after today; a plan takes the fourth place", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 800 }), (days) => {
      const today = addDays("2026-01-01", days);
      const choices = nextChoices({ ...talk, today });
      for (const { on } of choices) expect(on > today && isWorkingDay(on, talk.calendar)).toBe(true);
    }));
    expect(nextChoices({ ...talk, plan: { on: "2026-11-26", kind: "VISIT" } })[3]).toEqual({ name: "plan", on: "2026-11-26", kind: "VISIT" });
  });
});

describe("from the form to the card", () => {
  test("everything that is missing is said at once, each at its field", () => {
    expect(fieldsOf(empty())).toEqual({ reach: "required", next: "next-or-stop" });
    expect(fieldsOf(withStop(empty({ occurredOn: null, minutes: "x", newPerson: { name: " ", position: "", decisionMaker: false } }))))
      .toEqual({ reach: "required", occurredOn: "date-invalid", durationMinutes: "minutes-invalid", stop: "stop-reason-needed", "newPerson.name": "required" });
  });

  test("an untouched duration is what the open panel measured, a correction leaves it empty", () => {
    const form = withNext(withReach(empty(), "DECISION_MAKER", talk), "2026-12-01");
    expect(contentOf(form, rules, 200)).toMatchObject({ content: { durationMinutes: 3 } });
    expect(contentOf(form, rules, null)).toMatchObject({ content: { durationMinutes: null } });
    expect(contentOf({ ...form, minutes: "12" }, rules, 200)).toMatchObject({ content: { durationMinutes: 12 } });
  });

  test("a time is read as people write it", () => {
    expect(["14:30", "1430", "9.05", "9 05", "17", ""].map(readTime)).toEqual(["14:30", "14:30", "09:05", "09:05", "17:00", null]);
    expect(["24:00", "12:60", "полдень", "123"].map(readTime)).toEqual([undefined, undefined, undefined, "01:23"]);
  });

  const id = "01900000-0000-7000-8000-000000000000";
  const written = fc.record({
    kind: fc.constantFrom("CALL", "VISIT"), direction: fc.constantFrom("OUT", "IN"), reach: fc.constantFrom("DECISION_MAKER", "SOMEBODY"),
    occurredOn: fc.nat(3).map((days) => addDays(TODAY, -days)), time: fc.constantFrom(null, "08:15"), durationMinutes: fc.option(fc.nat(300)),
    personId: fc.option(fc.constant(id)), purpose: fc.constantFrom("NEEDS", "OTHER"), outcomeId: fc.option(fc.constant(id)),
    substance: fc.constantFrom("", "Ищут склад"), proposals: fc.constantFrom("", "Расчёт"), objections: fc.constantFrom("", "Дорого"), stopNote: fc.constant(""),
    plan: fc.oneof(fc.record({ nextOn: fc.nat(60).map((days) => addDays(TODAY, days)), nextKind: fc.constantFrom("CALL", "VISIT", "START"), stopReasonId: fc.constant(null) }),
      fc.record({ nextOn: fc.constant(null), nextKind: fc.constant(null), stopReasonId: fc.constant(id) })),
  }).map(({ plan, ...card }) => ({ ...card, ...plan }) as WrittenCard);

  test("a card opened for correction and sent back says what it said, and the server takes it", () => {
    fc.assert(fc.property(written, (card) => {
      const checked = contentOf(formOf(card), rules, null);
      if (!("content" in checked)) throw new Error(JSON.stringify(checked.fields));
      const { next, stop, newPerson: _new, ...content } = checked.content;
      const { nextOn, nextKind, stopReasonId, stopNote: _note, ...said } = card;
      expect({ ...content, next: next && [next.on, next.kind], stop: stop?.reasonId ?? null }).toEqual({ ...said, next: nextOn && [nextOn, nextKind], stop: stopReasonId });
      expect(CorrectContact.safeParse({ cardId: id, version: 1, ...checked.content }).success).toBe(true);
      expect(() => assertLoggable(checked.content, rules)).not.toThrow();
    }));
  });
});
