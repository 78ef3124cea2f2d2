import "server-only";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/core/db";
import { record } from "@/lib/core/record";
import { Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { changeDirectory, entryTable, nextPosition } from "./entries";
import { localeOf } from "./queries";
import { presentFor, readyEntries, type Ready, type ReadyDictionary } from "./ready";
import type { TickDefaults, TickRegions } from "./schema";

export interface Ticked { readonly added: number; readonly restored: number }

/** Fills a new organisation with sources and outcomes in its language. Done again, it adds only what is missing. */
export const seedDirectory = (viewer: Viewer): Promise<void> =>
  changeDirectory(viewer, async (db) => {
    const locale = await localeOf(db);
    await tick(db, viewer, "source", readyEntries("source", locale), false);
    await tick(db, viewer, "outcome", readyEntries("outcome", locale), false);
  });

/** Adds the chosen subjects of Russia with their zones; those in the archive come back. */
export const tickRegions = (viewer: Viewer, { codes }: TickRegions): Promise<Ticked> =>
  changeDirectory(viewer, async (db) => tick(db, viewer, "region", chosen(readyEntries("region", await localeOf(db)), codes)));

/** Adds chosen ready sources or outcomes; those in the archive come back. */
export const tickDefaults = (viewer: Viewer, { dictionary, keys }: TickDefaults): Promise<Ticked> =>
  changeDirectory(viewer, async (db) => tick(db, viewer, dictionary, chosen(readyEntries(dictionary, await localeOf(db)), keys)));

function chosen(ready: readonly Ready[], marks: readonly string[]): Ready[] {
  const found = ready.filter(({ mark }) => marks.includes(mark));
  if (found.length !== new Set(marks).size) throw new Refusal("not-found");
  return found;
}

async function tick(db: Db, viewer: Viewer, dictionary: ReadyDictionary, ready: readonly Ready[], restore = true): Promise<Ticked> {
  const table = entryTable(db, dictionary);
  const present = (await table.findMany({})).map((entry) => ({ ...entry, mark: entry.code ?? entry.key ?? null }));
  const found = ready.map((one) => presentFor(present, one)).filter((entry) => entry !== undefined);
  const back = restore ? found.filter(({ archivedAt }) => archivedAt !== null) : [];
  const missing = ready.filter((one) => !presentFor(present, one));
  if (back.length > 0) {
    await table.updateMany({ where: { id: { in: back.map(({ id }) => id) } }, data: { archivedAt: null, version: { increment: 1 } } });
  }
  const first = nextPosition(present);
  const place = (at: number) => (dictionary === "region" ? {} : { position: first + at });
  const rows = missing.map(({ name, data }, at) => ({ tenantId: viewer.tenantId, id: newId(), name, ...data, ...place(at) }));
  if (rows.length > 0) await table.createMany({ data: rows });
  const done = { added: rows.length, restored: back.length };
  if (done.added + done.restored > 0) await record(db, viewer, `${dictionary}.ticked`, { entity: dictionary, details: done });
  return done;
}
