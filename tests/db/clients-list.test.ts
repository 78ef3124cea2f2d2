import { beforeAll, describe, expect, test } from "vitest";
import { NOBODY, readCursor, readList, SORTS, type ClientList, type Sort } from "@/lib/clients/list";
import { clientCounts, clientPage } from "@/lib/clients/list-queries";
import { nameKey, searchText } from "@/lib/clients/names";
import { STAGES, TIERS } from "@/lib/clients/rules";
import type { ClientRow } from "@/lib/clients/views";
import { dbDate, inTenant } from "@/lib/core/db";
import { newId } from "@/lib/core/ids";
import { aWorld, type World } from "../support/world";

const NAMES = ["Ёлка", "Ель", "Ежевика", "Жасмин", "ёж", "Ясень", "Апельсин", "апельсин", "Ромашка", "Ромашка", "«Ромашка»", "Alpha", "1С-Сервис", "Ива|Верба"];
const COUNT = 90;

let world: World;
const channels: { id: string; name: string; subs: string[] }[] = [];
const regions: string[] = [];
const owners: (string | null)[] = [null];

/** Numbers that come again and look unordered. */
const spread = (n: number, of: number) => (n * 7919 + 13) % of;

async function fill(): Promise<void> {
  const { tenantId } = world;
  await inTenant(tenantId, async (db) => {
    for (const name of ["Яхты", "Ель и сосна", "Ёлки"]) {
      const [id, ...subs] = [newId(), newId(), newId()] as [string, string, string];
      await db.channel.create({ data: { tenantId, id, name } });
      for (const [n, sub] of subs.entries()) await db.subChannel.create({ data: { tenantId, id: sub, channelId: id, name: `Прочее ${n}` } });
      channels.push({ id, name, subs });
    }
    for (const name of ["Тула", "Орёл", "Омск", "Елец"]) {
      regions.push(newId());
      await db.region.create({ data: { tenantId, id: regions.at(-1)!, name, zone: "Europe/Moscow" } });
    }
  });
  for (const name of ["Яшин Олег", "Ёлкин Пётр", "Юсупов Тимур"]) owners.push((await world.person(["SALES"], { name })).memberId);
  await inTenant(tenantId, async (db) => {
    for (let n = 0; n < COUNT; n++) await enter(db, n);
  });
}

async function enter(db: Parameters<Parameters<typeof inTenant>[1]>[0], n: number): Promise<void> {
  const { tenantId, sourceId } = world;
  const channel = channels[spread(n, 3)]!;
  const name = NAMES[spread(n, NAMES.length)]!;
  const id = newId();
  await db.client.create({ data: {
    tenantId, id, name, nameKey: nameKey(name), search: searchText([name]), channelId: channel.id, subChannelId: channel.subs[spread(n, 2)]!,
    regionId: regions[spread(n, 4)]!, sourceId, tier: TIERS[spread(n, 3)]!, stage: STAGES[spread(n, 7)]!, ownerId: owners[spread(n, 4)]!,
    foundOn: dbDate("2026-01-15"), archivedAt: n % 11 === 0 ? new Date() : null,
  } });
  const day = (from: number) => dbDate(`2026-${String(1 + (from % 12)).padStart(2, "0")}-15`);
  await db.clientGrid.create({ data: {
    tenantId, clientId: id, packed: new Uint8Array(), lastContactOn: n % 3 ? day(spread(n, 5)) : null, nextContactOn: n % 4 ? day(spread(n, 6)) : null,
  } });
}

beforeAll(async () => {
  world = await aWorld();
  await fill();
});

/** Every page from the first on, forwards; then back again to the first. */
async function walk(list: ClientList, size: number): Promise<{ there: ClientRow[]; back: ClientRow[] }> {
  const there: ClientRow[] = [];
  let page = await clientPage(world.admin, list, size);
  for (;;) {
    there.push(...page.rows);
    if (!page.next) break;
    page = await clientPage(world.admin, { ...list, after: readCursor(page.next) }, size);
  }
  const back = [...page.rows];
  while (page.previous) {
    page = await clientPage(world.admin, { ...list, before: readCursor(page.previous) }, size);
    back.unshift(...page.rows);
  }
  return { there, back };
}

const russian = new Intl.Collator("ru");
const byText = (one: string, other: string) => russian.compare(one, other);
const byIds = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
const empties = (first: boolean) => (one: string | null, other: string | null) =>
  one === other ? 0 : one === null ? (first ? -1 : 1) : other === null ? (first ? 1 : -1) : byIds(one, other);

