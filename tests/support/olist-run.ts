import { join } from "node:path";
import { monthOf } from "@/lib/core/dates";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { digestFile } from "@/lib/digests/file";
import { digestChannels } from "@/lib/digests/queries";
import { decodeGrid } from "@/lib/grid/codec";
import { encodeGrid } from "@/lib/grid/encode";
import { gridWindowOf } from "@/lib/grid/queries";
import { uuidAt } from "@/lib/grid/uuids";
import { runImport } from "@/lib/imports/commands";
import { prepareImport } from "@/lib/imports/files";
import words from "@/messages/ru/digests.json";
import { createOrganisation } from "@/scripts/organisation";
import { everythingOf } from "./fingerprint";
import { LEADS_FILE } from "./olist-twin";
import { recountOlist, type Recount } from "./recount";
import { bytesOf, cellsOf, unzip, type XmlCell } from "./unzip";

/** One comparison of what the product shows with what the files say. */
export interface Check {
  readonly what: string;
  readonly seen: unknown;
  readonly wanted: unknown;
}

/** The clock of the acceptance story; set it before anything of the product is asked. */
export const OLIST_NOW = "2018-11-30T12:00:00Z";
const FROM = monthOf("2017-06-01");
const MAPPING = "docs/examples/olist-map.json";
/** What stands where the file says nothing. */
const NOT_STATED = "не указан";

/** Brings the two files of a folder in, twice, and compares grid, sources and digests with a recount of their text. */
export async function runOlist(folder: string): Promise<Check[]> {
  const { admin } = await createOrganisation({ name: `Olist ${newId()}`, email: `olist-${newId()}@example.ru`, person: "Иванова Анна" });
  const recount = recountOlist(folder);
  const prepared = await prepareImport(join(folder, LEADS_FILE), MAPPING, admin.today);
  const { counts } = await runImport(admin, prepared);
  const checks = [
    ...importChecks(counts, recount), ...(await gridChecks(admin, recount)), ...(await countChecks(admin, recount)),
    ...(await digestChecks(admin, recount)),
  ];
  const before = await everythingOf(admin);
  const again = await runImport(admin, await prepareImport(join(folder, LEADS_FILE), MAPPING, admin.today));
  return [
    ...checks,
    { what: "a second import leaves every client alone", seen: [again.batchId, again.counts.created, again.counts.updated, again.counts.leftAlone], wanted: [null, 0, 0, recount.leads] },
    { what: "a second import changes no row of any table", seen: await everythingOf(admin), wanted: before },
  ];
}

function importChecks(counts: object, recount: Recount): Check[] {
  const seen = counts as Record<string, number>;
  return [
    { what: "all leads came in, no row was refused", seen: [seen["created"], seen["refused"]], wanted: [recount.leads, 0] },
    { what: "each lead has a call, each deal a start", seen: [seen["calls"], seen["starts"]], wanted: [recount.leads, recount.deals] },
    { what: "starts dated before their contact were reported", seen: seen["warned"], wanted: recount.startsBeforeContact },
    { what: "everybody named became a member", seen: seen["members"], wanted: recount.people.size },
  ];
}

/** The grid as a browser gets it: lead by lead, month by month. */
async function gridChecks(admin: Viewer, recount: Recount): Promise<Check[]> {
  const answer = decodeGrid(encodeGrid(await gridWindowOf(admin)));
  if (answer.kind !== "full") throw new Error("not a full grid");
  const { data } = answer;
  const keys = new Map((await admin.rows<{ id: string; key: string }>(
    "SELECT client_id AS id, key FROM client_external WHERE tenant_id = $1 AND system = 'olist'", [admin.tenantId])).map(({ id, key }) => [id, key]));
  const marks = { 1: 0, 2: 0, 4: 0 };
  const shown = new Map<string, string>();
  for (let row = 0; row < data.count; row++) {
    const cells: string[] = [];
    for (let at = 0; at < data.length; at++) {
      const facts = (data.months[at * data.count + row] ?? 0) & 7;
      if (facts === 0) continue;
      const month = data.fromMonth + at;
      cells.push(`${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}:${facts}`);
      for (const bit of [1, 2, 4] as const) if (facts & bit) marks[bit]++;
    }
    shown.set(keys.get(uuidAt(data.ids, row)) ?? "", cells.join(" "));
  }
  const wanted = new Map([...recount.months].map(([key, months]) => [key, [...months].sort().map(([month, bits]) => `${month}:${bits}`).join(" ")]));
  const wrong = [...wanted].filter(([key, cells]) => shown.get(key) !== cells).map(([key]) => key);
  return [
    { what: "the grid has a row for each lead", seen: [data.count, shown.size], wanted: [recount.leads, recount.leads] },
    { what: "the grid shows exactly the facts of the files: Зв, В, Дог", seen: marks, wanted: { 1: recount.leads, 2: 0, 4: recount.deals } },
    { what: "every fact stands in its client's month", seen: wrong, wanted: [] },
  ];
}

