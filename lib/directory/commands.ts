import "server-only";
import { newId, type Uuid } from "@/lib/core/ids";
import { now } from "@/lib/core/clock";
import type { Db } from "@/lib/core/db";
import { record } from "@/lib/core/record";
import { Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { assertNameFree, assertVersion, changeDirectory, entryOf, entryTable, nextPosition, type StoredEntry } from "./entries";
import { reordered, wouldLoop, type Dictionary } from "./rules";
import type { AddEntry, ArchiveEntry, ChangeEntry, ReorderEntries } from "./schema";

/** Adds an entry at the end of its list. Returns its id. */
export const addEntry = (viewer: Viewer, input: AddEntry): Promise<{ id: Uuid }> =>
  changeDirectory(viewer, async (db) => {
    const { dictionary, ...fields } = input;
    const list = await listOf(db, dictionary, "channelId" in fields ? fields.channelId : undefined);
    if (input.dictionary === "subChannel") await assertOpen(db, "channel", "channelId", input.channelId);
    if (input.dictionary === "source" && input.parentId) await assertOpen(db, "source", "parentId", input.parentId);
    assertNameFree(list, input.name);
    const id = newId();
    const place = dictionary === "region" ? {} : { position: nextPosition(list) };
    await entryTable(db, dictionary).create({ data: { tenantId: viewer.tenantId, id, ...fields, ...place } });
    await record(db, viewer, `${dictionary}.added`, { entity: dictionary, entityId: id });
    return { id };
  });

/** Renames an entry or changes what belongs to it; a stale version is a Conflict. Returns the new version. */
export const changeEntry = (viewer: Viewer, input: ChangeEntry): Promise<{ version: number }> =>
  changeDirectory(viewer, async (db) => {
    const { dictionary, id, version, ...fields } = input;
    const all = await listOf(db, dictionary);
    const stored = entryOf(all, id);
    await assertVersion(db, stored, version);
    assertNameFree(all.filter(({ channelId }) => channelId === stored.channelId), input.name, id);
    if (input.dictionary === "source") await assertParent(db, all, stored, input.parentId);
    const changed = Object.entries(fields).filter(([field, value]) => stored[field as keyof StoredEntry] !== value).map(([field]) => field);
    if (changed.length === 0) return { version };
    await entryTable(db, dictionary).updateMany({ where: { id, version }, data: { ...fields, version: version + 1 } });
    await record(db, viewer, `${dictionary}.changed`, { entity: dictionary, entityId: id, details: { fields: changed } });
    return { version: version + 1 };
  });

/** Archives or restores. Nothing is deleted: old clients and cards keep the entry, new ones cannot choose it. */
export const archiveEntry = (viewer: Viewer, input: ArchiveEntry): Promise<{ version: number }> =>
  changeDirectory(viewer, async (db) => {
    const { dictionary, id, version, archived } = input;
    const stored = entryOf(await listOf(db, dictionary), id);
    await assertVersion(db, stored, version);
    if ((stored.archivedAt !== null) === archived) return { version };
    await entryTable(db, dictionary).updateMany({ where: { id, version }, data: { archivedAt: archived ? now() : null, version: version + 1 } });
    await record(db, viewer, `${dictionary}.${archived ? "archived" : "restored"}`, { entity: dictionary, entityId: id });
    return { version: version + 1 };
  });

/** Puts a list in the order of `ids`; what the person had not seen yet keeps its place after them. */
export const reorderEntries = (viewer: Viewer, input: ReorderEntries): Promise<void> =>
  changeDirectory(viewer, async (db) => {
    const { dictionary, channelId, ids } = input;
    if (dictionary === "subChannel" && !channelId) throw new Refusal("not-found");
    const list = await listOf(db, dictionary, channelId);
    for (const id of ids) entryOf(list, id);
    const order = reordered(list.map(({ id }) => id), ids);
    for (const [position, id] of order.entries()) {
      if (entryOf(list, id).position !== position) await entryTable(db, dictionary).updateMany({ where: { id }, data: { position } });
    }
    await record(db, viewer, `${dictionary}.reordered`, { entity: dictionary, entityId: channelId, details: { count: order.length } });
  });

const listOf = (db: Db, dictionary: Dictionary, channelId?: Uuid): Promise<StoredEntry[]> =>
  entryTable(db, dictionary).findMany({
    where: channelId ? { channelId } : {},
    orderBy: dictionary === "region" ? { name: "asc" } : [{ position: "asc" }, { name: "asc" }],
  });

/** A new parent must be there and in use; the one it has already may be archived. */
async function assertParent(db: Db, all: readonly StoredEntry[], stored: StoredEntry, parentId: Uuid | null): Promise<void> {
  if (parentId === null || parentId === stored.parentId) return;
  await assertOpen(db, "source", "parentId", parentId);
  const parents = new Map(all.map((entry) => [entry.id, entry.parentId ?? null]));
  if (wouldLoop(parents, stored.id, parentId)) throw new Refusal("invalid", undefined, { parentId: { code: "source-loop" } });
}

async function assertOpen(db: Db, dictionary: Dictionary, field: string, id: Uuid): Promise<void> {
  const [found] = await entryTable(db, dictionary).findMany({ where: { id } });
  const code = !found ? "entry-unknown" : found.archivedAt ? "entry-archived" : null;
  if (code) throw new Refusal("invalid", undefined, { [field]: { code } });
}
