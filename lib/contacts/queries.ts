import "server-only";
import { instantToZoned, type DateOnly } from "@/lib/core/dates";
import { dateOnly, type Db } from "@/lib/core/db";
import type { Uuid } from "@/lib/core/ids";
import { can } from "@/lib/core/permissions";
import type { Viewer } from "@/lib/core/viewer";
import { editableBy, visibleTo } from "@/lib/clients/visibility";
import { mayCorrect } from "./rules";

const CARD = {
  id: true, clientId: true, kind: true, direction: true, reach: true, purpose: true, occurredOn: true, occurredAt: true, precision: true,
  durationSeconds: true, substance: true, proposals: true, objections: true, nextOn: true, nextKind: true, stopNote: true,
  personId: true, outcomeId: true, stopReasonId: true, authorId: true, origin: true, enteredAt: true, enteredLate: true,
  confirmedBy: true, state: true, version: true,
  person: { select: { name: true, position: true, decisionMaker: true } },
  outcome: { select: { name: true } }, stopReason: { select: { name: true } }, author: { select: { name: true } },
} as const;

export type CardView = ReturnType<typeof cardView>;

type Row = NonNullable<Awaited<ReturnType<typeof findCard>>>;
const findCard = (db: Db, where: object) => db.contactCard.findFirst({ where, select: CARD });

/** A card as the screen shows it: dates as "yyyy-MM-dd", times as "HH:mm" in the organisation's zone. */
function cardView(viewer: Viewer, row: Row) {
  const { person, outcome, stopReason, author, occurredOn, occurredAt, nextOn, enteredAt, durationSeconds, ...plain } = row;
  const zone = viewer.organisation.zone;
  const entered = instantToZoned(zone, enteredAt);
  return {
    ...plain,
    occurredOn: dateOnly(occurredOn) as DateOnly,
    time: occurredAt && instantToZoned(zone, occurredAt).time,
    durationMinutes: durationSeconds === null ? null : Math.round(durationSeconds / 60),
    nextOn: nextOn && (dateOnly(nextOn) as DateOnly),
    enteredOn: entered.date,
    person: person?.name ?? null, personPosition: person?.position ?? null, decisionMaker: person?.decisionMaker ?? false,
    outcome: outcome?.name ?? null, stopReason: stopReason?.name ?? null, author: author?.name ?? null,
    mayCorrect: can(viewer, "contacts.write") && mayCorrect(
      { authorId: plain.authorId, enteredOn: entered.date },
      { memberId: viewer.memberId, today: viewer.today, oversees: can(viewer, "contacts.oversee") }),
    mayConfirm: plain.kind === "START" && plain.confirmedBy === null && can(viewer, "contacts.oversee"),
  };
}

export interface CardPage { readonly cards: CardView[]; readonly next: string | null }

/** Cards of a client, newest first, `take` a page. `after`: the id of the last card shown. Annulled ones stay out. */
export const cardsOfClient = (viewer: Viewer, clientId: Uuid, { after, take = 50 }: { after?: Uuid; take?: number } = {}): Promise<CardPage> =>
  viewer.read(async (db) => {
    const rows = await db.contactCard.findMany({
      where: { tenantId: viewer.tenantId, clientId, state: "ACTIVE", client: visibleTo(viewer) },
      orderBy: [{ occurredOn: "desc" }, { occurredAt: { sort: "desc", nulls: "last" } }, { enteredAt: "desc" }, { id: "desc" }],
      take: take + 1, select: CARD,
      ...(after ? { cursor: { tenantId_id: { tenantId: viewer.tenantId, id: after } }, skip: 1 } : {}),
    });
    return { cards: rows.slice(0, take).map((row) => cardView(viewer, row)), next: rows.length > take ? rows[take - 1]!.id : null };
  });

