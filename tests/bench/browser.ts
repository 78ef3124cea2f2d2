import { chromium as playwright, type Browser, type CDPSession, type Page } from "@playwright/test";
import { chromium } from "../support/chromium";
import type { PageName } from "./pages";

const VIEWPORT = { width: 1366, height: 768 };

export async function launch(): Promise<Browser> {
  const { executablePath, args, env } = chromium();
  return playwright.launch({ executablePath, args, env: { ...process.env, ...env } as Record<string, string> });
}

/** A page in a context of its own: no renderer, cache or heap is shared with another. */
export interface Seat { readonly page: Page; readonly cdp: CDPSession; readonly whole: CDPSession; readonly leave: () => Promise<void> }

export async function seat(browser: Browser, at: string): Promise<Seat> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "ru-RU", timezoneId: "Europe/Moscow" });
  const page = await context.newPage();
  page.on("pageerror", (error) => process.stderr.write(`    ${error.stack ?? error.message}\n`));
  await page.goto(at);
  const [cdp, whole] = [await context.newCDPSession(page), await browser.newBrowserCDPSession()];
  // CPU time of the main thread, not the clock: others work on the machine too.
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const leave = async () => {
    await whole.detach();
    await context.close();
  };
  return { page, cdp, whole, leave };
}

/** One of the bench's pages with its data in hand, not yet opened. */
export async function benchSeat(browser: Browser, server: string, name: PageName): Promise<Seat> {
  const taken = await seat(browser, `${server}/${name}`);
  await taken.page.waitForFunction(() => "bench" in window);
  await taken.page.evaluate(() => window.bench.prepare());
  return taken;
}

/** Milliseconds of CPU: of the page's main thread (script, style, layout, paint), and of all processes of the browser. */
export interface Cpu { readonly main: number; readonly whole: number }

export async function cpuOf(seat: Seat, work: () => Promise<unknown>): Promise<Cpu> {
  const before = await cpu(seat);
  await work();
  const after = await cpu(seat);
  return { main: after.main - before.main, whole: after.whole - before.whole };
}

async function cpu({ cdp, whole }: Seat): Promise<Cpu> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const { processInfo } = await whole.send("SystemInfo.getProcessInfo");
  const seconds = metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN;
  return { main: 1000 * seconds, whole: 1000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0) };
}
