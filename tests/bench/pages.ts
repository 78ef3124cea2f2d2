import { createServer, type Server, type ServerResponse } from "node:http";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build, type BuildOptions } from "esbuild";
import postcss from "postcss";
import tailwind from "@tailwindcss/postcss";
import { encodeDelta, encodeGrid } from "@/lib/grid/encode";
import type { GridSource } from "@/lib/grid/schema";
import { FACT } from "@/lib/months/rules";
import { generatedGrid } from "../support/generated-grid";

const HERE = "tests/bench/page";
export const PAGES = ["board", "bare", "ag"] as const;
export type PageName = (typeof PAGES)[number];
export const CLIENTS = 10_000;

export const BUNDLE: BuildOptions = {
  bundle: true, minify: true, splitting: true, format: "esm", write: false, jsx: "automatic", target: "es2022", logLevel: "error",
  define: { "process.env.NODE_ENV": '"production"', "process.env": "{}" }, alias: { "@": "." },
};

const html = (name: PageName) => `<!doctype html><html lang="ru"><meta charset="utf-8"><title>${name}</title>
<style>${name === "board" ? "" : "body{margin:0}"}</style>${name === "board" ? '<link rel="stylesheet" href="/style.css"><link rel="stylesheet" href="/board.css">' : ""}
<body><script type="module" src="/${name}.js"></script></body></html>`;

/** The bundles, styles and pages by their address. */
async function files(): Promise<Map<string, Buffer>> {
  const { outputFiles = [] } = await build({ ...BUNDLE, entryPoints: [`${HERE}/board.tsx`, `${HERE}/bare.ts`, `${HERE}/ag.ts`], outdir: HERE });
  const styles = await postcss([tailwind()]).process(readFileSync("app/globals.css"), { from: "app/globals.css" });
  return new Map([
    ...outputFiles.map(({ path: at, contents }) => [`/${path.basename(at)}`, Buffer.from(contents)] as const),
    ["/style.css", Buffer.from(styles.css)],
    ...PAGES.map((name) => [`/${name}`, Buffer.from(html(name))] as const),
  ]);
}

/** A delta in which the client's present month has changed. */
function touched(source: GridSource, clientId: string): Uint8Array {
  const row = source.rows.find(({ id }) => id === clientId);
  if (!row) throw new Error(`no client ${clientId}`);
  row.packed[source.currentMonth]! ^= FACT.CALL | FACT.CONTRACT;
  return encodeDelta({ ...source, rows: [row], removed: [] });
}

const TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css", "": "text/html" };

export interface PageServer { readonly at: string; readonly close: () => Promise<void> }

/** Serves the bench's pages and the answers of a grid of 10,000 × 53, on loopback. */
export async function servePages(): Promise<PageServer> {
  const source = generatedGrid(CLIENTS);
  const whole = encodeGrid(source);
  const served = await files();
  const answer = (url: URL, response: ServerResponse) => {
    const file = served.get(url.pathname);
    const touch = url.searchParams.get("touch");
    if (file) response.setHeader("content-type", TYPES[path.extname(url.pathname)] ?? "text/html").end(file);
    else if (url.pathname === "/raw") response.end(whole);
    else if (url.pathname === "/grid") response.end(gzipSync(touch ? touched(source, touch) : whole));
    else response.writeHead(404).end();
  };
  const server: Server = createServer((request, response) => answer(new URL(request.url ?? "/", "http://bench"), response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  return { at: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
