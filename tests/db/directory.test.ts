import { expect, test } from "vitest";
import { inTenant } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { Conflict } from "@/lib/core/refusal";
import { assertChoosable } from "@/lib/directory/choosable";
import { addEntry, archiveEntry, changeEntry, reorderEntries } from "@/lib/directory/commands";
import { entriesOf } from "@/lib/directory/dictionary-queries";
import { saveOrganisation } from "@/lib/directory/organisation-commands";
import { directoryLists, organisationSettings } from "@/lib/directory/queries";
import { seedDirectory, tickDefaults, tickRegions } from "@/lib/directory/ready-commands";
import { readyEntries } from "@/lib/directory/ready";
import { aWorld, viewer } from "@/tests/support/world";

const refused = (field: string, code: string) => expect.objectContaining({ code: "invalid", fields: { [field]: { code } } });
const names = async (world: Awaited<ReturnType<typeof aWorld>>, dictionary: "channel" | "source" | "service") =>
  (await entriesOf(world.admin, dictionary)).map(({ name }) => name);

test("a name is taken once in its list, whatever its case, and also by what is archived", async () => {
  const world = await aWorld();
  await expect(addEntry(world.admin, { dictionary: "channel", name: "аптеки" })).rejects.toEqual(refused("name", "name-taken"));
  await archiveEntry(world.admin, { dictionary: "channel", id: world.channelId, version: 1, archived: true });
  await expect(addEntry(world.admin, { dictionary: "channel", name: "Аптеки" })).rejects.toEqual(refused("name", "name-taken-archived"));
  await addEntry(world.admin, { dictionary: "service", name: "Аптеки" });
});

test("two channels may each have a sub-channel of the same name; one channel may not have it twice", async () => {
  const world = await aWorld();
  const { id: channelId } = await addEntry(world.admin, { dictionary: "channel", name: "Отели" });
  const part = await addEntry(world.admin, { dictionary: "subChannel", channelId, name: "Сети" });
  await expect(addEntry(world.admin, { dictionary: "subChannel", channelId, name: "сети" })).rejects.toEqual(refused("name", "name-taken"));
  await changeEntry(world.admin, { dictionary: "subChannel", id: part.id, version: 1, name: "сети" });
});

test("one name sent several times at once, in any case, makes one entry", async () => {
  const world = await aWorld();
  const spellings = ["Хранение", "хранение", "ХРАНЕНИЕ", "Хранение "];
  // Every connection is open beforehand: else the first is done before the others begin.
  await Promise.all(spellings.map(() => organisationSettings(world.admin)));
  const sent = await Promise.allSettled(spellings.map((name) => addEntry(world.admin, { dictionary: "service", name })));
  expect(sent.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await names(world, "service")).toHaveLength(1);
});

test("of two people who change one entry the second gets both values and the first one's name", async () => {
  const world = await aWorld();
  const second = await world.person(["ADMIN"], { name: "Второв Виктор" });
  await changeEntry(world.admin, { dictionary: "region", id: world.regionId, version: 1, name: "Москва и область", zone: "Europe/Moscow" });
  await addEntry(second, { dictionary: "service", name: "Хранение" });
  const late = changeEntry(second, { dictionary: "region", id: world.regionId, version: 1, name: "Столица", zone: "Europe/Moscow" });
  await expect(late).rejects.toBeInstanceOf(Conflict);
  await expect(late).rejects.toMatchObject({ values: { who: "Админова Анна" }, current: { name: "Москва и область", version: 2 } });
});

test("what is archived stays on old clients but cannot be chosen anew", async () => {
  const world = await aWorld();
  const clientId = await world.client();
  await archiveEntry(world.admin, { dictionary: "region", id: world.regionId, version: 1, archived: true });
  expect((await directoryLists(world.admin)).regions).toEqual([]);
  const client = await inTenant(world.tenantId, (db) => db.client.findFirst({ where: { id: clientId }, include: { region: true } }));
  expect(client?.region.name).toBe("Москва");
  const choose = (kept: object) => inTenant(world.tenantId, (db) => assertChoosable(db, { regionId: world.regionId }, kept));
  await expect(choose({})).rejects.toEqual(refused("regionId", "entry-archived"));
  await choose({ regionId: world.regionId });
  await archiveEntry(world.admin, { dictionary: "region", id: world.regionId, version: 2, archived: false });
  await choose({});
});

test("a sub-channel of another channel, an unknown id and an open outcome as a reason to stop are refused by field", async () => {
  const world = await aWorld();
  const { id: channelId } = await addEntry(world.admin, { dictionary: "channel", name: "Отели" });
  const choices = { channelId, subChannelId: world.subChannelId, regionId: newId(), outcomeId: world.outcomeId, stopReasonId: world.outcomeId };
  await expect(inTenant(world.tenantId, (db) => assertChoosable(db, choices))).rejects.toMatchObject({
    fields: { subChannelId: { code: "sub-channel-other" }, regionId: { code: "entry-unknown" }, stopReasonId: { code: "not-final" } },
  });
});

test("what a thing has already is not asked again, whatever became of the rules", async () => {
  const world = await aWorld();
  const had = { stopReasonId: world.outcomeId, channelId: world.channelId, subChannelId: world.subChannelId };
  await inTenant(world.tenantId, (db) => assertChoosable(db, had, had));
});

