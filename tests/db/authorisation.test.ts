import { beforeAll, expect, test, vi } from "vitest";
import { addDays, monthOf } from "@/lib/core/dates";
import { newId } from "@/lib/core/ids";
import { ROLES } from "@/lib/core/permissions";
import type { Viewer } from "@/lib/core/viewer";
import { logContact } from "@/lib/contacts/commands";
import { LogContact } from "@/lib/contacts/schema";
import { ACTIONS } from "../support/entry-points";
import { anOrganisationWithEveryTable } from "../support/every-table";
import { asSuperuser } from "../support/people";
import { aWorld, type World } from "../support/world";

const asking = vi.hoisted(() => ({ viewer: null as unknown }));
vi.mock("@/lib/core/session", () => ({ currentViewer: async () => asking.viewer, leave: () => undefined }));
vi.mock("next/headers", () => ({ headers: async () => new Headers({ "sec-fetch-site": "same-origin" }) }));
vi.mock("next/cache", () => ({ refresh: () => undefined }));

/** Ids a person may send; each kind of thing of another organisation, of another owner, or of nobody at all. */
interface Ids { client: string; person: string; card: string; plan: string; channel: string; subChannel: string; region: string; source: string; outcome: string; service: string; member: string; invitation: string; norm: string; absence: string }
type Input = (ids: Ids, mine: Ids, today: string) => object;

const content = (today: string) => ({
  kind: "CALL", reach: "NOBODY", occurredOn: today, time: null, durationMinutes: null, personId: null, purpose: "OTHER", substance: "", proposals: "",
  outcomeId: null, next: { on: addDays(today, 1), kind: "CALL" }, stop: null,
});
const client = (mine: Ids) => ({ name: "ООО «Кедр»", inn: "", channelId: mine.channel, subChannelId: mine.subChannel, regionId: mine.region, phones: "" });
const log = (ids: Ids, today: string, more: object = {}) => ({ key: newId(), clientId: ids.client, ...content(today), ...more });
const place = (mine: Ids) => ({ name: "Новый Человек", roles: ["SALES"], channelIds: [mine.channel], managerId: null });

