import fc from "fast-check";
import { expect, test } from "vitest";
import { changeList, FILTERS, listAddress, NOBODY, readCursor, readList, SORTS, sortBy, withoutFilters, writeCursor, type ClientList } from "@/lib/clients/list";
import { changedFields, disputed, hoursAhead, mayEnterTier, mayOwn, officeHours, ownerAtEntry, STAGES, TIERS } from "@/lib/clients/rules";
import { CreateClient, EditPerson } from "@/lib/clients/schema";
import { ROLES } from "@/lib/core/permissions";

const who = (...roles: (typeof ROLES)[number][]) => ({ roles, memberId: "me" });

test("a seller enters clients for themself; heads and administrators may name another, or nobody", () => {
  for (const role of ["PROSPECTOR", "SALES", "KAM"] as const) {
    expect([undefined, "me", "other", null].map((wanted) => ownerAtEntry(who(role), wanted))).toEqual(["me", "me", false, false]);
  }
  for (const role of ["HEAD", "ADMIN"] as const) {
    expect([undefined, "other", null].map((wanted) => ownerAtEntry(who(role), wanted))).toEqual(["me", "other", null]);
  }
});

test("a VIP is entered by KAMs, heads and administrators", () => {
  expect(ROLES.filter((role) => mayEnterTier(who(role), "VIP"))).toEqual(["KAM", "HEAD", "ADMIN"]);
  expect(ROLES.every((role) => mayEnterTier(who(role), "SMALL") && mayEnterTier(who(role), "MEDIUM"))).toBe(true);
  expect(ROLES.filter((role) => mayOwn([role]))).toEqual(["PROSPECTOR", "SALES", "KAM", "HEAD", "ADMIN"]);
});

test("in a dispute each field leans to the side that changed it", () => {
  const base = { name: "А", phones: "1", site: "s", notes: "n" };
  const mine = { ...base, name: "Б", phones: "2" };
  const theirs = { ...base, phones: "3", site: "t" };
  expect(disputed(base, mine, theirs)).toEqual([
    { field: "name", likely: "mine" }, { field: "phones", likely: "mine" }, { field: "site", likely: "theirs" },
  ]);
  expect(changedFields(base, base)).toEqual([]);
});

test("the client's clock: hours ahead of ours, half hours too, and whether people are at their desks", () => {
  const noon = new Date("2026-11-23T09:00:00Z");
  expect(hoursAhead("Asia/Yekaterinburg", "Europe/Moscow", noon)).toBe(2);
  expect(hoursAhead("Europe/Kaliningrad", "Europe/Moscow", noon)).toBe(-1);
  expect(hoursAhead("Asia/Kolkata", "Europe/Moscow", noon)).toBe(2.5);
  expect(hoursAhead("Asia/Kamchatka", "Europe/Moscow", new Date("2026-11-23T20:30:00Z"))).toBe(9);
  expect([officeHours(1, "09:00"), officeHours(5, "17:59"), officeHours(5, "18:00"), officeHours(6, "12:00"), officeHours(1, "08:59")])
    .toEqual([true, true, false, false, false]);
});

const some = <T>(values: readonly T[]) => fc.subarray([...values]);
const ids = fc.array(fc.uuid(), { maxLength: 3 }).map((all) => [...new Set(all)]);
const cursor = fc.record({
  key: fc.option(fc.stringMatching(/^[^|]{1,40}$/), { nil: null }), name: fc.string({ maxLength: 60 }), id: fc.uuid(),
});
const lists: fc.Arbitrary<ClientList> = fc.record({
  q: fc.string({ maxLength: 60 }).map((text) => text.trim()),
  channel: ids, sub: ids, region: ids, source: ids, owner: ids.map((all) => [NOBODY, ...all]),
  tier: some(TIERS), stage: some(STAGES), archived: fc.boolean(),
  sort: fc.constantFrom(...SORTS), descending: fc.boolean(), after: fc.option(cursor, { nil: null }), before: fc.option(cursor, { nil: null }),
});
const given = (address: string) => Object.fromEntries(new URL(address, "http://x").searchParams);

