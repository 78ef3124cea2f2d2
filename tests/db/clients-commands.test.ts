import { expect, test } from "vitest";
import { archiveClient, assignClient, correctSource, restoreClient } from "@/lib/clients/assign-commands";
import { createClient, editClient } from "@/lib/clients/commands";
import { clientPage } from "@/lib/clients/list-queries";
import { readList } from "@/lib/clients/list";
import { clientCard, clientForm } from "@/lib/clients/queries";
import type { ClientValues } from "@/lib/clients/views";
import { inTenant } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { Conflict } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { aClient, anEdit, refusalCode } from "../support/entering";
import { aWorld, type World } from "../support/world";

const stampOf = (who: Viewer, clientId: string) => who.read(async (db) =>
  (await db.clientGrid.findUniqueOrThrow({ where: { tenantId_clientId: { tenantId: who.tenantId, clientId } } })).stamp);
const auditOf = (who: Viewer, clientId: string) => who.read(async (db) =>
  (await db.audit.findMany({ where: { clientId }, orderBy: { id: "asc" } })).map(({ action }) => action));
const namesIn = async (who: Viewer, address: Record<string, string> = {}) => (await clientPage(who, readList(address))).rows.map(({ name }) => name);

async function aSeller() {
  const world = await aWorld();
  return { world, seller: await world.person(["SALES"]) };
}

/** A client opened in the form. */
async function opened(world: World, who: Viewer, more: Record<string, unknown> = {}) {
  const { id } = await createClient(who, aClient(world, more));
  const form = await clientForm(who, id);
  if (!form) throw new Error("the form does not open");
  return form;
}

test("a client is entered whole: months, numbers, history, audit", async () => {
  const { world, seller } = await aSeller();
  const { id } = await createClient(seller, aClient(world, { inn: "7707083893", phones: "8 495 123-45-67 доб. 12", site: "romashka.ru" }));
  const card = await clientCard(seller, id);
  expect(card).toMatchObject({
    name: "ООО «Ромашка»", inn: "7707083893", tier: "MEDIUM", stage: "FOUND", owner: { id: seller.memberId }, foundOn: seller.today,
    phones: [{ e164: "+74951234567", extension: "12", shown: "+7 495 123-45-67 доб. 12" }], packed: new Uint8Array(), mayEdit: true,
  });
  expect(card?.history.map(({ field, cause }) => `${field} ${cause}`).toSorted()).toEqual(["OWNER created", "SOURCE created", "STAGE created", "TIER created"]);
  expect(await auditOf(seller, id)).toEqual(["client.created"]);
  expect(await stampOf(seller, id)).toBeGreaterThan(0n);
});

test("a double submit makes one client", async () => {
  const { world, seller } = await aSeller();
  const input = aClient(world);
  const [one, other] = await Promise.all([createClient(seller, input), createClient(seller, input)]);
  expect(one).toEqual(other);
  expect(await createClient(seller, input)).toEqual(one);
  expect(await namesIn(seller)).toEqual(["ООО «Ромашка»"]);
});

test("an entry of another organisation, of another channel or out of the archive is refused by its field", async () => {
  const { world, seller } = await aSeller();
  const other = await aWorld();
  for (const field of ["channelId", "subChannelId", "regionId", "sourceId"] as const) {
    const expected = field === "channelId" ? "channelId:entry-unknown,subChannelId:entry-unknown" : `${field}:entry-unknown`;
    expect(await refusalCode(createClient(seller, aClient(world, { [field]: other[field] })))).toBe(expected);
    expect(await refusalCode(createClient(seller, aClient(world, { [field]: newId() })))).toBe(expected);
  }
  await inTenant(world.tenantId, (db) => db.region.update({ where: { tenantId_id: { tenantId: world.tenantId, id: world.regionId } }, data: { archivedAt: new Date() } }));
  expect(await refusalCode(createClient(seller, aClient(world)))).toBe("regionId:entry-unknown");
  expect(await namesIn(world.admin)).toEqual([]);
});

