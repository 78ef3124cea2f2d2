import "server-only";
import { now } from "@/lib/core/clock";
import { monthOf, type DateOnly } from "@/lib/core/dates";
import { dateOnly, type Db } from "@/lib/core/db";
import type { Uuid } from "@/lib/core/ids";
import { can } from "@/lib/core/permissions";
import type { Viewer } from "@/lib/core/viewer";
import { calendarSettings } from "@/lib/calendar/queries";
import type { DayKind } from "@/lib/calendar/rules";
import { editableBy } from "@/lib/clients/visibility";
import { OUTCOMES } from "@/lib/directory/defaults";
import { CARD, cardView, findCard } from "./queries";

const LAST = 3;
const MOST_PEOPLE = 30;

/** Which contacts an outcome can end: "no answer" ends no visit. The organisation's own entries fit both. */
const kindsOf = (key: string | null): readonly ("CALL" | "VISIT")[] => OUTCOMES.find((one) => one.key === key)?.appliesTo ?? ["CALL", "VISIT"];

/**
 * What the panel needs to write a card of this client, or to correct one (`cardId`): people, dictionary, the last three
 * contacts, what is planned, the clock and the calendar. `null` where the viewer may not write.
 */
export async function loggingSheet(viewer: Viewer, clientId: Uuid, cardId: Uuid | null = null) {
  const calendar = await calendarSettings(viewer);
  const sheet = await viewer.read((db) => clientSheet(db, viewer, clientId, cardId));
  if (!sheet) return null;
  const { overrides: own = {} } = calendar;
  const overrides: Readonly<Record<DateOnly, DayKind>> = own instanceof Map ? Object.fromEntries(own) : own;
  return {
    ...sheet,
    clock: { instant: now().getTime(), zone: viewer.organisation.zone },
    calendar: { workingDays: calendar.workingDays, overrides },
    author: viewer.name,
    lateDays: viewer.organisation.lateDays,
    oversees: can(viewer, "contacts.oversee"),
  };
}

export type LoggingSheet = NonNullable<Awaited<ReturnType<typeof loggingSheet>>>;

async function clientSheet(db: Db, viewer: Viewer, clientId: Uuid, cardId: Uuid | null) {
  const { tenantId } = viewer;
  const client = await db.client.findFirst({
    where: { tenantId, id: clientId, archivedAt: null, AND: editableBy(viewer) }, select: { id: true, name: true, stage: true },
  });
  if (!client) return null;
  const card = cardId === null ? null : await findCard(db, { tenantId, clientId, id: cardId });
  if (cardId !== null && !card) return null;
  const people = await db.person.findMany({
    where: { tenantId, clientId, erasedAt: null, OR: [{ archivedAt: null }, { id: card?.personId ?? clientId }] },
    orderBy: [{ decisionMaker: "desc" }, { name: "asc" }], take: MOST_PEOPLE, select: { id: true, name: true, position: true, decisionMaker: true },
  });
  const last = await db.contactCard.findMany({
    where: { tenantId, clientId, state: "ACTIVE" }, orderBy: [{ occurredOn: "desc" }, { enteredAt: "desc" }], take: LAST, select: CARD,
  });
  const chosen = [card?.outcomeId, card?.stopReasonId].filter((id) => id != null);
  const outcomes = await db.outcome.findMany({
    where: { tenantId, OR: [{ archivedAt: null }, { id: { in: chosen } }] }, orderBy: [{ position: "asc" }, { name: "asc" }],
    select: { id: true, key: true, name: true, final: true },
  });
  return {
    client, people, plan: await planAhead(db, viewer, clientId),
    outcomes: outcomes.map((one) => ({ ...one, kinds: kindsOf(one.key) })),
    last: last.map((row) => cardView(viewer, row)),
    card: card && cardView(viewer, card),
  };
}

/** The nearest plan with a day still to come: what the next contact may simply stay with. */
async function planAhead(db: Db, { tenantId, today }: Viewer, clientId: Uuid) {
  const plans = await db.plannedContact.findMany({
    where: { tenantId, clientId, status: "LIVE", month: { gte: monthOf(today) }, day: { not: null } }, orderBy: { day: "asc" }, take: 20, select: { day: true, kind: true },
  });
  const plan = plans.map(({ day, kind }) => ({ on: dateOnly(day!), kind })).find(({ on }) => on > today);
  return plan ?? null;
}
