import { existsSync, readFileSync, rmSync, writeFileSync, chownSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { reachable } from "@/scripts/postgres/owner";
import { endServer, isAlive, runningServer, until } from "@/scripts/postgres/process";
import { realpathSync } from "node:fs";
import { emptyFolder, end, start, type Start } from "@/tests/support/starts";
import { createDatabase } from "../support/database";

let dataDir: string;
let started: Start[];

beforeEach(() => {
  dataDir = emptyFolder();
  started = [];
});
afterEach(async () => {
  for (const one of started) if (one.child.exitCode === null && one.child.signalCode === null) await end(one);
  const folder = path.join(dataDir, "postgres");
  const left = runningServer(folder);
  if (left) await endServer(left.pid, realpathSync(folder), "pg_ctl");
  if (existsSync(folder)) rmSync(realpathSync(folder), { recursive: true });
  rmSync(dataDir, { recursive: true });
});

async function serve(options: Parameters<typeof start>[1] = {}): Promise<Start> {
  const one = await start(dataDir, options);
  started.push(one);
  return one;
}

const database = () => runningServer(path.join(dataDir, "postgres"));

async function ask(sql: string): Promise<unknown[]> {
  const password = readFileSync(path.join(dataDir, "postgres-password"), "utf8").trim();
  const client = new pg.Client({ host: "127.0.0.1", port: database()?.port, user: "five_wins", password, database: "five_wins" });
  await client.connect();
  return client.query(sql).then(({ rows }) => rows).finally(() => client.end());
}

test("a second start makes nothing again, and a signal leaves nothing running", async () => {
  const first = await serve();
  expect(first.output()).toContain("Создаю базу данных");
  expect(first.output()).toContain("Миграция 1/");
  await ask("CREATE TABLE kept AS SELECT 1 AS one");
  const pid = database()?.pid ?? 0;
  expect(await end(first)).toBe(0);
  expect(isAlive(pid)).toBe(false);
  const second = await serve();
  expect(second.output()).not.toMatch(/Создаю|Миграция|Ставлю|Готовлю/);
  expect(await ask("SELECT one FROM kept")).toEqual([{ one: 1 }]);
});

test("after kill -9 of the database the start ends by itself, and the next one recovers", async () => {
  const first = await serve();
  await ask("CREATE TABLE kept AS SELECT 1 AS one");
  process.kill(database()?.pid ?? 0, "SIGKILL");
  expect(await until(() => first.child.exitCode !== null, 10_000)).toBe(true);
  expect(first.child.exitCode).toBe(1);
  expect(first.output()).toContain("База данных завершилась");
  await serve();
  expect(await ask("SELECT one FROM kept")).toEqual([{ one: 1 }]);
});

test("after kill -9 of the start everything behind it ends", async () => {
  const first = await serve();
  const pid = database()?.pid ?? 0;
  await end(first, "SIGKILL");
  expect(await until(() => !isAlive(pid), 10_000)).toBe(true);
});

test("after kill -9 of the supervisor the next start takes its database over", async () => {
  const first = await serve();
  const orphan = database()?.pid ?? 0;
  process.kill(Number(readFileSync(path.join(dataDir, "serving"), "utf8")), "SIGKILL");
  expect(await until(() => first.child.exitCode !== null, 10_000)).toBe(true);
  expect(first.output()).toContain("Сервер убит");
  expect(isAlive(orphan)).toBe(true);
  const second = await serve();
  expect(database()?.pid).toBe(orphan);
  expect(await end(second)).toBe(0);
  expect(isAlive(orphan)).toBe(false);
});

test("a stale postmaster.pid whose number belongs to another program now does not stop a start", async () => {
  await end(await serve());
  writeFileSync(path.join(dataDir, "postgres", "postmaster.pid"), `${process.pid}\n${dataDir}\n0\n1\n\n127.0.0.1\n`);
  expect((await serve()).code).toBeNull();
});

test("a database whose demo was cut off is made anew", async () => {
  const first = await serve();
  await ask("CREATE TABLE half_a_demo (id int)");
  await end(first);
  writeFileSync(path.join(dataDir, "demo-unfinished"), "");
  await serve();
  expect(await ask("SELECT to_regclass('half_a_demo') AS half")).toEqual([{ half: null }]);
});

test("a taken port is one sentence, and nothing is made", async () => {
  const holder = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => holder.on("listening", resolve));
  const { port } = holder.address() as net.AddressInfo;
  const refused = await serve({ args: [], env: { PORT: String(port) } });
  holder.close();
  expect(refused.code).toBe(1);
  expect(refused.output()).toMatch(new RegExp(`^\n✗ Порт ${port} занят.*PORT=${port + 1} npm start.*\n$`));
  expect(existsSync(path.join(dataDir, "postgres"))).toBe(false);
});

test("a folder that cannot be written to is one sentence", async () => {
  writeFileSync(path.join(dataDir, "file"), "");
  const refused = await start(path.join(dataDir, "file", "data"));
  expect(refused.code).toBe(1);
  expect(refused.output()).toMatch(/^\n✗ В папку .* нельзя писать .*DATA_DIR.*\n$/);
});

test("a DATABASE_URL that does not answer is one sentence", async () => {
  const refused = await serve({ env: { DATABASE_URL: "postgresql://someone:pw@127.0.0.1:1/none" } });
  expect(refused.code).toBe(1);
  expect(refused.output()).toMatch(/^\n✗ База данных по DATABASE_URL не отвечает .*ECONNREFUSED.*\n$/);
  expect(existsSync(path.join(dataDir, "postgres"))).toBe(false);
});

test("DATABASE_URL is used instead of an embedded database", async () => {
  const served = await serve({ env: { DATABASE_URL: await createDatabase(inject("superuserUrl")) } });
  expect(served.code).toBeNull();
  expect(existsSync(path.join(dataDir, "postgres"))).toBe(false);
});

test("--help tells the settings", async () => {
  const help = await serve({ args: ["--help"] });
  expect(help.code).toBe(0);
  for (const name of ["PORT", "HOST", "DATA_DIR", "DATABASE_URL", "DEMO"]) expect(help.output()).toContain(`${name}=`);
});

const NOBODY = { uid: 65_534, gid: 65_534 };
/** Root can try an ordinary user as well, where such a user may read this folder. */
const users = process.getuid?.() === 0 && (await reachable(process.cwd(), NOBODY)) ? [undefined, NOBODY] : [undefined];

test.each(users)("works as root and as an ordinary user, in a folder closed to others: %o", async (user) => {
  rmSync(dataDir, { recursive: true });
  dataDir = emptyFolder(true);
  if (user) chownSync(dataDir, user.uid, user.gid);
  const served = await serve({ user });
  expect(served.output()).toContain("Ctrl-C");
  expect(await ask("SHOW data_checksums")).toEqual([{ data_checksums: "on" }]);
  expect(await end(served)).toBe(0);
});
