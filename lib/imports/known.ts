import "server-only";
import type { Db } from "@/lib/core/db";
import type { Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import type { PlannedCard, PlannedClient } from "@/lib/imports/rules";

/** A client who is here already, with the cards of the file that are not. */
export interface KnownClient {
  readonly clientId: Uuid;
  readonly cards: readonly PlannedCard[];
}

/** What an import would do to each client of its plan. */
export interface Sorted {
  readonly created: readonly PlannedClient[];
  readonly updated: readonly (KnownClient & { readonly client: PlannedClient })[];
  readonly leftAlone: number;
}

/** A card's key as the database holds it: unique in the organisation, so the system stands before it. */
export const cardKey = (system: string, card: Pick<PlannedCard, "externalKey">): string => `${system}:${card.externalKey}`;

/** The same row never comes twice: clients are known by their key in the other system, cards by theirs. */
export async function sortByKnown(db: Db, viewer: Viewer, clients: readonly PlannedClient[], system: string): Promise<Sorted> {
  const ids = await knownClients(db, viewer, system, clients.map((client) => client.externalKey));
  const cards = await knownCards(db, viewer, [...new Set(ids.values())], clients.flatMap((client) => client.cards.map((card) => cardKey(system, card))));
  const created: PlannedClient[] = [];
  const updated: (KnownClient & { client: PlannedClient })[] = [];
  let leftAlone = 0;
  for (const client of clients) {
    const clientId = ids.get(client.externalKey);
    const fresh = client.cards.filter((card) => !cards.has(cardKey(system, card)));
    if (clientId === undefined) created.push({ ...client, cards: fresh });
    else if (fresh.length > 0) updated.push({ clientId, cards: fresh, client });
    else leftAlone++;
  }
  return { created, updated, leftAlone };
}

/** Key → client; a client that was merged stands for the one it was merged into. */
async function knownClients(db: Db, { tenantId }: Viewer, system: string, keys: string[]): Promise<Map<string, Uuid>> {
  const rows = await db.$queryRaw<{ key: string; id: Uuid }[]>`
    SELECT e.key, COALESCE(c.merged_into, c.id) AS id FROM client_external e JOIN client c ON c.tenant_id = e.tenant_id AND c.id = e.client_id
    WHERE e.tenant_id = ${tenantId}::uuid AND e.system = ${system} AND e.key = ANY (${keys}::text[])`;
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Cards that count, and those that a person took back: these do not come again, unless their whole import was taken back. */
async function knownCards(db: Db, { tenantId }: Viewer, clientIds: Uuid[], keys: string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT k.external_key AS key FROM contact_card k
    WHERE k.tenant_id = ${tenantId}::uuid AND k.state = 'ACTIVE' AND k.external_key IS NOT NULL AND k.external_key = ANY (${keys}::text[])
    UNION SELECT k.external_key FROM contact_card k LEFT JOIN import_batch b ON b.tenant_id = k.tenant_id AND b.id = k.import_batch_id
    WHERE k.tenant_id = ${tenantId}::uuid AND k.client_id = ANY (${clientIds}::uuid[]) AND k.external_key IS NOT NULL
      AND k.state <> 'ACTIVE' AND b.status IS DISTINCT FROM 'REVERSED'`;
  return new Set(rows.map(({ key }) => key));
}
