import "server-only";
import type { Db } from "@/lib/core/db";
import { newId, type Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { searchText } from "./names";
import type { Phone } from "./phones";

/** What is kept beside a client's own row, always in the transaction that changed it. */

type Period = { readonly field: "OWNER" | "TIER" | "STAGE" | "SOURCE"; readonly value: string | null };

/** Appends to the client's history: since when, by whom and why. Nothing is ever taken out of it. */
export async function beginPeriods(db: Db, viewer: Viewer, clientId: Uuid, cause: string, periods: readonly Period[]): Promise<void> {
  const { tenantId, memberId } = viewer;
  await db.clientPeriod.createMany({ data: periods.map((period) => ({ tenantId, id: newId(), clientId, cause, byId: memberId, ...period })) });
}

/** Puts these numbers in the place of all the client's numbers, in their order. */
export async function replacePhones(db: Db, { tenantId }: Viewer, clientId: Uuid, phones: readonly Phone[]): Promise<void> {
  await db.clientPhone.deleteMany({ where: { tenantId, clientId } });
  await db.clientPhone.createMany({
    data: phones.map(({ e164, extension }, position) => ({ tenantId, id: newId(), clientId, e164, extension: extension ?? null, position })),
  });
}

/** Writes the text that search reads: name, ИНН, site, numbers and people who are there. */
export async function refreshSearch(db: Db, { tenantId }: Viewer, clientId: Uuid): Promise<void> {
  const where = { tenantId_id: { tenantId, id: clientId } };
  const found = await db.client.findUniqueOrThrow({ where, select: {
    name: true, inn: true, site: true, search: true,
    phones: { select: { e164: true }, orderBy: { position: "asc" } },
    people: { where: { archivedAt: null, erasedAt: null }, select: { name: true, phone: true }, orderBy: { id: "asc" } },
  } });
  const numbers = [...found.phones.map(({ e164 }) => e164), ...found.people.map(({ phone }) => phone)];
  const search = searchText([found.name, found.inn, found.site, ...found.people.map(({ name }) => name), ...numbers]);
  if (search !== found.search) await db.client.update({ where, data: { search }, select: { id: true } });
}
