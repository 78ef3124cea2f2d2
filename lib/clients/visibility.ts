import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import { REACH, SIGHT } from "@/lib/core/permissions";
import type { Viewer } from "@/lib/core/viewer";

/**
 * Whose clients a viewer sees (SIGHT) or may change (REACH), as alternatives; `null` is everything.
 * One rule, said twice: as a Prisma filter and as SQL.
 */
interface Scope { readonly ownerIds: readonly string[]; readonly channelIds: readonly string[]; readonly vipToo: boolean }

function scopeOf(viewer: Viewer, table: typeof SIGHT | typeof REACH): Scope | null {
  const reach = new Set<string>(viewer.roles.flatMap((role) => [...table[role]]));
  const { openness } = viewer.organisation;
  if (reach.has("all") || (reach.has("colleagues") && openness === "ALL")) return null;
  const wholeChannels = reach.has("channels");
  return {
    ownerIds: reach.has("team") ? viewer.teamIds : reach.has("own") ? [viewer.memberId] : [],
    channelIds: wholeChannels || (reach.has("colleagues") && openness === "CHANNEL") ? viewer.channelIds : [],
    // Prospecting and sales serve medium and small clients; a colleague's VIP is the KAM's and the heads' window.
    vipToo: wholeChannels,
  };
}

const asWhere = (scope: Scope | null): Prisma.ClientWhereInput => scope === null ? {} : {
  OR: [
    { ownerId: { in: [...scope.ownerIds] } },
    { channelId: { in: [...scope.channelIds] }, ...(scope.vipToo ? {} : { tier: { not: "VIP" } }) },
  ],
};

/** The clients this viewer sees, as a Prisma filter. */
export const visibleTo = (viewer: Viewer): Prisma.ClientWhereInput => asWhere(scopeOf(viewer, SIGHT));

/** The clients this viewer may change: edit, log contacts, plan. */
export const editableBy = (viewer: Viewer): Prisma.ClientWhereInput => asWhere(scopeOf(viewer, REACH));

export interface SqlScope { readonly sql: string; readonly values: readonly unknown[] }

/**
 * The clients this viewer sees, as a SQL condition on alias `alias` whose parameters start at `$first`.
 * Returns the condition and its two parameters (arrays of uuid).
 */
export function visibleSql(viewer: Viewer, alias: string, first: number): SqlScope {
  const scope = scopeOf(viewer, SIGHT);
  // The parameters are named in both cases, so that callers count them alike.
  if (scope === null) return { sql: `($${first}::uuid[] IS NULL AND $${first + 1}::uuid[] IS NULL)`, values: [null, null] };
  const vip = scope.vipToo ? "" : ` AND ${alias}.tier <> 'VIP'`;
  return {
    sql: `(${alias}.owner_id = ANY($${first}::uuid[]) OR (${alias}.channel_id = ANY($${first + 1}::uuid[])${vip}))`,
    values: [scope.ownerIds, scope.channelIds],
  };
}
