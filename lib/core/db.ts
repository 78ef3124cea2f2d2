import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient, type Prisma } from "@/prisma/generated/client";
import { env } from "./env";
import { isUuid, type Uuid } from "./ids";

/** The one file that opens the database. Everything tenant-bound runs behind `set_config('app.tenant_id', …, true)`. */
export type Db = Prisma.TransactionClient;
export type Row = pg.QueryResultRow;

// Dates are calendar dates: text, never a Date in some zone. bigint counts fit a number.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") => {
    if (oid === pg.types.builtins.DATE) return (text: string) => text;
    if (oid === pg.types.builtins.INT8) return (text: string) => Number(text);
    return format === "binary" ? pg.types.getTypeParser(oid, "binary") : pg.types.getTypeParser(oid, "text");
  },
};

type Opened = { reads: pg.Pool; auth: pg.Pool; prisma: PrismaClient };
const held = globalThis as typeof globalThis & { fiveWinsDb?: Opened };

function open(): Opened {
  if (held.fiveWinsDb) return held.fiveWinsDb;
  const { APP_DATABASE_URL, AUTH_DATABASE_URL } = env();
  const reads = new pg.Pool({ connectionString: APP_DATABASE_URL, max: 8, types });
  const auth = new pg.Pool({ connectionString: AUTH_DATABASE_URL, max: 3, types });
  // An idle connection that dies (a restart of the database) must not take the process with it.
  for (const pool of [reads, auth]) pool.on("error", () => undefined);
  const prisma = new PrismaClient({ errorFormat: "minimal", adapter: new PrismaPg({ connectionString: APP_DATABASE_URL, max: 8 }) });
  return (held.fiveWinsDb = { reads, auth, prisma });
}

function checked(tenantId: Uuid): Uuid {
  if (!isUuid(tenantId)) throw new Error("A tenant id must be a uuid");
  return tenantId;
}

/**
 * Runs `work` in one Prisma transaction of one tenant. Retried when the database says that two transactions
 * crossed (40001, 40P01), so `work` must have no effect but on `db`. Never call the network inside.
 */
export async function inTenant<T>(tenantId: Uuid, work: (db: Db) => Promise<T>, timeout = 15_000): Promise<T> {
  const id = checked(tenantId);
  for (let attempt = 1; ; attempt++) {
    try {
      return await open().prisma.$transaction(
        async (db) => {
          await db.$executeRaw`SELECT set_config('app.tenant_id', ${id}, true)`;
          return work(db);
        },
        { timeout, maxWait: 10_000 },
      );
    } catch (error) {
      if (attempt >= 4 || !crossed(error)) throw error;
    }
  }
}

const crossed = (error: unknown): boolean => {
  const { code, message } = error as { code?: string; message?: string };
  return code === "P2034" || code === "40001" || code === "40P01" || /deadlock detected|could not serialize/.test(message ?? "");
};

/** Reads through `pg` in a read-only transaction of one tenant: grids, long lists, reports. */
export async function readTenant<T>(tenantId: Uuid, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const id = checked(tenantId);
  const client = await open().reads.connect();
  let broken = false;
  // The pool listens only while a connection is idle: one that is cut while we hold it must not end the process.
  const cut = () => { broken = true; };
  client.on("error", cut);
  try {
    // One round trip; the id is a checked uuid, so it may stand in the text. One snapshot: totals agree with their rows.
    await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT set_config('app.tenant_id', '${id}', true)`);
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => { broken = true; });
    throw withoutValues(error);
  } finally {
    client.off("error", cut);
    client.release(broken);
  }
}

/** Lets the planner know what a bulk write has changed; without it the first reports take minutes. */
export const refreshStatistics = (): Promise<unknown> => outsideTenants("SELECT app.refresh_statistics()");

/**
 * An error of the database quotes what it was given, rows included, and the framework prints what a page throws: so the
 * code goes on, with the places passed, and the words stay here.
 */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const plain = Object.assign(new Error(`The database refused: ${error.code}`), { name: "DatabaseError", code: error.code });
  plain.stack = [`${plain.name}: ${plain.message}`, ...(error.stack ?? "").split("\n").filter((line) => /^\s*at /.test(line))].join("\n");
  return plain;
}

/** Calls one of the definer functions that open before the tenant is known. */
export async function beforeTenant<T extends Row>(sql: string, values: readonly unknown[]): Promise<T[]> {
  return (await open().auth.query<T>(sql, [...values]).catch((error: unknown) => { throw withoutValues(error); })).rows;
}

/** A plain query as the web's role outside any tenant: sees no tenant row. Health and the start-up guard use it. */
export async function outsideTenants<T extends Row>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
  return (await open().reads.query<T>(sql, [...values])).rows;
}

/** Ends all connections: scripts and tests call it last. */
export async function closeDb(): Promise<void> {
  const opened = held.fiveWinsDb;
  held.fiveWinsDb = undefined;
  if (opened) await Promise.all([opened.reads.end(), opened.auth.end(), opened.prisma.$disconnect()]);
}

/** A calendar date as Prisma wants it for a `date` column. */
export const dbDate = (date: string): Date => new Date(`${date}T00:00:00Z`);
/** A `date` column as a calendar date. */
export const dateOnly = (value: Date): string => value.toISOString().slice(0, 10);
