import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import pg from "pg";
import { closeDb } from "@/lib/core/db";
import { benchDatabase } from "./database";
import { writingCards } from "./cards";
import { gridQuery, growth, serviceLayer, warm, wire } from "./grid";
import type { Figure } from "./measure";
import { report } from "./report";
import { sheets } from "./sheets";
import { anOrganisationOf } from "./world";

setFlagsFromString("--expose-gc");
globalThis.gc = runInNewContext("gc") as NodeJS.GCFunction;

const step = async (what: string, figures: Figure[], work: () => Promise<Figure[]>) => {
  process.stderr.write(`• ${what}\n`);
  const found = await work();
  figures.push(...found);
  for (const { work: name, value, unit, reached } of found) process.stderr.write(`    ${name}: ${value.toFixed(2)} ${unit} ${reached ? "" : "— falls short"}\n`);
};

async function main(): Promise<void> {
  const { url, drop } = await benchDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const superuser = (sql: string, values?: unknown[]) => client.query(sql, values);
  const figures: Figure[] = [];
  try {
    process.stderr.write("• organisations of 1,000, 10,000 and 100,000 clients\n");
    const [small, middle, large] = [await anOrganisationOf(1_000, 25), await anOrganisationOf(10_000, 25), await anOrganisationOf(100_000, 2)];
    await superuser("VACUUM ANALYZE");
    await warm(small);
    await step("P1 grid query", figures, () => gridQuery(middle, superuser));
    await step("P2 growth", figures, () => growth(small, large));
    await step("P3 wire", figures, () => wire(middle));
    await step("P9 cards", figures, () => writingCards(middle, url));
    await step("P11 sheets", figures, () => sheets());
    await step("P12 service layer", figures, () => serviceLayer(middle));
  } finally {
    await client.end();
    await closeDb();
    await drop();
  }
  report(figures, new Date());
}

await main();
