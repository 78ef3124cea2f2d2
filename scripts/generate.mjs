import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import "./node-version.mjs";
import { childEnv, collect, ensureInstalled, pinnedNode } from "./install.mjs";
import { alone } from "./lock.mjs";
import { run, say, Stop } from "./stop.mjs";

const SCHEMA = "prisma/schema";
const STAMP = "prisma/generated/.made-from";

/** The database client of Prisma, made again only when its schema or version changed. */
export async function ensureGenerated() {
  if (isMade()) return;
  await alone("generate", async () => {
    if (isMade()) return;
    say("Готовлю клиент базы данных / generating the database client");
    // Prisma wants to download its schema engine for every command; generating needs none, any program satisfies it.
    const env = childEnv({ PRISMA_SCHEMA_ENGINE_BINARY: pinnedNode(), PRISMA_HIDE_UPDATE_MESSAGE: "1" });
    const { code, output } = await collect(pinnedNode(), ["node_modules/prisma/build/index.js", "generate"], { env });
    if (code !== 0) throw new Stop(`prisma generate: ${output.trim()}`);
    writeFileSync(STAMP, wanted());
  });
}

const isMade = () => existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted();

function wanted() {
  const hash = createHash("sha256").update(readFileSync("node_modules/prisma/package.json"));
  for (const name of readdirSync(SCHEMA).sort()) hash.update(name).update(readFileSync(path.join(SCHEMA, name)));
  return hash.digest("hex");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  run(async () => {
    await ensureInstalled();
    await ensureGenerated();
  });
}