/** The order that the list promises, said anew in JavaScript over the whole slice. */
function inOrder(rows: readonly ClientRow[], sort: Sort, descending: boolean): ClientRow[] {
  const turn = descending ? -1 : 1;
  const named = (a: ClientRow, b: ClientRow) => byText(a.name, b.name) || byIds(a.id, b.id);
  const orders: Record<Sort, (a: ClientRow, b: ClientRow) => number> = {
    name: (a, b) => turn * named(a, b),
    channel: (a, b) => turn * byText(a.channel, b.channel) || named(a, b),
    sub: (a, b) => turn * (byText(a.subChannel, b.subChannel) || byIds(subOf(a), subOf(b))) || named(a, b),
    region: (a, b) => turn * byText(a.region, b.region) || named(a, b),
    source: (a, b) => named(a, b),
    owner: (a, b) => (a.owner === null || b.owner === null ? empties(false)(a.owner, b.owner) : turn * byText(a.owner, b.owner)) || named(a, b),
    tier: (a, b) => turn * (TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier)) || named(a, b),
    stage: (a, b) => turn * (STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage)) || named(a, b),
    last: (a, b) => turn * (empties(true)(a.lastContactOn, b.lastContactOn) || byIds(a.id, b.id)),
    next: (a, b) => (a.nextContactOn === null) === (b.nextContactOn === null)
      ? turn * (empties(false)(a.nextContactOn, b.nextContactOn) || byIds(a.id, b.id)) : empties(false)(a.nextContactOn, b.nextContactOn),
  };
  return rows.toSorted(orders[sort]);
}
const subOf = (row: ClientRow) => channels.find(({ name }) => name === row.channel)!.subs[Number(row.subChannel.at(-1))]!;

const all = async (address: Record<string, string> = {}) => (await clientPage(world.admin, readList(address), 500)).rows;
const told = (rows: readonly ClientRow[]) => rows.map(({ id, name }) => `${name} ${id}`);

describe.each(SORTS)("sorted by %s", (sort) => {
  test.each(["", "-"])("%sa walk over the pages, forwards and back, is the whole in order", async (direction) => {
    const expected = told(inOrder(await all(), sort, direction === "-"));
    expect(expected).toHaveLength(81);
    for (const size of [7, 50]) {
      const { there, back } = await walk(readList({ sort: direction + sort }), size);
      expect(told(there)).toEqual(expected);
      expect(told(back)).toEqual(expected);
    }
  });
});

test("Russian order: digits, then Cyrillic with ё beside е and small beside great, then Latin", async () => {
  const names = (await all({ sort: "name" })).map(({ name }) => name);
  expect([...new Set(names)]).toEqual([...NAMES].filter((name, at) => NAMES.indexOf(name) === at).toSorted(byText));
});

test("filters narrow the list, add up within one and meet between two; the count agrees", async () => {
  const whole = await all();
  const cases: [Record<string, string>, (row: ClientRow) => boolean][] = [
    [{ channel: channels[0]!.id }, (row) => row.channel === "Яхты"],
    [{ channel: `${channels[0]!.id},${channels[2]!.id}` }, (row) => row.channel !== "Ель и сосна"],
    [{ sub: channels[1]!.subs[0]! }, (row) => row.channel === "Ель и сосна" && row.subChannel === "Прочее 0"],
    [{ region: regions[1]! }, (row) => row.region === "Орёл"],
    [{ owner: NOBODY }, (row) => row.owner === null],
    [{ owner: `${NOBODY},${owners[1]}` }, (row) => row.owner === null || row.owner === "Яшин Олег"],
    [{ tier: "VIP,SMALL" }, (row) => row.tier !== "MEDIUM"],
    [{ stage: "LOST,LEFT" }, (row) => row.stage === "LOST" || row.stage === "LEFT"],
    [{ source: world.sourceId, tier: "VIP", region: regions[0]! }, (row) => row.tier === "VIP" && row.region === "Тула"],
    [{ source: newId() }, () => false],
  ];
  for (const [address, belongs] of cases) {
    const expected = told(whole.filter(belongs)).toSorted();
    for (const sort of ["name", "region", "-next"]) expect(told(await all({ ...address, sort })).toSorted()).toEqual(expected);
    expect(await clientCounts(world.admin, readList(address))).toEqual({ slice: expected.length, whole: whole.length, capped: false });
  }
  expect(await all({ archived: "1" })).toHaveLength(COUNT - whole.length);
});

test("a cursor that fits no order shows the first page; one beyond the end shows none and leads back", async () => {
  const first = told(await all({ sort: "last" }));
  expect(told(await all({ sort: "last", after: `завтра|${newId()}|x` }))).toEqual(first);
  expect(told(await all({ sort: "region", after: `нет|${newId()}|x` }))).toEqual(told(await all({ sort: "region" })));
  const beyond = await clientPage(world.admin, readList({ after: `|${newId()}|\uffff` }));
  expect(beyond).toEqual({ rows: [], previous: null, next: null });
});

test("a search is walked best first, and can be sorted like any slice", async () => {
  const { there, back } = await walk(readList({ q: "ромашка" }), 4);
  expect(there.length).toBeGreaterThan(10);
  expect(told(back)).toEqual(told(there));
  expect(there.every(({ name }) => name.includes("Ромашка"))).toBe(true);
  expect(told(await all({ q: "ромашка", sort: "region" }))).toEqual(told(inOrder(there, "region", false)));
});

test.each(["ромашка", "romashka", "РОМАШКА", "ромшка", "hjvfirf", "кщьфырлф", "ООО «Ромашка»", "ромаш", "рамашка", "Ромашкка"])("«%s» finds Ромашка", async (q) => {
  expect((await all({ q })).some(({ name }) => name === "Ромашка")).toBe(true);
});

test("what is like nothing finds nothing", async () => {
  for (const q of ["трактор", "«»", "%", "_"]) expect(await all({ q })).toEqual([]);
});
