import { expect, test } from "vitest";
import { createClient } from "@/lib/clients/commands";
import { readList } from "@/lib/clients/list";
import { clientPage } from "@/lib/clients/list-queries";
import { addPerson, archivePerson, editPerson, restorePerson } from "@/lib/clients/people-commands";
import { clientCard } from "@/lib/clients/queries";
import { AddPerson, EditPerson } from "@/lib/clients/schema";
import { possibleDuplicates, quickSearch } from "@/lib/clients/search-queries";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { aClient, refusalCode } from "../support/entering";
import { aWorld } from "../support/world";

async function aClientOfASeller(more: Record<string, unknown> = {}) {
  const world = await aWorld();
  const seller = await world.person(["SALES"]);
  const { id } = await createClient(seller, aClient(world, more));
  return { world, seller, id };
}

const aPerson = (clientId: string, more: Record<string, unknown> = {}) => AddPerson.parse({ key: newId(), clientId, name: "Лапина Елена", phone: "", ...more });
const peopleOf = async (who: Viewer, id: string) => (await clientCard(who, id))?.people ?? [];
const found = async (who: Viewer, q: string) => (await clientPage(who, readList({ q }))).rows.map(({ name }) => name);

test("a person is added once, found by name and number, and stands before those who do not decide", async () => {
  const { seller, id } = await aClientOfASeller();
  const input = aPerson(id, { decisionMaker: true, position: "директор по логистике", phone: "8 (916) 123-45-67 доб. 7", email: "l@romashka.ru" });
  await addPerson(seller, aPerson(id, { name: "Громов Сергей" }));
  expect(await addPerson(seller, input)).toEqual(await addPerson(seller, input));
  expect((await peopleOf(seller, id)).map(({ name, decisionMaker, phone, email }) => [name, decisionMaker, phone?.shown ?? "", email])).toEqual([
    ["Лапина Елена", true, "+7 916 123-45-67 доб. 7", "l@romashka.ru"], ["Громов Сергей", false, "", null],
  ]);
  expect(await found(seller, "Лапина")).toEqual(["ООО «Ромашка»"]);
  expect((await quickSearch(seller, "lapina")).people).toMatchObject([{ name: "Лапина Елена", client: "ООО «Ромашка»", clientId: id }]);
  expect((await quickSearch(seller, "8 916 123 45 67")).people.map(({ name }) => name)).toEqual(["Лапина Елена"]);
});

test("of two edits of a person the second is told what stands now", async () => {
  const { seller, id } = await aClientOfASeller();
  const { id: personId } = await addPerson(seller, aPerson(id));
  const edit = (more: object) => editPerson(seller, EditPerson.parse({ personId, version: 1, name: "Лапина Елена", phone: "", ...more }));
  expect(await edit({ position: "закупки" })).toEqual({ version: 2 });
  await expect(edit({ position: "сбыт" })).rejects.toMatchObject({ code: "conflict", current: { version: 2, values: { position: "закупки" } } });
});

test("who left stays on the client's page as gone, leaves the search, and can come back", async () => {
  const { seller, id } = await aClientOfASeller();
  const { id: personId } = await addPerson(seller, aPerson(id));
  expect(await archivePerson(seller, { personId })).toEqual({ changed: true });
  expect(await archivePerson(seller, { personId })).toEqual({ changed: false });
  expect((await peopleOf(seller, id)).map(({ archived }) => archived)).toEqual([true]);
  expect([await found(seller, "Лапина"), (await quickSearch(seller, "Лапина")).people]).toEqual([[], []]);
  await restorePerson(seller, { personId });
  expect(await found(seller, "Лапина")).toEqual(["ООО «Ромашка»"]);
});

test("people of a client that is another's, another organisation's or absent all answer alike", async () => {
  const { world, seller, id } = await aClientOfASeller();
  const { id: personId } = await addPerson(seller, aPerson(id));
  const colleague = await world.person(["SALES"]);
  const stranger = (await aWorld()).admin;
  for (const who of [colleague, stranger]) {
    expect(await refusalCode(addPerson(who, aPerson(id)))).toBe("not-found");
    expect(await refusalCode(archivePerson(who, { personId }))).toBe("not-found");
    expect(await refusalCode(editPerson(who, EditPerson.parse({ personId, version: 1, name: "Х", phone: "" })))).toBe("not-found");
  }
  expect(await refusalCode(archivePerson(seller, { personId: newId() }))).toBe("not-found");
  expect((await quickSearch(stranger, "Лапина")).people).toEqual([]);
});

test("duplicates show by ИНН, number, name and likeness, with owner and last contact", async () => {
  const { world, seller, id } = await aClientOfASeller({ inn: "7707083893", phones: "+7 495 123-45-67", name: "ООО «Ромашка-Трейд»" });
  await addPerson(seller, aPerson(id, { phone: "+7 916 123-45-67" }));
  const ask = (more: object) => possibleDuplicates(seller, { name: "", inn: "", phones: "", ...more });
  const one = { seen: true, id, name: "ООО «Ромашка-Трейд»", owner: "Иванов Иван", lastContactOn: null, archived: false };
  expect(await ask({ inn: "7707 083 893" })).toEqual([{ ...one, reason: "inn" }]);
  expect(await ask({ phones: "84951234567" })).toEqual([{ ...one, reason: "phone" }]);
  expect(await ask({ phones: "8 916 123-45-67" })).toEqual([{ ...one, reason: "phone" }]);
  expect(await ask({ name: "Ромашка трейд, АО" })).toEqual([{ ...one, reason: "name" }]);
  expect(await ask({ name: "Ромашка-Трэйд" })).toEqual([{ ...one, reason: "similar" }]);
  expect(await ask({ name: "Ромашка-Трейд", exceptId: id })).toEqual([]);
  expect(await ask({ inn: "770708" })).toEqual([]);
  expect(await possibleDuplicates((await aWorld()).admin, { name: "Ромашка-Трейд", inn: "7707083893", phones: "+7 495 123-45-67" })).toEqual([]);
  expect(await possibleDuplicates(world.admin, { name: "Василёк", inn: "", phones: "" })).toEqual([]);
});

test("of a colleague's client only its being there is told, and only by a sure sign", async () => {
  const { world } = await aClientOfASeller({ inn: "7707083893", name: "ООО «Ромашка-Трейд»" });
  const elsewhere = await world.person(["SALES"], { channelIds: [] });
  const ask = (more: object) => possibleDuplicates(elsewhere, { name: "", inn: "", phones: "", ...more });
  expect(await ask({ inn: "7707083893" })).toEqual([{ seen: false, reason: "inn" }]);
  expect(await ask({ name: "Ромашка-Трейд" })).toEqual([{ seen: false, reason: "name" }]);
  expect(await ask({ name: "Ромашка-Трэйд" })).toEqual([]);
});
