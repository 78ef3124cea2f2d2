import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonthsTo, firstDay, isDateOnly, lastDay } from "@/lib/core/dates";
import { GAPS, GAP_BITS, dateOfDay, dayOf, firstDayOf, gapsOf, monthOfDay, type Gap } from "@/lib/grid/rules";
import type { GridRowInput } from "@/lib/grid/schema";
import { packMonth, setMonth, type Mark } from "@/lib/months/rules";
import { generatedGrid } from "@/tests/support/generated-grid";
import { gridWith, received } from "@/tests/support/grid-data";

const NOW = 322; // November 2026, today is the 23rd
const today = dayOf("2026-11-23");
const row = (plans: [number, Mark, Mark?][]): Uint8Array =>
  plans.reduce<Uint8Array>((packed, [month, plan, fact]) => setMonth(packed, month, packMonth(fact ? [fact] : [], [plan])), new Uint8Array());
const gapsOfRow = (change: Partial<GridRowInput>, months = 3): Gap[] => {
  const bits = gapsOf(gridWith({ packed: new Uint8Array(), lastContact: today, nextContact: 0, stage: "MET", ...change }), months)[0]!;
  return GAPS.filter((gap) => bits & GAP_BITS[gap]);
};

describe("days as numbers", () => {
  test("go to a date and back, and know their month", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 65535 }), (day) => {
      const date = dateOfDay(day)!;
      expect(isDateOnly(date)).toBe(true);
      expect(dayOf(date)).toBe(day);
      expect(addDays("2000-01-01", day)).toBe(date);
      const month = monthOfDay(day);
      expect(firstDay(month) <= date && date <= lastDay(month)).toBe(true);
      expect(firstDayOf(month)).toBe(dayOf(firstDay(month)));
    }));
    expect([dayOf(null), dateOfDay(0)]).toEqual([0, null]);
  });
});

describe("gaps", () => {
  test("a next contact is overdue from the day after it", () => {
    expect(gapsOfRow({ nextContact: today - 1 })).toContain("overdue");
    expect(gapsOfRow({ nextContact: today })).not.toContain("overdue");
  });

  test("a plan of a past month without its own fact is missed; this month it is still a plan", () => {
    expect(gapsOfRow({ packed: row([[NOW - 1, "VISIT"]]) })).toContain("missed");
    expect(gapsOfRow({ packed: row([[NOW - 1, "VISIT", "CALL"]]) })).toContain("missed");
    expect(gapsOfRow({ packed: row([[NOW - 1, "VISIT", "VISIT"]]) })).toEqual(["unplanned"]);
    expect(gapsOfRow({ packed: row([[NOW, "VISIT"]]) })).toEqual([]);
  });

  test("nothing planned: no plan from this month on and no next contact ahead", () => {
    expect(gapsOfRow({})).toEqual(["unplanned"]);
    expect(gapsOfRow({ packed: row([[NOW, "CALL", "CALL"]]) })).toEqual(["unplanned"]);
    expect(gapsOfRow({ packed: row([[NOW + 12, "CALL"]]) })).toEqual([]);
    expect(gapsOfRow({ nextContact: today + 500 })).toEqual([]);
  });

  test("silent for N months: the last contact is that old or older, and there was one", () => {
    expect(gapsOfRow({ lastContact: dayOf("2026-08-23") })).toContain("silent");
    expect(gapsOfRow({ lastContact: dayOf("2026-08-24") })).not.toContain("silent");
    expect(gapsOfRow({ lastContact: dayOf("2026-08-23") }, 4)).not.toContain("silent");
    expect(gapsOfRow({ lastContact: 0 })).toEqual(["unplanned", "untouched"]);
  });

  test("of a client who is lost or has left neither a plan nor a contact is expected", () => {
    for (const stage of ["LOST", "LEFT"] as const) expect(gapsOfRow({ stage, lastContact: 5000 })).toEqual([]);
  });

  test("agree with a naive recount over a believable organisation", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 36 }), (seed, months) => {
      const source = generatedGrid(60, seed);
      const bits = gapsOf(received(source), months);
      source.rows.forEach((client, at) => expect(GAPS.filter((gap) => bits[at]! & GAP_BITS[gap])).toEqual(naive(client, months)));
    }), { numRuns: 40 });
  });
});

function naive({ packed, nextContact, lastContact, stage }: GridRowInput, months: number): Gap[] {
  const unmet = (month: number) => [1, 2, 4].some((fact) => (packed[month] ?? 0) & (fact * 8) && !((packed[month] ?? 0) & fact));
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
  const ended = stage === "LOST" || stage === "LEFT";
  const next = dateOfDay(nextContact);
  const last = dateOfDay(lastContact);
  const gaps: [Gap, boolean][] = [
    ["overdue", next !== null && next < "2026-11-23"],
    ["missed", range(NOW - 36, NOW).some(unmet)],
    ["unplanned", !ended && !range(NOW, NOW + 13).some(unmet) && !(next !== null && next >= "2026-11-23")],
    ["untouched", last === null],
    ["silent", !ended && last !== null && last <= addMonthsTo("2026-11-23", -months)],
  ];
  return gaps.filter(([, has]) => has).map(([gap]) => gap);
}
