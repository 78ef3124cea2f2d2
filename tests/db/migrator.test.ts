import { mkdtemp, mkdir, writeFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { migrationStatus } from "@/lib/core/db-migrations";
import { migrate } from "@/scripts/postgres/migrator";
import { createDatabase } from "@/tests/support/database";

const secret = "secret of the migrator's tests, long enough";
let folder: string;
let url: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "five-wins-migrations-"));
  url = await createDatabase(inject("superuserUrl"));
  await addMigration("20260101_first", "CREATE TABLE note (id int PRIMARY KEY); GRANT SELECT, INSERT ON note TO app_user;");
});
afterEach(() => rm(folder, { recursive: true }));

async function addMigration(name: string, sql: string) {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, "migration.sql"), sql);
}

const run = () => migrate(url, { secret, log: () => undefined, folder });

async function ask(address: string, sql: string) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("the web's role reaches its tables, owns nothing and is no superuser", async () => {
  const { appUrl } = await run();
  expect(await ask(appUrl, "INSERT INTO note VALUES (1) RETURNING id")).toEqual([{ id: 1 }]);
  await expect(ask(appUrl, "TRUNCATE note")).rejects.toThrow(/permission denied/);
  await expect(ask(appUrl, "CREATE TABLE mine (id int)")).rejects.toThrow(/permission denied/);
  await expect(ask(appUrl, "CREATE TEMP TABLE mine (id int)")).rejects.toThrow(/permission denied/);
  const [role] = await ask(appUrl, "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user");
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
  const owners = await ask(url, "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname IN ('public', 'app')");
  expect(owners).toEqual([{ tableowner: "app_owner" }]);
});

test("the roles of one database cannot enter another", async () => {
  const { appUrl } = await run();
  const other = new URL(appUrl);
  other.pathname = new URL(await createDatabase(url)).pathname;
  const first = await migrate(inject("superuserUrl").replace(/\/[^/]*$/, other.pathname), { secret, log: () => undefined, folder });
  expect(await ask(first.appUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await expect(ask(other.toString(), "SELECT 1")).rejects.toThrow(/permission denied for database/);
});

test("a second run applies nothing and gives the same addresses", async () => {
  const first = await run();
  const before = await ask(url, "SELECT id, started_at FROM _prisma_migrations");
  expect(await run()).toEqual(first);
  expect(await ask(url, "SELECT id, started_at FROM _prisma_migrations")).toEqual(before);
});

test("several runs at once, on several databases, apply each migration once", async () => {
  const urls = [url, await createDatabase(url), await createDatabase(url)];
  await Promise.all([...urls, ...urls].map((one) => migrate(one, { secret, log: () => undefined, folder })));
  for (const one of urls) expect(await ask(one, "SELECT migration_name FROM _prisma_migrations")).toHaveLength(1);
});

test("a migration that fails leaves nothing of itself", async () => {
  await addMigration("20260102_bad", "CREATE TABLE half (id int); SELECT 1/0;");
  await expect(run()).rejects.toThrow(/20260102_bad/);
  expect(await ask(url, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
  const { appUrl } = await migrateWithout("20260102_bad");
  await expect(withClient(appUrl, (client) => migrationStatus(client, folder))).resolves.toMatchObject({ pending: [], applied: ["20260101_first"] });
});

async function migrateWithout(name: string) {
  await rm(path.join(folder, name), { recursive: true });
  return run();
}

async function withClient<T>(address: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  return work(client).finally(() => client.end());
}

test("the web's role sees what is pending", async () => {
  const { appUrl } = await run();
  await addMigration("20260102_next", "SELECT 1;");
  expect(await withClient(appUrl, (client) => migrationStatus(client, folder))).toEqual({
    pending: ["20260102_next"],
    applied: ["20260101_first"],
    changed: [],
  });
});

test("a changed migration is refused by name", async () => {
  await run();
  await addMigration("20260101_first", "CREATE TABLE other (id int);");
  await expect(run()).rejects.toThrow(/20260101_first/);
});

test("a marked migration runs outside a transaction", async () => {
  const sql = "-- five-wins: no transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS note_twice ON note (id);\nCREATE INDEX CONCURRENTLY IF NOT EXISTS note_thrice ON note (id);\n";
  await addMigration("20260102_index", sql);
  await run();
  expect(await ask(url, "SELECT indexname FROM pg_indexes WHERE tablename = 'note'")).toHaveLength(3);
});

test("a migrator without superuser's power will do", async () => {
  const name = new URL(url).pathname.slice(1);
  await ask(url, `CREATE ROLE "mig_${name}" LOGIN CREATEROLE PASSWORD 'pw'`);
  await ask(url, `ALTER DATABASE "${name}" OWNER TO "mig_${name}"`);
  for (const group of ["app_owner", "app_user", "app_worker", "app_auth"]) await ask(url, `GRANT ${group} TO "mig_${name}" WITH ADMIN OPTION`);
  const plain = new URL(url);
  plain.username = `mig_${name}`;
  plain.password = "pw";
  const { appUrl } = await migrate(plain.toString(), { secret, log: () => undefined, folder });
  expect(await ask(appUrl, "SELECT count(*)::int AS notes FROM note")).toEqual([{ notes: 0 }]);
});

test("an address that does not answer is one sentence", async () => {
  await expect(migrate("postgresql://nobody:x@127.0.0.1:1/none", { secret, log: () => undefined })).rejects.toThrow(/DATABASE_URL не отвечает.*ECONNREFUSED/);
});
