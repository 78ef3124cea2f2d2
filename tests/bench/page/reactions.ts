import type { GridFeed } from "@/components/grid/use-grid-data";
import { painted } from "./common";

const MOST_FRAMES = 60;

/** Where a row stands on the canvas; its element may be made anew meanwhile. */
interface Strip { readonly clientId: string; readonly top: number; readonly height: number }

/** The pixels of a row, as a number. */
function pixelsOf({ top, height }: Strip): number {
  const canvas = document.querySelector("canvas")!;
  const { data } = canvas.getContext("2d")!.getImageData(0, top, canvas.width, height);
  let sum = 0;
  for (let at = 0; at < data.length; at += 3) sum = (Math.imul(sum, 31) + data[at]!) | 0;
  return sum;
}

/** Frames made until the row looks otherwise. */
async function framesUntilChanged(row: Strip, before: number): Promise<number> {
  for (let frames = 1; frames < MOST_FRAMES; frames++) {
    await painted();
    if (pixelsOf(row) !== before) return frames;
  }
  throw new Error("the change was never painted");
}

/** A row that stands wholly on the canvas. */
function visible(turn: number): Strip {
  const canvas = document.querySelector("canvas")!.getBoundingClientRect();
  const rows = [...document.querySelectorAll<HTMLElement>("[role=rowgroup] [role=row]:has(a[href])")].flatMap((row) => {
    const { top, bottom, height } = row.getBoundingClientRect();
    const clientId = row.querySelector("a")!.href.split("/").at(-1)!;
    return height > 0 && top >= canvas.top && bottom <= canvas.bottom ? [{ clientId, top: Math.round(top - canvas.top), height: Math.floor(height) }] : [];
  });
  return rows[turn % rows.length]!;
}

export interface Reaction { frames: number; ms: number }

/** A change painted at once, and a change that the server's next answer brings. */
export const reactionsOf = (feedOf: () => GridFeed) => ({
  /** A plan set by hand: from the change to the frame that shows it. */
  async plan(turn: number, month: number): Promise<Reaction> {
    const row = visible(turn);
    const before = pixelsOf(row);
    const start = performance.now();
    feedOf().setCell({ clientId: row.clientId, month }, (byte) => byte ^ 8);
    const frames = await framesUntilChanged(row, before);
    return { frames, ms: performance.now() - start };
  },

  /** A logged call: from the delta in hand to the frame that shows it. */
  async logged(turn: number): Promise<Reaction> {
    const row = visible(turn);
    const before = pixelsOf(row);
    const ask = window.fetch;
    const delta = await (await ask(`/grid?since=1&touch=${row.clientId}`)).arrayBuffer();
    window.fetch = () => Promise.resolve(new Response(delta));
    const start = performance.now();
    void feedOf().refresh();
    const frames = await framesUntilChanged(row, before);
    const ms = performance.now() - start;
    window.fetch = ask;
    await painted();
    return { frames, ms };
  },
});
export type Reactions = ReturnType<typeof reactionsOf>;
