import pg from "pg";
import { beforeAll, expect, inject, test } from "vitest";
import { addDays, monthOf, weekOf } from "@/lib/core/dates";
import { newId } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { addAbsence } from "@/lib/calendar/commands";
import { logContact } from "@/lib/contacts/commands";
import { LogContact } from "@/lib/contacts/schema";
import { countedCards } from "@/lib/today/card-queries";
import { channelsThisMonth, recentContacts } from "@/lib/today/channel-queries";
import { dayFrame, ownDay, ownWork, silentCards, SHOWN } from "@/lib/today/queries";
import { setupGaps } from "@/lib/today/setup-queries";
import { startsToConfirm, teamDay, vipsWithoutHead, withoutOwner } from "@/lib/today/team-queries";
import { LOGISTICS } from "@/prisma/demo/logistics";
import { demoOrganisation } from "@/prisma/demo/organisation";
import { asSuperuser } from "../support/people";
import { aWorld, viewer } from "../support/world";

interface Client { id: string; name: string; owner_id: string | null; channel_id: string; tier: string; stage: string; next: string | null; last: string | null; packed: Buffer }
interface Card { id: string; client_id: string; author_id: string; kind: string; reach: string; day: string; substance: string; next_on: string | null; confirmed_by: string | null; entered_late: boolean }
interface Plan { client_id: string; month: number; kind: "CALL" | "VISIT" | "START" }

const NAME = "Демо сегодняшнего дня";
let [admin, clients, cards, plans]: [Viewer, Client[], Card[], Plan[]] = [null as never, [], [], []];
const byEmail = async (login: string): Promise<Viewer> => {
  const [found] = await asSuperuser<{ id: string }>("SELECT id FROM member WHERE tenant_id = $1 AND email = $2", [admin.tenantId, `${login}@${LOGISTICS.domain}`]);
  return viewer(admin.tenantId, found!.id);
};

/** Every row as it is, past the wall and without a word of the code under test. */
async function readRaw(tenantId: string): Promise<void> {
  clients = await asSuperuser<Client>(`SELECT c.id, c.name, c.owner_id, c.channel_id, c.tier, c.stage, g.next_contact_on::text AS next, g.last_contact_on::text AS last, g.packed
    FROM client c JOIN client_grid g ON g.client_id = c.id WHERE c.tenant_id = $1`, [tenantId]);
  cards = await asSuperuser<Card>(`SELECT id, client_id, author_id, kind, reach, occurred_on::text AS day, substance, next_on::text, confirmed_by, entered_late
    FROM contact_card WHERE tenant_id = $1 AND state = 'ACTIVE'`, [tenantId]);
  plans = await asSuperuser<Plan>("SELECT client_id, month, kind FROM planned_contact WHERE tenant_id = $1 AND status = 'LIVE'", [tenantId]);
}

const logged = (who: Viewer, clientId: string, more: Record<string, unknown> = {}) => logContact(who, LogContact.parse({
  key: newId(), clientId, kind: "CALL", reach: "DECISION_MAKER", occurredOn: who.today, time: null, durationMinutes: 5, personId: null, purpose: "OFFER",
  substance: "Просят расчёт", proposals: "Прислать", outcomeId: null, next: { on: addDays(who.today, 2), kind: "CALL" }, stop: null, ...more,
}));

beforeAll(async () => {
  await demoOrganisation({ ...LOGISTICS, name: NAME, clients: 220 });
  const worker = new pg.Client({ connectionString: inject("workerUrl") });
  await worker.connect();
  const { rows: [found] } = await worker.query<{ tenant_id: string; admin_id: string }>("SELECT * FROM app.organisation_find($1)", [NAME]);
  await worker.end();
  admin = await viewer(found!.tenant_id, found!.admin_id);
  await readRaw(admin.tenantId);
  const sales = await byEmail("sales");
  const [one, two, three] = clients.filter(({ owner_id }) => owner_id === sales.memberId);
  await logged(sales, one!.id);
  await logged(sales, two!.id, { reach: "NOBODY", substance: "" });
  await logged(sales, three!.id, { kind: "VISIT", substance: "", next: { on: sales.today, kind: "VISIT" } });
  await readRaw(admin.tenantId);
});

const ids = (list: { lines: readonly { id: string }[] }) => list.lines.map(({ id }) => id);
const owned = (who: Viewer) => clients.filter(({ owner_id }) => owner_id === who.memberId);

