import "server-only";
import { now } from "@/lib/core/clock";
import { monthOf, weekday, type DateOnly } from "@/lib/core/dates";
import { instantToZoned } from "@/lib/core/zones";
import { dateOnly, type Db } from "@/lib/core/db";
import { isUuid, type Uuid } from "@/lib/core/ids";
import { can } from "@/lib/core/permissions";
import type { Viewer } from "@/lib/core/viewer";
import type { Prisma } from "@/prisma/generated/client";
import { hoursAhead, mayOwn, officeHours } from "./rules";
import { clientValues, phoneView } from "./values";
import type { ClientCardView, ClientFormView, Named, PeriodView, PersonView, PlanView, Stage } from "./views";
import { editableBy, visibleTo } from "./visibility";

const NAMED = { select: { id: true, name: true } } as const;
const PHONES = { select: { e164: true, extension: true }, orderBy: { position: "asc" } } as const;
const PLAN = { id: true, kind: true, month: true, day: true, reason: true, originCardId: true } as const;

const CARD = {
  id: true, name: true, tier: true, stage: true, inn: true, site: true, essence: true, needsStated: true, needsPotential: true, notes: true,
  foundOn: true, archivedAt: true, mergedInto: true,
  channel: NAMED, subChannel: NAMED, region: { select: { id: true, name: true, zone: true } }, source: NAMED, owner: NAMED, phones: PHONES,
  people: { where: { erasedAt: null }, orderBy: [{ decisionMaker: "desc" }, { name: "asc" }, { id: "asc" }] },
  plans: { where: { status: "LIVE" }, orderBy: [{ month: "asc" }, { day: { sort: "asc", nulls: "last" } }, { id: "asc" }], select: PLAN },
  grid: { select: { packed: true, lastContactOn: true, nextContactOn: true } },
  periods: { orderBy: [{ since: "desc" }, { id: "desc" }], take: 30 },
} satisfies Prisma.ClientSelect;

type Row = NonNullable<Awaited<ReturnType<typeof findClient>>>;
const findClient = (db: Db, viewer: Viewer, id: Uuid) =>
  db.client.findFirst({ where: { tenantId: viewer.tenantId, id, AND: visibleTo(viewer) }, select: CARD });

/** Everything the client's page shows but its contact cards; `null` for what is absent, foreign or not for this viewer. */
export const clientCard = async (viewer: Viewer, id: string): Promise<ClientCardView | null> => {
  if (!isUuid(id)) return null;
  return viewer.read(async (db) => {
    const row = await findClient(db, viewer, id);
    if (!row) return null;
    const mayEdit = can(viewer, "clients.edit") && (await db.client.count({ where: { tenantId: viewer.tenantId, id, AND: editableBy(viewer) } })) > 0;
    const [proposals, stageSince, history] = [await proposalsOf(db, viewer, row), await stagesOf(db, viewer, id), await historyOf(db, viewer, row)];
    return cardView(viewer, row, { mayEdit: mayEdit && row.mergedInto === null, proposals, stageSince, history });
  });
};

/** What each card that asks for a next contact proposes to do then. */
async function proposalsOf(db: Db, { tenantId }: Viewer, row: Row): Promise<Map<Uuid, string>> {
  const ids = row.plans.map(({ originCardId }) => originCardId).filter((one) => one !== null);
  if (ids.length === 0) return new Map();
  const cards = await db.contactCard.findMany({ where: { tenantId, id: { in: ids } }, select: { id: true, proposals: true } });
  return new Map(cards.map((card) => [card.id, card.proposals]));
}

/** The day each stage was first reached (domain rule 6), from the cards. */
async function stagesOf(db: Db, { tenantId }: Viewer, clientId: Uuid): Promise<Partial<Record<Stage, DateOnly>>> {
  const earliest = async (where: object) =>
    (await db.contactCard.findFirst({ where: { tenantId, clientId, state: "ACTIVE", ...where }, orderBy: { occurredOn: "asc" }, select: { occurredOn: true } }))?.occurredOn;
  const days = {
    REACHED: await earliest({ kind: "CALL", reach: "DECISION_MAKER" }),
    MET: await earliest({ kind: "VISIT" }),
    NEGOTIATING: await earliest({ purpose: "NEGOTIATION", kind: { not: "END" }, reach: { not: "NOBODY" } }),
    WORKING: await earliest({ kind: "START" }),
  };
  return Object.fromEntries(Object.entries(days).flatMap(([stage, day]) => (day ? [[stage, dateOnly(day)]] : [])));
}