/** For every action that names a thing: inputs whose only fault is that the thing is not the person's. */
const NAMING: Readonly<Record<string, readonly Input[]>> = {
  "lib/clients/actions.ts createClient": (["channel", "subChannel", "region", "source"] as const).map((field) => (ids, mine) =>
    ({ key: newId(), ...client(mine), tier: "SMALL", sourceId: mine.source, [`${field}Id`]: ids[field] })),
  "lib/clients/actions.ts editClient": [(ids, mine) => ({ clientId: ids.client, version: 1, ...client(mine) })],
  "lib/clients/actions.ts assignClient": [(ids, mine) => ({ clientId: ids.client, ownerId: mine.member, cause: "x" }), (ids, mine) => ({ clientId: mine.client, ownerId: ids.member, cause: "x" })],
  "lib/clients/actions.ts correctSource": [(ids, mine) => ({ clientId: ids.client, sourceId: mine.source, cause: "x" }), (ids, mine) => ({ clientId: mine.client, sourceId: ids.source, cause: "x" })],
  "lib/clients/actions.ts archiveClient": [({ client: clientId }) => ({ clientId })],
  "lib/clients/actions.ts restoreClient": [({ client: clientId }) => ({ clientId })],
  "lib/clients/actions.ts addPerson": [({ client: clientId }) => ({ key: newId(), clientId, name: "Лапина", position: "", phone: "" })],
  "lib/clients/actions.ts editPerson": [({ person: personId }) => ({ personId, version: 1, name: "Лапина", position: "", phone: "" })],
  "lib/clients/actions.ts archivePerson": [({ person: personId }) => ({ personId })],
  "lib/clients/actions.ts restorePerson": [({ person: personId }) => ({ personId })],
  "lib/contacts/actions.ts logContact": [
    (ids, _, today) => log(ids, today), (ids, mine, today) => log(mine, today, { personId: ids.person }), (ids, mine, today) => log(mine, today, { outcomeId: ids.outcome }),
    (ids, mine, today) => log(mine, today, { next: null, stop: { reasonId: ids.outcome, note: "" } })],
  "lib/contacts/actions.ts correctContact": [(ids, _, today) => ({ cardId: ids.card, version: 1, ...content(today) })],
  "lib/contacts/actions.ts annulContact": [({ card: cardId }) => ({ cardId, version: 1 })],
  "lib/contacts/actions.ts restoreContact": [({ card: cardId }) => ({ cardId, version: 1 })],
  "lib/contacts/actions.ts confirmStart": [({ card: cardId }) => ({ cardId, version: 1 })],
  "lib/months/actions.ts planContact": [({ client: clientId }, _, today) => ({ key: newId(), clientId, month: monthOf(today) + 1, kind: "CALL", reason: "x" })],
  "lib/months/actions.ts withdrawPlan": [({ client: clientId }, _, today) => ({ clientId, month: monthOf(today) + 1 })],
  "lib/months/actions.ts restorePlans": [({ client: clientId, plan }) => ({ clientId, planIds: [plan] }), (ids, mine) => ({ clientId: mine.client, planIds: [ids.plan] })],
  "lib/directory/actions.ts addEntry": [({ channel: channelId }) => ({ dictionary: "subChannel", name: "Новый", channelId }), ({ source: parentId }) => ({ dictionary: "source", name: "Новый", kind: "OUTBOUND", parentId })],
  "lib/directory/actions.ts changeEntry": [
    ({ channel: id }) => ({ dictionary: "channel", id, version: 1, name: "Новый" }), ({ subChannel: id }) => ({ dictionary: "subChannel", id, version: 1, name: "Новый" }),
    ({ region: id }) => ({ dictionary: "region", id, version: 1, name: "Новый", zone: "Europe/Moscow" }), ({ service: id }) => ({ dictionary: "service", id, version: 1, name: "Новый" }),
    ({ source: id }) => ({ dictionary: "source", id, version: 1, name: "Новый", kind: "INBOUND", parentId: null }), ({ outcome: id }) => ({ dictionary: "outcome", id, version: 1, name: "Новый", final: true })],
  "lib/directory/actions.ts archiveEntry": (["channel", "subChannel", "region", "source", "service", "outcome"] as const).map((dictionary) => (ids) => ({ dictionary, id: ids[dictionary], version: 1, archived: true })),
  "lib/directory/actions.ts reorderEntries": [({ service: id }) => ({ dictionary: "service", ids: [id] }), ({ channel: channelId, subChannel: id }) => ({ dictionary: "subChannel", channelId, ids: [id] })],
  "lib/calendar/actions.ts setNorm": [({ member: memberId }, _, today) => ({ kind: "DIALS", role: null, memberId, value: 1, validFrom: today })],
  "lib/calendar/actions.ts removeNorm": [({ norm: id }) => ({ id })],
  "lib/calendar/actions.ts addAbsence": [({ member: memberId }, _, today) => ({ memberId, fromDay: today, toDay: today, note: "" })],
  "lib/calendar/actions.ts removeAbsence": [({ absence: id }) => ({ id })],
  "lib/team/actions.ts editPerson": [(ids, mine) => ({ ...place(mine), id: ids.member, version: 1 })],
  "lib/team/actions.ts deactivatePerson": [({ member: id }) => ({ id, version: 1 })],
  "lib/team/actions.ts reactivatePerson": [({ member: id }) => ({ id, version: 1 })],
  "lib/team/actions.ts invitePerson": [
    (ids, mine) => ({ ...place(mine), email: `${newId()}@example.test`, channelIds: [ids.channel] }), (ids, mine) => ({ ...place(mine), email: `${newId()}@example.test`, managerId: ids.member })],
  "lib/team/actions.ts withdrawInvitation": [({ invitation: id }) => ({ id })],
};
/** Actions that name nothing: they change the organisation itself or the person who asks. */
const NAMELESS = [
  ...["setDay", "resetDay"].map((name) => `lib/calendar/actions.ts ${name}`), "lib/clients/actions.ts findDuplicates",
  ...["tickRegions", "tickDefaults", "saveOrganisation"].map((name) => `lib/directory/actions.ts ${name}`),
  ...["changePassword", "endOtherSessions", "signOut", "signOutEverywhere"].map((name) => `lib/team/actions.ts ${name}`),
];

/** Of a list of plans it restores those that are there; an own client and a strange plan are nothing to do. */
const RESTORES_WHAT_IT_FINDS = "lib/months/actions.ts restorePlans";

