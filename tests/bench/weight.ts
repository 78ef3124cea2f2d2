import { relative } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type BuildOptions, type Plugin } from "esbuild";
import type { Browser } from "@playwright/test";
import { PAGES as ENTRANCES } from "../support/entry-points";
import { launch } from "./browser";
import type { Figure } from "./measure";
import { BUNDLE } from "./pages";
import { serveProduct, signedIn } from "./web";
import type { BenchWorld } from "./world";

const KB = 1024;
const GRID = 'export * from "./components/grid/grid"; export * from "./components/grid/use-address"; export * from "./components/grid/use-grid-data";';
const FRAMEWORK = ["react", "react-dom", "react/*", "next/*", "next-intl"];
/** Buttons, menus, chips: every page has them. */
const withoutControls: Plugin = {
  name: "without controls",
  setup: (bundle) => bundle.onResolve({ filter: /^@\/components\/ui\// }, ({ path }) => ({ path, external: true })),
};

/** Compressed kilobytes of what opening needs, and of what is loaded when a cell, a phone, a change or paper asks for it. */
async function grid(options: Pick<BuildOptions, "packages" | "plugins">): Promise<{ eager: number; lazy: number }> {
  const { outputFiles, metafile } = await build({
    ...BUNDLE, ...options, stdin: { contents: GRID, resolveDir: ".", loader: "ts" }, outdir: "out", external: FRAMEWORK, metafile: true, write: false });
  const eager = new Set<string>();
  const take = (file: string): void => {
    if (eager.has(file)) return;
    eager.add(file);
    metafile.outputs[file]?.imports.filter(({ kind, external }) => kind === "import-statement" && !external).forEach((one) => take(one.path));
  };
  Object.keys(metafile.outputs).filter((file) => metafile.outputs[file]!.entryPoint === "<stdin>").forEach(take);
  const weigh = (wanted: boolean) => {
    const files = outputFiles.filter(({ path }) => path.endsWith(".js") && eager.has(relative(".", path)) === wanted);
    return gzipSync(Buffer.concat(files.map(({ contents }) => contents)), { level: 9 }).length / KB;
  };
  return { eager: weigh(true), lazy: weigh(false) };
}

/** P6: our own code of the grid, without what the shell of every page has loaded. */
export async function gridCode(): Promise<Figure[]> {
  const own = await grid({ packages: "external", plugins: [withoutControls] });
  const [controls, all] = [await grid({ packages: "external" }), await grid({})];
  return [{
    id: "P6", work: "grid code beyond React that opening needs (components/grid and what it uses of lib), gzip", reach: "≤ 25 KB", value: own.eager, unit: "KB", reached: own.eager <= 25,
    note: `${own.lazy.toFixed(1)} KB more when a cell, a phone or paper asks; ${controls.eager.toFixed(0)} KB with the product's controls, ${all.eager.toFixed(0)} KB with Radix and sonner: all pages share those`,
  }];
}

/** P6: the script that a browser loads with each page of the product, as compressed bytes on the wire. */
export async function firstLoad(bench: BenchWorld, superuser: (sql: string, values?: unknown[]) => Promise<unknown>): Promise<Figure[]> {
  const product = await serveProduct();
  const browser = await launch();
  try {
    const cookie = await signedIn(bench, superuser);
    const pages = Object.values(ENTRANCES).map(({ at }) => at.replace("{client}", bench.clientIds[0]!));
    const sizes: [at: string, kilobytes: number][] = [];
    for (const at of pages) sizes.push([at, await scriptOf(browser, product.at, at, cookie)]);
    const [at, most] = sizes.reduce((heaviest, one) => (one[1] > heaviest[1] ? one : heaviest));
    const grid = sizes.find(([one]) => one === "/grid")?.[1] ?? NaN;
    return [{
      id: "P6", work: `first-load script of the heaviest of ${sizes.length} pages (${at.replace(bench.clientIds[0]!, "…")}), compressed on the wire`, reach: "≤ 250 KB",
      value: most, unit: "KB", reached: most <= 250, note: `the grid's page ${grid.toFixed(0)} KB`,
    }];
  } finally {
    await browser.close();
    await product.stop();
  }
}

/** Compressed kilobytes of script that came before the page's load event, in an empty browser. */
async function scriptOf(browser: Browser, origin: string, at: string, cookie: { name: string; value: string }): Promise<number> {
  const context = await browser.newContext({ extraHTTPHeaders: { cookie: `${cookie.name}=${cookie.value}` } });
  const page = await context.newPage();
  await page.goto(origin + at, { waitUntil: "load" });
  const bytes = await page.evaluate(() => {
    const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const files = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    return files.filter(({ name, startTime }) => /\.js(\?|$)/.test(name) && startTime < visit!.loadEventStart).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  });
  await context.close();
  return bytes / KB;
}