test("an owner is chosen by heads alone, and must be an active member of this organisation who sells", async () => {
  const { world, seller } = await aSeller();
  const head = await world.person(["HEAD"]);
  const colleague = await world.person(["PROSPECTOR"]);
  const operator = await world.person(["OPERATIONS"]);
  const stranger = (await aWorld()).admin;
  const entered = (who: Viewer, ownerId: string | null) => refusalCode(createClient(who, aClient(world, { ownerId })));
  expect(await entered(seller, colleague.memberId)).toBe("ownerId:owner-not-yours");
  expect(await entered(seller, null)).toBe("ownerId:owner-not-yours");
  expect(await entered(head, stranger.memberId)).toBe("ownerId:entry-unknown");
  expect(await entered(head, operator.memberId)).toBe("ownerId:entry-unknown");
  expect([await entered(head, colleague.memberId), await entered(head, null), await entered(seller, seller.memberId)]).toEqual(["", "", ""]);
  expect(await refusalCode(createClient(seller, aClient(world, { tier: "VIP" })))).toBe("tier:tier-not-yours");
  expect(await refusalCode(createClient(await world.person(["KAM"]), aClient(world, { tier: "VIP" })))).toBe("");
});

test("of two people at one client the second gets both values to choose from", async () => {
  const { world, seller } = await aSeller();
  const { id, version, values } = await opened(world, seller, { phones: "+7 495 123-45-67" });
  await editClient(world.admin, anEdit(id, version, values, { name: "АО «Ромашка»", phones: "+7 495 765-43-21" }));
  const refused = await editClient(seller, anEdit(id, version, values, { name: "ПАО «Ромашка»" })).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Conflict);
  const conflict = refused as Conflict & { current: { version: number; values: ClientValues } };
  expect(conflict).toMatchObject({ code: "conflict", values: { who: world.admin.name }, current: { version: 2, values: { name: "АО «Ромашка»", phones: "+7 495 765-43-21" } } });
  expect(await clientForm(seller, id)).toMatchObject({ version: 2, values: conflict.current.values });
  await editClient(seller, anEdit(id, conflict.current.version, conflict.current.values, { name: "ПАО «Ромашка»" }));
  expect(await clientForm(seller, id)).toMatchObject({ version: 3, values: { name: "ПАО «Ромашка»", phones: "+7 495 765-43-21" } });
});

test("of two edits at one moment one is kept and the other is told", async () => {
  const { world, seller } = await aSeller();
  const { id, version, values } = await opened(world, seller);
  const results = await Promise.all(["Первая", "Вторая"].map((name) => refusalCode(editClient(seller, anEdit(id, version, values, { name })))));
  expect(results.toSorted()).toEqual(["", "conflict"]);
});

test("an edit is found by its new words, moves the grid's stamp and leaves field names in the audit", async () => {
  const { world, seller } = await aSeller();
  const { id, version, values } = await opened(world, seller);
  const before = await stampOf(seller, id);
  await editClient(seller, anEdit(id, version, values, { name: "Василёк", phones: "8 916 765-43-21" }));
  expect(await namesIn(seller, { q: "василек" })).toEqual(["Василёк"]);
  expect(await namesIn(seller, { q: "916 765" })).toEqual(["Василёк"]);
  expect(await namesIn(seller, { q: "ромашка" })).toEqual([]);
  expect(await stampOf(seller, id)).toBeGreaterThan(before);
  const audit = await seller.read((db) => db.audit.findFirstOrThrow({ where: { clientId: id, action: "client.edited" } }));
  expect(audit.details).toEqual({ fields: ["name"] });
});

test("an entry that was retired meanwhile may stay with the client that has it", async () => {
  const { world, seller } = await aSeller();
  const { id, version, values } = await opened(world, seller);
  await inTenant(world.tenantId, (db) => db.region.update({ where: { tenantId_id: { tenantId: world.tenantId, id: world.regionId } }, data: { archivedAt: new Date() } }));
  expect(await refusalCode(editClient(seller, anEdit(id, version, values, { site: "romashka.ru" })))).toBe("");
});

