import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTable } from "@/lib/imports/csv";
import { columnsOf, readMapping } from "@/lib/imports/mapping";
import { planImport, type ImportPlan } from "@/lib/imports/plan";
import { olistTwin, writeOlistTwin } from "@/tests/support/olist-twin";

const MAPPING = readMapping(readFileSync("docs/examples/olist-map.json", "utf8"));
const CLOCK = "2018-11-30";

const countBy = <T>(list: readonly T[], of: (item: T) => string) => {
  const counts: Record<string, number> = {};
  for (const item of list) counts[of(item)] = (counts[of(item)] ?? 0) + 1;
  return counts;
};

/** A recount straight from the text, by its own simple means. */
const columnOf = (csv: string, column: number) => csv.trim().split("\n").slice(1).map((line) => (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? [])[column]?.replace(/,$/, "") ?? "");

let folder = "";
let plan: ImportPlan;
const twin = olistTwin();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "five-wins-twin-"));
  const path = writeOlistTwin(folder);
  const main = await readTable(path, columnsOf(MAPPING, "main"));
  const joined = await readTable(join(dirname(path), MAPPING.joined?.file ?? ""), columnsOf(MAPPING, "joined"));
  plan = planImport(main, joined, MAPPING, CLOCK);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the twin of the Olist files goes in whole: 8,000 clients, 8,842 facts, nobody refused", () => {
  expect(plan.refused).toEqual([]);
  expect(plan.clients).toHaveLength(8_000);
  const cards = plan.clients.flatMap((client) => client.cards);
  expect(countBy(cards, (card) => card.kind)).toEqual({ CALL: 8_000, START: 842 });
  expect(new Set(cards.map((card) => card.externalKey)).size).toBe(8_842);
  expect(cards.every((card) => card.reached)).toBe(true);
});

test("the plan agrees with a recount from the files: by source, by month, by seller", () => {
  const origins = countBy(columnOf(twin.leads, 3), (origin) => origin || "(none)");
  expect(countBy(plan.clients, (client) => client.source ?? "(none)")).toEqual(origins);
  const months = countBy([...columnOf(twin.leads, 1), ...columnOf(twin.deals, 4)], (date) => date.slice(0, 7));
  expect(countBy(plan.clients.flatMap((client) => client.cards), (card) => card.occurredOn.slice(0, 7))).toEqual(months);
  expect(countBy(plan.clients.filter((client) => client.owner), (client) => client.owner ?? "")).toEqual(countBy(columnOf(twin.deals, 3), (key) => key));
});

test("an empty source is not the source named unknown", () => {
  const sources = countBy(plan.clients, (client) => client.source ?? "(none)");
  expect([sources["unknown"], sources["(none)"]]).toEqual([1_099, 60]);
});

test("the plan says what the files lack and what stands there instead", () => {
  expect(Object.fromEntries(plan.lacking.map(({ field, entry, clients }) => [field, [entry, clients]]))).toEqual({
    source: [null, 60], channel: ["не указан", 7_159], subChannel: ["не указан", 7_164], region: ["не указан", 8_000],
    tier: ["SMALL", 8_000], owner: [null, 7_158], prospector: [null, 7_158],
  });
});

test("the plan reports the one start dated before its contact and takes it in", () => {
  expect(plan.warnings).toMatchObject([{ reason: "start-before-contact", file: MAPPING.joined?.file }]);
  const odd = plan.clients.find((client) => client.externalKey === plan.warnings[0]?.values["key"]);
  expect(odd?.cards.map((card) => card.kind)).toEqual(["CALL", "START"]);
});

test("the twin has the oddities of the real files: people who both prospect and sell, values with commas, times of day", () => {
  const [prospectors, sellers] = [new Set(columnOf(twin.deals, 2)), new Set(columnOf(twin.deals, 3))];
  expect([prospectors.size, sellers.size, [...sellers].filter((key) => prospectors.has(key)).length]).toEqual([32, 22, 13]);
  expect(columnOf(twin.deals, 7).filter((value) => value.startsWith('"'))).toHaveLength(16);
  expect(columnOf(twin.deals, 4).every((date) => /^201[78]-\d\d-\d\d \d\d:\d\d:\d\d$/.test(date))).toBe(true);
  expect(olistTwin()).toEqual(twin);
  expect(olistTwin(7).leads).not.toBe(twin.leads);
});