const table = (counts: Iterable<readonly [string, unknown]>) => Object.fromEntries([...counts].map(([key, count]) => [key || NOT_STATED, count] as const).sort(([a], [b]) => (a < b ? -1 : 1)));

async function countChecks(admin: Viewer, recount: Recount): Promise<Check[]> {
  const cards = await admin.rows<{ kind: string; count: number }>(
    "SELECT kind, count(*) AS count FROM contact_card WHERE tenant_id = $1 AND state = 'ACTIVE' AND origin = 'IMPORTED' GROUP BY kind ORDER BY kind::text", [admin.tenantId]);
  const sources = await admin.rows<{ name: string; count: number }>(
    "SELECT s.name, count(*) AS count FROM client c JOIN source s ON s.tenant_id = c.tenant_id AND s.id = c.source_id WHERE c.tenant_id = $1 GROUP BY s.name", [admin.tenantId]);
  return [
    { what: "there is a card for each fact", seen: cards.map(({ kind, count }) => [kind, count]), wanted: [["CALL", recount.leads], ["START", recount.deals]] },
    { what: "clients by source; an empty one is not the one named unknown", seen: table(sources.map(({ name, count }) => [name, count] as const)), wanted: table(recount.origins) },
  ];
}

/** The digest of every channel, read from the file that is sent: totals by owner, cards, nobody untouched. */
async function digestChecks(admin: Viewer, recount: Recount): Promise<Check[]> {
  const channels = await digestChannels(admin);
  const names = new Map((await admin.rows<{ key: string; name: string }>("SELECT DISTINCT name, name AS key FROM member WHERE tenant_id = $1", [admin.tenantId])).map(({ key, name }) => [key, name]));
  const [seen, wanted]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const { id, name } of channels) {
    const { body } = await digestFile(admin, { channelId: id, period: { from: FROM, to: monthOf(admin.today) } }, words.workbook);
    const parts = unzip(await bytesOf(body));
    const [totals, content, untouched] = [1, 2, 3].map((number) => cellsOf(parts.get(`xl/worksheets/sheet${number}.xml`) ?? ""));
    seen[name] = { owners: ownersIn(totals!), kinds: kindsIn(content!), untouched: untouched!.get("A2")?.text === words.workbook.emptyUntouched };
  }
  for (const [segment, { leads, starts, bySeller }] of recount.segments) {
    const owners = table([...bySeller].map(([key, of]) => [key === "" ? words.workbook.noOwner : `Сотрудник ${key.slice(0, 8)}`, [of.leads, of.leads, of.leads, 0, of.starts]] as const));
    wanted[segment || NOT_STATED] = { owners, kinds: { ...(leads ? { Зв: leads } : {}), ...(starts ? { Дог: starts } : {}) }, untouched: true };
  }
  return [
    { what: "owners have the names of the mapping", seen: [...names.keys()].filter((name) => name.startsWith("Сотрудник ")).length > 0, wanted: true },
    { what: "each channel's digest agrees: totals by owner, cards by kind, nobody untouched", seen: table(Object.entries(seen)), wanted: table(Object.entries(wanted)) },
  ];
}

/** Owner → clients, calls, reached, visits, starts, from the table below its head down to the line of the totals. */
function ownersIn(cells: ReadonlyMap<string, XmlCell>): Record<string, unknown> {
  const text = (column: string, row: number) => cells.get(`${column}${row}`)?.text ?? "";
  const owners: [string, number[]][] = [];
  let row = 1;
  while (text("A", row) !== words.workbook.heads.owner) row++;
  for (row++; text("A", row) !== words.workbook.total; row++) owners.push([text("A", row), ["B", "C", "D", "E", "F"].map((column) => Number(text(column, row)))]);
  return table(owners);
}

function kindsIn(cells: ReadonlyMap<string, XmlCell>): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const [ref, { text }] of cells) if (/^F\d+$/.test(ref) && ref !== "F1") kinds[text] = (kinds[text] ?? 0) + 1;
  return Object.fromEntries(Object.entries(kinds).sort(([a], [b]) => (a > b ? -1 : 1)).sort(([a]) => (a === "Зв" ? -1 : 1)));
}
