import type { Browser } from "@playwright/test";
import { benchSeat, launch, type Seat } from "./browser";
import type { Figure } from "./measure";
import { servePages, type PageName } from "./pages";
import type { Reaction } from "./page/reactions";

const TIMES = 100;
/** What a person presses in the grid: steps, pages, edges, jumps, a cell opened and left, a plan begun and left. */
const KEYS = [
  "ArrowDown", "ArrowDown", "ArrowRight", "ArrowDown", "PageDown", "ArrowUp", "End", "ArrowUp", "Home", "ArrowRight", "Control+ArrowDown",
  "Control+ArrowRight", "PageUp", "ArrowLeft", "Enter", "Escape", "n", "ArrowRight", "p", "Escape", "Control+End", "ArrowUp", "Control+Home", "PageDown", "n",
];
const PRESSES = 200;
/** The browser tells of nothing shorter. */
const SHORTEST = 16;

const percentile = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1]!;

/** P7: how soon the grid shows what a person did. */
export async function answering(): Promise<Figure[]> {
  const server = await servePages();
  const browser = await launch();
  try {
    // A page whose pixels were read draws otherwise from then on: the keys get pages of their own.
    const [watched, board, bare] = [await opened(browser, server.at, "board"), await opened(browser, server.at, "board"), await opened(browser, server.at, "bare")];
    // Links are written when the grid rests; they tell the bench which client a row is.
    await watched.page.waitForSelector("[role=rowgroup] [role=row] a[href]", { state: "attached" });
    return [...(await reactions(watched)), await presses(board, bare)];
  } finally {
    await browser.close();
    await server.close();
  }
}

async function opened(browser: Browser, server: string, name: PageName): Promise<Seat> {
  const taken = await benchSeat(browser, server, name);
  await taken.page.evaluate(() => window.bench.open());
  return taken;
}

async function reactions({ page }: Seat): Promise<Figure[]> {
  const [plans, logged]: [Reaction[], Reaction[]] = [[], []];
  for (let turn = 0; turn < TIMES; turn++) {
    plans.push(await page.evaluate((at) => window.reactions.plan(at, 323), turn));
    logged.push(await page.evaluate((at) => window.reactions.logged(at), turn));
  }
  return [inFrames("a planned cell, from the change to its paint (p98 of 100)", plans), inFrames("a logged call, from the server's answer in hand to its paint (p98 of 100)", logged)];
}

function inFrames(work: string, seen: readonly Reaction[]): Figure {
  const frames = seen.map((one) => one.frames);
  const value = percentile(frames, 0.98);
  const times = seen.map(({ ms }) => ms);
  return {
    id: "P7", work, reach: "≤ 1 frame", value, unit: "frames", reached: value <= 1, spread: [Math.min(...frames), Math.max(...frames)],
    note: `median ${percentile(times, 0.5).toFixed(0)} ms with the look at the pixels`,
  };
}

/** What the browser tells of the presses, slowest last; what it leaves out counts as its shortest. */
async function pressed({ page }: Seat): Promise<number[]> {
  await page.mouse.click(800, 300);
  await page.keyboard.press("Escape");
  const before = (await page.evaluate(() => window.presses())).length;
  for (let press = 0; press < PRESSES; press++) {
    await page.keyboard.press(KEYS[press % KEYS.length]!);
    await page.evaluate(() => window.bench.painted());
  }
  await page.evaluate(() => window.bench.painted());
  const told = (await page.evaluate(() => window.presses())).slice(before);
  return [...told, ...Array.from({ length: Math.max(0, PRESSES - told.length) }, () => SHORTEST)].toSorted((a, b) => a - b);
}

async function presses(board: Seat, bare: Seat): Promise<Figure> {
  const [ours, limit] = [await pressed(board), await pressed(bare)];
  const value = percentile(ours, 0.98);
  return {
    id: "P7", work: `interaction to next paint, p98 of ${PRESSES} key presses over 10,000 rows`, reach: "≤ 50 ms", value, unit: "ms", reached: value <= 50,
    spread: [percentile(ours, 0.5), ours.at(-1)!],
    note: `in brackets the median and the slowest; a bare canvas that moves by a row: ${percentile(limit, 0.98)} ms (${percentile(limit, 0.5)}), by software drawing`,
  };
}
