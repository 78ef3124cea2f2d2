import { expect, test } from "vitest";
import { archiveClient, assignClient, correctSource, restoreClient } from "@/lib/clients/assign-commands";
import { editClient } from "@/lib/clients/commands";
import { readList } from "@/lib/clients/list";
import { clientPage } from "@/lib/clients/list-queries";
import { clientCard, clientForm } from "@/lib/clients/queries";
import { quickSearch } from "@/lib/clients/search-queries";
import type { ClientValues } from "@/lib/clients/views";
import { inTenant } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { anEdit, refusalCode } from "../support/entering";
import { aWorld, viewer as again, type World } from "../support/world";

/** A top head ← a head ← a seller; a colleague in the same channel; somebody in another channel; clients of each. */
async function aHouse() {
  const world = await aWorld();
  const { tenantId } = world;
  const [otherChannel, otherSub] = [newId(), newId()];
  await inTenant(tenantId, async (db) => {
    await db.channel.create({ data: { tenantId, id: otherChannel, name: "Склады" } });
    await db.subChannel.create({ data: { tenantId, id: otherSub, channelId: otherChannel, name: "Опт" } });
  });
  const away = { channelIds: [otherChannel] };
  const top = await world.person(["HEAD"], { channelIds: [] });
  const head = await world.person(["HEAD"], { managerId: top.memberId, channelIds: [] });
  const seller = await world.person(["SALES"], { managerId: head.memberId });
  const colleague = await world.person(["PROSPECTOR"]);
  const kam = await world.person(["KAM"]);
  const operator = await world.person(["OPERATIONS"]);
  const outsider = await world.person(["SALES"], away);
  const there = { channelId: otherChannel, subChannelId: otherSub };
  await world.client({ name: "Продавца", ownerId: seller.memberId });
  await world.client({ name: "Коллеги", ownerId: colleague.memberId });
  await world.client({ name: "Крупный", ownerId: kam.memberId, tier: "VIP" });
  await world.client({ name: "Ничей" });
  await world.client({ name: "Чужого канала", ownerId: outsider.memberId, ...there });
  const fresh = async (who: Viewer) => again(tenantId, who.memberId);
  return { world, people: { top: await fresh(top), head: await fresh(head), seller, colleague, kam, operator, outsider, admin: world.admin }, fresh };
}

const listed = async (who: Viewer) => (await clientPage(who, readList({}))).rows.map(({ name }) => name).toSorted();
const idsOf = async ({ admin }: World) => new Map((await clientPage(admin, readList({}))).rows.map(({ name, id }) => [name, id]));
const everyone = ["Коллеги", "Крупный", "Ничей", "Продавца", "Чужого канала"];
const SEEN = {
  admin: everyone, top: ["Продавца"], head: ["Продавца"], seller: ["Коллеги", "Ничей", "Продавца"], colleague: ["Коллеги", "Ничей", "Продавца"],
  kam: ["Крупный"], operator: ["Коллеги", "Крупный", "Ничей", "Продавца"], outsider: ["Чужого канала"],
};
const CHANGED: Record<keyof typeof SEEN, string[]> = {
  admin: everyone, top: ["Продавца"], head: ["Продавца"], seller: ["Продавца"], colleague: ["Коллеги"], kam: ["Крупный"], operator: [], outsider: ["Чужого канала"],
};

test("each role sees its clients, in the list, by search and by their page, and no others", async () => {
  const { world, people } = await aHouse();
  const ids = await idsOf(world);
  for (const [role, who] of Object.entries(people) as [keyof typeof SEEN, Viewer][]) {
    expect([role, await listed(who)]).toEqual([role, SEEN[role]]);
    const pages = await Promise.all([...ids].map(async ([name, id]) => ((await clientCard(who, id)) ? [name] : [])));
    expect([role, pages.flat().toSorted()]).toEqual([role, SEEN[role]]);
    expect([role, (await quickSearch(who, "ромашка")).clients.map(({ name }) => name).toSorted()]).toEqual([role, SEEN[role]]);
  }
});

test("a channel's head sees and changes the whole channel, VIPs too", async () => {
  const { world } = await aHouse();
  const head = await world.person(["HEAD"]);
  expect(await listed(head)).toEqual(["Коллеги", "Крупный", "Ничей", "Продавца"]);
  const id = (await idsOf(world)).get("Крупный")!;
  expect(await clientForm(head, id)).not.toBeNull();
});

test("the organisation opens or narrows how far sellers see", async () => {
  const { world, people, fresh } = await aHouse();
  const set = (openness: "OWN" | "ALL") => inTenant(world.tenantId, (db) => db.tenant.update({ where: { id: world.tenantId }, data: { openness } }));
  await set("OWN");
  expect([await listed(await fresh(people.seller)), await listed(await fresh(people.colleague))]).toEqual([["Продавца"], ["Коллеги"]]);
  await set("ALL");
  expect([await listed(await fresh(people.seller)), await listed(await fresh(people.kam))]).toEqual([everyone, ["Крупный"]]);
});

test("a demotion, a new manager act on the next request", async () => {
  const { world, people, fresh } = await aHouse();
  await inTenant(world.tenantId, (db) => db.member.update({
    where: { tenantId_id: { tenantId: world.tenantId, id: people.seller.memberId } }, data: { managerId: null } }));
  expect([await listed(await fresh(people.top)), await listed(await fresh(people.head))]).toEqual([[], []]);
});

/** Every way to change a client, by id alone. */
const WAYS: Record<string, (who: Viewer, clientId: string, values: ClientValues) => Promise<unknown>> = {
  edit: (who, clientId, values) => editClient(who, anEdit(clientId, 1, values)),
  assign: (who, clientId) => assignClient(who, { clientId, tier: "SMALL", cause: "x" }),
  source: (who, clientId) => correctSource(who, { clientId, sourceId: newId(), cause: "x" }),
  archive: (who, clientId) => archiveClient(who, { clientId }),
  restore: (who, clientId) => restoreClient(who, { clientId }),
};

test("each role changes what it may; a forbidden, a foreign and an absent id answer alike", async () => {
  const { world, people } = await aHouse();
  const ids = await idsOf(world);
  const { values } = (await clientForm(world.admin, ids.get("Ничей")!))!;
  const foreign = await (await aWorld()).client();
  for (const [role, who] of Object.entries(people) as [keyof typeof SEEN, Viewer][]) {
    const opens = await Promise.all([...ids].map(async ([name, id]) => ((await clientForm(who, id)) ? [name] : [])));
    expect([role, opens.flat().toSorted()]).toEqual([role, CHANGED[role]]);
    const closed = [...ids].filter(([name]) => !CHANGED[role].includes(name)).map(([, id]) => id);
    for (const id of [...closed, foreign, newId()]) {
      for (const [way, attempt] of Object.entries(WAYS)) expect([role, way, await refusalCode(attempt(who, id, values))]).toEqual([role, way, "not-found"]);
      expect(await clientForm(who, id)).toBeNull();
    }
  }
});

test("what is no id is no client", async () => {
  const { admin } = await aWorld();
  for (const id of ["", "1", "'", "new"]) expect([await clientCard(admin, id), await clientForm(admin, id)]).toEqual([null, null]);
});
