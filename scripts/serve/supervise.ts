import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { say, Stop } from "../stop.mjs";
import type { Settings } from "../settings.mjs";
import { ensureBuilt } from "./build";
import { openDatabase, type OpenDatabase } from "./database";
import { announceDemo, demoEnvironment, ensureDemo } from "./demo";
import { publicUrl, startWeb, type Web } from "./web";

type Parts = { database?: Promise<OpenDatabase>; web?: Web };
type End = (code: number, why?: string) => Promise<void>;

/**
 * Database → migrations → demo → build → web, and the way back in reverse. Returns when everything serves; the
 * process then lives until a signal, the loss of its parent, or the death of one of its two children.
 */
export async function supervise(settings: Settings): Promise<void> {
  const parts: Parts = {};
  const end = ender(settings, parts);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
  process.on("disconnect", () => void end(0));
  mkdirSync(settings.dataDir, { recursive: true });
  // Its presence at a start tells that the last one did not end by itself.
  writeFileSync(path.join(settings.dataDir, "serving"), String(process.pid));
  try {
    await bringUp(settings, parts, end);
  } catch (error) {
    await end(1, error instanceof Error ? error.message : String(error));
  }
}

async function bringUp(settings: Settings, parts: Parts, end: End): Promise<void> {
  const onDeath = () => void end(1, "База данных завершилась: запустите снова, она восстановится сама. / The database ended: start again, it recovers by itself.");
  parts.database = openDatabase(settings, { log: say, onDeath });
  const database = await parts.database;
  const env = { ...database.env, NEXTAUTH_URL: publicUrl(settings) };
  Object.assign(process.env, env);
  const demo = await ensureDemo(settings, database);
  if (settings.web) {
    if (!settings.dev) await ensureBuilt();
    parts.web = startWeb(settings, { ...env, ...(demo ? demoEnvironment(settings) : { DEMO: "0" }) }, (why) => void end(1, why));
    await parts.web.ready();
  }
  console.log(`\nFive Wins: ${publicUrl(settings)}`);
  if (demo) await announceDemo(settings);
  console.log("Остановить / stop: Ctrl-C");
}

/** Ends web, then database, once, whoever asks first. A database that is just coming up is waited for, then ended. */
function ender(settings: Settings, parts: Parts): End {
  let ending = false;
  return async (code, why) => {
    if (ending) return;
    ending = true;
    if (why) console.error(`\n✗ ${why}`);
    else if (code === 0) console.log("\nОстанавливаю / stopping");
    try {
      await parts.web?.stop();
      const database = await parts.database?.catch(() => undefined);
      await database?.stop();
      rmSync(path.join(settings.dataDir, "serving"), { force: true });
    } catch (error) {
      console.error(error instanceof Stop ? error.message : error);
      code = 1;
    }
    process.exit(code);
  };
}
