import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/scripts/postgres/migrator";
import { endServer, isAlive, runningServer } from "@/scripts/postgres/process";
import { startPostgres, type EmbeddedPostgres } from "@/scripts/postgres/supervisor";

declare module "vitest" {
  export interface ProvidedContext {
    /** Superuser of the test cluster on the test database: for preparing and for seeing past the wall. */
    superuserUrl: string;
    appUrl: string;
    authUrl: string;
    workerUrl: string;
  }
}

const PREFIX = "five-wins-test-";
const SECRET = "a secret of the tests alone, 32 characters and more";

/** One PostgreSQL of its own for each run of `vitest --project db`, with a fresh migrated database; gone afterwards. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(dataDir, 0o755);
  const server = await startPostgres({ dataDir, log: () => undefined, durable: false });
  const tearDown = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await provideDatabase(project, server);
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}

async function provideDatabase(project: TestProject, server: EmbeddedPostgres): Promise<void> {
  const superuserUrl = await createDatabase(server.url);
  const urls = await migrate(superuserUrl, { secret: SECRET, log: () => undefined });
  Object.assign(process.env, {
    TEST_SUPERUSER_URL: superuserUrl,
    APP_DATABASE_URL: urls.appUrl,
    AUTH_DATABASE_URL: urls.authUrl,
    WORKER_DATABASE_URL: urls.workerUrl,
    APP_SECRET: SECRET,
    NEXTAUTH_SECRET: SECRET,
    LOG_LEVEL: "silent",
  });
  project.provide("superuserUrl", superuserUrl);
  for (const name of ["appUrl", "authUrl", "workerUrl"] as const) project.provide(name, urls[name]);
}

/** An empty database on the server of `serverUrl`; returns its address for the same user. */
export async function createDatabase(serverUrl: string): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** A run that was killed leaves its server and folder behind; the next run takes them away. */
async function sweep(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const pid = Number(/^five-wins-test-(\d+)-/.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const folder = path.join(os.tmpdir(), name);
    const orphan = runningServer(path.join(folder, "postgres"));
    if (orphan) await endServer(orphan.pid, path.join(folder, "postgres"), "pg_ctl");
    await rm(folder, { recursive: true, force: true });
  }
}
