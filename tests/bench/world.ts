import { addDays } from "@/lib/core/dates";
import { newId } from "@/lib/core/ids";
import { insertRows } from "@/lib/core/bulk";
import type { Viewer } from "@/lib/core/viewer";
import { viewer as freshViewer, aWorld, type World } from "../support/world";
import { addClients, type NewClient } from "@/lib/clients/bulk";
import { writeHistories, type ClientHistory, type HistoryCard } from "@/lib/contacts/history";
import { seeded, type Random } from "@/prisma/demo/random";
import { aCompany, anInn } from "@/prisma/demo/people";

export interface BenchWorld { readonly world: World; readonly admin: Viewer; readonly clientIds: string[] }

const WORDS = ["Деталь", "Агрегат", "Комплект", "Маркет", "Фарм", "Трейд", "Стиль", "Химия", "Сок", "Электро"];

/** An organisation of `size` clients with `cards` cards each, over 36 months, written in bulk by the product's own code. */
export async function anOrganisationOf(size: number, cards: number): Promise<BenchWorld> {
  const world = await aWorld();
  const random = seeded(size);
  const { tenantId, admin } = world;
  const places = await directory(world);
  const clientIds: string[] = [];
  for (let from = 0; from < size; from += 5_000) {
    const clients = Array.from({ length: Math.min(5_000, size - from) }, (_, n) => aClient(random, world, places, from + n));
    clientIds.push(...clients.map((one) => one.id));
    await admin.write(async (db) => {
      await addClients(db, admin, clients, "bench", null);
      await writeHistories(db, admin, clients.map((one) => aHistory(random, admin, one.id, cards)), null);
    }, 300);
  }
  await world.admin.write((db) => db.$executeRaw`SELECT 1`);
  return { world, admin: await freshViewer(tenantId, admin.memberId), clientIds };
}

async function directory({ tenantId, admin }: World) {
  const channels = Array.from({ length: 12 }, () => newId());
  const subs = channels.flatMap((channel_id) => Array.from({ length: 5 }, () => ({ id: newId(), channel_id })));
  const regions = Array.from({ length: 89 }, () => newId());
  const owners = Array.from({ length: 60 }, () => newId());
  await admin.write(async (db) => {
    await insertRows(db, "channel", channels.map((id, position) => ({ tenant_id: tenantId, id, name: `Канал ${position}`, position, version: 1 })));
    await insertRows(db, "sub_channel", subs.map(({ id, channel_id }, position) => ({ tenant_id: tenantId, id, channel_id, name: `Субканал ${position}`, position, version: 1 })));
    await insertRows(db, "region", regions.map((id, n) => ({ tenant_id: tenantId, id, name: `Регион ${n}`, zone: "Europe/Moscow", version: 1 })));
    await insertRows(db, "member", owners.map((id, n) => ({ tenant_id: tenantId, id, name: `Продавец ${n}`, active: true, version: 1, created_at: "2024-01-01T00:00:00Z" })));
  });
  return { subs, regions, owners };
}

function aClient(random: Random, world: World, { subs, regions, owners }: Awaited<ReturnType<typeof directory>>, n: number): NewClient {
  const sub = random.pick(subs);
  return {
    id: newId(), name: `${aCompany(random, WORDS, new Set())} ${n}`, inn: anInn(random), channelId: sub.channel_id, subChannelId: sub.id,
    regionId: random.pick(regions), sourceId: world.sourceId, tier: random.pick(["VIP", "MEDIUM", "SMALL", "SMALL"]), ownerId: random.pick(owners),
    foundOn: addDays(world.admin.today, -random.int(30, 1080)),
  };
}

function aHistory(random: Random, admin: Viewer, clientId: string, count: number): ClientHistory {
  const cards = Array.from({ length: count }, (): HistoryCard => {
    const occurredOn = addDays(admin.today, -random.int(0, 1080));
    return {
      id: newId(), kind: random.weighted([["CALL", 8], ["VISIT", 2], ["START", 0.2]] as const), reach: random.weighted([["DECISION_MAKER", 7], ["NOBODY", 3]] as const),
      purpose: "OFFER", occurredOn, occurredAt: null, imported: false, authorId: admin.memberId, personId: null, durationSeconds: 300,
      substance: "Ищут склад, сравнивают тарифы, решат после бюджета.", proposals: "Прислать расчёт", outcomeId: null,
      nextOn: addDays(occurredOn, 30), nextKind: "CALL", stopReasonId: null, externalKey: null, enteredAt: null,
    };
  });
  return { clientId, cards, plans: [] };
}
