import { expect, test } from "vitest";
import { addMonths, firstDay, lastDay, monthOf } from "@/lib/core/dates";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { digestFile } from "@/lib/digests/file";
import { digestCards, digestChannels, digestTotals, untouchedClients } from "@/lib/digests/queries";
import words from "@/messages/ru/digests.json";
import { bytesOf, cellsOf, unzip } from "../support/unzip";
import { aWorld, viewer as freshViewer, type World } from "../support/world";

type CardGiven = { clientId: string; on: string; kind?: "CALL" | "VISIT" | "START" | "END"; reach?: "DECISION_MAKER" | "SOMEBODY" | "NOBODY"; substance?: string; state?: "ACTIVE" | "ANNULLED" };

const card = (world: World, { clientId, on, kind = "CALL", reach = "DECISION_MAKER", substance = "", state = "ACTIVE" }: CardGiven) =>
  world.admin.write((db) => db.contactCard.create({ data: {
    tenantId: world.tenantId, id: newId(), clientId, kind, reach, substance, state, occurredOn: new Date(`${on}T00:00:00Z`), origin: "IMPORTED", authorId: world.admin.memberId } }));
const month = (world: World) => monthOf(world.admin.today);
const asked = (world: World, channelId = world.channelId, from = month(world), to = from) => ({ channelId, period: { from, to } });
const freshly = (who: Viewer) => freshViewer(who.tenantId, who.memberId);

async function sheetsOf(who: Viewer, ask: ReturnType<typeof asked>) {
  const { name, body } = await digestFile(who, ask, words.workbook);
  const parts = unzip(await bytesOf(body));
  const [totals, content, untouched] = [1, 2, 3].map((number) => cellsOf(parts.get(`xl/worksheets/sheet${number}.xml`)!));
  const column = (cells: typeof totals, letter: string) => [...cells!].filter(([ref]) => new RegExp(`^${letter}([2-9]|\\d\\d+)$`).test(ref)).map(([, { text }]) => text);
  return { name, totals: totals!, content: content!, clients: column(content, "A"), kinds: column(content, "F"), substances: column(content, "H"), untouched: column(untouched, "A") };
}

async function anotherChannel(world: World, name: string) {
  const id = newId();
  await world.admin.write(async (db) => {
    await db.channel.create({ data: { tenantId: world.tenantId, id, name } });
    await db.subChannel.create({ data: { tenantId: world.tenantId, id, channelId: id, name: "Все" } });
  });
  return { channelId: id, subChannelId: id };
}

test("the digest holds the cards of its months client by client, and those nobody touched", async () => {
  const world = await aWorld();
  const [a, b, silent] = [await world.client({ name: "Арбат" }), await world.client({ name: "Ёлка" }), await world.client({ name: "Журавль" })];
  const [first, last] = [firstDay(month(world)), lastDay(month(world))];
  await card(world, { clientId: b, on: last, kind: "VISIT", substance: "Смотрели объект" });
  await card(world, { clientId: a, on: last, kind: "START" });
  await card(world, { clientId: a, on: first, substance: "Открывают вторую столовую" });
  await card(world, { clientId: a, on: first, reach: "NOBODY" });
  await card(world, { clientId: a, on: first, state: "ANNULLED" });
  await card(world, { clientId: silent, on: lastDay(addMonths(month(world), -1)) });
  const sheets = await sheetsOf(world.admin, asked(world));
  expect(sheets.clients).toEqual(["Арбат", "Арбат", "Арбат", "Ёлка"]);
  expect(sheets.kinds.toSorted()).toEqual(["В", "Дог", "Зв", "Звонок"]);
  expect(sheets.substances.filter(Boolean)).toEqual(["Открывают вторую столовую", "Смотрели объект"]);
  expect(sheets.untouched).toEqual(["Журавль"]);
  expect(sheets.name).toBe(`Дайджест – Аптеки – ${first.slice(0, 7)}.xlsx`);
  const several = await sheetsOf(world.admin, asked(world, world.channelId, addMonths(month(world), -1), month(world)));
  expect([several.clients.length, several.untouched]).toEqual([5, [words.workbook.emptyUntouched]]);
});

test("the totals by owner agree with a recount in plain SQL, and with the rows that each of them opens", async () => {
  const world = await aWorld();
  const owners = [await world.person(["SALES"], { name: "Белова Анна" }), await world.person(["SALES"], { name: "Ёлкин Пётр" }), null];
  for (let n = 0; n < 24; n++) {
    const clientId = await world.client({ name: `Клиент ${n}`, ownerId: owners[n % 3]?.memberId });
    for (let at = 0; at < n % 5; at++)
      await card(world, { clientId, on: firstDay(month(world)), kind: (["CALL", "VISIT", "CALL", "START"] as const)[(n + at) % 4], reach: at % 2 ? "SOMEBODY" : "DECISION_MAKER" });
  }
  const ask = asked(world);
  const { owners: totals, untouchedCount } = await digestTotals(world.admin, ask);
  const cards = await world.admin.rows<{ owner: string | null; client: string; kind: string; reach: string }>(
    "SELECT c.owner_id AS owner, c.id AS client, k.kind, k.reach FROM client c JOIN contact_card k ON k.client_id = c.id WHERE c.tenant_id = $1", [world.tenantId]);
  const recounted = owners.map((owner) => {
    const own = cards.filter((one) => one.owner === (owner?.memberId ?? null));
    const calls = own.filter(({ kind }) => kind === "CALL");
    return { ownerId: owner?.memberId ?? null, owner: owner?.name ?? null, clients: new Set(own.map(({ client }) => client)).size, calls: calls.length,
      reached: calls.filter(({ reach }) => reach === "DECISION_MAKER").length, visits: own.filter(({ kind }) => kind === "VISIT").length, starts: own.filter(({ kind }) => kind === "START").length };
  });
  expect(totals).toEqual(recounted);
  expect(untouchedCount).toBe(24 - new Set(cards.map(({ client }) => client)).size);
  for (const { ownerId, ...counts } of totals)
    for (const kind of ["calls", "reached", "visits", "starts"] as const) expect((await digestCards(world.admin, ask, { ownerId, kind }, null)).rows.length).toBe(counts[kind]);
});

