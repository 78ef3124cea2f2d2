import "server-only";
import type { Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { localeOf } from "./queries";
import { presentFor, readyEntries, type ReadyDictionary } from "./ready";
import type { Dictionary } from "./rules";

/** An entry as its settings screen shows it, archived ones included. */
export interface EntryView {
  readonly id: Uuid;
  readonly name: string;
  readonly version: number;
  readonly archived: boolean;
  /** How many clients have it; none is counted for services and outcomes. */
  readonly clients: number | null;
  readonly channelId: Uuid | null;
  readonly parentId: Uuid | null;
  readonly kind: "OUTBOUND" | "INBOUND" | null;
  readonly zone: string | null;
  readonly final: boolean | null;
  /** The mark of a ready entry: region's code, source's or outcome's key. */
  readonly mark: string | null;
}

interface Shape { readonly table: string; readonly own: Partial<Record<"channelId" | "parentId" | "kind" | "zone" | "final" | "mark", string>>; readonly clientColumn?: string }

const SHAPES: Record<Dictionary, Shape> = {
  channel: { table: "channel", own: {}, clientColumn: "channel_id" },
  subChannel: { table: "sub_channel", own: { channelId: "e.channel_id" }, clientColumn: "sub_channel_id" },
  region: { table: "region", own: { zone: "e.zone", mark: "e.code" }, clientColumn: "region_id" },
  source: { table: "source", own: { kind: "e.kind", parentId: "e.parent_id", mark: "e.key" }, clientColumn: "source_id" },
  service: { table: "service", own: {} },
  outcome: { table: "outcome", own: { final: "e.final", mark: "e.key" } },
};
const OWN = ["channelId", "parentId", "kind", "zone", "final", "mark"] as const;

/** All entries of a dictionary in their order. Names of tables and columns come from this file alone. */
export function entriesOf(viewer: Viewer, dictionary: Dictionary): Promise<EntryView[]> {
  const { table, own, clientColumn } = SHAPES[dictionary];
  const fields = OWN.map((field) => `${own[field] ?? "NULL"} AS "${field}"`).join(", ");
  const counted = clientColumn
    ? `LEFT JOIN (SELECT ${clientColumn} AS id, count(*)::int AS clients FROM client
         WHERE tenant_id = app.tenant_id() AND archived_at IS NULL GROUP BY 1) n ON n.id = e.id` : "";
  return viewer.rows<EntryView>(`
    SELECT e.id, e.name, e.version, e.archived_at IS NOT NULL AS archived, ${clientColumn ? "COALESCE(n.clients, 0)" : "NULL::int"} AS clients, ${fields}
    FROM ${table} e ${counted} WHERE e.tenant_id = app.tenant_id()
    ORDER BY ${dictionary === "region" ? "" : "e.position, "}e.name, e.id`);
}

export interface ReadyView { readonly mark: string; readonly name: string; readonly hint: string | null; readonly there: boolean }

/** The ready entries of a dictionary in the organisation's language, and which of them are in use. */
export async function readyOf(viewer: Viewer, dictionary: ReadyDictionary, present: readonly EntryView[]): Promise<ReadyView[]> {
  const locale = await viewer.read(localeOf);
  return readyEntries(dictionary, locale).map((one) => {
    const entry = presentFor(present, one);
    return { mark: one.mark, name: one.name, hint: one.data.zone ?? one.data.kind ?? null, there: entry !== undefined && !entry.archived };
  });
}
