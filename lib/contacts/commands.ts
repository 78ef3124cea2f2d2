import "server-only";
import { now } from "@/lib/core/clock";
import type { DateOnly } from "@/lib/core/dates";
import { instantToZoned, zonedToInstant } from "@/lib/core/zones";
import { dateOnly, dbDate, type Db } from "@/lib/core/db";
import { newId, type Uuid } from "@/lib/core/ids";
import { once } from "@/lib/core/once";
import { can } from "@/lib/core/permissions";
import { record } from "@/lib/core/record";
import { Conflict, Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { refreshSearch } from "@/lib/clients/keeping";
import { editableBy } from "@/lib/clients/visibility";
import { assertChoosable } from "@/lib/directory/choosable";
import { lastChangeBy } from "@/lib/directory/entries";
import { lockClient, recount } from "@/lib/months/recount";
import type { Stage } from "@/lib/months/standing";
import { assertLoggable, isLate, mayCorrect, type LoggingRules } from "./rules";
import type { CardContent, CardRef, CorrectContact, LogContact } from "./schema";

export interface LoggedCard {
  readonly id: Uuid;
  readonly clientId: Uuid;
  readonly version: number;
  readonly occurredOn: DateOnly;
  readonly stage: Stage;
  /** Whom the card names: the new person, where one was entered with it. */
  readonly personId: Uuid | null;
}

const loggingRules = (viewer: Viewer): LoggingRules => ({
  today: viewer.today,
  timeNow: instantToZoned(viewer.organisation.zone, now()).time,
  lateDays: viewer.organisation.lateDays,
  oversees: can(viewer, "contacts.oversee"),
});

/** Writes a card, its person when new, what comes next, and recounts the client: one transaction, once a key. */
export const logContact = (viewer: Viewer, input: LogContact): Promise<LoggedCard> =>
  viewer.write(async (db) => {
    // Locked before it is looked at: an archiving of the same moment has then either happened or waits.
    await lockClient(db, viewer, input.clientId);
    await clientFor(db, viewer, input.clientId);
    return once(db, viewer, input, async () => {
      assertLoggable(input, loggingRules(viewer));
      const id = newId();
      const content = await columns(db, viewer, input.clientId, input);
      await db.contactCard.create({
        data: {
          tenantId: viewer.tenantId, id, clientId: input.clientId, authorId: viewer.memberId, enteredAt: now(),
          enteredLate: isLate(input.occurredOn, viewer.today), ...content,
        },
        select: { id: true },
      });
      const standing = await recount(db, viewer, input.clientId, "card");
      await record(db, viewer, "contact.logged", { entity: "contact_card", entityId: id, clientId: input.clientId });
      return { id, clientId: input.clientId, version: 1, occurredOn: input.occurredOn, stage: standing.stage, personId: content.personId };
    });
  });

/** The author corrects on the day of entry, a head always; what the card said before is kept as a version. */
export const correctContact = (viewer: Viewer, { cardId, version, ...content }: CorrectContact): Promise<LoggedCard> =>
  viewer.write(async (db) => {
    const card = await correctableCard(db, viewer, { cardId, version });
    const moved = dateOnly(card.occurredOn) !== content.occurredOn;
    const rules = loggingRules(viewer);
    assertLoggable(content, { ...rules, oversees: rules.oversees || !moved, imported: card.origin === "IMPORTED" });
    await keepVersion(db, viewer, card);
    const changed = await columns(db, viewer, card.clientId, content, card);
    await db.contactCard.update({
      where: { tenantId_id: { tenantId: viewer.tenantId, id: cardId } },
      data: {
        ...changed, ...(moved ? movedTo(viewer, card, content.occurredOn) : {}),
        ...(moved || card.kind !== content.kind ? UNCONFIRMED : {}), version: { increment: 1 },
      },
    });
    const standing = await recount(db, viewer, card.clientId, "correction");
    await record(db, viewer, "contact.corrected", { entity: "contact_card", entityId: cardId, clientId: card.clientId });
    return { id: cardId, clientId: card.clientId, version: version + 1, occurredOn: content.occurredOn, stage: standing.stage, personId: changed.personId };
  });

/** Another day or another kind is not what the head confirmed. */
const UNCONFIRMED = { confirmedBy: null, confirmedAt: null } as const;

/** Another day is a day that somebody knows; whether it was written late is counted again, or a correction would hide it. */
const movedTo = (viewer: Viewer, card: FullCard, occurredOn: DateOnly) => ({
  precision: "DAY" as const,
  enteredLate: card.origin === "MANUAL" && isLate(occurredOn, instantToZoned(viewer.organisation.zone, card.enteredAt).date),
});

/** Takes a card back: it is kept, with all its versions, and counts nowhere. */
export const annulContact = (viewer: Viewer, ref: CardRef): Promise<{ id: Uuid; version: number }> =>
  setState(viewer, ref, "ANNULLED", "contact.annulled");

/** Undo of `annulContact`. */
export const restoreContact = (viewer: Viewer, ref: CardRef): Promise<{ id: Uuid; version: number }> =>
  setState(viewer, ref, "ACTIVE", "contact.restored");

const setState = (viewer: Viewer, ref: CardRef, state: "ACTIVE" | "ANNULLED", event: string) =>
  viewer.write(async (db) => {
    const card = await correctableCard(db, viewer, ref);
    await keepVersion(db, viewer, card);
    await db.contactCard.update({
      where: { tenantId_id: { tenantId: viewer.tenantId, id: ref.cardId } }, data: { state, version: { increment: 1 } },
    });
    await recount(db, viewer, card.clientId, "correction");
    await record(db, viewer, event, { entity: "contact_card", entityId: ref.cardId, clientId: card.clientId });
    return { id: ref.cardId, version: ref.version + 1 };
  });

/** A head confirms a start of work: from then on it counts for pay. Confirmed once; the second head sees who was first. */
export const confirmStart = (viewer: Viewer, ref: CardRef): Promise<{ id: Uuid; version: number }> =>
  viewer.write(async (db) => {
    const card = await correctableCard(db, viewer, ref);
    if (card.kind !== "START" || card.state !== "ACTIVE") throw new Refusal("not-a-start");
    if (card.confirmedBy) throw new Conflict({ confirmedBy: card.confirmedBy }, null);
    await db.contactCard.update({
      where: { tenantId_id: { tenantId: viewer.tenantId, id: ref.cardId } },
      data: { confirmedBy: viewer.memberId, confirmedAt: now(), version: { increment: 1 } },
    });
    await record(db, viewer, "contact.confirmed", { entity: "contact_card", entityId: ref.cardId, clientId: card.clientId });
    return { id: ref.cardId, version: ref.version + 1 };
  });

async function clientFor(db: Db, viewer: Viewer, clientId: Uuid): Promise<void> {
  const found = await db.client.findFirst({
    where: { tenantId: viewer.tenantId, id: clientId, archivedAt: null, AND: editableBy(viewer) }, select: { id: true },
  });
  if (!found) throw new Refusal("not-found");
}

type FullCard = NonNullable<Awaited<ReturnType<Db["contactCard"]["findFirst"]>>>;

async function correctableCard(db: Db, viewer: Viewer, { cardId, version }: CardRef): Promise<FullCard> {
  const where = { tenantId: viewer.tenantId, id: cardId, client: { AND: editableBy(viewer) } };
  const found = await db.contactCard.findFirst({ where, select: { clientId: true } });
  if (!found) throw new Refusal("not-found");
  await lockClient(db, viewer, found.clientId);
  const seen = await db.contactCard.findFirst({ where, include: { client: { select: { archivedAt: true } } } });
  if (!seen) throw new Refusal("not-found");
  const { client, ...card } = seen;
  if (client.archivedAt) throw new Refusal("client-archived");
  const enteredOn = instantToZoned(viewer.organisation.zone, card.enteredAt).date;
  const oversees = can(viewer, "contacts.oversee");
  if (!mayCorrect({ authorId: card.authorId, enteredOn, confirmed: card.confirmedBy !== null }, { memberId: viewer.memberId, today: viewer.today, oversees })) {
    throw new Refusal("card-closed");
  }
  if (card.version !== version) throw new Conflict(contentOf(viewer, card), await lastChangeBy(db, card.id));
  return card;
}

/** What the card says now, shaped as the form that collided with it. */
function contentOf(viewer: Viewer, card: FullCard) {
  const { version, kind, direction, reach, purpose, substance, proposals, objections, personId, outcomeId, stopReasonId, stopNote } = card;
  return {
    version, kind, direction, reach, purpose, substance, proposals, objections, personId, outcomeId,
    occurredOn: dateOnly(card.occurredOn),
    time: card.occurredAt && instantToZoned(viewer.organisation.zone, card.occurredAt).time,
    durationMinutes: card.durationSeconds === null ? null : Math.round(card.durationSeconds / 60),
    nextOn: card.nextOn && dateOnly(card.nextOn), nextKind: card.nextKind, stopReasonId, stopNote, state: card.state,
  };
}

async function keepVersion(db: Db, viewer: Viewer, card: FullCard): Promise<void> {
  const content = JSON.parse(JSON.stringify(card)) as object;
  await db.contactCardVersion.create({
    data: { tenantId: viewer.tenantId, cardId: card.id, version: card.version, content, byId: viewer.memberId, at: now() },
    select: { version: true },
  });
}

type Kept = Partial<Pick<FullCard, "outcomeId" | "stopReasonId">>;

/** The card's columns; makes the new person, and checks that person and outcome belong here and may be chosen. */
async function columns(db: Db, viewer: Viewer, clientId: Uuid, content: CardContent, kept: Kept = {}) {
  const { kind, direction, reach, purpose, substance, proposals, objections, occurredOn, time, durationMinutes, next, stop } = content;
  await assertChoosable(db, { outcomeId: content.outcomeId, stopReasonId: stop?.reasonId ?? null }, kept);
  return {
    kind, direction, reach, purpose, substance, proposals, objections,
    occurredOn: dbDate(occurredOn),
    occurredAt: time === null ? null : zonedToInstant(viewer.organisation.zone, occurredOn, time),
    durationSeconds: durationMinutes === null ? null : durationMinutes * 60,
    personId: await personOf(db, viewer, clientId, content),
    outcomeId: content.outcomeId,
    nextOn: next && dbDate(next.on), nextKind: next && next.kind,
    stopReasonId: stop?.reasonId ?? null, stopNote: stop?.note ?? "",
  };
}

async function personOf(db: Db, viewer: Viewer, clientId: Uuid, { personId, newPerson }: CardContent): Promise<Uuid | null> {
  const { tenantId } = viewer;
  if (newPerson) {
    const id = newId();
    await db.person.create({ data: { tenantId, id, clientId, ...newPerson }, select: { id: true } });
    await record(db, viewer, "person.added", { entity: "person", entityId: id, clientId });
    // The client is found by the names of its people too.
    await refreshSearch(db, viewer, clientId);
    return id;
  }
  if (personId && !(await db.person.findFirst({ where: { tenantId, clientId, id: personId, erasedAt: null }, select: { id: true } }))) {
    throw new Refusal("invalid", undefined, { personId: { code: "not-found" } });
  }
  return personId;
}
