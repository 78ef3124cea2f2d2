import { expect, test } from "vitest";
import { inTenant } from "@/lib/core/db";
import { addDays, monthOf } from "@/lib/core/dates";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { annulContact, confirmStart, correctContact, logContact, restoreContact } from "@/lib/contacts/commands";
import { versionsOfCard } from "@/lib/contacts/card-queries";
import { cardsOfClient } from "@/lib/contacts/queries";
import { LogContact } from "@/lib/contacts/schema";
import { planContact, withdrawPlan } from "@/lib/months/commands";
import { rebuildGrid } from "@/lib/months/rebuild";
import { monthAt } from "@/lib/months/rules";
import { aWorld, viewer as viewerAgain, type World } from "../support/world";

const aCall = (world: World, clientId: string, who: Viewer, more: Record<string, unknown> = {}) => LogContact.parse({
  key: newId(), clientId, kind: "CALL", reach: "DECISION_MAKER", occurredOn: who.today, time: null, durationMinutes: 5,
  personId: null, purpose: "FIRST_CONTACT", substance: "Ищут склад", proposals: "Прислать расчёт", outcomeId: world.outcomeId,
  next: { on: addDays(who.today, 40), kind: "CALL" }, stop: null, ...more,
});

async function aSeller() {
  const world = await aWorld();
  const head = await world.person(["HEAD"], { name: "Самойлова Наталья" });
  const seller = await world.person(["SALES"], { managerId: head.memberId });
  const clientId = await world.client({ ownerId: seller.memberId });
  return { world, seller, clientId, head: await viewerAgain(world.tenantId, head.memberId) };
}

const gridOf = (who: Viewer, clientId: string) => who.read((db) =>
  db.clientGrid.findUniqueOrThrow({ where: { tenantId_clientId: { tenantId: who.tenantId, clientId } } }));
const bytesOf = async (who: Viewer, clientId: string) => new Uint8Array((await gridOf(who, clientId)).packed);
const stageOf = (who: Viewer, clientId: string) => who.read(async (db) =>
  (await db.client.findUniqueOrThrow({ where: { tenantId_id: { tenantId: who.tenantId, id: clientId } } })).stage);

test("a call that reached a decision maker stands in its month, one that reached nobody leaves the grid empty", async () => {
  const { world, seller, clientId } = await aSeller();
  const next = { next: { on: addDays(seller.today, 1), kind: "CALL" } };
  await logContact(seller, aCall(world, clientId, seller, { reach: "NOBODY", ...next }));
  const month = monthOf(seller.today);
  expect(monthAt(await bytesOf(seller, clientId), month) & 7).toBe(0);
  expect(await stageOf(seller, clientId)).toBe("FOUND");
  await logContact(seller, aCall(world, clientId, seller, next));
  expect(monthAt(await bytesOf(seller, clientId), month) & 7).toBe(1);
  expect(await stageOf(seller, clientId)).toBe("REACHED");
});

test("stages come from facts: reached, met, negotiating, working, left", async () => {
  const { world, seller, clientId } = await aSeller();
  const stages = [];
  for (const more of [
    {}, { kind: "VISIT" }, { kind: "VISIT", purpose: "NEGOTIATION" }, { kind: "START" },
    { kind: "END", next: null, stop: { reasonId: world.finalOutcomeId, note: "закрыли склад" } },
  ]) stages.push((await logContact(seller, aCall(world, clientId, seller, more))).stage);
  expect(stages).toEqual(["REACHED", "MET", "NEGOTIATING", "WORKING", "LEFT"]);
  const periods = await seller.read((db) => db.clientPeriod.findMany({ where: { clientId, field: "STAGE" }, orderBy: { since: "asc" } }));
  expect(periods.map((one) => one.value)).toEqual(stages);
});

test("the next contact makes a plan, and the next card overtakes it", async () => {
  const { world, seller, clientId } = await aSeller();
  const plans = () => seller.read((db) => db.plannedContact.findMany({ where: { clientId, status: "LIVE" }, orderBy: { month: "asc" } }));
  await logContact(seller, aCall(world, clientId, seller));
  expect((await plans()).map((one) => [one.month, one.kind])).toEqual([[monthOf(addDays(seller.today, 40)), "CALL"]]);
  const later = addDays(seller.today, 75);
  await logContact(seller, aCall(world, clientId, seller, { next: { on: later, kind: "VISIT" } }));
  expect((await plans()).map((one) => [one.month, one.kind])).toEqual([[monthOf(later), "VISIT"]]);
  expect((await gridOf(seller, clientId)).nextContactOn?.toISOString().slice(0, 10)).toBe(later);
  await logContact(seller, aCall(world, clientId, seller, { next: null, stop: { reasonId: world.finalOutcomeId, note: "" } }));
  expect(await plans()).toEqual([]);
  expect((await gridOf(seller, clientId)).nextContactOn).toBeNull();
});

test("a double submit makes one card, also at the same moment", async () => {
  const { world, seller, clientId } = await aSeller();
  const input = aCall(world, clientId, seller);
  const cards = await Promise.all([1, 2, 3].map(() => logContact(seller, input)));
  expect(new Set(cards.map((card) => card.id)).size).toBe(1);
  expect((await cardsOfClient(seller, clientId)).cards).toHaveLength(1);
});

test("a correction that moves a card empties the old month, fills the new one and keeps what stood before", async () => {
  const { world, seller, clientId, head } = await aSeller();
  const card = await logContact(seller, aCall(world, clientId, seller));
  const { key: _key, clientId: _client, ...content } = aCall(world, clientId, seller, { occurredOn: addDays(seller.today, -60), substance: "Уточнено" });
  await correctContact(head, { cardId: card.id, version: 1, ...content });
  const bytes = await bytesOf(seller, clientId);
  expect(monthAt(bytes, monthOf(seller.today)) & 7).toBe(0);
  expect(monthAt(bytes, monthOf(addDays(seller.today, -60))) & 7).toBe(1);
  const history = await versionsOfCard(seller, card.id);
  expect(history?.versions.map((one) => one.content.substance)).toEqual(["Ищут склад", "Уточнено"]);
  expect(history?.card).toMatchObject({ substance: "Уточнено", version: 2 });
});

