import type { Mark } from "@/lib/months/rules";
import type { Spot } from "@/components/grid/cursor-layer";

/** What a key asks for in the grid. Letters go by the physical key: З, В, Д on a Russian layout. */
export type Intent =
  | { kind: "step"; rows: number; months: number }
  | { kind: "jump"; rows: number; months: number }
  | { kind: "page"; pages: number }
  | { kind: "edge"; side: "row" | "all"; end: boolean }
  | { kind: "now" }
  | { kind: "open" }
  | { kind: "mark"; mark: Mark }
  | { kind: "remove" }
  | { kind: "leave" };

type Press = Pick<KeyboardEvent, "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const LETTERS: Readonly<Record<string, Mark>> = { KeyP: "CALL", KeyD: "VISIT", KeyL: "CONTRACT" };

/** The code of the physical key that stands for a mark, for drawing it. */
export const KEY_OF: Readonly<Record<Mark, string>> = { CALL: "KeyP", VISIT: "KeyD", CONTRACT: "KeyL" };

/** Null for a key that is not the grid's: the browser's own and the page's shortcuts stay untouched. */
export function intentOf({ code, ctrlKey, metaKey, altKey, shiftKey }: Press): Intent | null {
  if (altKey || shiftKey) return null;
  const mod = ctrlKey || metaKey;
  const arrow = ARROWS[code];
  if (arrow) return { kind: mod ? "jump" : "step", rows: arrow[0], months: arrow[1] };
  if (code === "Home" || code === "End") return { kind: "edge", side: mod ? "all" : "row", end: code === "End" };
  if (mod) return null;
  const mark = LETTERS[code];
  if (mark) return { kind: "mark", mark };
  switch (code) {
    case "PageUp": return { kind: "page", pages: -1 };
    case "PageDown": return { kind: "page", pages: 1 };
    case "Enter": case "NumpadEnter": case "F2": return { kind: "open" };
    case "Delete": case "Backspace": return { kind: "remove" };
    case "Escape": return { kind: "leave" };
    case "KeyN": return { kind: "now" };
    default: return null;
  }
}

/** What moving needs to know of the view. */
export interface Field {
  rows: number;
  months: number;
  /** Rows of a page. */
  page: number;
  /** The month of today, from 0. */
  now: number;
  /** Whether a cell holds anything. */
  filled: (row: number, at: number) => boolean;
}

const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));

/** As in Excel: to the end of a filled run, else to the next filled cell, else to the edge. */
function jump({ row, at }: Spot, rows: number, months: number, { filled, ...field }: Field): Spot {
  const inside = (r: number, m: number) => r >= 0 && r < field.rows && m >= 0 && m < field.months;
  const run = inside(row + rows, at + months) && filled(row, at) && filled(row + rows, at + months);
  let [r, m] = [row, at];
  while (inside(r + rows, m + months)) {
    const next = filled(r + rows, m + months);
    if (run && !next) break;
    r += rows;
    m += months;
    if (!run && next) break;
  }
  return { row: r, at: m };
}

/** Where an intent moves the cursor; the same spot for one that does not move it. */
export function moved(from: Spot, intent: Intent, field: Field): Spot {
  switch (intent.kind) {
    case "step": return { row: within(from.row + intent.rows, field.rows), at: within(from.at + intent.months, field.months) };
    case "jump": return jump(from, intent.rows, intent.months, field);
    case "page": return { row: within(from.row + intent.pages * Math.max(1, field.page - 1), field.rows), at: from.at };
    case "now": return { row: from.row, at: field.now };
    case "edge": {
      const at = intent.end ? field.months - 1 : 0;
      return { row: intent.side === "row" ? from.row : intent.end ? field.rows - 1 : 0, at };
    }
    default: return from;
  }
}
