import type { Geometry } from "@/components/grid/geometry";
import type { Look } from "@/components/grid/look";
import type { Mark } from "@/lib/months/rules";

/** How one mark of a cell is drawn. BOTH: a fact of this month with a further plan of the same mark. */
const NONE = 0;
const FACT = 1;
const PLAN = 2;
const MISSED = 3;
const BOTH = 4;
const STATES = 5;

const stateOf = (byte: number, bit: number, when: "past" | "now" | "future"): number => {
  const fact = byte & bit;
  const plan = byte & (bit << 3);
  if (fact) return plan && when === "now" ? BOTH : FACT;
  return plan ? (when === "past" ? MISSED : PLAN) : NONE;
};
const codesFor = (when: "past" | "now" | "future"): Uint8Array =>
  Uint8Array.from({ length: 128 }, (_, byte) => stateOf(byte, 1, when) + STATES * (stateOf(byte, 2, when) + STATES * stateOf(byte, 4, when)));

/** A month's byte → the number of its sprite, 0 … 124; 0 is empty. */
export const CODES = { past: codesFor("past"), now: codesFor("now"), future: codesFor("future") };

interface Piece {
  mark: Mark;
  state: number;
  size: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Under another plan: the two share a line. */
  open?: boolean;
}

/** One mark fills the cell; two are stacked, the furthest on top; of three Дог stands above Зв and В. */
function piecesOf(code: number, { marks }: Geometry, width: number, height: number, gap: number): Piece[] {
  const all: [Mark, number][] = [["CONTRACT", Math.floor(code / 25)], ["VISIT", Math.floor(code / 5) % 5], ["CALL", code % 5]];
  const shown = all.filter(([, state]) => state !== NONE).map(([mark, state]) => ({ mark, state }));
  const [first, second, third] = shown;
  if (!first) return [];
  if (!second) return [{ ...first, size: first.mark === "CONTRACT" ? marks.contract : marks.one, x: 0, y: 0, width, height }];
  const upper = Math.ceil((height - gap) / 2);
  const lower = { y: upper + gap, height: height - upper - gap };
  const top = { ...first, size: Math.min(marks.two, marks.contract), x: 0, y: 0, width, height: upper };
  if (!third) {
    const joined = first.state === PLAN && second.state === PLAN;
    return [top, joined ? { ...second, size: marks.two, x: 0, width, y: upper, height: height - upper, open: true } : { ...second, size: marks.two, x: 0, width, ...lower }];
  }
  const calls = Math.round((width - gap) * 0.62);
  return [top, { ...third, size: marks.three, x: 0, width: calls, ...lower }, { ...second, size: marks.three, x: calls + gap, width: width - calls - gap, ...lower }];
}

const FILL = { CALL: "call", VISIT: "tint", CONTRACT: "accent" } as const;
const TEXT = { CALL: "on-call", VISIT: "on-tint", CONTRACT: "on-accent" } as const;
/** Height of a capital in PT Sans Narrow, in ems. */
const CAPITAL = 0.7;

type Pen = CanvasRenderingContext2D;

/** A plan's dashed box; the side it shares with a plan above is left out. */
function dashed(pen: Pen, { x, y, width, height, open }: Piece, line: number): void {
  const half = line / 2;
  pen.setLineDash([2 * line, 1.5 * line]);
  pen.lineWidth = line;
  pen.beginPath();
  pen.moveTo(x + half, y + (open ? 0 : half));
  pen.lineTo(x + half, y + height - half);
  pen.lineTo(x + width - half, y + height - half);
  pen.lineTo(x + width - half, y + (open ? 0 : half));
  if (!open) pen.lineTo(x + half, y + half);
  pen.stroke();
  pen.setLineDash([]);
}

function missedBox(pen: Pen, { x, y, width, height }: Piece, line: number, corner: number): void {
  pen.lineWidth = line;
  pen.strokeRect(x + line / 2, y + line / 2, width - line, height - line);
  pen.beginPath();
  pen.moveTo(x + width - corner, y);
  pen.lineTo(x + width, y);
  pen.lineTo(x + width, y + corner);
  pen.fill();
}

function drawPiece(pen: Pen, piece: Piece, { colours, font, words, scale }: Look, single: boolean): void {
  const { mark, state, size, x, y, width, height } = piece;
  const line = Math.max(1, Math.round(scale));
  const solid = state === FACT || state === BOTH;
  if (solid) {
    pen.fillStyle = colours[FILL[mark]];
    pen.fillRect(x, y, width, height);
  }
  pen.strokeStyle = state === MISSED ? colours.alarm : state === BOTH && mark === "CONTRACT" ? colours["on-accent"] : state === BOTH ? colours.ink2 : colours.plan;
  if (state === PLAN || state === BOTH) dashed(pen, piece, line);
  pen.fillStyle = state === MISSED ? colours.alarm : state === PLAN ? colours.ink2 : colours[TEXT[mark]];
  if (state === MISSED) missedBox(pen, piece, line, (single ? 5 : 4) * scale);
  const wanted = size * scale * (state === PLAN && mark === "CONTRACT" ? 0.95 : 1);
  pen.font = `${state === PLAN ? 400 : 700} ${wanted}px ${font}`;
  pen.fillText(words[mark], x + width / 2, Math.round(y + (height + wanted * CAPITAL) / 2));
}

export interface Sprites {
  sheet: HTMLCanvasElement;
  /** Device pixels of one sprite; sprite `code` starts at code × width. */
  width: number;
  height: number;
}

/** All 125 cells that can be, side by side, for one look and geometry. */
export function drawSprites(geometry: Geometry, look: Look): Sprites {
  const { scale } = look;
  const width = Math.floor((geometry.month - 2) * scale);
  const height = Math.floor((geometry.row - 2) * scale);
  const sheet = document.createElement("canvas");
  sheet.width = width * STATES ** 3;
  sheet.height = height;
  const pen = sheet.getContext("2d");
  if (!pen) return { sheet, width, height };
  pen.textAlign = "center";
  const gap = Math.max(1, Math.round(scale));
  for (let code = 1; code < STATES ** 3; code++) {
    const pieces = piecesOf(code, geometry, width, height, gap);
    pen.save();
    pen.translate(code * width, 0);
    for (const piece of pieces) drawPiece(pen, piece, look, pieces.length === 1);
    pen.restore();
  }
  return { sheet, width, height };
}
