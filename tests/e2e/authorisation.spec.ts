import { can, ROLES, type Role } from "@/lib/core/permissions";
import { HANDLERS, PAGES, type Guard } from "../support/entry-points";
import { expect, person, someClient, test } from "./story";

/** One person of each role of the demo who has no second one. */
const LOGIN: Readonly<Record<Role, string>> = { PROSPECTOR: "prospector", SALES: "sales", KAM: "kam", OPERATIONS: "operations", HEAD: "head", ADMIN: "admin" };
const may = (role: Role, guard: Guard): boolean => guard === "open" || can({ roles: [role] }, guard);

for (const role of ROLES) {
  test(`${role} is answered by every page and handler as the permissions say`, async ({ as }) => {
    const page = await as(person(LOGIN[role]));
    const client = await someClient(page);
    const statuses: Record<string, number> = {};
    const expected: Record<string, number> = {};
    for (const { guard, at } of Object.values(PAGES)) {
      statuses[at] = (await page.request.get(at.replace("{client}", client))).status();
      expected[at] = may(role, guard) ? 200 : 404;
    }
    for (const { guard, at, answers } of Object.values(HANDLERS)) {
      statuses[at] = (await page.request.get(at.replace("{client}", client))).status();
      expected[at] = may(role, guard) ? answers : 404;
    }
    expect(statuses).toEqual(expected);
  });
}

test("whoever is signed out is led to the sign-in by pages and refused by handlers", async ({ request }) => {
  const strange = "00000000-0000-7000-8000-000000000000";
  for (const { guard, at } of Object.values(PAGES)) {
    const response = await request.get(at.replace("{client}", strange), { maxRedirects: 0 });
    if (guard !== "open") {
      expect(response.status(), at).toBe(307);
      expect(response.headers().location, at).toContain("/sign-in");
    }
  }
  for (const { guard, at, answers } of Object.values(HANDLERS)) {
    expect((await request.get(at.replace("{client}", strange))).status(), at).toBe(guard === "open" ? answers : 401);
  }
});

test("another organisation's client answers exactly like one that does not exist", async ({ as }) => {
  const [mine, theirs] = [await as(person("admin")), await as(person("admin", 1))];
  const foreign = await someClient(theirs);
  const absent = foreign.replace(/.{12}$/, "000000000000");
  for (const at of ["/clients/{client}", "/clients/{client}/edit", "/api/contacts/cell?client={client}&month=322", "/api/contacts/sheet?client={client}"]) {
    const [one, other] = [await mine.request.get(at.replace("{client}", foreign)), await mine.request.get(at.replace("{client}", absent))];
    expect([one.status(), other.status()], at).toEqual([404, 404]);
    const body = async (response: typeof one, id: string) => (await response.text()).replaceAll(id, "").replace(/nonce="[^"]*"|"nonce":"[^"]*"/g, "").length;
    expect(Math.abs((await body(one, foreign)) - (await body(other, absent))), at).toBeLessThan(400);
  }
});
