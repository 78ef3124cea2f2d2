import { expect, test } from "vitest";
import { addDays, monthOf } from "@/lib/core/dates";
import { newId } from "@/lib/core/ids";
import { archiveClient, assignClient, restoreClient } from "@/lib/clients/assign-commands";
import { addPerson } from "@/lib/clients/people-commands";
import { AddPerson } from "@/lib/clients/schema";
import { correctContact, logContact } from "@/lib/contacts/commands";
import { CorrectContact, LogContact } from "@/lib/contacts/schema";
import { planContact, withdrawPlan } from "@/lib/months/commands";
import { rebuildGrid } from "@/lib/months/rebuild";
import { refusalCode } from "../support/entering";
import { aWorld } from "../support/world";

/** All that one client can be asked for in the same moment; what each may be told is listed, a fault of ours is not. */
const MAY_BE_TOLD = ["", "conflict", "plan-exists", "plan-from-card", "not-found", "client-archived"];

test("many hands at one client in one moment end in answers, and in months that a recount agrees with", async () => {
  const world = await aWorld();
  const who = world.admin;
  const clientId = await world.client({ ownerId: who.memberId });
  const heir = await world.person(["SALES"]);
  const month = monthOf(who.today) + 3;
  const content = {
    kind: "CALL", reach: "DECISION_MAKER", occurredOn: who.today, time: null, durationMinutes: 5, personId: null, purpose: "NEEDS",
    substance: "", proposals: "", outcomeId: world.outcomeId, next: { on: addDays(who.today, 40), kind: "CALL" }, stop: null,
  };
  const call = () => logContact(who, LogContact.parse({ ...content, key: newId(), clientId, newPerson: { name: "Новый", position: "", decisionMaker: false } }));
  const { id } = await call();
  const person = AddPerson.parse({ key: newId(), clientId, name: "Ещё один", phone: "" });
  const correction = CorrectContact.parse({ ...content, cardId: id, version: 1, kind: "VISIT" });
  const plan = () => planContact(who, { key: newId(), clientId, month, kind: "VISIT", reason: "договорились" });
  const answers = await Promise.all([
    ...Array.from({ length: 6 }, call), plan(), plan(), withdrawPlan(who, { clientId, month }),
    addPerson(who, person), addPerson(who, person), correctContact(who, correction), correctContact(who, correction),
    assignClient(who, { clientId, ownerId: heir.memberId, cause: "делим" }), archiveClient(who, { clientId }), restoreClient(who, { clientId }),
  ].map(refusalCode));
  expect(answers.filter((answer) => !MAY_BE_TOLD.includes(answer))).toEqual([]);
  expect((await rebuildGrid(who)).drifted).toEqual([]);
  const people = await who.read((db) => db.person.findMany({ where: { clientId, name: "Ещё один" } }));
  expect(people.length).toBe(answers[9] === "" || answers[10] === "" ? 1 : 0);
});
