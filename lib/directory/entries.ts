import "server-only";
import type { Db } from "@/lib/core/db";
import type { Uuid } from "@/lib/core/ids";
import { can } from "@/lib/core/permissions";
import { Conflict, Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { nameKey, type Dictionary } from "./rules";

export interface StoredEntry {
  readonly id: Uuid;
  readonly name: string;
  readonly version: number;
  readonly archivedAt: Date | null;
  readonly position?: number;
  readonly channelId?: Uuid;
  readonly parentId?: Uuid | null;
  readonly kind?: "OUTBOUND" | "INBOUND";
  readonly zone?: string;
  readonly final?: boolean;
  readonly code?: string | null;
  readonly key?: string | null;
}

/** What all dictionaries have in common, so that each rule on them is written once. */
interface EntryTable {
  findMany(args: { where?: object; orderBy?: object }): Promise<StoredEntry[]>;
  create(args: { data: object }): Promise<StoredEntry>;
  createMany(args: { data: object[] }): Promise<{ count: number }>;
  updateMany(args: { where: object; data: object }): Promise<{ count: number }>;
}

export const entryTable = (db: Db, dictionary: Dictionary): EntryTable => db[dictionary] as unknown as EntryTable;

/**
 * A change of the organisation's dictionaries, one at a time per organisation: administrators are few, and names,
 * positions and the tree of sources are checked against all entries.
 */
export async function changeDirectory<T>(viewer: Viewer, work: (db: Db) => Promise<T>): Promise<T> {
  if (!can(viewer, "settings.write")) throw new Refusal("not-allowed");
  try {
    return await viewer.write(async (db) => {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`directory ${viewer.tenantId}`}, 0))`;
      return work(db);
    });
  } catch (error) {
    // An import writes dictionaries too and takes no lock: the database then has the last word on names.
    if ((error as { code?: string }).code === "P2002") throw nameTaken("name-taken");
    throw error;
  }
}

const nameTaken = (code: "name-taken" | "name-taken-archived") => new Refusal("invalid", undefined, { name: { code } });

/** Refuses a name that another entry of the same list has, archived ones included. */
export function assertNameFree(entries: readonly StoredEntry[], name: string, spare: Uuid | null = null): void {
  const same = entries.find((entry) => entry.id !== spare && nameKey(entry.name) === nameKey(name));
  if (same) throw nameTaken(same.archivedAt ? "name-taken-archived" : "name-taken");
}

/** The entry among those of its list, or the refusal that a foreign id gets too. */
export function entryOf(entries: readonly StoredEntry[], id: Uuid): StoredEntry {
  const found = entries.find((entry) => entry.id === id);
  if (!found) throw new Refusal("not-found");
  return found;
}

export const nextPosition = (entries: readonly StoredEntry[]): number =>
  entries.reduce((last, { position }) => Math.max(last, position ?? 0), -1) + 1;

/** Refuses a write that started from an older version, with what stands now and who changed it. */
export async function assertVersion(db: Db, stored: StoredEntry, version: number): Promise<void> {
  if (stored.version !== version) throw new Conflict(plainOf(stored), await lastChangeBy(db, stored.id));
}

const plainOf = ({ id, name, version, archivedAt, kind, parentId, zone, final }: StoredEntry) =>
  ({ id, name, version, archived: archivedAt !== null, kind, parentId, zone, final });

/** Who left the latest trace on a thing; a conflict names them. */
export async function lastChangeBy(db: Db, entityId: Uuid): Promise<string | null> {
  const trace = await db.audit.findFirst({ where: { entityId }, orderBy: [{ at: "desc" }, { id: "desc" }], select: { byId: true } });
  if (!trace?.byId) return null;
  return (await db.member.findFirst({ where: { id: trace.byId }, select: { name: true } }))?.name ?? null;
}
