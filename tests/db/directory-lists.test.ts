import { expect, test } from "vitest";
import { inTenant } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { directoryLists } from "@/lib/directory/queries";
import { aWorld } from "@/tests/support/world";

test("the lists hold what may be chosen, each channel with its own sub-channels", async () => {
  const world = await aWorld();
  const [second, part] = [newId(), newId()];
  await inTenant(world.tenantId, async (db) => {
    await db.channel.create({ data: { tenantId: world.tenantId, id: second, name: "Отели", position: 1 } });
    await db.subChannel.create({ data: { tenantId: world.tenantId, id: part, channelId: second, name: "Сети" } });
  });
  const lists = await directoryLists(world.admin);
  expect(lists.channels).toEqual([
    { id: world.channelId, name: "Аптеки", subChannels: [{ id: world.subChannelId, name: "Сети" }] },
    { id: second, name: "Отели", subChannels: [{ id: part, name: "Сети" }] },
  ]);
  expect(lists.regions).toEqual([{ id: world.regionId, name: "Москва", zone: "Europe/Moscow" }]);
  expect(lists.sources).toEqual([{ id: world.sourceId, name: "Холодный обзвон", kind: "OUTBOUND", parentId: null }]);
  expect(lists.outcomes.map(({ id, final }) => [id, final])).toEqual([[world.finalOutcomeId, true], [world.outcomeId, false]]);
  expect(lists.services).toEqual([]);
  expect(lists.members).toEqual([{ id: world.admin.memberId, name: "Админова Анна" }]);
});

test("what is archived is offered only to the thing that already has it", async () => {
  const world = await aWorld();
  await inTenant(world.tenantId, (db) => db.region.updateMany({ where: { id: world.regionId }, data: { archivedAt: new Date() } }));
  expect((await directoryLists(world.admin)).regions).toEqual([]);
  expect((await directoryLists(world.admin, [world.regionId])).regions).toHaveLength(1);
});
