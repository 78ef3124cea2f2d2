import { decodeGrid } from "@/lib/grid/codec";
import type { GridData } from "@/lib/grid/schema";

/** What the bench asks of each of its pages: ours, the bare canvas, AG Grid. Columns by our names, months as `m322`. */
export interface BenchPage {
  /** Takes what the page draws from the answer of the server; not part of any measure. */
  prepare(): Promise<void>;
  /** Milliseconds from the server's answer in hand to the first cells on the screen; `ready`: from rows already read (AG Grid's). */
  open(ready: boolean): Promise<number>;
  scroller(): HTMLElement;
  sort(column: string, descending: boolean): void;
  /** Only names that hold this; empty for all. */
  filter(text: string): void;
}

/** What runs after the frame that is being made. */
const afterwards = (): Promise<void> => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve();
  port2.postMessage(null);
});

/** The next frame is made and handed over. */
export async function painted(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await afterwards();
}

/** Milliseconds until a frame was painted in which `there` holds. */
export async function untilPainted(there: () => boolean, start: number): Promise<number> {
  do await painted(); while (!there());
  return performance.now() - start;
}

export async function receivedGrid(): Promise<GridData> {
  const answer = decodeGrid(new Uint8Array(await (await fetch("/raw")).arrayBuffer()));
  if (answer.kind !== "full") throw new Error("a whole grid was expected");
  return answer.data;
}

/** Scrolls down `step` pixels a frame and back; resolves to the longest task the browser complained of (0: none above 50 ms). */
async function scroll(page: BenchPage, frames: number, step: number): Promise<number> {
  let longest = 0;
  const tasks = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (longest = Math.max(longest, duration))));
  tasks.observe({ type: "longtask" });
  const scroller = page.scroller();
  for (let frame = 0; frame < frames; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    scroller.scrollTop += frame < frames / 2 ? step : -step;
    if (scroller.scrollTop === 0 && frame < frames / 2) throw new Error("nothing scrolls");
  }
  await painted();
  await painted();
  tasks.disconnect();
  return longest;
}

/** One change after the other, each painted before the next. */
async function changes(page: BenchPage, count: number, change: (page: BenchPage, turn: number) => void): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    change(page, turn);
    await painted();
    await painted();
  }
}

const ORDERS: readonly [column: string, descending: boolean][] = [["client", false], ["last", true], ["m318", true], ["region", false]];
const WORDS = ["тор", "", "сер", "мар"];

/** The works of a page as the bench starts them. */
export const worksOf = (page: BenchPage) => ({
  prepare: () => page.prepare(),
  open: (ready = false) => page.open(ready),
  scroll: (frames: number, step: number) => scroll(page, frames, step),
  sort: (count: number) => changes(page, count, (one, turn) => one.sort(...ORDERS[turn % ORDERS.length]!)),
  filter: (count: number) => changes(page, count, (one, turn) => one.filter(WORDS[turn % WORDS.length]!)),
  painted,
  unfilter: () => changes(page, 1, (one) => one.filter("")),
});
export type Works = ReturnType<typeof worksOf>;

declare global {
  interface Window { bench: Works }
}