/** Owner, tier, stage and source since when and why; ids become names. */
async function historyOf(db: Db, viewer: Viewer, row: Row): Promise<PeriodView[]> {
  const { tenantId, organisation } = viewer;
  const owners = row.periods.flatMap(({ field, value, byId }) => [field === "OWNER" ? value : null, byId]).filter((id) => id !== null);
  const sources = row.periods.flatMap(({ field, value }) => (field === "SOURCE" && value ? [value] : []));
  const named = [
    ...(await db.member.findMany({ where: { tenantId, id: { in: owners } }, ...NAMED })),
    ...(await db.source.findMany({ where: { tenantId, id: { in: sources } }, ...NAMED })),
  ];
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return row.periods.map(({ id, field, value, since, cause, byId }) => ({
    id, field, cause, on: instantToZoned(organisation.zone, since).date,
    value: value === null ? null : (names.get(value) ?? value), by: byId && (names.get(byId) ?? null),
  }));
}

interface Beside { readonly mayEdit: boolean; readonly proposals: ReadonlyMap<Uuid, string>; readonly stageSince: ClientCardView["stageSince"]; readonly history: readonly PeriodView[] }

function cardView(viewer: Viewer, row: Row, { proposals, ...beside }: Beside): ClientCardView {
  const { people, phones, plans, grid, periods: _, foundOn, archivedAt, mergedInto: __, ...plain } = row;
  const here = viewer.organisation.zone;
  const there = instantToZoned(row.region.zone, now());
  const current = monthOf(viewer.today);
  const planned = plans.map(({ originCardId, day, ...plan }): PlanView => ({
    ...plan, day: day && dateOnly(day), proposals: (originCardId && proposals.get(originCardId)) || "" }));
  return {
    ...plain, ...beside,
    phones: phones.map(({ e164, extension }) => phoneView(e164, extension)),
    people: people.map(personView),
    foundOn: dateOnly(foundOn),
    lastContactOn: grid?.lastContactOn ? dateOnly(grid.lastContactOn) : null,
    nextContactOn: grid?.nextContactOn ? dateOnly(grid.nextContactOn) : null,
    nextPlan: planned.find(({ month }) => month >= current) ?? null,
    missedPlans: planned.filter(({ month }) => month < current),
    packed: new Uint8Array(grid?.packed ?? []),
    archivedOn: archivedAt && instantToZoned(here, archivedAt).date,
    localTime: there.time,
    officeHours: officeHours(weekday(there.date), there.time),
    hoursAhead: hoursAhead(row.region.zone, here, now()),
  };
}

const personView = ({ id, name, position, decisionMaker, phone, extension, email, notes, version, archivedAt }: Row["people"][number]): PersonView =>
  ({ id, name, position, decisionMaker, phone: phone ? phoneView(phone, extension) : null, email, notes, version, archived: archivedAt !== null });

/** What the form for changing a client begins with; `null` where this viewer may not change it. */
export const clientForm = async (viewer: Viewer, id: string): Promise<ClientFormView | null> => {
  if (!isUuid(id)) return null;
  return viewer.read(async (db) => {
    const row = await db.client.findFirst({
      where: { tenantId: viewer.tenantId, id, archivedAt: null, mergedInto: null, AND: editableBy(viewer) },
      select: {
        id: true, version: true, name: true, inn: true, channelId: true, subChannelId: true, regionId: true, site: true,
        essence: true, needsStated: true, needsPotential: true, notes: true, phones: PHONES,
      },
    });
    return row && { id: row.id, version: row.version, values: clientValues(row) };
  });
};

/** Active members who may own clients, by surname. */
export const possibleOwners = (viewer: Viewer): Promise<Named[]> =>
  viewer.read(async (db) => {
    const members = await db.member.findMany({
      where: { tenantId: viewer.tenantId, active: true }, orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true, roles: { select: { role: true } } },
    });
    return members.filter(({ roles }) => mayOwn(roles.map(({ role }) => role))).map(({ id, name }) => ({ id, name }));
  });
