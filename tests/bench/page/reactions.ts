import type { GridFeed } from "@/components/grid/use-grid-data";
import { painted } from "./common";

const MOST_FRAMES = 60;

/** The pixels of the row of a visible client, as a number. */
function pixelsOf(row: HTMLElement): number {
  const canvas = document.querySelector("canvas")!;
  const top = row.getBoundingClientRect().top - canvas.getBoundingClientRect().top;
  const { data } = canvas.getContext("2d")!.getImageData(0, Math.round(top), canvas.width, row.offsetHeight);
  let sum = 0;
  for (let at = 0; at < data.length; at += 3) sum = (Math.imul(sum, 31) + data[at]!) | 0;
  return sum;
}

/** Frames made until the row looks otherwise. */
async function framesUntilChanged(row: HTMLElement, before: number): Promise<number> {
  for (let frames = 1; frames < MOST_FRAMES; frames++) {
    await painted();
    if (pixelsOf(row) !== before) return frames;
  }
  throw new Error("the change was never painted");
}

/** A row that stands wholly on the canvas. */
const visible = (turn: number): HTMLElement => {
  const canvas = document.querySelector("canvas")!.getBoundingClientRect();
  const rows = [...document.querySelectorAll<HTMLElement>("[role=rowgroup] [role=row]:has(a[href])")].filter((row) => {
    const box = row.getBoundingClientRect();
    return !row.hidden && box.top >= canvas.top && box.bottom <= canvas.bottom;
  });
  return rows[turn % rows.length]!;
};
const clientOf = (row: HTMLElement): string => row.querySelector("a")!.href.split("/").at(-1)!;

export interface Reaction { frames: number; ms: number }

/** A change painted at once, and a change that the server's next answer brings. */
export const reactionsOf = (feedOf: () => GridFeed) => ({
  /** A plan set by hand: from the change to the frame that shows it. */
  async plan(turn: number, month: number): Promise<Reaction> {
    const row = visible(turn);
    const before = pixelsOf(row);
    const start = performance.now();
    feedOf().setCell({ clientId: clientOf(row), month }, (byte) => byte ^ 8);
    const frames = await framesUntilChanged(row, before);
    return { frames, ms: performance.now() - start };
  },

  /** A logged call: from the delta in hand to the frame that shows it. */
  async logged(turn: number): Promise<Reaction> {
    const row = visible(turn);
    const before = pixelsOf(row);
    const ask = window.fetch;
    const delta = await (await ask(`/grid?since=1&touch=${clientOf(row)}`)).arrayBuffer();
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

interface Press extends PerformanceEntry { interactionId: number }

/** Listens to what the browser itself measures from a key to the next frame; it tells of 16 ms and more. */
export function listenToPresses(): () => number[] {
  const slowest = new Map<number, number>();
  const events = new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    const { interactionId, duration } = entry as Press;
    if (interactionId) slowest.set(interactionId, Math.max(duration, slowest.get(interactionId) ?? 0));
  }));
  events.observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  return () => [...slowest.values()];
}
