import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { migrate } from "../postgres/migrator";
import type { Settings } from "../settings.mjs";
import { say, Stop } from "../stop.mjs";
import type { OpenDatabase } from "./database";
import { demoAllowed } from "./demo-rules";

type DemoSeed = { organisation: string; people: { name: string; role: string; email: string; password: string }[] };

/** Fills an empty database with the demo organisations when that is allowed. Returns whether demo sign-ins exist and may be shown. */
export async function ensureDemo(settings: Settings, database: OpenDatabase): Promise<boolean> {
  const half = path.join(settings.dataDir, "demo-unfinished");
  if (existsSync(half)) await startOver(database, half);
  if (!demoAllowed(settings)) return false;
  if (await hasTenants(database.migratorUrl)) return existsSync(signInsFile(settings));
  say("Создаю демо-организации / creating the demo organisations");
  writeFileSync(half, "");
  const [{ seedDemo }, { closeDb }] = await Promise.all([import("@/prisma/seed"), import("@/lib/core/db")]);
  const seeds: DemoSeed[] = await seedDemo();
  await closeDb();
  writeFileSync(signInsFile(settings), JSON.stringify(seeds, null, 1), { mode: 0o600 });
  rmSync(half);
  return true;
}

const signInsFile = ({ dataDir }: Settings) => path.join(dataDir, "demo.json");

/** The seeding was cut off. Nobody can have worked yet, for the web starts after it: the database is made anew. */
async function startOver(database: OpenDatabase, half: string): Promise<void> {
  if (!database.embedded) {
    throw new Stop("Создание демо-организаций прервалось: очистите базу DATABASE_URL и повторите. / Seeding was cut off: empty the database and try again.");
  }
  const url = new URL(database.migratorUrl);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  await withClient(url.toString(), async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
  await migrate(database.migratorUrl, { secret: database.env.APP_SECRET, log: say });
  rmSync(half);
}

const hasTenants = (url: string) =>
  withClient(url, async (client) => {
    await client.query("SET ROLE app_owner");
    const { rows } = await client.query<{ some: boolean }>("SELECT EXISTS (SELECT FROM public.tenant) AS some");
    return rows[0]?.some ?? false;
  });

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The sign-ins of the demo, and only those: they stand in a file made together with the demo people. */
const demoSeeds = (settings: Settings) => JSON.parse(readFileSync(signInsFile(settings), "utf8")) as DemoSeed[];

/** What the web needs for the sign-in page's buttons. */
export const demoEnvironment = (settings: Settings): Record<string, string> => ({
  DEMO: "1",
  FIVE_WINS_DEMO_PEOPLE: JSON.stringify(demoSeeds(settings).flatMap(({ organisation, people }) => people.map((person) => ({ ...person, organisation })))),
});

/** Prints the sign-ins of the demo. */
export async function announceDemo(settings: Settings): Promise<void> {
  const seeds = demoSeeds(settings);
  for (const { organisation, people } of seeds) {
    console.log(`\n${organisation} — вход / sign-in:`);
    for (const { name, role, email, password } of people) console.log(`  ${email}  ${password}  ${name}, ${role}`);
  }
}
