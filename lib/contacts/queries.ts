import "server-only";
import type { DateOnly } from "@/lib/core/dates";
import { instantToZoned } from "@/lib/core/zones";
import { dateOnly, type Db } from "@/lib/core/db";
import type { Uuid } from "@/lib/core/ids";
import { can } from "@/lib/core/permissions";
import type { Viewer } from "@/lib/core/viewer";
import { editableBy, visibleTo } from "@/lib/clients/visibility";
import type { CardSlice } from "./address";
import { mayCorrect } from "./rules";

export const CARD = {
  id: true, clientId: true, kind: true, direction: true, reach: true, purpose: true, occurredOn: true, occurredAt: true, precision: true,
  durationSeconds: true, substance: true, proposals: true, objections: true, nextOn: true, nextKind: true, stopNote: true,
  personId: true, outcomeId: true, stopReasonId: true, authorId: true, origin: true, enteredAt: true, enteredLate: true,
  confirmedBy: true, state: true, version: true,
  person: { select: { name: true, position: true, decisionMaker: true } },
  outcome: { select: { name: true } }, stopReason: { select: { name: true } }, author: { select: { name: true } },
} as const;

export type CardView = ReturnType<typeof cardView>;

type Row = NonNullable<Awaited<ReturnType<typeof findCard>>>;
export const findCard = (db: Db, where: object) => db.contactCard.findFirst({ where, select: CARD });

/** A card as the screen shows it: dates as "yyyy-MM-dd", times as "HH:mm" in the organisation's zone. */
export function cardView(viewer: Viewer, row: Row) {
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
      { authorId: plain.authorId, enteredOn: entered.date, confirmed: plain.confirmedBy !== null },
      { memberId: viewer.memberId, today: viewer.today, oversees: can(viewer, "contacts.oversee") }),
    mayConfirm: plain.kind === "START" && plain.confirmedBy === null && can(viewer, "contacts.oversee"),
  };
}

export interface CardPage { readonly cards: CardView[]; readonly next: string | null }
interface PageWish { readonly after?: Uuid; readonly take?: number; readonly slice?: CardSlice; readonly attempts?: boolean }

/** Calls that reached nobody who decides: dials, which stay out of the grid. */
const ATTEMPT = { kind: "CALL", reach: { not: "DECISION_MAKER" } } as const;
const SLICE = {
  ALL: {},
  CALL: { kind: "CALL", reach: "DECISION_MAKER" },
  VISIT: { kind: "VISIT" },
  CONTRACT: { kind: "START" },
  SILENT: { substance: "", origin: { not: "IMPORTED" }, NOT: ATTEMPT },
} as const satisfies Record<CardSlice, object>;

/**
 * Cards of a client, newest first, `take` a page. `after`: the id of the last card shown. Annulled ones stay out;
 * `attempts: false` leaves out the calls that reached nobody who decides.
 */
export const cardsOfClient = (viewer: Viewer, clientId: Uuid, { after, take = 50, slice = "ALL", attempts = true }: PageWish = {}): Promise<CardPage> =>
  viewer.read(async (db) => {
    const rows = await db.contactCard.findMany({
      where: { tenantId: viewer.tenantId, clientId, state: "ACTIVE", client: visibleTo(viewer), AND: [SLICE[slice], attempts ? {} : { NOT: ATTEMPT }] },
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