test("the address is the state: whatever is shown comes back from its address", () => {
  fc.assert(fc.property(lists, (list) => {
    const back = readList(given(listAddress(list)));
    // By name, upwards and without a search is what no order means.
    expect(back).toEqual(back.sort === null ? { ...list, sort: null } : list);
  }));
});

test("an address that was cut off or made up shows what it can, and never breaks", () => {
  fc.assert(fc.property(fc.dictionary(fc.constantFrom(...FILTERS, "sort", "after", "before", "q", "archived"), fc.string()), (address) => {
    expect(() => listAddress(readList(address))).not.toThrow();
  }));
  expect(readList({ channel: "1,x", tier: "VIP,BIG", sort: "-salary", after: "x|y|z" })).toMatchObject({ channel: [], tier: ["VIP"], sort: null, after: null });
});

test("a name may hold the sign that parts a cursor", () => {
  expect(readCursor(writeCursor({ key: null, name: "а|б|в", id: "0193b6a0-0000-7000-8000-000000000000" }))).toEqual({ key: null, name: "а|б|в", id: "0193b6a0-0000-7000-8000-000000000000" });
});

test("a click on a head sorts by it, then the other way, from the first page on", () => {
  const list = readList({ sort: "name", after: "|0193b6a0-0000-7000-8000-000000000000|Ромашка" });
  const region = sortBy(list, "region");
  expect(region).toMatchObject({ sort: "region", descending: false, after: null });
  expect(sortBy(region, "region")).toMatchObject({ sort: "region", descending: true });
  expect(sortBy(readList({}), "name")).toMatchObject({ descending: true });
  expect(listAddress(withoutFilters(changeList(list, { tier: ["VIP"], q: "р" })))).toBe("/clients");
});

const client = {
  key: "0193b6a0-0000-7000-8000-000000000000", name: "ООО «Ромашка»", inn: "7707083893", channelId: "0193b6a0-0000-7000-8000-000000000001",
  subChannelId: "0193b6a0-0000-7000-8000-000000000002", regionId: "0193b6a0-0000-7000-8000-000000000003", sourceId: "0193b6a0-0000-7000-8000-000000000004",
  tier: "SMALL", phones: "8 (495) 123-45-67 доб. 5, +7 916 123 45 67",
};
const codes = (result: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  Object.fromEntries((result.error?.issues ?? []).map(({ path, message }) => [path.join("."), message]));

test("channel, sub-channel, region, tier and source are mandatory: the source cannot be left for later", () => {
  for (const field of ["name", "channelId", "subChannelId", "regionId", "tier", "sourceId"]) {
    expect(Object.keys(codes(CreateClient.safeParse({ ...client, [field]: undefined })))).toEqual([field]);
  }
});

test("numbers are kept as they are dialled, the ИНН as digits, and what cannot be is refused by name", () => {
  expect(CreateClient.parse(client)).toMatchObject({ inn: "7707083893", phones: [{ e164: "+74951234567", extension: "5" }, { e164: "+79161234567" }] });
  expect(CreateClient.parse({ ...client, inn: " " }).inn).toBeNull();
  expect(codes(CreateClient.safeParse({ ...client, inn: "7707083894", phones: "123-45-67", site: "сайта нет" })))
    .toEqual({ inn: "inn-checksum", phones: "phone-local", site: "site-unclear" });
});

test("a person has one number and a mail address that could be one", () => {
  const person = { personId: client.key, version: 1, name: "Лапина Е. В.", phone: "", email: "" };
  expect(EditPerson.parse(person)).toMatchObject({ phone: null, email: null, decisionMaker: false });
  expect(codes(EditPerson.safeParse({ ...person, phone: client.phones, email: "x@" }))).toEqual({ phone: "phone-one", email: "email-wrong" });
});
