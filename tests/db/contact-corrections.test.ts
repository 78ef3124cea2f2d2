import { expect, test } from "vitest";
import { addDays, monthOf } from "@/lib/core/dates";
import { inTenant } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { cardList, versionsOfCard } from "@/lib/contacts/card-queries";
import { annulContact, correctContact, logContact } from "@/lib/contacts/commands";
import { LogContact } from "@/lib/contacts/schema";
import { loggingSheet } from "@/lib/contacts/sheet-queries";
import { differences } from "@/lib/contacts/versions";
import { planContact } from "@/lib/months/commands";
import { aWorld, type World } from "../support/world";

const aCall = (world: World, clientId: string, who: Viewer, more: Record<string, unknown> = {}) => LogContact.parse({
  key: newId(), clientId, kind: "CALL", reach: "DECISION_MAKER", occurredOn: who.today, time: null, durationMinutes: 5,
  personId: null, purpose: "FIRST_CONTACT", substance: "Ищут склад", proposals: "", outcomeId: null,
  next: { on: addDays(who.today, 40), kind: "CALL" }, stop: null, ...more,
});
const plansOf = (who: Viewer, clientId: string) => who.read((db) => db.plannedContact.findMany({ where: { clientId }, orderBy: { id: "asc" } }));

async function aHead() {
  const world = await aWorld();
  return { world, head: world.admin, clientId: await world.client({ ownerId: world.admin.memberId }) };
}

const correction = ({ key: _key, clientId: _client, ...content }: ReturnType<typeof aCall>, cardId: string, version = 1) => ({ cardId, version, ...content });

test("a plan made after today's call waits for the next call of the month", async () => {
  const { world, head, clientId } = await aHead();
  await logContact(head, aCall(world, clientId, head));
  const { id } = await planContact(head, { key: newId(), clientId, month: monthOf(head.today), kind: "CALL", reason: "тендер" });
  expect((await plansOf(head, clientId)).find((one) => one.id === id)).toMatchObject({ status: "LIVE" });
  const card = await logContact(head, aCall(world, clientId, head));
  expect((await plansOf(head, clientId)).find((one) => one.id === id)).toMatchObject({ status: "FULFILLED", fulfilledBy: card.id });
});

test("the contact that was asked for fulfils its plan, and taken back leaves it open again", async () => {
  const { world, head, clientId } = await aHead();
  const asked = { on: head.today, kind: "VISIT" };
  await logContact(head, aCall(world, clientId, head, { occurredOn: addDays(head.today, -1), next: asked }));
  const visit = await logContact(head, aCall(world, clientId, head, { kind: "VISIT" }));
  expect((await plansOf(head, clientId))[0]).toMatchObject({ kind: "VISIT", status: "FULFILLED", fulfilledBy: visit.id });
  await annulContact(head, { cardId: visit.id, version: 1 });
  expect((await plansOf(head, clientId)).filter((one) => one.status === "LIVE")).toMatchObject([{ kind: "VISIT" }]);
});

test("of two plans of one place a card taken back leaves the newer alive", async () => {
  const { world, head, clientId } = await aHead();
  const plan = () => planContact(head, { key: newId(), clientId, month: monthOf(head.today), kind: "CALL", reason: "тендер" });
  await plan();
  const card = await logContact(head, aCall(world, clientId, head));
  const newer = await plan();
  await annulContact(head, { cardId: card.id, version: 1 });
  expect((await plansOf(head, clientId)).filter((one) => one.status === "LIVE").map((one) => one.id)).toEqual([newer.id]);
});

test("a correction to an earlier day makes the card late, and back to its day makes it timely again", async () => {
  const { world, head, clientId } = await aHead();
  const input = aCall(world, clientId, head);
  const card = await logContact(head, input);
  await correctContact(head, correction({ ...input, occurredOn: addDays(head.today, -2) }, card.id));
  expect((await versionsOfCard(head, card.id))?.card.enteredLate).toBe(true);
  await correctContact(head, correction(input, card.id, 2));
  expect((await versionsOfCard(head, card.id))?.card.enteredLate).toBe(false);
});

