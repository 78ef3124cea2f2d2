import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { closeDb } from "@/lib/core/db";
import { Refusal } from "@/lib/core/refusal";
import { viewerOf, type Viewer } from "@/lib/core/viewer";
import { localeOf } from "@/lib/directory/queries";
import { runImport } from "@/lib/imports/commands";
import { prepareImport } from "@/lib/imports/files";
import { importReport } from "@/lib/imports/report";

const USAGE = `npm run import -- --organisation <name|id> --file leads.csv --map map.json [--dry-run] [--skip-bad-rows]

Заносит клиентов и карточки из таблицы CSV; второй раз те же строки ничего не меняют. Что где лежит, говорит файл
соответствия: docs/examples/olist-map.json. Одна плохая строка – и не заносится ничего; --skip-bad-rows заносит остальные.
Brings clients and cards in from a CSV table; the same rows twice change nothing. The mapping file says what lies where:
docs/examples/olist-map.json. One bad row and nothing is brought in; --skip-bad-rows takes the others.`;

/** Said word for word; nothing was changed. */
class Impossible extends Error {}

interface Given {
  readonly organisation: string;
  readonly file: string;
  readonly map: string;
  readonly dryRun: boolean;
  readonly skipRefused: boolean;
}

/** npm goes to the folder of the project; the person meant the one they typed in. */
const fromHere = (file: string) => path.resolve(process.env.INIT_CWD ?? "", file);

function given(): Given | null {
  const [text, flag] = [{ type: "string" } as const, { type: "boolean", default: false } as const];
  const options = { organisation: text, file: text, map: text, "dry-run": flag, "skip-bad-rows": flag, help: { ...flag, short: "h" } };
  try {
    const { values } = parseArgs({ options });
    if (values.help) return null;
    const { organisation, file, map } = values;
    if (!organisation || !file || !map) throw new Error("--organisation, --file, --map: нужны все три / all three are needed");
    return { organisation, file: fromHere(file), map: fromHere(map), dryRun: values["dry-run"], skipRefused: values["skip-bad-rows"] };
  } catch (error) {
    throw new Impossible(`${(error as Error).message}\n\n${USAGE}`);
  }
}

/** The organisation's first administrator, in whose name the import goes into the log. */
async function administratorOf(organisation: string): Promise<Viewer> {
  const client = new pg.Client({ connectionString: process.env.WORKER_DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query<{ tenant_id: string; admin_id: string | null }>("SELECT * FROM app.organisation_find($1)", [organisation]);
    const [found] = rows;
    if (!found) throw new Impossible(`Организации «${organisation}» нет. / There is no organisation "${organisation}".`);
    if (rows.length > 1) throw new Impossible(`Организаций «${organisation}» несколько: назовите её id. / Several are called so, give the id: ${rows.map((row) => row.tenant_id).join(", ")}`);
    const admin = found.admin_id && (await viewerOf(found.tenant_id, found.admin_id));
    if (!admin) throw new Impossible(`У организации «${organisation}» нет администратора. / It has no active administrator.`);
    return admin;
  } finally {
    await client.end();
  }
}

async function main(): Promise<void> {
  const asked = given();
  if (!asked) return console.log(USAGE);
  const viewer = await administratorOf(asked.organisation);
  const report = importReport(await viewer.read(localeOf));
  try {
    const prepared = await prepareImport(asked.file, asked.map, viewer.today);
    for (const line of report.read(prepared)) console.log(line);
    const onProgress = (done: number, total: number) => console.log(`• ${report.progress(done, total)}`);
    const result = await runImport(viewer, { ...prepared, dryRun: asked.dryRun, skipRefused: asked.skipRefused, onProgress });
    for (const line of report.result(result, asked.dryRun)) console.log(line);
    if (asked.dryRun && prepared.plan.refused.length > 0 && !asked.skipRefused) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Impossible(`${report.refusal(error)}${error.code === "import-rows-refused" ? " (--skip-bad-rows)." : "."}`);
  }
}

try {
  await main();
} catch (error) {
  // Anything else is a fault of ours: nothing was written, the transaction ended with it.
  console.error(error instanceof Impossible ? `✗ ${error.message}` : error);
  process.exitCode = 1;
} finally {
  await closeDb();
}
