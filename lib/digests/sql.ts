import type { Viewer } from "@/lib/core/viewer";
import { visibleSql } from "@/lib/clients/visibility";
import { daysOfPeriod } from "@/lib/digests/rules";
import type { DigestAsk } from "@/lib/digests/schema";

export interface Sql {
  readonly text: string;
  readonly values: unknown[];
}

/** Which of the cards: those of one owner ("none": of nobody), of one kind. */
export interface CardSlice {
  readonly ownerId?: string | null;
  readonly kind?: "calls" | "reached" | "visits" | "starts";
}

/** $1 organisation, $2 channel, $3 and $4 first and last day, $5 and $6 what the viewer sees. */
const baseValues = (viewer: Viewer, { channelId, period }: DigestAsk): unknown[] => {
  const { from, to } = daysOfPeriod(period);
  return [viewer.tenantId, channelId, from, to, ...visibleSql(viewer, "c", 5).values];
};

const CARD = "k.tenant_id = $1 AND k.state = 'ACTIVE' AND k.occurred_on BETWEEN $3 AND $4";
const OWN = (viewer: Viewer) => `c.tenant_id = $1 AND c.channel_id = $2 AND ${visibleSql(viewer, "c", 5).sql}`;
const NAMES = `JOIN sub_channel s ON s.tenant_id = c.tenant_id AND s.id = c.sub_channel_id
  JOIN region r ON r.tenant_id = c.tenant_id AND r.id = c.region_id
  LEFT JOIN member o ON o.tenant_id = c.tenant_id AND o.id = c.owner_id`;
const CLIENT = `c.id AS "clientId", c.name AS client, s.name AS "subChannel", r.name AS region, o.name AS owner`;
const BY_CLIENT = `c.name COLLATE "ru-x-icu", c.id`;

const KINDS: Readonly<Record<NonNullable<CardSlice["kind"]>, string>> = {
  calls: "k.kind = 'CALL'",
  reached: "k.kind = 'CALL' AND k.reach = 'DECISION_MAKER'",
  visits: "k.kind = 'VISIT'",
  starts: "k.kind = 'START'",
};

/** Totals by owner of the client, the ownerless last. */
export const totalsSql = (viewer: Viewer, ask: DigestAsk): Sql => ({
  text: `SELECT c.owner_id AS "ownerId", o.name AS owner, count(DISTINCT c.id) AS clients,
      ${Object.entries(KINDS).map(([name, condition]) => `count(*) FILTER (WHERE ${condition}) AS ${name}`).join(", ")}
    FROM contact_card k JOIN client c ON c.tenant_id = k.tenant_id AND c.id = k.client_id
    LEFT JOIN member o ON o.tenant_id = c.tenant_id AND o.id = c.owner_id
    WHERE ${CARD} AND ${OWN(viewer)} GROUP BY c.owner_id, o.name ORDER BY o.name COLLATE "ru-x-icu" NULLS LAST, c.owner_id`,
  values: baseValues(viewer, ask),
});

/** The cards client by client, each client's by date. `after`: the id of the card that the rows come after. */
export function cardsSql(viewer: Viewer, ask: DigestAsk, slice: CardSlice = {}, page?: { after: string | null; limit: number }): Sql {
  const values = baseValues(viewer, ask);
  const param = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    CARD, OWN(viewer),
    ...(slice.kind ? [KINDS[slice.kind]] : []),
    ...(slice.ownerId === undefined ? [] : [slice.ownerId === null ? "c.owner_id IS NULL" : `c.owner_id = ${param(slice.ownerId)}::uuid`]),
    ...(page?.after ? [`(${BY_CLIENT}, k.occurred_on, k.id) > (SELECT b.name COLLATE "ru-x-icu", b.id, a.occurred_on, a.id FROM contact_card a
      JOIN client b ON b.tenant_id = a.tenant_id AND b.id = a.client_id WHERE a.tenant_id = $1 AND a.id = ${param(page.after)}::uuid)`] : []),
  ];
  return {
    text: `SELECT k.id, ${CLIENT}, k.occurred_on AS "occurredOn", k.precision, k.kind, k.reach = 'DECISION_MAKER' AS reached,
        NULLIF(concat_ws(', ', NULLIF(p.name, ''), NULLIF(p.position, '')), '') AS "withWhom",
        NULLIF(k.substance, '') AS substance, NULLIF(k.proposals, '') AS proposals, k.next_on AS "nextOn",
        NULLIF(concat_ws('. ', u.name, NULLIF(k.stop_note, '')), '') AS "stopReason", w.name AS author
      FROM contact_card k JOIN client c ON c.tenant_id = k.tenant_id AND c.id = k.client_id ${NAMES}
      LEFT JOIN person p ON p.tenant_id = k.tenant_id AND p.id = k.person_id
      LEFT JOIN outcome u ON u.tenant_id = k.tenant_id AND u.id = k.stop_reason_id
      LEFT JOIN member w ON w.tenant_id = k.tenant_id AND w.id = k.author_id
      WHERE ${conditions.join(" AND ")} ORDER BY ${BY_CLIENT}, k.occurred_on, k.id${page ? ` LIMIT ${param(page.limit)}` : ""}`,
    values,
  };
}

/** Known by the end of the period and without a single card in it: not even a call that reached nobody. */
const UNTOUCHED = `c.archived_at IS NULL AND c.merged_into IS NULL AND c.found_on <= $4
  AND NOT EXISTS (SELECT 1 FROM contact_card k WHERE k.client_id = c.id AND ${CARD})`;

export const untouchedCountSql = (viewer: Viewer, ask: DigestAsk): Sql => ({
  text: `SELECT count(*) AS count FROM client c WHERE ${OWN(viewer)} AND ${UNTOUCHED}`,
  values: baseValues(viewer, ask),
});

/** `after`: the id of the client that the rows come after. */
export function untouchedSql(viewer: Viewer, ask: DigestAsk, page?: { after: string | null; limit: number }): Sql {
  const values = baseValues(viewer, ask);
  const param = (value: unknown) => `$${values.push(value)}`;
  const after = page?.after ? ` AND (${BY_CLIENT}) > (SELECT b.name COLLATE "ru-x-icu", b.id FROM client b WHERE b.tenant_id = $1 AND b.id = ${param(page.after)}::uuid)` : "";
  return {
    text: `SELECT ${CLIENT}, g.last_contact_on AS "lastContactOn", g.next_contact_on AS "nextOn" FROM client c ${NAMES}
      LEFT JOIN client_grid g ON g.tenant_id = c.tenant_id AND g.client_id = c.id
      WHERE ${OWN(viewer)} AND ${UNTOUCHED}${after} ORDER BY ${BY_CLIENT}${page ? ` LIMIT ${param(page.limit)}` : ""}`,
    values,
  };
}
