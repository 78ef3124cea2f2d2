import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { everythingOf } from "../support/fingerprint";
import { importFiles } from "../support/import-files";
import { writeOlistTwin } from "../support/olist-twin";
import { asSuperuser } from "../support/people";
import { aWorld, type World } from "../support/world";

const PROGRAM = ["--conditions=react-server", "--import", "tsx", "scripts/import.ts"];
type Ended = { code: number; stdout: string; stderr: string };

/** The command itself, as `npm run import` starts it once its database is up. */
const command = (...args: string[]): Promise<Ended> =>
  promisify(execFile)(process.execPath, [...PROGRAM, ...args]).then((out) => ({ code: 0, ...out }), (error: Ended) => error);
const argumentsFor = (world: World, file: string, map = "docs/examples/olist-map.json") => ["--organisation", world.tenantId, "--file", file, "--map", map];

test("the command says what it read, what the files lack, what it did, and does it once", async () => {
  const world = await aWorld();
  const { file, map } = importFiles([["1", "Ромашка", "", "HoReCa", "2026-01-10"]], [["1", "Петрова", "2026-01-09"]]);
  const first = await command(...argumentsFor(world, file, map));
  expect(first).toMatchObject({ code: 0, stderr: "" });
  for (const words of ["leads.csv: 1 клиент, 2 карточки", "источник: нет у 1 клиента, записано «не указан»", "deals.csv, строка 2: клиент 1: работа началась 2026-01-09", "Клиентов создано: 1", "Импорт завершён."])
    expect(first.stdout).toContain(words);
  expect((await command(...argumentsFor(world, file, map))).stdout).toContain("Нового в файлах нет");
});

test("the command lists each bad row with its line and reason, changes nothing and ends with an error", async () => {
  const world = await aWorld();
  const { file, map } = importFiles([["1", "Ромашка", "", "HoReCa", "2026-01-10"], ["2", "", "", "HoReCa", "2026-01-10"], ["3", "Берег", "", "HoReCa", "вчера"]]);
  const before = await everythingOf(world.admin);
  const refused = await command(...argumentsFor(world, file, map));
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain("leads.csv, строка 3: нет названия клиента в столбце «name»");
  expect(refused.stdout).toContain("leads.csv, строка 4: «вчера» в столбце «on» – не дата");
  expect(refused.stderr).toContain("Ничего не занесено: не приняты 2 строки");
  expect(await everythingOf(world.admin)).toEqual(before);
  expect((await command(...argumentsFor(world, file, map), "--skip-bad-rows"))).toMatchObject({ code: 0, stdout: expect.stringContaining("Клиентов создано: 1") });
});

test("a dry run of the command writes nothing and says so", async () => {
  const world = await aWorld();
  const { file, map } = importFiles([["1", "Ромашка", "", "HoReCa", "2026-01-10"]]);
  const before = await everythingOf(world.admin);
  expect((await command(...argumentsFor(world, file, map), "--dry-run")).stdout).toContain("Пробный запуск: ничего не записано.");
  expect(await everythingOf(world.admin)).toEqual(before);
});

test("what cannot be meant is one clear sentence and an error", async () => {
  const world = await aWorld();
  const { folder, file, map } = importFiles([["1", "Ромашка", "", "HoReCa", "2026-01-10"]]);
  writeFileSync(join(folder, "other.csv"), "id;name\n1;Ромашка\n");
  const said = async (...args: string[]) => {
    const { code, stderr } = await command(...args);
    expect(stderr).not.toMatch(/\n\s+at /);
    return `${code} ${stderr}`;
  };
  expect(await said("--organisation", "Нет такой", "--file", file, "--map", map)).toMatch(/^1 ✗ Организации «Нет такой» нет/);
  expect(await said(...argumentsFor(world, join(folder, "absent.csv"), map))).toMatch(/^1 ✗ Файл absent.csv не найден/);
  expect(await said(...argumentsFor(world, file, join(folder, "absent.json")))).toMatch(/^1 ✗ Файл absent.json не найден/);
  expect(await said(...argumentsFor(world, join(folder, "other.csv"), map))).toMatch(/^1 ✗ В файле other.csv нет столбца «source»/);
  expect(await said("--file", file)).toMatch(/^1 ✗ --organisation, --file, --map/);
});

test("a kill -9 in the middle leaves nothing, and the same command then brings all in", async () => {
  const world = await aWorld();
  const folder = mkdtempSync(join(tmpdir(), "five-wins-killed-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = writeOlistTwin(folder);
  const before = await everythingOf(world.admin);
  await killedAfterTheFirstPart(argumentsFor(world, file));
  await connectionsOfTheKilledAreGone(world);
  expect(await everythingOf(world.admin)).toEqual(before);
  const again = await command(...argumentsFor(world, file));
  expect(again.stdout).toMatch(/Клиентов создано: 8\s000/);
  expect(await world.admin.rows("SELECT count(*) AS cards FROM contact_card WHERE tenant_id = $1", [world.tenantId])).toEqual([{ cards: 8_842 }]);
}, 180_000);

/** The first progress line comes after the first thousand clients were written, in the transaction that is still open. */
function killedAfterTheFirstPart(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...PROGRAM, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (/записано 1\s000 из 8\s000/.test(said)) child.kill("SIGKILL");
    });
    child.on("exit", (code, signal) => {
      if (signal === "SIGKILL" && !said.includes("Импорт завершён")) resolve();
      else reject(new Error(`the import ended by itself with ${code}: ${said}`));
    });
  });
}

/** The server takes an open transaction back as soon as it notices that the other end is gone: its lock is free then. */
const connectionsOfTheKilledAreGone = (world: World) =>
  asSuperuser("SELECT pg_advisory_lock(hashtextextended($1, 0)), pg_advisory_unlock(hashtextextended($1, 0))", [`directory ${world.tenantId}`]);
