import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  FACT, IMPORTED_ONLY, MARKS, PLAN, cellState, leadingMark, monthAt, packMonth, setMonth, sliceWindow, unmetPlans,
} from "@/lib/months/rules";

const NOW = 322; // November 2026
const marks = fc.subarray([...MARKS]);
const byte = fc.integer({ min: 0, max: 127 });
const packed = fc.uint8Array({ max: 127, maxLength: 400 });
const month = fc.integer({ min: 0, max: 420 });

describe("a month's byte", () => {
  test("shows every fact, and a fact covers a plan of its own kind", () => {
    expect(cellState(packMonth(["CALL", "CONTRACT"], ["CALL", "VISIT"]), NOW, NOW)).toEqual({ CALL: "fact", VISIT: "plan", CONTRACT: "fact" });
  });

  test("a plan whose month has passed without the fact is missed, not dropped", () => {
    const planned = packMonth([], ["VISIT"]);
    expect(cellState(planned, NOW - 1, NOW).VISIT).toBe("missed");
    expect(cellState(planned, NOW, NOW).VISIT).toBe("plan");
    expect(cellState(planned, NOW + 1, NOW).VISIT).toBe("plan");
  });

  test("the furthest mark leads, whatever stands beside it", () => {
    expect([7, 6, 3, 1, 0, PLAN.CONTRACT].map(leadingMark)).toEqual(["CONTRACT", "CONTRACT", "VISIT", "CALL", null, null]);
  });

  test("imported-only says something about facts and is left out where there are none", () => {
    expect(packMonth(["CALL"], [], true)).toBe(FACT.CALL | IMPORTED_ONLY);
    expect(packMonth([], ["CALL"], true)).toBe(PLAN.CALL);
  });

  test("facts and plans come back as they were packed", () => {
    fc.assert(fc.property(marks, marks, fc.boolean(), (facts, plans, imported) => {
      const state = cellState(packMonth(facts, plans, imported), NOW - 1, NOW);
      for (const mark of MARKS) {
        expect(state[mark]).toBe(facts.includes(mark) ? "fact" : plans.includes(mark) ? "missed" : "none");
      }
    }));
  });

  test("unmet plans are those shown as missed in a past month", () => {
    fc.assert(fc.property(byte, (value) => {
      const state = cellState(value, NOW - 3, NOW);
      expect(unmetPlans(value)).toBe(MARKS.reduce((bits, mark) => bits | (state[mark] === "missed" ? FACT[mark] : 0), 0));
    }));
  });
});

describe("a packed row", () => {
  test("setting a month changes that month alone and keeps the old row", () => {
    fc.assert(fc.property(packed, month, byte, (row, at, value) => {
      const before = Uint8Array.from(row);
      const after = setMonth(row, at, value);
      expect(row).toEqual(before);
      for (let m = 0; m < 421; m++) expect(monthAt(after, m)).toBe(m === at ? value : monthAt(row, m));
    }));
  });

  test("rows that show the same are the same bytes, in whatever order they were set", () => {
    fc.assert(fc.property(fc.array(fc.tuple(month, byte), { maxLength: 12 }), (changes) => {
      const last = new Map(changes);
      const after = (list: [number, number][]) => list.reduce<Uint8Array>((row, [at, value]) => setMonth(row, at, value), new Uint8Array());
      const inOrder = after(changes);
      const sorted = after([...last].sort(([a], [b]) => b - a));
      expect(inOrder).toEqual(sorted);
      expect(inOrder.at(-1)).not.toBe(0);
    }));
  });

  test("a window reads months one by one, also beyond both ends", () => {
    fc.assert(fc.property(packed, fc.integer({ min: -80, max: 450 }), fc.integer({ min: 0, max: 60 }), (row, from, length) => {
      const window = sliceWindow(row, from, length);
      expect([...window]).toEqual(Array.from({ length }, (_, i) => monthAt(row, from + i)));
    }));
  });

  test("a month before 2000 and a byte that is none are refused", () => {
    expect(() => setMonth(new Uint8Array(), -1, 1)).toThrow(RangeError);
    expect(() => setMonth(new Uint8Array(), 1, 128)).toThrow(RangeError);
  });
});
