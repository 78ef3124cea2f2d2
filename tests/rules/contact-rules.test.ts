import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "@/lib/core/dates";
import type { Refusal } from "@/lib/core/refusal";
import { assertLoggable, isLate, mayCorrect, type LoggingRules } from "@/lib/contacts/rules";

const TODAY = "2026-11-23";
type Content = Parameters<typeof assertLoggable>[0];
const rules = (more: Partial<LoggingRules> = {}): LoggingRules => ({ today: TODAY, timeNow: "12:41", lateDays: 3, oversees: false, ...more });
const content = (more: Partial<Content> = {}): Content => ({
  kind: "CALL", reach: "DECISION_MAKER", occurredOn: TODAY, time: "12:00", next: { on: addDays(TODAY, 7), kind: "CALL" }, stop: null, ...more,
});
const STOP = { reasonId: "00000000-0000-7000-8000-000000000000", note: "" };

/** The fields that are refused, with their reasons. */
function refused(given: Content, by: LoggingRules = rules()): Record<string, string> {
  try {
    assertLoggable(given, by);
    return {};
  } catch (error) {
    return Object.fromEntries(Object.entries((error as Refusal).fields ?? {}).map(([field, { code }]) => [field, code]));
  }
}

const contents = fc.record({
  kind: fc.constantFrom("CALL", "VISIT", "START", "END"),
  reach: fc.constantFrom("DECISION_MAKER", "SOMEBODY", "NOBODY"),
  occurredOn: fc.integer({ min: -10, max: 2 }).map((count) => addDays(TODAY, count)),
  time: fc.constantFrom(null, "09:00", "12:41", "18:00"),
  next: fc.option(fc.integer({ min: -12, max: 30 }).map((count) => ({ on: addDays(TODAY, count), kind: "CALL" as const }))),
  stop: fc.option(fc.constant(STOP)),
}) as fc.Arbitrary<Content>;

describe("what may be written", () => {
  test("a call and a visit always say what comes next, or why nothing does", () => {
    fc.assert(fc.property(contents, (given) => {
      const talk = given.kind === "CALL" || given.kind === "VISIT";
      const fits = Boolean(given.next) !== Boolean(given.stop);
      if (talk && !fits) expect(refused(given)).toHaveProperty("next");
      if (given.kind === "END" && !given.stop) expect(Object.keys(refused(given)).join()).toMatch(/stop|next/);
    }));
  });

  test("nothing from the future, and nothing older than the setting but by whoever oversees", () => {
    fc.assert(fc.property(contents, fc.boolean(), fc.integer({ min: 0, max: 9 }), (given, oversees, lateDays) => {
      const { occurredOn, time } = refused(given, rules({ oversees, lateDays }));
      const age = daysBetween(given.occurredOn, TODAY);
      expect(occurredOn).toBe(age < 0 ? "date-in-future" : !oversees && age > lateDays ? "card-too-late" : undefined);
      expect(time).toBe(age === 0 && given.time === "18:00" ? "time-in-future" : undefined);
    }));
  });

  test("every field that stands in the way is named at once", () => {
    expect(refused(content({ kind: "VISIT", reach: "NOBODY", occurredOn: addDays(TODAY, 1), next: null })))
      .toEqual({ occurredOn: "date-in-future", reach: "reach-nobody-met", next: "next-or-stop" });
  });

  test("a next contact lies not before this one, and never beside a stop", () => {
    expect(refused(content({ next: { on: addDays(TODAY, -1), kind: "CALL" } }))).toEqual({ next: "next-before-contact" });
    expect(refused(content({ stop: STOP }))).toEqual({ next: "next-and-stop" });
    expect(refused(content({ kind: "END", stop: STOP }))).toEqual({ next: "next-and-stop" });
    expect(refused(content({ kind: "END", stop: STOP, next: null }))).toEqual({});
  });

  test("both dates stay where the months reach: from 2000 to three years ahead", () => {
    const older = rules({ oversees: true });
    const on = (next: string) => refused(content({ next: { on: next, kind: "CALL" } }));
    expect([refused(content({ occurredOn: "1999-12-31" }), older), refused(content({ occurredOn: "2000-01-01" }), older)]).toEqual([{ occurredOn: "contact-too-early" }, {}]);
    expect([on("2029-11-23"), on("2029-11-24"), on("9999-12-31")]).toEqual([{}, { next: "next-too-far" }, { next: "next-too-far" }]);
  });

  test("an imported card may lack what comes next, also after a correction", () => {
    expect(refused(content({ next: null }), rules({ imported: true }))).toEqual({});
    expect(refused(content({ next: null }))).toEqual({ next: "next-or-stop" });
  });

  test("a card is late when it was written on a later day than the contact", () => {
    expect([isLate(TODAY, TODAY), isLate(addDays(TODAY, -1), TODAY)]).toEqual([false, true]);
  });
});

test("the author corrects on the day of entry until a head confirms, whoever oversees always, nobody else ever", () => {
  fc.assert(fc.property(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), (mine, sameDay, confirmed, oversees) => {
    const card = { authorId: mine ? "me" : "other", enteredOn: sameDay ? TODAY : addDays(TODAY, -1), confirmed };
    expect(mayCorrect(card, { memberId: "me", today: TODAY, oversees })).toBe(oversees || (mine && sameDay && !confirmed));
  }));
  expect(mayCorrect({ authorId: null, enteredOn: TODAY }, { memberId: "me", today: TODAY, oversees: false })).toBe(false);
});
