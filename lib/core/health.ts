import "server-only";
import { version } from "@/package.json";
import { outsideTenants } from "./db";
import { migrationStatus } from "./db-migrations";
import { log, traceOf } from "./log";

export type Health = {
  status: "ok" | "unavailable";
  version: string;
  database: { reachable: boolean; migrated: boolean };
};

/** Whether this process can do its work now. Never throws: a database that does not answer is an answer. */
export async function health(): Promise<Health> {
  const database = await databaseState();
  return { status: database.reachable && database.migrated ? "ok" : "unavailable", version, database };
}

async function databaseState(): Promise<Health["database"]> {
  try {
    const { pending, changed } = await migrationStatus({ query: async (text) => ({ rows: await outsideTenants(text) }) });
    return { reachable: true, migrated: pending.length === 0 && changed.length === 0 };
  } catch (error) {
    log.error(traceOf(error), "health: database");
    return { reachable: false, migrated: false };
  }
}
