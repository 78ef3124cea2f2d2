import "server-only";
import { now } from "@/lib/core/clock";
import type { Db } from "@/lib/core/db";
import { newId, type Uuid } from "@/lib/core/ids";
import { once } from "@/lib/core/once";
import { record } from "@/lib/core/record";
import { Conflict, Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { workingClient } from "./access";
import { refreshSearch } from "./keeping";
import { changedFields } from "./rules";
import type { AddPerson, EditPerson, PersonAlone } from "./schema";
import { phoneView } from "./values";
import { editableBy } from "./visibility";

const FIELDS = { name: true, position: true, decisionMaker: true, phone: true, extension: true, email: true, notes: true } as const;

const columns = ({ name, position, decisionMaker, phone, email, notes }: Omit<AddPerson, "key" | "clientId">) =>
  ({ name, position, decisionMaker, phone: phone?.e164 ?? null, extension: phone?.extension ?? null, email, notes });

/** A person at a client the viewer may change; anyone else's answers like one that is not there. */
async function personOf(db: Db, viewer: Viewer, personId: Uuid): Promise<{ id: Uuid; clientId: Uuid; archivedAt: Date | null }> {
  const { tenantId } = viewer;
  const person = await db.person.findFirst({
    where: { tenantId, id: personId, erasedAt: null, client: { tenantId, archivedAt: null, mergedInto: null, AND: editableBy(viewer) } },
    select: { id: true, clientId: true, archivedAt: true },
  });
  if (!person) throw new Refusal("not-found");
  return person;
}

/** Adds a person to a client. Once for a key. */
export const addPerson = (viewer: Viewer, input: AddPerson): Promise<{ id: Uuid }> =>
  viewer.write((db) => once(db, viewer, input, async () => {
    const { id: clientId } = await workingClient(db, viewer, input.clientId);
    const id = newId();
    await db.person.create({ data: { tenantId: viewer.tenantId, id, clientId, ...columns(input) }, select: { id: true } });
    await refreshSearch(db, viewer, clientId);
    await record(db, viewer, "person.added", { entity: "person", entityId: id, clientId });
    return { id };
  }));

/** Changes a person. A stale `version` throws a Conflict with the values that stand now. */
export const editPerson = (viewer: Viewer, input: EditPerson): Promise<{ version: number }> =>
  viewer.write(async (db) => {
    const { tenantId } = viewer;
    const { id, clientId } = await personOf(db, viewer, input.personId);
    const before = await db.person.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } }, select: { ...FIELDS, version: true } });
    const after = columns(input);
    const { count } = await db.person.updateMany({
      where: { tenantId, id, version: input.version }, data: { ...after, version: { increment: 1 } },
    });
    if (count === 0) {
      const { version, phone, extension, ...values } = before;
      throw new Conflict({ version, values: { ...values, phone: phone ? phoneView(phone, extension).shown : "", email: values.email ?? "" } }, null);
    }
    await refreshSearch(db, viewer, clientId);
    await record(db, viewer, "person.edited", {
      entity: "person", entityId: id, clientId, details: { fields: changedFields(after, before) },
    });
    return { version: input.version + 1 };
  });

/** The person has left: they stay on their cards and leave the choices. */
export const archivePerson = (viewer: Viewer, input: PersonAlone): Promise<{ changed: boolean }> => setLeft(viewer, input, true);
export const restorePerson = (viewer: Viewer, input: PersonAlone): Promise<{ changed: boolean }> => setLeft(viewer, input, false);

const setLeft = (viewer: Viewer, { personId }: PersonAlone, left: boolean): Promise<{ changed: boolean }> =>
  viewer.write(async (db) => {
    const { tenantId } = viewer;
    const { id, clientId, archivedAt } = await personOf(db, viewer, personId);
    if ((archivedAt !== null) === left) return { changed: false };
    await db.person.update({ where: { tenantId_id: { tenantId, id } }, data: { archivedAt: left ? now() : null, version: { increment: 1 } }, select: { id: true } });
    await refreshSearch(db, viewer, clientId);
    await record(db, viewer, left ? "person.archived" : "person.restored", { entity: "person", entityId: id, clientId });
    return { changed: true };
  });
