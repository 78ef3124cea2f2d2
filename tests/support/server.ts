import { spawn, type ChildProcess } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

export type DemoPerson = { organisation: string; name: string; role: string; email: string; password: string };

const PATIENCE = 600_000;

/**
 * Playwright's global set-up: the production server as `npm start` brings it up, on a free port, with a database and
 * demo organisations of its own. E2E_BASE_URL in the environment uses a server that runs already.
 */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env["E2E_BASE_URL"]) return undefined;
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "five-wins-e2e-"));
  await chmod(dataDir, 0o755);
  const port = await freePort();
  const server = start(dataDir, port);
  const tearDown = async () => {
    await ended(server);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await untilServing(server);
  } catch (error) {
    await tearDown();
    throw error;
  }
  Object.assign(process.env, { E2E_BASE_URL: `http://127.0.0.1:${port}`, E2E_DATA_DIR: dataDir });
  return tearDown;
}

/** The people of the demo organisations, for signing in. */
export function demoPeople(): DemoPerson[] {
  const file = path.join(process.env["E2E_DATA_DIR"] ?? ".data", "demo.json");
  const seeds = JSON.parse(readFileSync(file, "utf8")) as { organisation: string; people: Omit<DemoPerson, "organisation">[] }[];
  return seeds.flatMap(({ organisation, people }) => people.map((person) => ({ organisation, ...person })));
}

function start(dataDir: string, port: number): ChildProcess {
  const { NODE_OPTIONS: _ours, DATABASE_URL: _theirs, ...env } = process.env;
  return spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...env, DATA_DIR: dataDir, PORT: String(port), HOST: "127.0.0.1", DEMO: "1", NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** The start script ends its report with how to stop it. */
function untilServing(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => reject(new Error("The server did not start in ten minutes")), PATIENCE);
    server.stdout?.on("data", (chunk: Buffer) => {
      process.stdout.write(chunk);
      if (!chunk.toString().includes("Ctrl-C")) return;
      clearTimeout(tooLong);
      resolve();
    });
    server.on("exit", (code) => {
      clearTimeout(tooLong);
      reject(new Error(`The server ended with ${code} before it served`));
    });
  });
}

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.on("exit", () => resolve());
    server.kill("SIGTERM");
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
