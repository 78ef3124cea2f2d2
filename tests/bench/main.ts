import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import pg from "pg";
import { closeDb } from "@/lib/core/db";
import { answering } from "./answers";
import { benchDatabase } from "./database";
import { writingCards } from "./cards";
import { gridQuery, growth, serviceLayer, warm, wire } from "./grid";
import type { Figure } from "./measure";
import { report } from "./report";
import { insideNext } from "./route";
import { opening, ordering, scrolling } from "./screens";
import { sheets } from "./sheets";
import { firstLoad, gridCode } from "./weight";
import { anOrganisationOf, type BenchWorld } from "./world";

setFlagsFromString("--expose-gc");
globalThis.gc = runInNewContext("gc") as NodeJS.GCFunction;

type Superuser = (sql: string, values?: unknown[]) => Promise<unknown>;
type Organisation = () => Promise<BenchWorld>;
interface Bench { readonly url: string; readonly superuser: Superuser; readonly small: Organisation; readonly middle: Organisation; readonly large: Organisation }
type Step = readonly [id: string, what: string, work: (bench: Bench) => Promise<Figure[]>];

const STEPS: readonly Step[] = [
  ["P1", "grid query", async ({ middle, superuser }) => gridQuery(await middle(), superuser)],
  ["P2", "growth", async ({ small, large }) => growth(await small(), await large())],
  ["P3", "wire", async ({ middle }) => wire(await middle())],
  ["P4", "inside Next", async ({ middle, superuser }) => insideNext(await middle(), superuser)],
  ["P5", "scrolling", () => scrolling()],
  ["P6", "opening", () => opening()],
  ["P6", "grid code", () => gridCode()],
  ["P6", "first load", async ({ middle, superuser }) => firstLoad(await middle(), superuser)],
  ["P7", "answering", () => answering()],
  ["P8", "ordering", () => ordering()],
  ["P9", "cards", async ({ middle, url }) => writingCards(await middle(), url)],
  ["P11", "sheets", () => sheets()],
  ["P12", "service layer", async ({ middle }) => serviceLayer(await middle())],
];

async function run([id, what, work]: Step, bench: Bench): Promise<Figure[]> {
  process.stderr.write(`• ${id} ${what}\n`);
  const found = await work(bench);
  for (const { work: name, value, unit, reached } of found) process.stderr.write(`    ${name}: ${value.toFixed(2)} ${unit} ${reached ? "" : "— falls short"}\n`);
  return found;
}

/** An organisation made when it is first asked for. */
function organisation(size: number, cards: number, superuser: Superuser): Organisation {
  let made: Promise<BenchWorld> | undefined;
  return () => (made ??= (async () => {
    process.stderr.write(`• an organisation of ${size} clients\n`);
    const world = await anOrganisationOf(size, cards);
    await superuser("VACUUM ANALYZE");
    await warm(world);
    return world;
  })());
}

/** `npm run bench`: every figure, kept in docs/performance.md. `npm run bench -- P5 P8`: those alone, shown and not kept. */
async function main(wanted: readonly string[]): Promise<void> {
  const { url, drop } = await benchDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const superuser: Superuser = (sql, values) => client.query(sql, values);
  const bench: Bench = { url, superuser, small: organisation(1_000, 25, superuser), middle: organisation(10_000, 25, superuser), large: organisation(100_000, 2, superuser) };
  const figures: Figure[] = [];
  try {
    for (const step of STEPS) if (wanted.length === 0 || wanted.includes(step[0])) figures.push(...(await run(step, bench)));
  } finally {
    await client.end();
    await closeDb();
    await drop();
  }
  report(figures, new Date(), wanted.length === 0);
}

await main(process.argv.slice(2));
