import "server-only";
import { now } from "@/lib/core/clock";
import type { DateOnly, MonthIndex } from "@/lib/core/dates";
import { instantToZoned } from "@/lib/core/zones";
import type { Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { hoursAhead } from "@/lib/clients/rules";
import { phoneView } from "@/lib/clients/values";
import type { PhoneView, Tier } from "@/lib/clients/views";
import { visibleSql } from "@/lib/clients/visibility";

export type ContactKind = "CALL" | "VISIT" | "START";
export interface MissedPlan { readonly kind: ContactKind; readonly month: MonthIndex; readonly reason: string }

/** A client that asks for something today, with what one needs to know before dialling. */
export interface ClientLine {
  readonly id: Uuid;
  readonly name: string;
  readonly tier: Tier;
  readonly channel: string;
  readonly owner: string | null;
  readonly foundOn: DateOnly;
  readonly lastOn: DateOnly | null;
  readonly nextOn: DateOnly | null;
  readonly nextKind: ContactKind | null;
  /** The substance that was written last. */
  readonly substance: string;
  /** Whom to ask for: the person whose number it is, a decision maker before others; the company's number otherwise. */
  readonly person: string | null;
  readonly phone: PhoneView | null;
  /** "HH:mm" where the client is, when their clock is not the organisation's. */
  readonly localTime: string | null;
  readonly missed: readonly MissedPlan[];
}

/** The first lines of a slice and how many it holds. */
export interface Lines<T = ClientLine> { readonly lines: readonly T[]; readonly total: number }

interface LineRow extends Omit<ClientLine, "phone" | "localTime"> { readonly zone: string; readonly e164: string | null; readonly extension: string | null; readonly total: number }

export interface Slice {
  /** A condition on `c` (client) and `g` (its months); parameters from $1 on. */
  readonly where: string;
  readonly values: readonly unknown[];
  readonly order: string;
  readonly limit: number;
}

/** A plan of a past month of the grid's window whose fact is missing, as the grid counts it; $month is the present one. */
export const missedPlan = (month: string): string => `p.tenant_id = c.tenant_id AND p.client_id = c.id AND p.status = 'LIVE'
  AND p.month BETWEEN ${month}::int - 36 AND ${month}::int - 1
  AND (CASE WHEN p.month < octet_length(g.packed) THEN get_byte(g.packed, p.month) ELSE 0 END
    & CASE p.kind WHEN 'CALL' THEN 1 WHEN 'VISIT' THEN 2 ELSE 4 END) = 0`;

// The slice is cut first: what a line tells is then looked up for a few clients, whatever the slice's size.
const linesSql = ({ where, order, limit }: Slice, scope: string, month: string): string => `
  WITH slice AS MATERIALIZED (
    SELECT c.tenant_id, c.id, c.name, c.tier, c.channel_id, c.region_id, c.owner_id, c.found_on, g.last_contact_on, g.next_contact_on, g.packed,
      row_number() OVER (ORDER BY ${order}, c.id) AS place, count(*) OVER ()::int AS total
    FROM client c JOIN client_grid g ON g.tenant_id = c.tenant_id AND g.client_id = c.id
    WHERE c.tenant_id = app.tenant_id() AND c.archived_at IS NULL AND c.merged_into IS NULL AND ${scope} AND (${where})
    ORDER BY place LIMIT ${limit})
  SELECT c.id, c.name, c.tier, h.name AS channel, r.zone, m.name AS owner, c.found_on AS "foundOn", c.last_contact_on AS "lastOn",
    c.next_contact_on AS "nextOn", asks.next_kind AS "nextKind", COALESCE(said.substance, '') AS substance, who.name AS person,
    COALESCE(who.phone, desk.e164) AS e164, CASE WHEN who.phone IS NULL THEN desk.extension ELSE who.extension END AS extension,
    COALESCE(missed.plans, '[]') AS missed, c.total
  FROM slice c JOIN channel h ON h.tenant_id = c.tenant_id AND h.id = c.channel_id JOIN region r ON r.tenant_id = c.tenant_id AND r.id = c.region_id
  LEFT JOIN member m ON m.tenant_id = c.tenant_id AND m.id = c.owner_id
  LEFT JOIN LATERAL (SELECT k.next_kind FROM contact_card k WHERE k.tenant_id = c.tenant_id AND k.client_id = c.id AND k.state = 'ACTIVE'
    AND k.next_on = c.next_contact_on ORDER BY k.occurred_on DESC, k.id DESC LIMIT 1) asks ON true
  LEFT JOIN LATERAL (SELECT k.substance FROM contact_card k WHERE k.tenant_id = c.tenant_id AND k.client_id = c.id AND k.state = 'ACTIVE'
    AND k.substance <> '' ORDER BY k.occurred_on DESC, k.id DESC LIMIT 1) said ON true
  LEFT JOIN LATERAL (SELECT p.name, p.phone, p.extension FROM person p WHERE p.tenant_id = c.tenant_id AND p.client_id = c.id AND p.phone IS NOT NULL
    AND p.archived_at IS NULL AND p.erased_at IS NULL ORDER BY p.decision_maker DESC, p.name, p.id LIMIT 1) who ON true
  LEFT JOIN LATERAL (SELECT f.e164, f.extension FROM client_phone f WHERE f.tenant_id = c.tenant_id AND f.client_id = c.id
    ORDER BY f.position, f.id LIMIT 1) desk ON true
  LEFT JOIN LATERAL (SELECT json_agg(json_build_object('kind', p.kind, 'month', p.month, 'reason', p.reason) ORDER BY p.month DESC, p.id) AS plans
    FROM planned_contact p CROSS JOIN (SELECT c.packed) g WHERE ${missedPlan(month)}) missed ON true
  ORDER BY c.place`;

/** The first clients of a slice of those the viewer sees. `month`: the present one. */
export async function clientLines(viewer: Viewer, month: MonthIndex, slice: Slice): Promise<Lines> {
  const first = slice.values.length + 1;
  const scope = visibleSql(viewer, "c", first);
  const rows = await viewer.rows<LineRow>(linesSql(slice, scope.sql, `$${first + 2}`), [...slice.values, ...scope.values, month]);
  const [here, at] = [viewer.organisation.zone, now()];
  return {
    total: rows[0]?.total ?? 0,
    lines: rows.map(({ e164, extension, zone, total: _, ...line }) => ({
      ...line, phone: e164 === null ? null : phoneView(e164, extension), localTime: hoursAhead(zone, here, at) === 0 ? null : instantToZoned(zone, at).time })),
  };
}
