import { expect, test } from "vitest";
import { addDays, addMonthsTo } from "@/lib/core/dates";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { archiveClient, assignClient } from "@/lib/clients/assign-commands";
import { createClient, editClient } from "@/lib/clients/commands";
import { clientForm } from "@/lib/clients/queries";
import { annulContact, confirmStart, correctContact, logContact } from "@/lib/contacts/commands";
import { CorrectContact, LogContact } from "@/lib/contacts/schema";
import { decodeGrid } from "@/lib/grid/codec";
import { encodeDelta, encodeGrid } from "@/lib/grid/encode";
import { gridDeltaOf, gridWindowOf } from "@/lib/grid/queries";
import { planContact } from "@/lib/months/commands";
import { dayFrame, silentCards } from "@/lib/today/queries";
import { aClient, anEdit, refusalCode } from "../support/entering";
import { meeting } from "../support/people";
import { aWorld, viewer as again, type World } from "../support/world";

const content = (world: World, who: Viewer, more: Record<string, unknown> = {}) => ({
  kind: "CALL", reach: "DECISION_MAKER", occurredOn: who.today, time: null, durationMinutes: 5, personId: null, purpose: "FIRST_CONTACT",
  substance: "Ищут склад", proposals: "Прислать расчёт", outcomeId: world.outcomeId, next: { on: addDays(who.today, 40), kind: "CALL" }, stop: null, ...more,
});
const aCall = (world: World, clientId: string, who: Viewer, more: Record<string, unknown> = {}) =>
  LogContact.parse({ key: newId(), clientId, ...content(world, who, more) });
const aCorrection = (world: World, cardId: string, version: number, who: Viewer, more: Record<string, unknown> = {}) =>
  CorrectContact.parse({ cardId, version, ...content(world, who, more) });

async function aSeller() {
  const world = await aWorld();
  const head = await world.person(["HEAD"], { name: "Самойлова Наталья" });
  const seller = await world.person(["SALES"], { managerId: head.memberId });
  const clientId = await world.client({ ownerId: seller.memberId });
  return { world, seller, clientId, head: await again(world.tenantId, head.memberId) };
}

test("a date that the months of the grid cannot hold is refused, whoever writes it", async () => {
  const { world, seller, head, clientId } = await aSeller();
  const far = (on: string) => refusalCode(logContact(seller, aCall(world, clientId, seller, { next: { on, kind: "CALL" } })));
  expect(await far("9999-12-31")).toBe("next:next-too-far");
  expect(await far(addDays(addMonthsTo(seller.today, 36), 1))).toBe("next:next-too-far");
  expect(await far(addMonthsTo(seller.today, 36))).toBe("");
  expect(await refusalCode(logContact(head, aCall(world, clientId, head, { occurredOn: "1999-12-31" })))).toBe("occurredOn:contact-too-early");
  expect(await refusalCode(logContact(head, aCall(world, clientId, head, { occurredOn: "2000-01-01" })))).toBe("");
  expect(() => gridWindowOf(head).then(encodeGrid)).not.toThrow();
});

test("a key that comes back with other content is refused, never answered with the first result", async () => {
  const { world, seller, clientId } = await aSeller();
  const first = aCall(world, clientId, seller);
  const logged = await logContact(seller, first);
  expect(await logContact(seller, first)).toEqual(logged);
  expect(await refusalCode(logContact(seller, { ...first, substance: "Дописал, пока не было связи" }))).toBe("repeat-differs");
  const elsewhere = await world.client({ ownerId: seller.memberId });
  expect(await refusalCode(logContact(seller, { ...first, clientId: elsewhere }))).toBe("repeat-differs");
  expect(await refusalCode(createClient(seller, aClient(world, { key: first.key })))).toBe("repeat-differs");
  expect(await seller.read((db) => db.contactCard.count())).toBe(1);
});

test("a confirmed start is closed to its author, and a head's correction of what was confirmed asks for a new word", async () => {
  const { world, seller, head, clientId } = await aSeller();
  const start = await logContact(seller, aCall(world, clientId, seller, { kind: "START", next: null }));
  const { version } = await confirmStart(head, { cardId: start.id, version: 1 });
  const correct = (who: Viewer, at: number, more: Record<string, unknown>) => correctContact(who, aCorrection(world, start.id, at, who, more));
  expect(await refusalCode(correct(seller, version, { kind: "START", next: null, substance: "Другой договор" }))).toBe("card-closed");
  expect(await refusalCode(annulContact(seller, { cardId: start.id, version }))).toBe("card-closed");
  const confirmedBy = async () => (await head.read((db) => db.contactCard.findFirstOrThrow({ where: { id: start.id } }))).confirmedBy;
  await correct(head, version, { kind: "START", next: null, proposals: "Уточнили" });
  expect(await confirmedBy()).toBe(head.memberId);
  await correct(head, version + 1, { kind: "START", next: null, occurredOn: addDays(head.today, -1) });
  expect(await confirmedBy()).toBeNull();
});

