import "server-only";
import { insertRows, type BulkRow } from "@/lib/core/bulk";
import type { DateOnly } from "@/lib/core/dates";
import type { Db } from "@/lib/core/db";
import { newId, type Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { nameKey, searchText } from "./names";
import type { Phone } from "./phones";
import type { Tier } from "./views";

/** A client as an import or the demo brings it in; ids are made by the caller, who has checked the choices. */
export interface NewClient {
  readonly id: Uuid;
  readonly name: string;
  readonly inn: string | null;
  readonly channelId: Uuid;
  readonly subChannelId: Uuid;
  readonly regionId: Uuid;
  readonly sourceId: Uuid;
  readonly tier: Tier;
  readonly ownerId: Uuid | null;
  readonly foundOn: DateOnly;
  readonly site?: string;
  readonly essence?: string;
  readonly needsStated?: string;
  readonly needsPotential?: string;
  readonly phones?: readonly Phone[];
  readonly people?: readonly NewPerson[];
  readonly external?: { readonly system: string; readonly key: string };
}

export interface NewPerson {
  readonly id: Uuid;
  readonly name: string;
  readonly position: string;
  readonly decisionMaker: boolean;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Writes many new clients with their people, numbers, outside keys, first periods and empty grid rows. */
export async function addClients(db: Db, by: Pick<Viewer, "tenantId" | "memberId">, clients: readonly NewClient[], cause: string, batchId: Uuid | null): Promise<void> {
  const tenant_id = by.tenantId;
  await insertRows(db, "client", clients.map((client) => clientRow(by, client, batchId)));
  await insertRows(db, "client_external", clients.flatMap(({ id, external }) =>
    external ? [{ tenant_id, system: external.system, key: external.key, client_id: id }] : []));
  await insertRows(db, "client_phone", clients.flatMap(({ id, phones = [] }) =>
    phones.map(({ e164, extension }, position) => ({ tenant_id, id: newId(), client_id: id, e164, extension: extension ?? null, position }))));
  await insertRows(db, "person", clients.flatMap(({ id, people = [], foundOn }) => people.map((person) => ({
    tenant_id, id: person.id, client_id: id, name: person.name, position: person.position, decision_maker: person.decisionMaker,
    phone: person.phone, email: person.email, notes: "", version: 1, created_at: `${foundOn}T09:00:00Z`,
  }))));
  await insertRows(db, "client_period", clients.flatMap((client) => periodRows(by, client, cause)));
  // Counted again by whoever brings cards: lib/contacts/history.
  await insertRows(db, "client_grid", clients.map(({ id }) => ({ tenant_id, client_id: id, packed: "\\x", stamp: 0 })));
}

const clientRow = ({ tenantId, memberId }: Pick<Viewer, "tenantId" | "memberId">, client: NewClient, batchId: Uuid | null): BulkRow => ({
  tenant_id: tenantId, id: client.id, name: client.name, name_key: nameKey(client.name),
  search: searchText([client.name, client.inn, client.site, ...(client.people ?? []).map((one) => one.name), ...(client.phones ?? []).map((one) => one.e164)]),
  inn: client.inn, channel_id: client.channelId, sub_channel_id: client.subChannelId, region_id: client.regionId, source_id: client.sourceId,
  tier: client.tier, owner_id: client.ownerId, stage: "FOUND", found_on: client.foundOn, site: client.site ?? "", essence: client.essence ?? "",
  needs_stated: client.needsStated ?? "", needs_potential: client.needsPotential ?? "", notes: "", version: 1,
  created_at: `${client.foundOn}T09:00:00Z`, updated_at: `${client.foundOn}T09:00:00Z`, updated_by: memberId, import_batch_id: batchId,
});

const periodRows = ({ tenantId, memberId }: Pick<Viewer, "tenantId" | "memberId">, client: NewClient, cause: string): BulkRow[] =>
  ([["OWNER", client.ownerId], ["TIER", client.tier], ["SOURCE", client.sourceId], ["STAGE", "FOUND"]] as const).map(([field, value]) => ({
    tenant_id: tenantId, id: newId(), client_id: client.id, field, value, since: `${client.foundOn}T09:00:00Z`, cause, by_id: memberId,
  }));