test("the author corrects on the day of entry only, a head always", async () => {
  const { world, seller, clientId, head } = await aSeller();
  const card = await logContact(seller, aCall(world, clientId, seller));
  await inTenant(world.tenantId, (db) => db.contactCard.updateMany({ where: { id: card.id }, data: { enteredAt: new Date(Date.now() - 3 * 86_400_000) } }));
  const { key: _key, clientId: _client, ...content } = aCall(world, clientId, seller);
  await expect(correctContact(seller, { cardId: card.id, version: 1, ...content })).rejects.toMatchObject({ code: "card-closed" });
  await expect(correctContact(head, { cardId: card.id, version: 1, ...content })).resolves.toMatchObject({ version: 2 });
});

test("the second of two people who correct one card is shown what stands now", async () => {
  const { world, seller, clientId, head } = await aSeller();
  const card = await logContact(seller, aCall(world, clientId, seller));
  const { key: _key, clientId: _client, ...content } = aCall(world, clientId, seller, { substance: "Второй" });
  await correctContact(seller, { cardId: card.id, version: 1, ...content });
  await expect(correctContact(head, { cardId: card.id, version: 1, ...content })).rejects.toMatchObject({ code: "conflict", current: { substance: "Второй", version: 2 } });
});

test("a card may be written three days back, later only by a head, never ahead; late ones are flagged", async () => {
  const { world, seller, clientId, head } = await aSeller();
  const on = (days: number, who: Viewer) => logContact(who, aCall(world, clientId, who, { occurredOn: addDays(who.today, days) }));
  await expect(on(-4, seller)).rejects.toMatchObject({ fields: { occurredOn: { code: "card-too-late" } } });
  await expect(on(1, head)).rejects.toMatchObject({ fields: { occurredOn: { code: "date-in-future" } } });
  await on(-3, seller);
  await on(-40, head);
  await on(0, seller);
  const { cards } = await cardsOfClient(seller, clientId);
  expect(cards.map((card) => card.enteredLate)).toEqual([false, true, true]);
});

test("a call without a next contact and without a stop is refused by name", async () => {
  const { world, seller, clientId } = await aSeller();
  await expect(logContact(seller, aCall(world, clientId, seller, { next: null }))).rejects.toMatchObject({ fields: { next: { code: "next-or-stop" } } });
  expect((await cardsOfClient(seller, clientId)).cards).toEqual([]);
});

test("a card taken back counts nowhere and comes back by undo", async () => {
  const { world, seller, clientId } = await aSeller();
  const card = await logContact(seller, aCall(world, clientId, seller));
  const back = await annulContact(seller, { cardId: card.id, version: 1 });
  expect((await bytesOf(seller, clientId)).length).toBe(0);
  expect(await stageOf(seller, clientId)).toBe("FOUND");
  await restoreContact(seller, { cardId: card.id, version: back.version });
  expect(await stageOf(seller, clientId)).toBe("REACHED");
});

test("a start of work is confirmed once, by a head", async () => {
  const { world, seller, clientId, head } = await aSeller();
  const card = await logContact(seller, aCall(world, clientId, seller, { kind: "START" }));
  const tries = await Promise.allSettled([1, 2].map(() => confirmStart(head, { cardId: card.id, version: 1 })));
  expect(tries.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a colleague's and another organisation's client answer like an absent one", async () => {
  const { world, seller, clientId } = await aSeller();
  const colleague = await world.person(["SALES"]);
  const stranger = (await aWorld()).admin;
  for (const [who, id] of [[colleague, clientId], [stranger, clientId], [seller, newId()]] as const) {
    await expect(logContact(who, aCall(world, id, seller))).rejects.toMatchObject({ code: "not-found" });
  }
  expect(await cardsOfClient(stranger, clientId)).toEqual({ cards: [], next: null });
});

test("a plan stands in a future cell, is taken out and cannot be put into the past", async () => {
  const { seller, clientId } = await aSeller();
  const month = monthOf(seller.today) + 3;
  await planContact(seller, { key: newId(), clientId, month, kind: "VISIT", origin: "TENDER", reason: "тендер в апреле" });
  expect(monthAt(await bytesOf(seller, clientId), month)).toBe(16);
  await expect(planContact(seller, { key: newId(), clientId, month: monthOf(seller.today) - 1, kind: "CALL", origin: "MANUAL", reason: "x" })).rejects.toMatchObject({ code: "plan-in-the-past" });
  await withdrawPlan(seller, { clientId, month });
  expect((await bytesOf(seller, clientId)).length).toBe(0);
});

test("a rebuild from the cards finds that nothing has drifted, and mends what was broken by hand", async () => {
  const { world, seller, clientId } = await aSeller();
  await logContact(seller, aCall(world, clientId, seller));
  await logContact(seller, aCall(world, clientId, seller, { kind: "VISIT", next: { on: addDays(seller.today, 100), kind: "VISIT" } }));
  expect(await rebuildGrid(world.admin)).toEqual({ clients: 1, drifted: [] });
  await inTenant(world.tenantId, (db) => db.clientGrid.updateMany({ data: { packed: new Uint8Array([1]) } }));
  expect((await rebuildGrid(world.admin)).drifted).toEqual([clientId]);
  expect((await rebuildGrid(world.admin)).drifted).toEqual([]);
});
