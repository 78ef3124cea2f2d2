import { spawn, fork, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { encode } from "next-auth/jwt";
import { newId } from "@/lib/core/ids";
import { ensureBuilt } from "@/scripts/serve/build";
import { startWeb } from "@/scripts/serve/web";
import type { BenchWorld } from "./world";

export interface Served { readonly at: string; readonly stop: () => Promise<void> }

const HOST = "127.0.0.1";
const TRIVIAL = ".data/bench-page";

const freePort = (): Promise<number> => new Promise((resolve) => {
  const probe = createServer().listen(0, HOST, () => {
    const { port } = probe.address() as AddressInfo;
    probe.close(() => resolve(port));
  });
});

/** The product's production server on the bench's database. */
export async function serveProduct(): Promise<Served> {
  await ensureBuilt();
  return serveNext({});
}

async function serveNext(env: Record<string, string>): Promise<Served> {
  const port = await freePort();
  const at = `http://${HOST}:${port}`;
  const settings = { port, host: HOST, dataDir: ".data", databaseUrl: undefined, demo: false, allowHttp: false, publicUrl: undefined, production: true, dev: false, web: true };
  const web = startWeb(settings, { NEXTAUTH_URL: at, DEMO: "0", ...env }, (why) => process.stderr.write(`${why}\n`));
  await web.ready();
  return { at, stop: () => web.stop() };
}

/** The cookie of a person who has signed in: the session's row by the door of sign-in, the token as next-auth makes it. */
export async function signedIn({ world, admin }: BenchWorld, superuser: (sql: string, values: unknown[]) => Promise<unknown>): Promise<{ name: string; value: string }> {
  const sid = newId();
  await superuser("SELECT app.session_open($1, $2, $3, 12)", [sid, admin.accountId, world.tenantId]);
  const secret = createHash("sha256").update(`cookie|${process.env.APP_SECRET}`).digest("hex");
  return { name: "__Host-five-wins-session", value: await encode({ token: { sid }, secret }) };
}

/** Plain node that answers what the grid's route answers. */
export async function servePlain({ world, admin }: BenchWorld): Promise<Served> {
  const child = fork("tests/bench/plain-server.ts", [world.tenantId, admin.memberId], {
    execArgv: ["--conditions=react-server", "--import", "tsx"], env: { ...process.env, NODE_ENV: "production" },
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (message) => resolve(message as number));
    child.once("exit", (code) => reject(new Error(`the plain server ended with ${code}`)));
  });
  return { at: `http://${HOST}:${port}`, stop: () => ended(child) };
}

const ended = (child: ChildProcess): Promise<void> => new Promise((resolve) => {
  if (child.exitCode !== null || child.signalCode !== null) return resolve();
  child.once("exit", () => resolve());
  child.kill();
});

const FILES = {
  "package.json": '{ "private": true, "type": "module" }',
  "app/layout.js": "export default function Layout({ children }) { return <html><body>{children}</body></html>; }\n",
  "app/page.js": 'import { connection } from "next/server";\nexport default async function Page() { await connection(); return <p>.</p>; }\n',
};

/** An application of Next's own with one page: a paragraph, made anew for each request. Built here, in the folder for data. */
export async function serveTrivial(): Promise<Served> {
  rmSync(TRIVIAL, { recursive: true, force: true });
  for (const [name, text] of Object.entries(FILES)) {
    const file = path.join(TRIVIAL, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  await finished(spawn(process.execPath, ["node_modules/next/dist/bin/next", "build", TRIVIAL], { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, NODE_ENV: "production" } }));
  const port = await freePort();
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", TRIVIAL, "-H", HOST, "-p", String(port)], {
    stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, NODE_ENV: "production" } });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => chunk.toString().includes("Ready") && resolve());
    child.once("exit", (code) => reject(new Error(`the trivial page's server ended with ${code}`)));
  });
  const stop = async () => {
    await ended(child);
    rmSync(TRIVIAL, { recursive: true, force: true });
  };
  return { at: `http://${HOST}:${port}`, stop };
}

const finished = (child: ChildProcess): Promise<void> => new Promise((resolve, reject) => {
  child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`next build ended with ${code}`))));
});