/** What one cell of the grid stands for: the cards of a client's month, newest first, and its plans. */
export const cellOf = (viewer: Viewer, clientId: Uuid, month: number) =>
  viewer.read(async (db) => {
    const { tenantId } = viewer;
    const first = new Date(Date.UTC(2000, month, 1));
    const client = await db.client.findFirst({ where: { tenantId, id: clientId, AND: visibleTo(viewer) }, select: { name: true } });
    if (!client) return null;
    const [cards, plans, editable] = [
      await db.contactCard.findMany({
        where: { tenantId, clientId, state: "ACTIVE", occurredOn: { gte: first, lt: new Date(Date.UTC(2000, month + 1, 1)) } },
        orderBy: [{ occurredOn: "desc" }, { id: "desc" }], select: CARD,
      }),
      await db.plannedContact.findMany({
        where: { tenantId, clientId, month, status: "LIVE" }, orderBy: [{ day: "asc" }, { id: "asc" }],
        select: { id: true, kind: true, day: true, reason: true, origin: true, author: { select: { name: true } } },
      }),
      await db.client.count({ where: { tenantId, id: clientId, archivedAt: null, AND: editableBy(viewer) } }),
    ];
    return {
      clientId, client: client.name, month, mayWrite: editable > 0 && can(viewer, "contacts.write"),
      cards: cards.map((row) => cardView(viewer, row)),
      plans: plans.map(({ author, day, ...plan }) => ({ ...plan, day: day && dateOnly(day), author: author?.name ?? null })),
    };
  });

export type CellView = NonNullable<Awaited<ReturnType<typeof cellOf>>>;

/** Every version of a card, oldest first, with who changed it and when; the last entry is what stands now. */
export const versionsOfCard = (viewer: Viewer, cardId: Uuid) =>
  viewer.read(async (db) => {
    const { tenantId } = viewer;
    const card = await findCard(db, { tenantId, id: cardId, client: visibleTo(viewer) });
    if (!card) return null;
    const versions = await db.contactCardVersion.findMany({ where: { tenantId, cardId }, orderBy: { version: "asc" } });
    const ids = [...new Set(versions.map((one) => one.byId).filter((id) => id !== null))];
    const names = new Map((await db.member.findMany({ where: { tenantId, id: { in: ids } }, select: { id: true, name: true } })).map((one) => [one.id, one.name]));
    return {
      card: cardView(viewer, card),
      versions: versions.map((one) => ({ version: one.version, at: one.at, by: one.byId && (names.get(one.byId) ?? null), content: one.content })),
    };
  });

/** What the log panel needs of a client: people by letter, the last three contacts, phone, local zone. */
export const loggingSheet = (viewer: Viewer, clientId: Uuid) =>
  viewer.read(async (db) => {
    const { tenantId } = viewer;
    const client = await db.client.findFirst({
      where: { tenantId, id: clientId, archivedAt: null, AND: editableBy(viewer) },
      select: { id: true, name: true, tier: true, stage: true, essence: true, region: { select: { name: true, zone: true } },
        phones: { select: { e164: true, extension: true }, orderBy: { position: "asc" } } },
    });
    if (!client) return null;
    const people = await db.person.findMany({
      where: { tenantId, clientId, archivedAt: null, erasedAt: null }, orderBy: [{ decisionMaker: "desc" }, { name: "asc" }], take: 30,
      select: { id: true, name: true, position: true, decisionMaker: true, phone: true, extension: true },
    });
    const last = await db.contactCard.findMany({
      where: { tenantId, clientId, state: "ACTIVE" }, orderBy: [{ occurredOn: "desc" }, { enteredAt: "desc" }], take: 3, select: CARD,
    });
    const outcomes = await db.outcome.findMany({
      where: { tenantId, archivedAt: null }, orderBy: [{ position: "asc" }, { name: "asc" }], select: { id: true, key: true, name: true, final: true },
    });
    return { client, people, outcomes, last: last.map((row) => cardView(viewer, row)) };
  });

export type LoggingSheet = NonNullable<Awaited<ReturnType<typeof loggingSheet>>>;
