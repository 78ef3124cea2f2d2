import { expect, test } from "vitest";
import { changedFields, closesCircle, landing } from "@/lib/team/rules";
import { EditPerson, InvitePerson } from "@/lib/team/schema";

const tree = new Map([["head", null], ["lead", "head"], ["seller", "lead"], ["other", null], ["mad", "hatter"], ["hatter", "mad"]]);

test.each([
  ["seller", "head", false], ["other", "seller", false], ["head", "seller", true], ["head", "lead", true], ["lead", "lead", true], ["seller", "nobody", false], ["head", "mad", false],
] as const)("%s below %s closes a circle: %s", (id, manager, answer) => {
  expect(closesCircle(tree, id, manager)).toBe(answer);
});

test.each([
  ["/clients/1?tab=cards", "/clients/1?tab=cards"], ["/grid", "/grid"], [undefined, "/today"], ["", "/today"], ["/", "/today"],
  ["//evil.example", "/today"], ["/\\evil.example", "/today"], ["/\t/evil.example", "/today"], ["/\n/evil.example", "/today"],
  ["https://evil.example", "/today"], ["javascript:alert(1)", "/today"], ["grid", "/today"],
  ["/sign-in?to=/grid", "/today"], ["/invitation/x", "/today"], ["/api/auth/signout", "/today"],
] as const)("whoever asked for %j lands on %s", (wanted, address) => {
  expect(landing(wanted)).toBe(address);
});

test("changed fields are named; order does not matter, an e-mail left out is no change", () => {
  const before = { name: "А", email: null, roles: ["SALES", "KAM"], channelIds: ["1"], managerId: null };
  expect(changedFields(before, { ...before, email: undefined, roles: ["KAM", "SALES"] })).toEqual([]);
  expect(changedFields(before, { name: "Б", email: "a@b.test", roles: ["KAM"], channelIds: [], managerId: "m" })).toEqual(["name", "email", "roles", "channelIds", "managerId"]);
});

test("the forms take no foreign fields, no empty roles, no unknown role, no NUL", () => {
  const good = { name: " Петрова Ольга ", email: " Olga@Example.TEST ", roles: ["SALES", "SALES"], channelIds: [], managerId: null };
  expect(InvitePerson.parse(good)).toMatchObject({ name: "Петрова Ольга", email: "olga@example.test", roles: ["SALES"] });
  for (const bad of [{ tenantId: "x" }, { roles: [] }, { roles: ["OWNER"] }, { name: "a\0b" }, { name: " " }, { email: "not an address" }, { managerId: "1" }, { channelIds: ["1"] }]) {
    expect(InvitePerson.safeParse({ ...good, ...bad }).success).toBe(false);
  }
  expect(EditPerson.safeParse({ ...good, id: "019a0000-0000-7000-8000-000000000000", version: 1, accountId: null }).success).toBe(false);
});