const modules = import.meta.glob<Record<string, (raw: unknown) => Promise<{ ok: boolean; refusal?: unknown }>>>("../../lib/*/*actions.ts");
async function answer(action: string, who: Viewer, input: object): Promise<unknown> {
  const [file, name] = action.split(" ") as [string, string];
  asking.viewer = who;
  const { ok, refusal } = await (await modules[`../../${file}`]!())[name]!(input);
  return ok ? "done" : refusal;
}

const TABLES: readonly [keyof Ids, string][] = [
  ["client", "client"], ["person", "person"], ["card", "contact_card"], ["plan", "planned_contact"], ["channel", "channel"], ["subChannel", "sub_channel"], ["region", "region"],
  ["source", "source"], ["outcome", "outcome"], ["service", "service"], ["member", "member"], ["invitation", "invitation"], ["norm", "norm"], ["absence", "absence"]];
const idsOf = async (world: World): Promise<Ids> => Object.fromEntries(await Promise.all(TABLES.map(async ([kind, table]) =>
  [kind, (await asSuperuser<{ id: string }>(`SELECT id FROM ${table} WHERE tenant_id = $1 ORDER BY id LIMIT 1`, [world.tenantId]))[0]!.id] as const))) as unknown as Ids;
const nowhere = (): Ids => Object.fromEntries(TABLES.map(([kind]) => [kind, newId()])) as unknown as Ids;

let [mine, foreign]: Ids[] = [];
let [world, other]: World[] = [];
beforeAll(async () => {
  [world, other] = [await anOrganisationWithEveryTable(), await anOrganisationWithEveryTable()];
  [mine, foreign] = [await idsOf(world), await idsOf(other)];
});

/** Every row of an organisation, in a few words. */
async function fingerprint({ tenantId }: World): Promise<string> {
  const tables = await asSuperuser<{ name: string }>("SELECT c.table_name AS name FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.column_name = 'tenant_id' ORDER BY 1");
  const parts = await Promise.all(tables.map(async ({ name }) =>
    (await asSuperuser<{ sum: string }>(`SELECT md5(COALESCE(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM "${name}" t WHERE tenant_id = $1`, [tenantId]))[0]!.sum));
  return parts.join();
}

test("every action either names things, and is tried here, or is known to name none", () => {
  const all = Object.entries(ACTIONS).flatMap(([file, actions]) => Object.keys(actions).map((name) => `${file} ${name}`));
  expect([...Object.keys(NAMING), ...NAMELESS].toSorted()).toEqual(all.toSorted());
});

test.each(Object.entries(NAMING))("%s: another organisation's thing answers exactly like one that does not exist", async (action, inputs) => {
  const everything = { ...world!.admin, roles: [...ROLES] };
  const before = await fingerprint(other!);
  for (const input of inputs) {
    const absent = await answer(action, everything, input(nowhere(), mine!, everything.today));
    expect(await answer(action, everything, input(foreign!, mine!, everything.today))).toEqual(absent);
    expect(JSON.stringify(absent)).toMatch(action === RESTORES_WHAT_IT_FINDS ? /not-found|done/ : /"(not-found|choice-unknown|entry-unknown)"/);
  }
  expect(await fingerprint(other!)).toBe(before);
});

// The row rights of a client hold for what hangs on it: people, cards, plans.
test.each(Object.entries(NAMING).filter(([action]) => /lib\/(clients|contacts|months)/.test(action) && !action.endsWith("createClient")))(
  "%s: a colleague's client answers a salesperson exactly like one that does not exist", async (action, inputs) => {
    const here = await aWorld();
    const [me, colleague] = [await here.person(["SALES"]), await here.person(["SALES"])];
    const theirs = await here.client({ ownerId: colleague.memberId });
    const personId = newId();
    await colleague.write((db) => db.person.create({ data: { tenantId: here.tenantId, id: personId, clientId: theirs, name: "Лапина Е. В." } }));
    const card = await logContact(colleague, LogContact.parse(log({ client: theirs } as Ids, me.today, { kind: "START", reach: "DECISION_MAKER" })));
    const seller = { ...me, roles: ["SALES"] as const };
    const own = { ...nowhere(), client: theirs, channel: here.channelId, subChannel: here.subChannelId, region: here.regionId, source: here.sourceId, member: me.memberId };
    const before = await fingerprint(here);
    const hidden = { ...nowhere(), client: theirs, person: personId, card: card.id };
    for (const input of inputs) expect(await answer(action, seller, input(hidden, own, me.today))).toEqual(await answer(action, seller, input(nowhere(), own, me.today)));
    expect(await fingerprint(here)).toBe(before);
  });
