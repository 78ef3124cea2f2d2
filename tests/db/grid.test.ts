import { expect, test } from "vitest";
import { addDays, monthOf } from "@/lib/core/dates";
import { newId } from "@/lib/core/ids";
import { logContact } from "@/lib/contacts/commands";
import { LogContact } from "@/lib/contacts/schema";
import { decodeGrid } from "@/lib/grid/codec";
import { encodeDelta, encodeGrid } from "@/lib/grid/encode";
import { gridDeltaOf, gridWindowOf } from "@/lib/grid/queries";
import type { Viewer } from "@/lib/core/viewer";
import { aWorld } from "../support/world";

const full = async (who: Viewer) => {
  const answer = decodeGrid(encodeGrid(await gridWindowOf(who)));
  if (answer.kind !== "full") throw new Error("not a full grid");
  return answer.data;
};
const delta = async (who: Viewer, since: string) => {
  const answer = decodeGrid(encodeDelta(await gridDeltaOf(who, since)));
  if (answer.kind !== "delta") throw new Error("not a delta");
  return { changed: [...answer.changed.names], removed: answer.removed };
};
const log = (who: Viewer, clientId: string, outcomeId: string) => logContact(who, LogContact.parse({
  key: newId(), clientId, kind: "VISIT", reach: "DECISION_MAKER", occurredOn: who.today, time: null, durationMinutes: null, personId: null,
  purpose: "NEEDS", substance: "", proposals: "", outcomeId, next: { on: addDays(who.today, 90), kind: "CALL" }, stop: null,
}));

test("the grid holds each client's facts and plans in their months", async () => {
  const world = await aWorld();
  const clientId = await world.client({ name: "Арабеска" });
  await log(world.admin, clientId, world.outcomeId);
  const data = await full(world.admin);
  const at = (month: number) => data.months[(month - data.fromMonth) * data.count];
  expect(data.count).toBe(1);
  expect(at(monthOf(world.admin.today))).toBe(2);
  expect(at(monthOf(addDays(world.admin.today, 90)))).toBe(8);
  expect(data.dictionary.regions[data.regions[0]! - 1]?.name).toBe("Москва");
});

test("each role sees its rows: own, team, channel, VIPs apart", async () => {
  const world = await aWorld();
  const other = newId();
  await world.admin.write(async (db) => {
    await db.channel.create({ data: { tenantId: world.tenantId, id: other, name: "Сети" } });
    await db.subChannel.create({ data: { tenantId: world.tenantId, id: other, channelId: other, name: "Все" } });
  });
  const elsewhere = { channelId: other, subChannelId: other };
  const head = await world.person(["HEAD"], { channelIds: [] });
  const lead = await world.person(["SALES"], { managerId: head.memberId, channelIds: [] });
  const seller = await world.person(["SALES"], { managerId: lead.memberId });
  const [prospector, operations, kam] = [await world.person(["PROSPECTOR"]), await world.person(["OPERATIONS"]), await world.person(["KAM"])];
  await world.client({ name: "Своя", ownerId: seller.memberId, ...elsewhere });
  await world.client({ name: "Канала" });
  await world.client({ name: "ВИП", tier: "VIP", ownerId: kam.memberId });
  await world.client({ name: "Чужая", ...elsewhere });
  const seen = async (who: Viewer) => [...(await full(await freshly(who))).names].sort();
  expect(await seen(seller)).toEqual(["Канала", "Своя"]);
  expect(await seen(lead)).toEqual([]);
  expect(await seen(head)).toEqual(["Своя"]);
  expect(await seen(prospector)).toEqual(["Канала"]);
  expect(await seen(operations)).toEqual(["ВИП", "Канала"]);
  expect(await seen(kam)).toEqual(["ВИП"]);
  expect((await seen(world.admin)).length).toBe(4);
});

test("the organisation's openness narrows or opens what sellers see of each other", async () => {
  const world = await aWorld();
  const seller = await world.person(["SALES"]);
  await world.client({ name: "Канала" });
  const open = async (openness: "OWN" | "CHANNEL" | "ALL") => {
    await world.admin.write((db) => db.tenant.update({ where: { id: world.tenantId }, data: { openness } }));
    return (await full(await freshly(seller))).count;
  };
  expect([await open("OWN"), await open("CHANNEL"), await open("ALL")]).toEqual([0, 1, 1]);
});

test("a delta brings what changed since the stamp, and names what has gone out of sight", async () => {
  const world = await aWorld();
  const [a, b] = [await world.client({ name: "А" }), await world.client({ name: "Б" })];
  const { stamp } = await full(world.admin);
  await log(world.admin, a, world.outcomeId);
  expect(await delta(world.admin, stamp)).toEqual({ changed: ["А"], removed: [] });
  const later = (await full(world.admin)).stamp;
  await world.admin.write(async (db) => {
    await db.client.updateMany({ where: { id: b }, data: { archivedAt: new Date() } });
    await db.$executeRaw`UPDATE client_grid SET stamp = pg_current_xact_id()::text::bigint WHERE client_id = ${b}::uuid`;
  });
  expect((await delta(world.admin, later)).removed).toEqual([b]);
  expect((await full(world.admin)).names).toEqual(["А"]);
});

test("a change that commits after the stamp was read is never left out", async () => {
  const world = await aWorld();
  const clientId = await world.client({ name: "Медленная" });
  let stamp = "";
  await world.admin.write(async (db) => {
    await db.$executeRaw`UPDATE client_grid SET stamp = pg_current_xact_id()::text::bigint WHERE client_id = ${clientId}::uuid`;
    stamp = (await full(world.admin)).stamp;
  });
  expect((await delta(world.admin, stamp)).changed).toEqual(["Медленная"]);
});

test("a large organisation comes in windows that join without gap or overlap", async () => {
  const world = await aWorld();
  for (let n = 0; n < 7; n++) await world.client({ name: `Клиент ${n}` });
  const names: string[] = [];
  for (let after: string | null = null, turn = 0; turn < 5; turn++) {
    const window = await gridWindowOf(world.admin, after, 3);
    names.push(...window.rows.map((row) => row.name));
    if ((after = window.next) === null) break;
  }
  expect(names.sort()).toEqual(Array.from({ length: 7 }, (_, n) => `Клиент ${n}`));
});

async function freshly(who: Viewer): Promise<Viewer> {
  const { viewer } = await import("../support/world");
  return viewer(who.tenantId, who.memberId);
}
