import { expect, test } from "vitest";
import { auditPage } from "@/lib/audit/queries";
import { archiveClient } from "@/lib/clients/assign-commands";
import { readList } from "@/lib/clients/list";
import { clientPage } from "@/lib/clients/list-queries";
import { quickSearch } from "@/lib/clients/search-queries";
import { addEntry } from "@/lib/directory/commands";
import { addEntryInput } from "@/lib/directory/schema";
import { aWorld, type World } from "../support/world";

const ID = "01900000-0000-7000-8000-000000000000";

/** Addresses are typed, cut off and played with: whatever stands in them, a page is the answer. */
async function aHouse(): Promise<World & { clientId: string }> {
  const world = await aWorld();
  return { ...world, clientId: await world.client({ name: "Ромашка" }) };
}

test("a cursor of the list that is none begins at the first page", async () => {
  const { admin } = await aHouse();
  const names = async (given: Record<string, string>) => (await clientPage(admin, readList(given))).rows.map(({ name }) => name);
  for (const sort of ["", "name", "last", "next", "owner", "tier", "channel"]) {
    for (const key of ["", "Infinity", "1.5", "99999999999999999999", "-1", "x", "2026-02-30", "\0"]) {
      for (const q of ["", "ромашка"]) {
        for (const name of ["", "\0"]) expect(await names({ q, sort, after: `${key}|${ID}|${name}` }), `${sort} ${key} ${q}`).toEqual(["Ромашка"]);
      }
    }
  }
  expect(await names({ q: "ромашка", after: `1|${ID}|` })).toEqual([]);
});

test("signs of patterns and an endless text are searched as they stand", async () => {
  const { admin } = await aHouse();
  for (const q of ["%", "_", "\\", "%%%", "ром\0ашка%", "' OR 1=1 --", "😀".repeat(5000), "\ud800", "a".repeat(100_000)]) {
    const found = await quickSearch(admin, q);
    expect(found.people).toEqual([]);
  }
  expect((await quickSearch(admin, "ро%ка")).clients.length).toBeLessThanOrEqual(1);
});

test("a filter of the log that is none finds nothing, and breaks nothing", async () => {
  const { admin, clientId } = await aHouse();
  await archiveClient(admin, { clientId });
  for (const before of ["1_" + ID, "2026_" + ID, "+275760-09-13T00:00:00Z_" + ID, "infinity_" + ID, "_", "\0"]) expect((await auditPage(admin, { before })).rows).toEqual([]);
  for (const client of ["\0", "%", "\\", "_______", "'"]) expect((await auditPage(admin, { client })).rows, client).toEqual([]);
  expect((await auditPage(admin, { client: "ромашка" })).rows.map(({ action }) => action)).toEqual(["client.archived"]);
  expect((await auditPage(admin, { client: "romashka\0" })).rows.length).toBe(1);
  expect((await auditPage(admin, { from: "1000-01-01", to: "9999-12-31" })).rows.length).toBe(1);
});

test("a zone is a place, not a distance: the database reads the sign of a distance the other way round", async () => {
  const { admin } = await aHouse();
  for (const zone of ["+03:00", "-03", "Moscow", "GMT+3", "", "Europe/Moscow; --"]) expect(addEntryInput.safeParse({ dictionary: "region", name: "X", zone }).success, zone).toBe(false);
  for (const zone of ["Europe/Moscow", "Asia/Kamchatka", "UTC"]) await addEntry(admin, addEntryInput.parse({ dictionary: "region", name: zone, zone }));
});

test("an error of the database carries its code, and none of the values it was given", async () => {
  const { admin } = await aHouse();
  const error = await admin.rows("SELECT $1::uuid, 'Петрова'", ["+79161234567"]).then(() => null, (thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "22P02" });
  const { inspect } = await import("node:util");
  expect(inspect(error, { showHidden: true, depth: 5 })).not.toMatch(/7916|Петрова/);
});