test("what was taken back cannot be confirmed", async () => {
  const { world, seller, head, clientId } = await aSeller();
  const start = await logContact(seller, aCall(world, clientId, seller, { kind: "START", next: null }));
  const { version } = await annulContact(seller, { cardId: start.id, version: 1 });
  expect(await refusalCode(confirmStart(head, { cardId: start.id, version }))).toBe("not-a-start");
});

test("a card of an archived client is not corrected: the client is brought back first", async () => {
  const { world, seller, clientId } = await aSeller();
  const { id } = await logContact(seller, aCall(world, clientId, seller));
  await archiveClient(world.admin, { clientId });
  expect(await refusalCode(correctContact(seller, aCorrection(world, id, 1, seller)))).toBe("client-archived");
  expect(await refusalCode(annulContact(seller, { cardId: id, version: 1 }))).toBe("client-archived");
});

test("a client that nobody owns any more leaves the grid of who saw it as theirs", async () => {
  const { world, clientId } = await aSeller();
  const kam = await world.person(["KAM"], { channelIds: [] });
  await assignClient(world.admin, { clientId, ownerId: kam.memberId, tier: "VIP", cause: "вырос" });
  const full = decodeGrid(encodeGrid(await gridWindowOf(kam)));
  expect(full.kind === "full" && full.data.count).toBe(1);
  await assignClient(world.admin, { clientId, ownerId: null, cause: "ушёл в резерв" });
  const delta = decodeGrid(encodeDelta(await gridDeltaOf(kam, full.kind === "full" ? full.data.stamp : "0")));
  expect(delta.kind === "delta" && delta.removed).toEqual([clientId]);
});

test("a card to complete is not shown with its client once the client is out of sight", async () => {
  const { world, seller, clientId } = await aSeller();
  await logContact(seller, aCall(world, clientId, seller, { substance: "" }));
  expect((await silentCards(seller, await dayFrame(seller))).length).toBe(1);
  const kam = await world.person(["KAM"]);
  await assignClient(world.admin, { clientId, ownerId: kam.memberId, tier: "VIP", cause: "вырос" });
  expect(await silentCards(seller, await dayFrame(seller))).toEqual([]);
});

const ROW = "SELECT 1 FROM client_grid WHERE client_id = $1 FOR UPDATE";

test("nothing is written into a client that is archived in the same moment", async () => {
  for (const write of [
    (who: Viewer, world: World, clientId: string) => logContact(who, aCall(world, clientId, who)),
    (who: Viewer, _world: World, clientId: string) => planContact(who, { key: newId(), clientId, month: 400, kind: "CALL", reason: "договорились" }),
  ]) {
    const { world, seller, clientId } = await aSeller();
    const now = { ...seller, today: "2033-04-10" } as Viewer;
    const results = await meeting(ROW, [clientId], () => [archiveClient(world.admin, { clientId }), write(now, world, clientId)]);
    const archived = await seller.read((db) => db.client.count({ where: { id: clientId, archivedAt: { not: null } } }));
    const order = await seller.read((db) => db.audit.findMany({ where: { clientId }, orderBy: { at: "asc" }, select: { action: true } }));
    expect(archived).toBe(1);
    if (results[1]!.status === "fulfilled") expect(order.at(-1)?.action).toBe("client.archived");
  }
});

test("two heads who reassign at one moment leave a history in which each change begins where the other ended", async () => {
  const { world, clientId, seller } = await aSeller();
  const [one, two] = [await world.person(["SALES"]), await world.person(["SALES"])];
  await meeting(ROW, [clientId], () => [one, two].map(({ memberId }) => assignClient(world.admin, { clientId, ownerId: memberId, cause: "делим" })));
  const rows = await world.admin.read((db) => db.audit.findMany({ where: { clientId, action: "client.assigned" }, orderBy: { at: "asc" } }));
  const moves = rows.map(({ details }) => details as { from: string; to: string });
  expect(moves.map(({ from }) => from).sort()).toEqual([seller.memberId, moves.find(({ from }) => from === seller.memberId)!.to].sort());
});

test("an edit and a card of one client never wait for each other in a circle", async () => {
  const { world, seller, clientId } = await aSeller();
  const { version, values } = (await clientForm(seller, clientId))!;
  const results = await meeting(ROW, [clientId], () => [
    editClient(seller, anEdit(clientId, version, values, { name: "АО «Ромашка»" })), logContact(seller, aCall(world, clientId, seller)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
});