test("owner and tier change with a cause; what was before stays in the history", async () => {
  const { world, seller } = await aSeller();
  const { id } = await opened(world, seller);
  const heir = await world.person(["KAM"], { name: "Ланской Дмитрий" });
  const before = await stampOf(world.admin, id);
  expect(await assignClient(world.admin, { clientId: id, ownerId: heir.memberId, tier: "VIP", cause: "вырос" })).toEqual({ changed: true });
  expect(await assignClient(world.admin, { clientId: id, ownerId: heir.memberId, cause: "ещё раз" })).toEqual({ changed: false });
  const card = await clientCard(world.admin, id);
  expect(card).toMatchObject({ owner: { name: "Ланской Дмитрий" }, tier: "VIP" });
  expect(card?.history.filter(({ field }) => field === "OWNER").map(({ value, cause }) => [value, cause])).toEqual([["Ланской Дмитрий", "вырос"], ["Иванов Иван", "created"]]);
  expect(await stampOf(world.admin, id)).toBeGreaterThan(before);
  expect(await clientCard(seller, id)).toBeNull();
});

test("a VIP belongs to a KAM or a head, however it came to be one", async () => {
  const { world, seller } = await aSeller();
  const { id } = await opened(world, seller);
  const [head, kam, colleague] = [await world.person(["HEAD"]), await world.person(["KAM"]), await world.person(["SALES"])];
  expect(await refusalCode(createClient(head, aClient(world, { tier: "VIP", ownerId: seller.memberId })))).toBe("ownerId:owner-not-vip");
  expect(await refusalCode(assignClient(head, { clientId: id, tier: "VIP", cause: "вырос" }))).toBe("ownerId:owner-not-vip");
  expect(await refusalCode(assignClient(head, { clientId: id, tier: "VIP", ownerId: colleague.memberId, cause: "вырос" }))).toBe("ownerId:owner-not-vip");
  expect(await refusalCode(assignClient(head, { clientId: id, tier: "VIP", ownerId: kam.memberId, cause: "вырос" }))).toBe("");
  expect(await refusalCode(assignClient(head, { clientId: id, ownerId: seller.memberId, cause: "обратно" }))).toBe("ownerId:owner-not-vip");
  expect(await refusalCode(assignClient(head, { clientId: id, ownerId: seller.memberId, tier: "MEDIUM", cause: "обратно" }))).toBe("");
});

test("a corrected source keeps the old one in the history", async () => {
  const { world, seller } = await aSeller();
  const { id } = await opened(world, seller);
  const sourceId = newId();
  await inTenant(world.tenantId, (db) => db.source.create({ data: { tenantId: world.tenantId, id: sourceId, name: "Выставка", kind: "OUTBOUND" } }));
  await correctSource(seller, { clientId: id, sourceId, cause: "вспомнили" });
  const card = await clientCard(seller, id);
  expect(card?.source.name).toBe("Выставка");
  expect(card?.history.filter(({ field }) => field === "SOURCE").map(({ value }) => value)).toEqual(["Выставка", "Холодный обзвон"]);
  expect(await refusalCode(correctSource(seller, { clientId: id, sourceId: (await aWorld()).sourceId, cause: "x" }))).toBe("sourceId:entry-unknown");
});

test("an archived client leaves the list, takes no change, and returns", async () => {
  const { world, seller } = await aSeller();
  const { id, version, values } = await opened(world, seller);
  const before = await stampOf(world.admin, id);
  expect(await archiveClient(world.admin, { clientId: id })).toEqual({ changed: true });
  expect(await archiveClient(world.admin, { clientId: id })).toEqual({ changed: false });
  expect(await stampOf(world.admin, id)).toBeGreaterThan(before);
  expect([await namesIn(seller), await namesIn(seller, { archived: "1" }), await namesIn(seller, { q: "ромашка" })]).toEqual([[], ["ООО «Ромашка»"], []]);
  expect(await refusalCode(editClient(seller, anEdit(id, version, values)))).toBe("client-archived");
  expect(await clientForm(seller, id)).toBeNull();
  await restoreClient(world.admin, { clientId: id });
  expect([await namesIn(seller), await namesIn(seller, { archived: "1" })]).toEqual([["ООО «Ромашка»"], []]);
  expect(await auditOf(world.admin, id)).toEqual(["client.created", "client.archived", "client.restored"]);
});
