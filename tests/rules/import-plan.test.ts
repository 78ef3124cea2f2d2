import fc from "fast-check";
import { expect, test } from "vitest";
import { readMapping } from "@/lib/imports/mapping";
import { planImport } from "@/lib/imports/plan";
import type { Table } from "@/lib/imports/schema";

const TODAY = "2026-11-23";

const aMapping = (change: object = {}) =>
  readMapping(JSON.stringify({
    system: "sheet", key: "id", joined: { file: "deals.csv", key: "id" },
    client: {
      name: { column: "name" }, source: { column: "source", empty: null }, channel: { column: "channel", file: "joined", empty: "не указан" },
      subChannel: { constant: "не указан" }, region: { constant: "не указан" }, tier: { constant: "SMALL" }, owner: { column: "who", file: "joined" },
    },
    cards: [{ id: "call", kind: "CALL", date: { column: "on" } }, { id: "start", kind: "START", date: { column: "won", file: "joined" } }],
    ...change,
  }));

const table = (file: string, columns: readonly string[], rows: readonly (readonly string[])[]): Table => ({ file, columns, rows: rows.map((values, i) => ({ line: i + 2, values })) });
const leads = (...rows: (readonly string[])[]) => table("leads.csv", ["id", "name", "source", "on"], rows);
const deals = (...rows: (readonly string[])[]) => table("deals.csv", ["id", "who", "channel", "won"], rows);
const plan = (main: Table, joined: Table | null = null, mapping = aMapping()) => planImport(main, joined, mapping, TODAY);

test("the plan makes a client of a row and its joined row, with a call and a start", () => {
  const { clients, refused } = plan(leads(["1", " ООО  Ромашка ", "email", "2026-10-01"]), deals(["1", "anna", "HoReCa", "2026-11-01 10:00:00"]));
  expect(refused).toEqual([]);
  expect(clients).toEqual([
    {
      externalKey: "1", name: "ООО Ромашка", source: "email", channel: "HoReCa", subChannel: "не указан", region: "не указан", tier: "SMALL",
      owner: "anna", prospector: null,
      cards: [
        { kind: "CALL", occurredOn: "2026-10-01", externalKey: "1/call", reached: true, author: null },
        { kind: "START", occurredOn: "2026-11-01", externalKey: "1/start", reached: true, author: null },
      ],
      rows: [{ file: "leads.csv", line: 2 }, { file: "deals.csv", line: 2 }],
    },
  ]);
});

test("the plan refuses a row without key, name or date, with a date that is none, ahead or before 2000, with too few fields", () => {
  const { clients, refused } = plan(leads(
    ["", "a", "", "2026-10-01"], ["2", "", "", "2026-10-01"], ["3", "a", "", ""], ["4", "a", "", "31.02.2026"],
    ["5", "a", "", "2026-11-24"], ["6", "a", "", "1999-12-31"], ["7", "a"], ["8", "a", "", TODAY],
  ));
  expect(refused.map(({ line, reason }) => `${line} ${reason}`).sort()).toEqual([
    "2 key-missing", "3 name-missing", "4 date-missing", "5 date-invalid", "6 date-in-future", "7 date-too-early", "8 fields-count",
  ]);
  expect(clients.map((client) => client.externalKey)).toEqual(["8"]);
});

test("the plan refuses a start whose client is missing, or was refused, or whose own date is wrong; the client then comes without it", () => {
  const { clients, refused } = plan(
    leads(["1", "a", "", "2026-10-01"], ["2", "b", "", "never"]),
    deals(["9", "x", "", "2026-10-01"], ["2", "x", "", "2026-10-01"], ["1", "x", "C", "soon"]),
  );
  expect(refused.filter((row) => row.file === "deals.csv").map(({ line, reason }) => [line, reason])).toEqual([[4, "date-invalid"], [3, "client-refused"], [2, "client-missing"]]);
  expect(clients).toMatchObject([{ externalKey: "1", channel: "не указан", owner: null, cards: [{ kind: "CALL" }] }]);
});

test("the plan refuses a second row of the same key and names the first", () => {
  const { clients, refused } = plan(leads(["1", "a", "", "2026-10-01"], ["1", "b", "", "2026-10-02"]));
  expect(clients).toHaveLength(1);
  expect(refused).toEqual([{ file: "leads.csv", line: 3, reason: "key-duplicate", values: { key: "1", line: 2 } }]);
});

test("the plan fills the gaps of the first from the second, where the mapping says merge, and tells what they disagree on", () => {
  const { clients, refused, warnings } = plan(leads(["1", "a", "", "2026-10-01"], ["1", "b", "email", "2026-10-01"]), null, aMapping({ duplicates: "merge" }));
  expect(refused).toEqual([]);
  expect(clients).toMatchObject([{ name: "a", source: "email", rows: [{ line: 2 }, { line: 3 }] }]);
  expect(warnings).toEqual([{ file: "leads.csv", line: 3, reason: "merge-conflict", values: { key: "1", columns: "name" } }]);
});

test("the plan tells of a start dated before its contact and takes both", () => {
  const { clients, warnings } = plan(leads(["1", "a", "", "2026-10-08"]), deals(["1", "x", "", "2026-10-06"]));
  expect(clients[0]?.cards).toHaveLength(2);
  expect(warnings).toEqual([
    { file: "deals.csv", line: 2, reason: "start-before-contact", values: { key: "1", start: "2026-10-06", contact: "2026-10-08" } },
  ]);
});

test("the plan is the same for the same files, and every row of any files ends in exactly one place", () => {
  const value = fc.constantFrom("", "1", "2", "3", "a", "x".repeat(400), "2026-10-01", "01.10.2026 12:00", "2030-01-01", "31.02.2026", "__proto__", "constructor", "\u0000", "\ud800");
  const rows = fc.array(fc.array(value, { minLength: 3, maxLength: 5 }), { maxLength: 12 });
  fc.assert(
    fc.property(rows, rows, fc.constantFrom("refuse", "merge"), fc.constantFrom("refuse", "merge"), (main, joined, first, second) => {
      const mapping = aMapping({ duplicates: first, joined: { file: "deals.csv", key: "id", duplicates: second } });
      const [a, b] = [leads(...main), deals(...joined)];
      const made = planImport(a, b, mapping, TODAY);
      const places = [...made.clients.flatMap((client) => client.rows), ...made.refused].map(({ file, line }) => `${file}:${line}`);
      const all = [a, b].flatMap(({ file, rows: of }) => of.map(({ line }) => `${file}:${line}`));
      expect(places.sort()).toEqual(all.sort());
      expect(planImport(a, b, mapping, TODAY)).toEqual(made);
      expect(new Set(made.clients.map((client) => client.externalKey)).size).toBe(made.clients.length);
    }),
    { numRuns: 500 },
  );
});