test("a conflict brings everything the card says now and who said it", async () => {
  const { world, head, clientId } = await aHead();
  const other = await world.person(["HEAD"], { name: "Самойлова Наталья" });
  const input = aCall(world, clientId, head);
  const card = await logContact(head, input);
  await correctContact(other, correction({ ...input, kind: "VISIT", objections: "Дорого" }, card.id));
  await expect(correctContact(head, correction(input, card.id))).rejects.toMatchObject({
    code: "conflict", values: { who: "Самойлова Наталья" }, current: { version: 2, kind: "VISIT", objections: "Дорого", nextOn: addDays(head.today, 40) },
  });
});

test("a reason to stop is a final outcome, and an archived outcome cannot be chosen any more but is kept", async () => {
  const { world, head, clientId } = await aHead();
  const stop = (reasonId: string) => ({ next: null, stop: { reasonId, note: "" } });
  await expect(logContact(head, aCall(world, clientId, head, stop(world.outcomeId)))).rejects.toMatchObject({ fields: { stopReasonId: { code: "not-final" } } });
  const input = aCall(world, clientId, head, stop(world.finalOutcomeId));
  const card = await logContact(head, input);
  await inTenant(world.tenantId, (db) => db.outcome.updateMany({ where: { id: world.finalOutcomeId }, data: { archivedAt: new Date() } }));
  await expect(logContact(head, aCall(world, clientId, head, stop(world.finalOutcomeId)))).rejects.toMatchObject({ fields: { stopReasonId: { code: "entry-archived" } } });
  await correctContact(head, correction({ ...input, substance: "Уточнено" }, card.id));
  expect((await loggingSheet(head, clientId, card.id))?.outcomes.map((one) => one.id)).toContain(world.finalOutcomeId);
});

test("an imported card may be corrected without a next contact, and a month that became a day is known to the day", async () => {
  const { world, head, clientId } = await aHead();
  const input = aCall(world, clientId, head);
  const card = await logContact(head, input);
  await inTenant(world.tenantId, (db) => db.contactCard.updateMany({ where: { id: card.id }, data: { origin: "IMPORTED", precision: "MONTH" } }));
  await correctContact(head, correction({ ...input, next: null, occurredOn: addDays(head.today, -5) }, card.id));
  expect((await versionsOfCard(head, card.id))?.card).toMatchObject({ nextOn: null, precision: "DAY", enteredLate: false });
});

test("the versions of a card tell which fields changed", async () => {
  const { world, head, clientId } = await aHead();
  const input = aCall(world, clientId, head, { time: "09:30" });
  const card = await logContact(head, { ...input, occurredOn: addDays(head.today, -1) });
  await correctContact(head, correction({ ...input, occurredOn: addDays(head.today, -1), substance: "Уточнено", durationMinutes: 9 }, card.id));
  const [first, second] = (await versionsOfCard(head, card.id))!.versions;
  expect(differences(first!.content, second!.content)).toEqual(["minutes", "substance"]);
  expect(second!.content).toMatchObject({ time: "09:30", minutes: "9", substance: "Уточнено" });
});

test("a client's cards are sliced by mark, dials stay hidden until asked for, and the counts say so", async () => {
  const { world, head, clientId } = await aHead();
  for (const more of [{}, { substance: "" }, { reach: "NOBODY", substance: "" }, { reach: "SOMEBODY" }, { kind: "VISIT" }]) await logContact(head, aCall(world, clientId, head, more));
  const list = await cardList(head, clientId, {});
  expect(list.cards).toHaveLength(3);
  expect(list).toMatchObject({ counts: { ALL: 3, CALL: 2, VISIT: 1, CONTRACT: 0, SILENT: 1 }, attempts: 2, more: false });
  expect((await cardList(head, clientId, { attempts: "1" })).cards).toHaveLength(5);
  expect((await cardList(head, clientId, { cards: "silent" })).cards).toHaveLength(1);
  const stranger = (await aWorld()).admin;
  expect(await cardList(stranger, clientId, {})).toMatchObject({ cards: [], counts: { ALL: 0 }, attempts: 0 });
  expect(await loggingSheet(stranger, clientId)).toBeNull();
});
