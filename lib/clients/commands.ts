import "server-only";
import { now } from "@/lib/core/clock";
import { instantToZoned } from "@/lib/core/zones";
import { dbDate, type Db } from "@/lib/core/db";
import { newId, type Uuid } from "@/lib/core/ids";
import { once } from "@/lib/core/once";
import { record } from "@/lib/core/record";
import { Conflict, Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { touchGrid } from "@/lib/months/recount";
import { assertChoices, assertOwner, workingClient } from "./access";
import { beginPeriods, refreshSearch, replacePhones } from "./keeping";
import { nameKey, searchText } from "./names";
import { changedFields, mayEnterTier, ownerAtEntry } from "./rules";
import type { CreateClient, EditClient } from "./schema";
import { clientValues } from "./values";

/**
 * Enters a client: its row, its empty months, numbers and the first entries of its history. Once for a key.
 * Refusals: not-allowed (an owner or a tier that is not theirs to choose), invalid by field.
 */
export const createClient = (viewer: Viewer, input: CreateClient): Promise<{ id: Uuid }> =>
  viewer.write((db) => once(db, viewer, input, async () => {
    const ownerId = ownerAtEntry(viewer, input.ownerId);
    if (ownerId === false) throw new Refusal("invalid", undefined, { ownerId: { code: "owner-not-yours" } });
    if (!mayEnterTier(viewer, input.tier)) throw new Refusal("invalid", undefined, { tier: { code: "tier-not-yours" } });
    await assertChoices(db, viewer, input);
    if (ownerId && ownerId !== viewer.memberId) await assertOwner(db, viewer, ownerId, input.tier);
    const id = newId();
    await insertClient(db, viewer, id, ownerId, input);
    await beginPeriods(db, viewer, id, "created", [
      { field: "OWNER", value: ownerId }, { field: "TIER", value: input.tier },
      { field: "STAGE", value: "FOUND" }, { field: "SOURCE", value: input.sourceId },
    ]);
    await record(db, viewer, "client.created", { entity: "client", entityId: id, clientId: id });
    return { id };
  }));

async function insertClient(db: Db, viewer: Viewer, id: Uuid, ownerId: Uuid | null, input: CreateClient): Promise<void> {
  const { tenantId, memberId } = viewer;
  const { key: _, phones, ...fields } = input;
  const search = searchText([input.name, input.inn, input.site, ...phones.map(({ e164 }) => e164)]);
  await db.client.create({
    data: { tenantId, id, ...fields, ownerId, nameKey: nameKey(input.name), search, foundOn: dbDate(viewer.today), updatedBy: memberId },
    select: { id: true },
  });
  await db.clientGrid.create({ data: { tenantId, clientId: id, packed: new Uint8Array() }, select: { clientId: true } });
  await touchGrid(db, viewer, [id]);
  await replacePhones(db, viewer, id, phones);
}

/**
 * Changes what the client's form holds. A stale `version` throws a Conflict that carries the values that stand now,
 * as the form shows them, with who saved them and when.
 */
export const editClient = (viewer: Viewer, input: EditClient): Promise<{ version: number }> =>
  viewer.write(async (db) => {
    await workingClient(db, viewer, input.clientId);
    const { tenantId, memberId } = viewer;
    const { clientId, version, phones, ...fields } = input;
    const before = await db.client.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id: clientId } }, select: FIELDS });
    await assertChoices(db, viewer, fields, before);
    // The version is compared by the database itself: of two at one moment the second counts no row.
    const { count } = await db.client.updateMany({
      where: { tenantId, id: clientId, version },
      data: { ...fields, nameKey: nameKey(fields.name), updatedAt: now(), updatedBy: memberId, version: { increment: 1 } },
    });
    if (count === 0) throw await conflictOf(db, viewer, clientId);
    await replacePhones(db, viewer, clientId, phones);
    await refreshSearch(db, viewer, clientId);
    await touchGrid(db, viewer, [clientId]);
    await record(db, viewer, "client.edited", {
      entity: "client", entityId: clientId, clientId, details: { fields: changedFields(before, fields) },
    });
    return { version: version + 1 };
  });

const FIELDS = {
  name: true, inn: true, channelId: true, subChannelId: true, regionId: true, site: true,
  essence: true, needsStated: true, needsPotential: true, notes: true,
} as const;

async function conflictOf(db: Db, viewer: Viewer, clientId: Uuid): Promise<Conflict> {
  const { tenantId, organisation } = viewer;
  const row = await db.client.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: clientId } },
    select: { ...FIELDS, version: true, updatedAt: true, updatedBy: true, phones: { orderBy: { position: "asc" } } },
  });
  const by = row.updatedBy && await db.member.findUnique({ where: { tenantId_id: { tenantId, id: row.updatedBy } }, select: { name: true } });
  const { time } = instantToZoned(organisation.zone, row.updatedAt);
  return new Conflict({ version: row.version, values: clientValues(row), time }, by ? by.name : null);
}