test.each(["prospector", "sales", "kam", "lead"])("what the clients of %s ask for is what their rows say", async (login) => {
  const who = await byEmail(login);
  const frame = await dayFrame(who);
  const work = await ownWork(who, frame);
  const mine = owned(who);
  const [overdue, due] = [mine.filter(({ next }) => next !== null && next < who.today), mine.filter(({ next }) => next === who.today)];
  const { to } = weekOf(who.today);
  expect(work.overdue.total).toBe(overdue.length);
  expect(work.overdue.lines.map(({ nextOn }) => nextOn)).toEqual(overdue.map(({ next }) => next).toSorted().toReversed().slice(0, SHOWN));
  expect(new Set(ids(work.today))).toEqual(new Set(due.map(({ id }) => id)));
  expect(work.week.total).toBe(mine.filter(({ next }) => next !== null && next > who.today && next <= to).length);
  expect(work.untouched.total).toBe(mine.filter(({ last }) => last === null).length);
  const month = monthOf(who.today);
  const fact = { CALL: 1, VISIT: 2, START: 4 };
  const missed = mine.filter(({ id, packed }) => plans.some((plan) =>
    plan.client_id === id && plan.month < month && plan.month >= month - 36 && !((packed[plan.month] ?? 0) & fact[plan.kind])));
  expect(work.missed.total).toBe(missed.length);
  for (const line of work.missed.lines) expect(line.missed.length).toBeGreaterThan(0);
});

test("a line says what was learnt last and what is asked for next", async () => {
  const who = await byEmail("sales");
  const { lines } = (await ownWork(who, await dayFrame(who))).overdue;
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) {
    const said = cards.filter((card) => card.client_id === line.id && card.substance).toSorted((a, b) => a.day.localeCompare(b.day) || a.id.localeCompare(b.id));
    expect(line.substance).toBe(said.at(-1)?.substance ?? "");
    expect(line.nextKind).toMatch(/^(CALL|VISIT)$/);
    expect(line.phone?.shown ?? "").toMatch(/^(\+7 |$)/);
  }
});

test("the own day counts dials, those that reached, and the week's visits; silence is named", async () => {
  const who = await byEmail("sales");
  const frame = await dayFrame(who);
  const mine = cards.filter(({ author_id, day }) => author_id === who.memberId && day === who.today);
  const day = await ownDay(who, frame);
  expect(day.dials.done).toBe(mine.filter(({ kind }) => kind === "CALL").length);
  expect(day.reached.done).toBe(mine.filter(({ kind, reach }) => kind === "CALL" && reach === "DECISION_MAKER").length);
  expect(day.visitsToday).toBe(mine.filter(({ kind }) => kind === "VISIT").length);
  expect(day.dials.done).toBeGreaterThanOrEqual(2);
  expect(day.visits.norm).toBe(2);
  const silent = cards.filter(({ author_id, day: on, substance, reach, kind }) =>
    author_id === who.memberId && on >= frame.previous && on <= who.today && substance === "" && reach !== "NOBODY" && kind !== "END");
  expect(new Set((await silentCards(who, frame)).map(({ id }) => id))).toEqual(new Set(silent.map(({ id }) => id)));
  expect(silent.length).toBeGreaterThan(0);
});

test("a prospector's norm holds on a working day and not in an absence", async () => {
  const who = await byEmail("krylova");
  const frame = { ...(await dayFrame(who)), works: true };
  expect((await ownDay(who, frame)).dials.norm).toBe(14);
  expect((await ownDay(who, { ...frame, works: false })).dials.norm).toBeNull();
  await addAbsence(admin, { memberId: who.memberId, fromDay: who.today, toDay: who.today, note: "отпуск" });
  expect(await ownDay(who, frame)).toMatchObject({ absent: true, dials: { norm: null } });
});