test("cards and untouched clients come in pages that join without gap or overlap", async () => {
  const world = await aWorld();
  const names = Array.from({ length: 7 }, (_, n) => `Клиент ${n % 4}`);
  for (const name of names) {
    const clientId = await world.client({ name });
    for (let n = 0; n < 17; n++) await card(world, { clientId, on: firstDay(month(world)) });
  }
  for (let n = 0; n < 53; n++) await world.client({ name: `Тихий ${n % 20}` });
  const ask = asked(world);
  const [cards, silent] = [new Set<string>(), new Set<string>()];
  for (let after: string | null = null, page = 0; page < 4; page++) {
    const { rows, next }: Awaited<ReturnType<typeof digestCards>> = await digestCards(world.admin, ask, {}, after);
    for (const { id } of rows) cards.add(id);
    expect(rows.length).toBe([50, 50, 19][page]);
    if ((after = next) === null) break;
  }
  for (let after: string | null = null, page = 0; page < 3; page++) {
    const { rows, next }: Awaited<ReturnType<typeof untouchedClients>> = await untouchedClients(world.admin, ask, after);
    for (const { clientId } of rows) silent.add(clientId);
    if ((after = next) === null) break;
  }
  expect([cards.size, silent.size]).toEqual([119, 53]);
});

test("each role has the digest of what it sees: operations their channels, heads also their people's clients, an administrator all", async () => {
  const world = await aWorld();
  const elsewhere = await anotherChannel(world, "Сети");
  const head = await world.person(["HEAD"], { channelIds: [] });
  const seller = await world.person(["SALES"], { managerId: head.memberId, channelIds: [] });
  const operations = await world.person(["OPERATIONS"]);
  for (const given of [{ name: "Своя", ownerId: seller.memberId, ...elsewhere }, { name: "Чужая", ...elsewhere }, { name: "Канала" }])
    await card(world, { clientId: await world.client(given), on: firstDay(month(world)) });
  const names = async (who: Viewer) => (await digestChannels(await freshly(who))).map(({ name }) => name);
  expect([await names(world.admin), await names(operations), await names(head)]).toEqual([["Аптеки", "Сети"], ["Аптеки"], ["Сети"]]);
  const clients = async (who: Viewer, channelId: string) => (await sheetsOf(await freshly(who), asked(world, channelId))).clients;
  expect(await clients(operations, world.channelId)).toEqual(["Канала"]);
  expect(await clients(head, elsewhere.channelId)).toEqual(["Своя"]);
  expect(await clients(world.admin, elsewhere.channelId)).toEqual(["Своя", "Чужая"]);
});

test("a channel out of sight, of another organisation or absent answers alike, and leaves no trace; without the right none answers", async () => {
  const [world, other] = [await aWorld(), await aWorld()];
  const elsewhere = await anotherChannel(world, "Сети");
  const operations = await freshly(await world.person(["OPERATIONS"]));
  for (const channelId of [elsewhere.channelId, other.channelId, newId()])
    await expect(digestFile(operations, asked(world, channelId), words.workbook)).rejects.toMatchObject({ code: "not-found" });
  await expect(digestFile(await freshly(await world.person(["SALES", "KAM", "PROSPECTOR"])), asked(world), words.workbook)).rejects.toMatchObject({ code: "not-allowed" });
  expect(await world.admin.rows("SELECT 1 FROM audit WHERE tenant_id = $1 AND action = 'digest.xlsx'", [world.tenantId])).toEqual([]);
});

test("an export is in the log before its first byte", async () => {
  const world = await aWorld();
  const operations = await freshly(await world.person(["OPERATIONS"]));
  const { body } = await digestFile(operations, asked(world), words.workbook);
  const months = firstDay(month(world)).slice(0, 7);
  expect(await world.admin.rows("SELECT by_id, entity, entity_id, details FROM audit WHERE tenant_id = $1 AND action = 'digest.xlsx'", [world.tenantId]))
    .toEqual([{ by_id: operations.memberId, entity: "channel", entity_id: world.channelId, details: { from: months, to: months } }]);
  await body.cancel();
});

test("formulas in names and texts reach the file as text", async () => {
  const world = await aWorld();
  const clientId = await world.client({ name: '=HYPERLINK("http://example.test")' });
  await card(world, { clientId, on: firstDay(month(world)), substance: "@SUM(1+1)" });
  await world.client({ name: "+7 звонков" });
  const sheets = await sheetsOf(world.admin, asked(world));
  expect([sheets.clients, sheets.substances, sheets.untouched]).toEqual([[`'=HYPERLINK("http://example.test")`], ["'@SUM(1+1)"], ["'+7 звонков"]]);
});
