import "server-only";
import type { Db } from "./db";

/** A value as its column reads it from JSON: dates "yyyy-MM-dd", instants ISO, bytes as `\x…`. */
export type BulkRow = Readonly<Record<string, string | number | boolean | null | readonly string[] | object>>;

const AT_ONCE = 2_000;
const NAME = /^[a-z][a-z0-9_]*$/;

/**
 * Inserts many rows in a few statements: one JSON parameter each, so that neither the number of parameters nor the
 * rows' count matters. All rows have the columns of the first. Table and columns come from our own code.
 */
export async function insertRows(db: Db, table: string, rows: readonly BulkRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  if (![table, ...columns].every((name) => NAME.test(name))) throw new Error(`Not a table or column: ${table} ${columns.join(" ")}`);
  const list = columns.map((name) => `"${name}"`).join(", ");
  const sql = `INSERT INTO "${table}" (${list}) SELECT ${list} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`;
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await db.$executeRawUnsafe(sql, JSON.stringify(rows.slice(from, from + AT_ONCE)));
  }
}

/** Bytes as a `bytea` column reads them from JSON. */
export const bytesText = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString("hex")}`;