test("the head's table holds everybody below with their counts, and its numbers open the cards they counted", async () => {
  const head = await byEmail("head");
  const frame = await dayFrame(head);
  const lines = await teamDay(head, frame);
  const names = LOGISTICS.team.filter(({ login }) => !["admin", "head", "operations", "shubin"].includes(login)).map(({ name }) => name);
  expect(lines.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  for (const line of lines) {
    const own = cards.filter(({ author_id }) => author_id === line.id);
    expect(line.today.dials.done).toBe(own.filter(({ kind, day }) => kind === "CALL" && day === head.today).length);
    expect(line.previous.dials.done).toBe(own.filter(({ kind, day }) => kind === "CALL" && day === frame.previous).length);
    expect(line.late).toBe(own.filter(({ entered_late, day }) => entered_late && day >= addDays(head.today, -7)).length);
    expect(line.overdue).toBe(clients.filter(({ owner_id, next }) => owner_id === line.id && next !== null && next < head.today).length);
    const opened = await countedCards(head, { memberId: line.id, day: head.today, of: "dials" });
    expect(opened?.cards).toHaveLength(line.today.dials.done);
  }
});

test("the head sees starts to confirm, VIPs no head has spoken to, clients of nobody", async () => {
  const head = await byEmail("head");
  const starts = await startsToConfirm(head);
  expect(starts.total).toBe(cards.filter(({ kind, confirmed_by }) => kind === "START" && confirmed_by === null).length);
  expect(starts.lines.map(({ on }) => on)).toEqual(starts.lines.map(({ on }) => on).toSorted().toReversed());
  expect(await withoutOwner(head)).toBe(clients.filter(({ owner_id }) => owner_id === null).length);
  const heads = new Set([head.memberId, (await byEmail("lead")).memberId]);
  const [year, month] = [head.today.slice(0, 4), Number(head.today.slice(5, 7))];
  const quarter = `${year}-${String(month - ((month - 1) % 3)).padStart(2, "0")}-01`;
  const met = new Set(cards.filter((card) => heads.has(card.author_id) && card.day >= quarter
    && (card.kind === "VISIT" || card.kind === "START" || (card.kind === "CALL" && card.reach === "DECISION_MAKER"))).map(({ client_id }) => client_id));
  const wanting = clients.filter(({ id, tier, stage }) => tier === "VIP" && !["LOST", "LEFT"].includes(stage) && !met.has(id));
  expect((await vipsWithoutHead(head)).total).toBe(wanting.length);
  const [vip] = (await vipsWithoutHead(head)).lines;
  await logged(head, vip!.id);
  expect((await vipsWithoutHead(head)).total).toBe(wanting.length - 1);
});

test("operations see the month of their channels and nothing of the others", async () => {
  const operations = await byEmail("operations");
  const lines = await channelsThisMonth(operations);
  expect(lines.map(({ id }) => id).toSorted()).toEqual([...operations.channelIds].toSorted());
  const first = `${operations.today.slice(0, 8)}01`;
  for (const line of lines) {
    const inside = new Set(clients.filter(({ channel_id }) => channel_id === line.id).map(({ id }) => id));
    expect(line.clients).toBe(inside.size);
    const month = (await asSuperuser<{ count: number }>(
      "SELECT count(*)::int AS count FROM contact_card WHERE client_id = ANY($1) AND state = 'ACTIVE' AND occurred_on BETWEEN $2 AND $3", [[...inside], first, addDays(`${first.slice(0, 8)}28`, 3)]))[0]!;
    expect(line.cards).toBe(month.count);
  }
  for (const { clientId } of await recentContacts(operations, await dayFrame(operations))) {
    expect(operations.channelIds).toContain(clients.find(({ id }) => id === clientId)!.channel_id);
  }
});

test("a number opens the cards of oneself and of those below, of nobody else", async () => {
  const [lead, sales, maslov] = [await byEmail("lead"), await byEmail("sales"), await byEmail("maslov")];
  const of = { day: lead.today, of: "dials" } as const;
  expect(await countedCards(lead, { memberId: sales.memberId, ...of })).not.toBeNull();
  expect(await countedCards(lead, { memberId: maslov.memberId, ...of })).toBeNull();
  expect(await countedCards(sales, { memberId: lead.memberId, ...of })).toBeNull();
});

test("a new organisation is told what it lacks, step by step", async () => {
  const { admin: fresh, person } = await aWorld();
  const gaps = async () => (await setupGaps(fresh)).map(({ gap, count }) => `${gap} ${count}`);
  expect(await gaps()).toEqual(["people 0", "operations 1", "norms 0", "clients 0"]);
  await person(["SALES"]);
  await person(["OPERATIONS"]);
  expect(await gaps()).toEqual(["heads 1", "norms 0", "clients 0"]);
});
