import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { geometryOf } from "@/components/grid/geometry";
import { intentOf, moved, type Field, type Intent } from "@/components/grid/keys";

const press = (code: string, mods: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) =>
  intentOf({ code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...mods });
/** «.» is an empty cell, «x» a filled one. */
const fieldOf = (...rows: string[]): Field => ({
  rows: rows.length, months: rows[0]!.length, page: 3, now: 2, filled: (row, at) => rows[row]![at] === "x",
});
const go = (intent: Intent | null, from: [number, number], field: Field) => {
  const { row, at } = moved({ row: from[0], at: from[1] }, intent!, field);
  return [row, at];
};

describe("keys of the grid", () => {
  test("letters go by the physical key, so they are З, В, Д on a Russian layout", () => {
    expect([press("KeyP"), press("KeyD"), press("KeyL")]).toEqual((["CALL", "VISIT", "CONTRACT"] as const).map((mark) => ({ kind: "mark", mark })));
  });

  test("the browser's own and the page's shortcuts stay untouched", () => {
    for (const code of ["KeyP", "KeyD", "KeyL"]) expect(press(code, { ctrlKey: true })).toBeNull();
    for (const [code, mods] of [["KeyC", {}], ["KeyG", {}], ["Slash", {}], ["Tab", {}], ["ArrowLeft", { altKey: true }], ["KeyP", { shiftKey: true }], ["Enter", { ctrlKey: true }]] as const) {
      expect(press(code, mods)).toBeNull();
    }
  });

  test("Enter and F2 open, Del removes a plan, Esc leaves", () => {
    expect([press("Enter"), press("F2"), press("Delete"), press("Escape")].map((intent) => intent?.kind)).toEqual(["open", "open", "remove", "leave"]);
  });

  test("with Ctrl an arrow goes to the end of a run, else to the next filled cell, else to the edge", () => {
    const field = fieldOf("..xxx.x..");
    const right = press("ArrowRight", { ctrlKey: true });
    expect([[0, 0], [0, 2], [0, 4], [0, 6]].map((from) => go(right, from as [number, number], field)[1])).toEqual([2, 4, 6, 8]);
    expect(go(press("ArrowLeft", { metaKey: true }), [0, 2], field)).toEqual([0, 0]);
    expect(go(press("ArrowDown", { ctrlKey: true }), [0, 0], fieldOf("x", ".", "x", "x", "."))).toEqual([2, 0]);
  });

  test("Home and End keep the row, with Ctrl they go to the corners; a page is one row less than seen", () => {
    const field = fieldOf("...", "...", "...", "...", "...");
    expect(go(press("End"), [1, 0], field)).toEqual([1, 2]);
    expect(go(press("End", { ctrlKey: true }), [1, 0], field)).toEqual([4, 2]);
    expect(go(press("Home", { ctrlKey: true }), [3, 2], field)).toEqual([0, 0]);
    expect(go(press("PageDown"), [0, 1], field)).toEqual([2, 1]);
    expect(go(press("PageDown"), [4, 1], field)).toEqual([4, 1]);
  });

  test("no key leads out of the grid, and Ctrl never stops on an empty cell but at an edge", () => {
    const codes = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown", "KeyN"];
    const lines = fc.integer({ min: 1, max: 9 }).chain((width) => fc.array(fc.string({ unit: fc.constantFrom(".", "x"), minLength: width, maxLength: width }), { minLength: 1, maxLength: 9 }));
    fc.assert(fc.property(lines, fc.nat(), fc.nat(), fc.constantFrom(...codes), fc.boolean(), (rows, r, m, code, ctrlKey) => {
      const field = { ...fieldOf(...rows), now: 0 };
      const from: [number, number] = [r % field.rows, m % field.months];
      const intent = press(code, { ctrlKey });
      if (!intent) return;
      const [row, at] = go(intent, from, field) as [number, number];
      expect(row >= 0 && row < field.rows && at >= 0 && at < field.months).toBe(true);
      const edge = row === 0 || at === 0 || row === field.rows - 1 || at === field.months - 1;
      if (intent.kind === "jump") expect(edge || field.filled(row, at)).toBe(true);
    }));
  });
});

describe("geometry", () => {
  test("at 1366 px all 49 months and the four columns fit beside a 10 px scrollbar", () => {
    const { columns, left, month, row } = geometryOf(1356, 22);
    expect(columns.map(({ id }) => id)).toEqual(["channel", "subChannel", "region", "client", "last"]);
    expect([month, row, left + 49 * month]).toEqual([17, 22, 1356]);
  });

  test("1920 px has months of 24 px and room for the owner", () => {
    const { columns, left, month, row } = geometryOf(1910, 22);
    expect(columns.some(({ id }) => id === "owner")).toBe(true);
    expect([month, row, left + 49 * month]).toEqual([24, 24, 1910]);
  });

  test("from 1366 px on nothing scrolls sideways and the client has room; marks fit their boxes", () => {
    fc.assert(fc.property(fc.integer({ min: 320, max: 3840 }), fc.constantFrom(22, 26, 30, 32), (width, rowHeight) => {
      const { columns, left, month, marks } = geometryOf(width, rowHeight);
      if (width >= 1356) expect(left + 49 * month).toBe(width);
      expect(columns.find(({ id }) => id === "client")!.width).toBeGreaterThanOrEqual(150);
      expect(marks.contract * 1.318).toBeLessThanOrEqual(month - 2);
    }));
  });
});
