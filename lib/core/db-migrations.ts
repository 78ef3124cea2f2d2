import "server-only";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** What both a `pg` client and a pool can do; all that is needed here. */
export type Queryable = { query(text: string): Promise<{ rows: Record<string, unknown>[] }> };

export type Migration = { name: string; sql: string; /** sha256 of the file, hexadecimal, as Prisma writes it. */ checksum: string };
export type MigrationStatus = { pending: string[]; applied: string[]; /** Applied, and the file was changed since. */ changed: string[] };

const folderOfRepository = () => path.join(process.cwd(), "prisma", "migrations");

/** The migrations of `folder` in the order they are to run: `<time>_<what>/migration.sql`. */
export async function migrationFiles(folder = folderOfRepository()): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.toSorted().map((name) => read(folder, name)));
}

async function read(folder: string, name: string): Promise<Migration> {
  const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

/**
 * Compares the files with the table `_prisma_migrations`, which the application roles may read.
 * A database without that table has everything pending. Throws what the database throws when it is unreachable.
 */
export async function migrationStatus(client: Queryable, folder = folderOfRepository()): Promise<MigrationStatus> {
  const files = await migrationFiles(folder);
  const done = await finished(client);
  return {
    pending: files.filter((file) => !done.has(file.name)).map((file) => file.name),
    applied: files.filter((file) => done.has(file.name)).map((file) => file.name),
    changed: files.filter((file) => (done.get(file.name) ?? file.checksum) !== file.checksum).map((file) => file.name),
  };
}

async function finished(client: Queryable): Promise<Map<string, string>> {
  const table = await client.query("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there");
  if (table.rows[0]?.["there"] !== true) return new Map();
  const { rows } = await client.query(
    "SELECT migration_name, checksum FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return new Map(rows.map((row) => [String(row["migration_name"]), String(row["checksum"])]));
}
