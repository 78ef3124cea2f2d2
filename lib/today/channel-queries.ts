import "server-only";
import { firstDay, lastDay, monthOf, type DateOnly } from "@/lib/core/dates";
import type { Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { visibleSql } from "@/lib/clients/visibility";
import { SHOWN, type DayFrame } from "./queries";

export interface ChannelLine { readonly id: Uuid; readonly name: string; readonly clients: number; readonly cards: number; readonly touched: number; readonly starts: number }

/** The viewer's channels this month: what their digest will hold. */
export async function channelsThisMonth(viewer: Viewer): Promise<ChannelLine[]> {
  const month = monthOf(viewer.today);
  const scope = visibleSql(viewer, "c", 4);
  return viewer.rows<ChannelLine>(`
    SELECT h.id, h.name, count(DISTINCT c.id)::int AS clients, COALESCE(sum(k.cards), 0)::int AS cards,
      (count(c.id) FILTER (WHERE k.touched > 0))::int AS touched, COALESCE(sum(k.starts), 0)::int AS starts
    FROM channel h LEFT JOIN client c ON c.tenant_id = h.tenant_id AND c.channel_id = h.id AND c.archived_at IS NULL AND c.merged_into IS NULL AND ${scope.sql}
    LEFT JOIN LATERAL (SELECT count(*) AS cards, count(*) FILTER (WHERE kind IN ('VISIT', 'START') OR (kind = 'CALL' AND reach = 'DECISION_MAKER')) AS touched,
        count(*) FILTER (WHERE kind = 'START') AS starts
      FROM contact_card k WHERE k.tenant_id = c.tenant_id AND k.client_id = c.id AND k.state = 'ACTIVE' AND k.occurred_on BETWEEN $2 AND $3) k ON true
    WHERE h.tenant_id = app.tenant_id() AND h.id = ANY($1::uuid[]) GROUP BY h.id, h.name, h.position ORDER BY h.position, h.name`,
  [viewer.channelIds, firstDay(month), lastDay(month), ...scope.values]);
}

export interface RecentCard {
  readonly id: Uuid; readonly clientId: Uuid; readonly client: string; readonly channel: string; readonly kind: "CALL" | "VISIT" | "START" | "END";
  readonly on: DateOnly; readonly author: string | null; readonly substance: string; readonly proposals: string;
}

/** What was learnt at the clients in sight since the working day before, the newest first. */
export async function recentContacts(viewer: Viewer, { today, previous }: DayFrame): Promise<RecentCard[]> {
  const scope = visibleSql(viewer, "c", 3);
  return viewer.rows<RecentCard>(`
    SELECT k.id, k.client_id AS "clientId", c.name AS client, h.name AS channel, k.kind, k.occurred_on AS on, m.name AS author, k.substance, k.proposals
    FROM contact_card k JOIN client c ON c.tenant_id = k.tenant_id AND c.id = k.client_id JOIN channel h ON h.tenant_id = c.tenant_id AND h.id = c.channel_id
    LEFT JOIN member m ON m.tenant_id = k.tenant_id AND m.id = k.author_id
    WHERE k.tenant_id = app.tenant_id() AND k.state = 'ACTIVE' AND k.substance <> '' AND (k.kind <> 'CALL' OR k.reach = 'DECISION_MAKER') AND k.occurred_on BETWEEN $1 AND $2
      AND c.archived_at IS NULL AND c.merged_into IS NULL AND ${scope.sql}
    ORDER BY k.occurred_on DESC, k.occurred_at DESC NULLS LAST, k.id DESC LIMIT ${SHOWN * 3}`, [previous, today, ...scope.values]);
}
