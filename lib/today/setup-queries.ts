import "server-only";
import { PERMISSIONS } from "@/lib/core/permissions";
import type { Viewer } from "@/lib/core/viewer";

/** What an organisation still lacks before people can work in it, in the order in which it is needed. */
export const SETUP_GAPS = ["channels", "subChannels", "regions", "sources", "outcomes", "people", "heads", "operations", "norms", "clients"] as const;
export type SetupGap = (typeof SETUP_GAPS)[number];
export interface SetupLine { readonly gap: SetupGap; /** How many things lack it; 0 where the whole place is empty. */ readonly count: number }

const alive = (table: string) => `EXISTS (SELECT 1 FROM ${table} WHERE tenant_id = app.tenant_id() AND archived_at IS NULL)`;
const WITHOUT_SUB = `SELECT count(*)::int FROM channel c WHERE c.tenant_id = app.tenant_id() AND c.archived_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM sub_channel s WHERE s.tenant_id = c.tenant_id AND s.channel_id = c.id AND s.archived_at IS NULL)`;
const holds = (roles: string) => `EXISTS (SELECT 1 FROM member_role r WHERE r.tenant_id = m.tenant_id AND r.member_id = m.id AND r.role::text = ANY(${roles}::text[]))`;
// Whoever works with clients and is no head reports to one.
const WITHOUT_HEAD = `SELECT count(*)::int FROM member m WHERE m.tenant_id = app.tenant_id() AND m.active AND m.manager_id IS NULL AND ${holds("$1")} AND NOT ${holds("$2")}`;
const WITHOUT_OPERATIONS = `SELECT count(*)::int FROM channel c WHERE c.tenant_id = app.tenant_id() AND c.archived_at IS NULL AND NOT EXISTS (
  SELECT 1 FROM member_channel x JOIN member m ON m.tenant_id = x.tenant_id AND m.id = x.member_id AND m.active
  WHERE ${holds("$3")} AND x.tenant_id = c.tenant_id AND x.channel_id = c.id)`;

/** The gaps of the set-up that are open, for the administrator. */
export async function setupGaps(viewer: Viewer): Promise<SetupLine[]> {
  const [row] = await viewer.rows<Record<SetupGap, number | null>>(`
    SELECT CASE WHEN NOT ${alive("channel")} THEN 0 END AS channels, NULLIF((${WITHOUT_SUB}), 0) AS "subChannels",
      CASE WHEN NOT ${alive("region")} THEN 0 END AS regions, CASE WHEN NOT ${alive("source")} THEN 0 END AS sources,
      CASE WHEN NOT ${alive("outcome")} THEN 0 END AS outcomes,
      CASE WHEN (SELECT count(*) FROM member WHERE tenant_id = app.tenant_id() AND active) < 2 THEN 0 END AS people,
      NULLIF((${WITHOUT_HEAD}), 0) AS heads, NULLIF((${WITHOUT_OPERATIONS}), 0) AS operations,
      CASE WHEN NOT EXISTS (SELECT 1 FROM norm WHERE tenant_id = app.tenant_id()) THEN 0 END AS norms,
      CASE WHEN NOT EXISTS (SELECT 1 FROM client WHERE tenant_id = app.tenant_id()) THEN 0 END AS clients`,
  [PERMISSIONS["today.own"], PERMISSIONS["today.team"], PERMISSIONS["today.channels"]]);
  return SETUP_GAPS.flatMap((gap) => {
    const count = row?.[gap] ?? null;
    return count === null ? [] : [{ gap, count }];
  });
}
