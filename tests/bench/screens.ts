import type { Browser } from "@playwright/test";
import { atMost, median, type Figure } from "./measure";
import { benchSeat, cpuOf, launch, type Cpu, type Seat } from "./browser";
import { PAGES, servePages, type PageName } from "./pages";
import { ratioOf, sideBySide } from "./rounds";

type Seats = Record<PageName, Seat>;
const CHANGES = 8;

/** A work on the bench's pages, with the browser and their server up. */
async function onPages<T>(work: (browser: Browser, server: string) => Promise<T>): Promise<T> {
  const server = await servePages();
  const browser = await launch();
  try {
    return await work(browser, server.at);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The three pages opened, each with its grid painted and scrolled warm. */
async function openPages(browser: Browser, server: string): Promise<Seats> {
  const seats: Partial<Seats> = {};
  for (const name of PAGES) {
    const taken = await benchSeat(browser, server, name);
    await taken.page.evaluate(() => window.bench.open());
    await taken.page.evaluate(() => window.bench.scroll(60, 66));
    seats[name] = taken;
  }
  return seats as Seats;
}

const each = <T>(seats: Seats, work: (seat: Seat) => Promise<T>): Record<PageName, () => Promise<T>> =>
  ({ board: () => work(seats.board), bare: () => work(seats.bare), ag: () => work(seats.ag) });

const column = (seen: readonly Cpu[], of: keyof Cpu): number[] => seen.map((cpu) => cpu[of]);

interface Pace { readonly frames: number; readonly step: number; readonly words: string }
const WHEEL: Pace = { frames: 120, step: 66, words: "scrolling 10,000 × 53 by three rows a frame" };
const DRAGGED: Pace = { frames: 40, step: 660, words: "scrolling by a page a frame, as the scrollbar does" };

/** P5: CPU of a frame while scrolling, ours against a bare canvas and AG Grid. */
export const scrolling = (): Promise<Figure[]> => onPages(async (browser, server) => {
  const seats = await openPages(browser, server);
  return [...(await atPace(seats, WHEEL)), ...(await atPace(seats, DRAGGED))];
});

async function atPace(seats: Seats, { frames, step, words }: Pace): Promise<Figure[]> {
  const longest: number[] = [];
  const seen = await sideBySide(each(seats, async (seat) => {
    let slow = 0;
    const { main, whole } = await cpuOf(seat, async () => { slow = await seat.page.evaluate(([count, pixels]) => window.bench.scroll(count, pixels), [frames, step] as const); });
    if (seat === seats.board) longest.push(slow);
    return { main: main / frames, whole: whole / frames };
  }), 7);
  const against = (limit: PageName, of: keyof Cpu) => ratioOf(column(seen.board, of), column(seen[limit], of));
  const task = median(longest);
  return [
    atMost("P5", `${words}: main thread, against a bare canvas`, against("bare", "main"), 1.2),
    atMost("P5", `${words}: all processes of the browser, against a bare canvas`, against("bare", "whole"), 1.2, "drawing is by software here"),
    atMost("P5", `${words}: main thread, against AG Grid Community`, against("ag", "main"), 0.15),
    atMost("P5", `${words}: all processes of the browser, against AG Grid Community`, against("ag", "whole"), 0.15),
    { id: "P5", work: `${words}: longest task (0: none above 50 ms), median of the rounds`, reach: "≤ 50 ms", value: task, unit: "ms", reached: task <= 50, spread: [Math.min(...longest), Math.max(...longest)] },
  ];
}

/** P6: from the server's answer in hand to the first painted cells, each time in a fresh page. */
export const opening = (): Promise<Figure[]> => onPages(async (browser, server) => {
  const opened = (name: PageName, ready: boolean) => async () => {
    const seat = await benchSeat(browser, server, name);
    let wall = 0;
    const { main } = await cpuOf(seat, async () => { wall = await seat.page.evaluate((rows) => window.bench.open(rows), ready); });
    await seat.leave();
    return { wall, main };
  };
  await opened("board", false)();
  const seen = await sideBySide({ board: opened("board", false), ag: opened("ag", false), ready: opened("ag", true), bare: opened("bare", true) }, 7);
  const of = (name: keyof typeof seen, what: "wall" | "main") => seen[name].map((one) => one[what]);
  const words = "from the answer in hand to painted cells (ours with React, from gzip)";
  return [
    atMost("P6", `${words}, against AG Grid from JSON`, ratioOf(of("board", "wall"), of("ag", "wall")), 0.5, `a bare canvas from ready data: ${median(of("bare", "wall")).toFixed(0)} ms`),
    atMost("P6", "the same, CPU of the main thread", ratioOf(of("board", "main"), of("ag", "main")), 0.5),
    atMost("P6", `${words}, against AG Grid from ready objects, CPU of the main thread`, ratioOf(of("board", "main"), of("ready", "main")), 0.5),
  ];
});

/** P8: sorting and filtering, bare in the page, and painted against AG Grid; CPU of the main thread. */
export const ordering = (): Promise<Figure[]> => onPages(async (browser, server) => {
  const seats = await openPages(browser, server);
  const { board } = seats;
  const run = (kind: "bare" | "sort" | "filter") => async () => (await cpuOf(board, () => board.page.evaluate((one) => window.orders.run(one, 30), kind))).main / 30;
  for (const kind of ["bare", "sort", "filter"] as const) await run(kind)();
  const bare = await sideBySide({ bare: run("bare"), sort: run("sort"), filter: run("filter") }, 9);
  const change = (what: "sort" | "filter") => each(seats, async (seat) =>
    (await cpuOf(seat, () => seat.page.evaluate(([one, count]) => window.bench[one](count), [what, CHANGES] as const))).main / CHANGES);
  const { bare: _sorts, ...sort } = change("sort");
  const { bare: _filters, ...filter } = change("filter");
  const [sorted, filtered] = [await sideBySide(sort, 5), await sideBySide(filter, 5)];
  return [
    atMost("P8", "sort 10,000 rows by a column then by name, against a bare typed-array sort", ratioOf(bare.sort, bare.bare), 1.5),
    atMost("P8", "filter, count the chips and sort what is left (94 %), against a bare typed-array sort of all", ratioOf(bare.filter, bare.bare), 1.5),
    atMost("P8", "a sort from the click to its paint, main thread, against AG Grid's applyColumnState", ratioOf(sorted.board, sorted.ag), 0.1),
    atMost("P8", "a search by name to its paint, main thread, against AG Grid's setFilterModel", ratioOf(filtered.board, filtered.ag), 0.1),
  ];
});
