import { beforeAll, describe, expect, test } from "vitest";
import { inTenant } from "@/lib/core/db";
import { addDays } from "@/lib/core/dates";
import { newId } from "@/lib/core/ids";
import { ROLES, type Role } from "@/lib/core/permissions";
import { Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { readList } from "@/lib/clients/list";
import { clientPage } from "@/lib/clients/list-queries";
import { editClient } from "@/lib/clients/commands";
import { clientCard } from "@/lib/clients/queries";
import { quickSearch } from "@/lib/clients/search-queries";
import { EditClient } from "@/lib/clients/schema";
import { logContact } from "@/lib/contacts/commands";
import { cellOf } from "@/lib/contacts/queries";
import { LogContact } from "@/lib/contacts/schema";
import { loggingSheet } from "@/lib/contacts/sheet-queries";
import { gridWindowOf } from "@/lib/grid/queries";
import { aWorld, viewer as again, type World } from "../support/world";

/** Whose the client is, seen from the person who asks. */
const RELATIONS = ["own", "report", "reportsReport", "colleague", "nobodys", "vip", "elsewhere", "foreign"] as const;
type Relation = (typeof RELATIONS)[number];

/**
 * Written by hand from the specification: e sees, edits and logs; s only sees; - does not know that it exists.
 * own: theirs, in their channel · report, reportsReport: of people below them, in another channel · colleague, nobodys,
 * vip: of their channel, somebody else's, nobody's, somebody else's VIP · elsewhere: neither · foreign: another organisation.
 */
type Expected = Readonly<Record<Relation, string>>;
const row = (letters: string): Expected => Object.fromEntries(RELATIONS.map((relation, at) => [relation, letters[at]!])) as Expected;
const RIGHTS: Readonly<Record<"OWN" | "CHANNEL" | "ALL", Readonly<Record<Role, Expected>>>> = {
  CHANNEL: { PROSPECTOR: row("e--ss---"), SALES: row("e--ss---"), KAM: row("e-------"), OPERATIONS: row("s--sss--"), HEAD: row("eeeeee--"), ADMIN: row("eeeeeee-") },
  OWN: { PROSPECTOR: row("e-------"), SALES: row("e-------"), KAM: row("e-------"), OPERATIONS: row("s--sss--"), HEAD: row("eeeeee--"), ADMIN: row("eeeeeee-") },
  ALL: { PROSPECTOR: row("essssss-"), SALES: row("essssss-"), KAM: row("e-------"), OPERATIONS: row("s--sss--"), HEAD: row("eeeeee--"), ADMIN: row("eeeeeee-") },
};

type Cast = { readonly world: World; readonly viewer: Viewer; readonly clients: Readonly<Record<Relation, string>> };
let foreign: { world: World; clientId: string };

async function aCast(roles: readonly Role[], openness: "OWN" | "CHANNEL" | "ALL"): Promise<Cast> {
  const world = await aWorld();
  const { tenantId } = world;
  const [channelId, subChannelId] = [newId(), newId()];
  await inTenant(tenantId, async (db) => {
    await db.tenant.update({ where: { id: tenantId }, data: { openness } });
    await db.channel.create({ data: { tenantId, id: channelId, name: "Порты" } });
    await db.subChannel.create({ data: { tenantId, id: subChannelId, channelId, name: "Морские" } });
  });
  const elsewhere = { channelId, subChannelId };
  const who = await world.person(roles);
  const report = await world.person(["SALES"], { managerId: who.memberId, channelIds: [] });
  const reportsReport = await world.person(["PROSPECTOR"], { managerId: report.memberId, channelIds: [] });
  const other = await world.person(["SALES"]);
  return {
    world, viewer: await again(tenantId, who.memberId),
    clients: {
      own: await world.client({ ownerId: who.memberId }),
      report: await world.client({ ownerId: report.memberId, ...elsewhere }),
      reportsReport: await world.client({ ownerId: reportsReport.memberId, ...elsewhere }),
      colleague: await world.client({ ownerId: other.memberId }),
      nobodys: await world.client(),
      vip: await world.client({ ownerId: other.memberId, tier: "VIP" }),
      elsewhere: await world.client({ ownerId: other.memberId, ...elsewhere }),
      foreign: foreign.clientId,
    },
  };
}

beforeAll(async () => {
  const world = await aWorld();
  foreign = { world, clientId: await world.client() };
});

/** What every door for reading says about a client; they must agree. */
async function doors({ viewer, clients }: Cast): Promise<Record<Relation, boolean[]>> {
  const [grid, list, found] = await Promise.all([gridWindowOf(viewer), clientPage(viewer, readList({})), quickSearch(viewer, "ромашка")]);
  const seen = [grid.rows, list.rows, found.clients].map((rows) => new Set(rows.map(({ id }) => id)));
  const answers = RELATIONS.map(async (relation) => {
    const id = clients[relation];
    const [card, cell] = [await clientCard(viewer, id), await cellOf(viewer, id, 322)];
    const open: boolean[] = [...seen.map((ids) => ids.has(id)), card !== null, cell !== null];
    return [relation, open] as const;
  });
  return Object.fromEntries(await Promise.all(answers)) as Record<Relation, boolean[]>;
}

/** Whether a command got past the question whose the client is. */
const got = async (work: Promise<unknown>): Promise<boolean> =>
  work.then(() => true, (error: unknown) => {
    if (error instanceof Refusal && error.code === "not-found") return false;
    throw error;
  });

async function changes({ world, viewer, clients }: Cast, relation: Relation): Promise<boolean[]> {
  const clientId = clients[relation];
  const [{ version } = { version: 1 }] = await viewer.rows<{ version: number }>("SELECT version FROM client WHERE tenant_id = app.tenant_id() AND id = $1", [clientId]);
  const place = relation.startsWith("report") || relation === "elsewhere"
    ? (await viewer.rows<{ c: string; s: string }>("SELECT channel_id AS c, sub_channel_id AS s FROM client WHERE tenant_id = app.tenant_id() AND id = $1", [clientId]))[0]! : { c: world.channelId, s: world.subChannelId };
  const edit = EditClient.parse({ clientId, version, name: "ООО «Ромашка»", inn: "", channelId: place.c, subChannelId: place.s, regionId: world.regionId, phones: "" });
  const log = LogContact.parse({
    key: newId(), clientId, kind: "CALL", reach: "NOBODY", occurredOn: viewer.today, time: null, durationMinutes: null, personId: null, purpose: "OTHER",
    substance: "", proposals: "", outcomeId: null, next: { on: addDays(viewer.today, 1), kind: "CALL" }, stop: null,
  });
  return [await got(editClient(viewer, edit)), await got(logContact(viewer, log)), (await loggingSheet(viewer, clientId)) !== null];
}

describe.each(["CHANNEL", "OWN", "ALL"] as const)("where the organisation opens %s", (openness) => {
  test.each(ROLES)("%s sees, edits and logs exactly what the specification says", async (role) => {
    const cast = await aCast([role], openness);
    const expected = RIGHTS[openness][role];
    const seen = await doors(cast);
    for (const relation of RELATIONS) {
      expect(seen[relation], `${role} sees ${relation}: grid, list, search, page, cell`).toEqual(Array(5).fill(expected[relation] !== "-"));
      expect(await changes(cast, relation), `${role} changes ${relation}: edit, log, sheet`).toEqual(Array(3).fill(expected[relation] === "e"));
    }
  });
});

test("several roles add up: what one sees and the other edits", async () => {
  const cast = await aCast(["PROSPECTOR", "OPERATIONS"], "CHANNEL");
  const seen = await doors(cast);
  const expected = row("e--sss--");
  for (const relation of RELATIONS) {
    expect(seen[relation], relation).toEqual(Array(5).fill(expected[relation] !== "-"));
    expect(await changes(cast, relation), relation).toEqual(Array(3).fill(expected[relation] === "e"));
  }
});