test("another organisation's entry is as absent as one that never was", async () => {
  const [world, other] = [await aWorld(), await aWorld()];
  for (const id of [other.channelId, newId()]) {
    await expect(changeEntry(world.admin, { dictionary: "channel", id, version: 1, name: "Чужой" })).rejects.toMatchObject({ code: "not-found" });
    await expect(archiveEntry(world.admin, { dictionary: "channel", id, version: 1, archived: true })).rejects.toMatchObject({ code: "not-found" });
    await expect(reorderEntries(world.admin, { dictionary: "channel", ids: [id] })).rejects.toMatchObject({ code: "not-found" });
    await expect(addEntry(world.admin, { dictionary: "subChannel", channelId: id, name: "Сети" })).rejects.toEqual(refused("channelId", "entry-unknown"));
  }
  expect(await names(other, "channel")).toEqual(["Аптеки"]);
});

test("a new order holds, and what was added meanwhile comes after it", async () => {
  const world = await aWorld();
  const first = await addEntry(world.admin, { dictionary: "channel", name: "Отели" });
  await addEntry(world.admin, { dictionary: "channel", name: "Рестораны" });
  await reorderEntries(world.admin, { dictionary: "channel", ids: [first.id, world.channelId] });
  expect(await names(world, "channel")).toEqual(["Отели", "Аптеки", "Рестораны"]);
});

test("sources form a tree without rings", async () => {
  const world = await aWorld();
  const source = (name: string, parentId: string | null) => addEntry(world.admin, { dictionary: "source", name, kind: "INBOUND", parentId });
  const web = await source("Интернет", null);
  const ads = await source("Реклама", web.id);
  const loop = changeEntry(world.admin, { dictionary: "source", id: web.id, version: 1, name: "Интернет", kind: "INBOUND", parentId: ads.id });
  await expect(loop).rejects.toEqual(refused("parentId", "source-loop"));
  await archiveEntry(world.admin, { dictionary: "source", id: web.id, version: 1, archived: true });
  await expect(source("Соцсети", web.id)).rejects.toEqual(refused("parentId", "entry-archived"));
  await changeEntry(world.admin, { dictionary: "source", id: ads.id, version: 1, name: "Баннеры", kind: "INBOUND", parentId: web.id });
});

test("a new organisation is filled once with sources and outcomes in its language", async () => {
  const world = await aWorld();
  await saveOrganisation(world.admin, { ...await organisationSettings(world.admin), locale: "en" });
  await seedDirectory(world.admin);
  const sources = await entriesOf(world.admin, "source");
  expect(sources).toHaveLength(readyEntries("source", "en").length);
  expect(sources.map(({ name }) => name)).toContain("Website");
  const [site] = sources.filter(({ mark }) => mark === "site");
  await archiveEntry(world.admin, { dictionary: "source", id: site!.id, version: 1, archived: true });
  await seedDirectory(world.admin);
  expect((await entriesOf(world.admin, "source")).filter(({ archived }) => archived)).toHaveLength(1);
  expect(await tickDefaults(world.admin, { dictionary: "source", keys: ["site"] })).toEqual({ added: 0, restored: 1 });
});

test("many regions are ticked at once with their zones; one typed by hand is not doubled", async () => {
  const world = await aWorld();
  expect(await tickRegions(world.admin, { codes: ["RU-MOW", "RU-SVE", "RU-KGD"] })).toEqual({ added: 2, restored: 0 });
  const regions = await entriesOf(world.admin, "region");
  expect(regions.map(({ name, zone }) => [name, zone])).toEqual([
    ["Калининградская область", "Europe/Kaliningrad"], ["Москва", "Europe/Moscow"], ["Свердловская область", "Asia/Yekaterinburg"],
  ]);
  await expect(tickRegions(world.admin, { codes: ["RU-SPE", "XX"] })).rejects.toMatchObject({ code: "not-found" });
  expect(await entriesOf(world.admin, "region")).toHaveLength(3);
});

test("the organisation's settings act on the next viewer; a stale save is a conflict with what stands", async () => {
  const world = await aWorld();
  const settings = await organisationSettings(world.admin);
  await saveOrganisation(world.admin, { ...settings, zone: "Asia/Tomsk", openness: "OWN", workingDays: [1, 2, 3, 4] });
  expect((await viewer(world.tenantId, world.admin.memberId)).organisation).toMatchObject({ zone: "Asia/Tomsk", openness: "OWN", workingDays: [1, 2, 3, 4] });
  await expect(saveOrganisation(world.admin, { ...settings, lateDays: 9 })).rejects.toMatchObject({ code: "conflict", current: { zone: "Asia/Tomsk", version: 2 } });
});

test("who may not write settings changes nothing, whatever way the command is called", async () => {
  const world = await aWorld();
  const seller = await world.person(["SALES", "HEAD"]);
  await expect(addEntry(seller, { dictionary: "service", name: "Хранение" })).rejects.toMatchObject({ code: "not-allowed" });
  await expect(seedDirectory(seller)).rejects.toMatchObject({ code: "not-allowed" });
  expect(await names(world, "service")).toEqual([]);
});

test("each entry says how many clients have it", async () => {
  const world = await aWorld();
  await world.client();
  await world.client({ name: "АО «Лилия»" });
  expect((await entriesOf(world.admin, "channel"))[0]).toMatchObject({ clients: 2 });
  expect((await entriesOf(world.admin, "outcome"))[0]).toMatchObject({ clients: null });
});
