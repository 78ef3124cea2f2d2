/**
 * npm run check:olist -- FOLDER: brings the two real Olist files of a folder into a database made for this run alone, and
 * compares grid, sources and digests with a recount made straight from their text.
 */
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { closeDb } from "@/lib/core/db";
import { DEALS_FILE, LEADS_FILE } from "@/tests/support/olist-twin";
import { OLIST_NOW, runOlist, type Check } from "@/tests/support/olist-run";
import { migrate } from "./postgres/migrator";
import { startPostgres } from "./postgres/supervisor";

const SECRET = "a secret of this check alone, 32 characters and more";
const LONGEST = 2_000;

const short = (value: unknown) => {
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};

function report({ what, seen, wanted }: Check): boolean {
  const holds = isDeepStrictEqual(seen, wanted);
  console.log(`${holds ? "ok  " : "FAIL"} ${what}${holds ? "" : `\n     seen:   ${short(seen)}\n     wanted: ${short(wanted)}`}`);
  return holds;
}

/** A PostgreSQL of its own, gone afterwards: nothing of the data stays on the machine. */
async function withOwnDatabase<T>(work: () => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "five-wins-check-olist-"));
  await chmod(dataDir, 0o755);
  const server = await startPostgres({ dataDir, log: () => undefined, durable: false });
  try {
    const urls = await migrate(server.url, { secret: SECRET, log: () => undefined });
    // The clock is heeded outside of production alone.
    Object.assign(process.env, {
      APP_DATABASE_URL: urls.appUrl, AUTH_DATABASE_URL: urls.authUrl, WORKER_DATABASE_URL: urls.workerUrl,
      APP_SECRET: SECRET, NEXTAUTH_SECRET: SECRET, NODE_ENV: "test", FIVE_WINS_NOW: OLIST_NOW,
    });
    return await work();
  } finally {
    await closeDb();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const folder = path.resolve(process.env.INIT_CWD ?? "", process.argv[2] ?? "");
  const missing = [LEADS_FILE, DEALS_FILE].filter((file) => !existsSync(path.join(folder, file)));
  if (process.argv[2] === undefined || missing.length > 0) {
    console.error(`npm run check:olist -- FOLDER: the folder of the two Olist files${missing.length > 0 ? `; missing in ${folder}: ${missing.join(", ")}` : ""}.`);
    process.exitCode = 1;
    return;
  }
  console.log("• Importing the files twice and counting again");
  const results = (await withOwnDatabase(() => runOlist(folder))).map(report);
  const failed = results.filter((holds) => !holds).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

await main();
