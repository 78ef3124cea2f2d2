import "server-only";
import type { Uuid } from "@/lib/core/ids";
import { instantToZoned } from "@/lib/core/zones";
import type { Db, Row } from "@/lib/core/db";
import type { Viewer } from "@/lib/core/viewer";
import { visibleSql, visibleTo } from "@/lib/clients/visibility";
import { readCardAddress, type CardAddress, type CardSlice } from "./address";
import { cardsOfClient, cardView, findCard, type CardView } from "./queries";
import { said, type CardSays } from "./versions";

export interface CardListView {
  readonly clientId: Uuid;
  readonly address: CardAddress;
  readonly cards: readonly CardView[];
  readonly more: boolean;
  readonly counts: Readonly<Record<CardSlice, number>>;
  readonly attempts: number;
}

interface CountRow extends Row { all: number; calls: number; visits: number; starts: number; silent: number; attempts: number }

const COUNTS_SQL = (scope: string) => `
  SELECT count(*) AS all,
    count(*) FILTER (WHERE k.kind = 'CALL' AND k.reach = 'DECISION_MAKER') AS calls,
    count(*) FILTER (WHERE k.kind = 'VISIT') AS visits,
    count(*) FILTER (WHERE k.kind = 'START') AS starts,
    count(*) FILTER (WHERE k.substance = '' AND k.origin <> 'IMPORTED' AND NOT (k.kind = 'CALL' AND k.reach <> 'DECISION_MAKER')) AS silent,
    count(*) FILTER (WHERE k.kind = 'CALL' AND k.reach <> 'DECISION_MAKER') AS attempts
  FROM contact_card k JOIN client c ON c.tenant_id = k.tenant_id AND c.id = k.client_id
  WHERE k.tenant_id = $1::uuid AND k.client_id = $2::uuid AND k.state = 'ACTIVE' AND ${scope}`;

/** The cards of a client's page as its address wishes, with the counts of each slice. `given`: the page's searchParams. */
export async function cardList(viewer: Viewer, clientId: Uuid, given: Parameters<typeof readCardAddress>[0]): Promise<CardListView> {
  const address = readCardAddress(given);
  const scope = visibleSql(viewer, "c", 3);
  const [page, [row]] = await Promise.all([
    cardsOfClient(viewer, clientId, address),
    viewer.rows<CountRow>(COUNTS_SQL(scope.sql), [viewer.tenantId, clientId, ...scope.values]),
  ]);
  const { all = 0, calls = 0, visits = 0, starts = 0, silent = 0, attempts = 0 } = row ?? {};
  return {
    clientId, address, cards: page.cards, more: page.next !== null, attempts,
    counts: { ALL: all - (address.attempts ? 0 : attempts), CALL: calls, VISIT: visits, CONTRACT: starts, SILENT: silent },
  };
}

export interface CardVersion {
  readonly version: number;
  /** When it was replaced by the next one, and by whom; null of what stands now. */
  readonly replaced: { readonly on: string; readonly time: string; readonly by: string | null } | null;
  readonly content: CardSays;
}

/** Every version of a card, oldest first; the last entry is what stands now. */
export const versionsOfCard = (viewer: Viewer, cardId: Uuid) =>
  viewer.read(async (db) => {
    const { tenantId, organisation: { zone } } = viewer;
    const card = await findCard(db, { tenantId, id: cardId, client: visibleTo(viewer) });
    if (!card) return null;
    const kept = await db.contactCardVersion.findMany({ where: { tenantId, cardId }, orderBy: { version: "asc" } });
    const contents = kept.map((one) => one.content as Record<string, unknown>);
    const name = await namesOf(db, viewer, [...contents, card], kept.map((one) => one.byId));
    const versions: CardVersion[] = kept.map((one, at) => {
      const { date, time } = instantToZoned(zone, one.at);
      return { version: one.version, replaced: { on: date, time, by: name(one.byId) }, content: said(contents[at] ?? {}, zone, name) };
    });
    // Through JSON, so that what stands now has the shape of what was kept.
    const now = JSON.parse(JSON.stringify(card)) as Record<string, unknown>;
    return { card: cardView(viewer, card), versions: [...versions, { version: card.version, replaced: null, content: said(now, zone, name) }] };
  });

export type CardHistory = NonNullable<Awaited<ReturnType<typeof versionsOfCard>>>;

/** Names of the people, outcomes and members that the versions speak of. */
async function namesOf(db: Db, { tenantId }: Viewer, contents: readonly object[], members: readonly (Uuid | null)[]) {
  const ids = (key: string) => contents.map((one) => (one as Record<string, unknown>)[key]).filter((id): id is string => typeof id === "string");
  const where = (wanted: readonly (string | null)[]) => ({ tenantId, id: { in: [...new Set(wanted.filter((id) => id !== null))] } });
  const select = { id: true, name: true } as const;
  const found = [
    await db.person.findMany({ where: where(ids("personId")), select }),
    await db.outcome.findMany({ where: where([...ids("outcomeId"), ...ids("stopReasonId")]), select }),
    await db.member.findMany({ where: where([...members, ...ids("confirmedBy")]), select }),
  ].flat();
  const names = new Map(found.map((one) => [one.id, one.name]));
  return (id: unknown): string | null => (typeof id === "string" ? (names.get(id) ?? null) : null);
}
