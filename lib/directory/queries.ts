import "server-only";
import type { Db } from "@/lib/core/db";
import type { Uuid } from "@/lib/core/ids";
import { Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import type { DirectoryLocale } from "./ready";
import type { OrganisationInput } from "./schema";

export interface Entry { readonly id: Uuid; readonly name: string }
export interface ChannelEntry extends Entry { readonly subChannels: readonly Entry[] }

export interface DirectoryLists {
  readonly channels: readonly ChannelEntry[];
  readonly regions: readonly (Entry & { readonly zone: string })[];
  readonly sources: readonly (Entry & { readonly kind: "INBOUND" | "OUTBOUND"; readonly parentId: Uuid | null })[];
  readonly services: readonly Entry[];
  readonly outcomes: readonly (Entry & { readonly final: boolean })[];
  readonly members: readonly Entry[];
}

const CHOOSABLE = (alias: string) => `${alias}.tenant_id = app.tenant_id() AND (${alias}.archived_at IS NULL OR ${alias}.id = ANY($1::uuid[]))`;

const LISTS_SQL = `SELECT
  (SELECT COALESCE(json_agg(json_build_object('id', c.id, 'name', c.name, 'subChannels', (
     SELECT COALESCE(json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.position, s.name), '[]')
     FROM sub_channel s WHERE ${CHOOSABLE("s")} AND s.channel_id = c.id)) ORDER BY c.position, c.name), '[]')
   FROM channel c WHERE ${CHOOSABLE("c")}) AS channels,
  (SELECT COALESCE(json_agg(json_build_object('id', r.id, 'name', r.name, 'zone', r.zone) ORDER BY r.name), '[]')
   FROM region r WHERE ${CHOOSABLE("r")}) AS regions,
  (SELECT COALESCE(json_agg(json_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'parentId', o.parent_id) ORDER BY o.position, o.name), '[]')
   FROM source o WHERE ${CHOOSABLE("o")}) AS sources,
  (SELECT COALESCE(json_agg(json_build_object('id', v.id, 'name', v.name) ORDER BY v.position, v.name), '[]')
   FROM service v WHERE ${CHOOSABLE("v")}) AS services,
  (SELECT COALESCE(json_agg(json_build_object('id', u.id, 'name', u.name, 'final', u.final) ORDER BY u.position, u.name), '[]')
   FROM outcome u WHERE ${CHOOSABLE("u")}) AS outcomes,
  (SELECT COALESCE(json_agg(json_build_object('id', m.id, 'name', m.name) ORDER BY m.name), '[]')
   FROM member m WHERE m.tenant_id = app.tenant_id() AND (m.active OR m.id = ANY($1::uuid[]))) AS members`;

/**
 * What forms offer, in one round trip: entries in the organisation's order, members by surname.
 * Archived entries and inactive members are left out but for `keep`: ids that the edited thing already has.
 */
export async function directoryLists(viewer: Viewer, keep: readonly Uuid[] = []): Promise<DirectoryLists> {
  const [row] = await viewer.rows<{ [K in keyof DirectoryLists]: DirectoryLists[K] }>(LISTS_SQL, [keep]);
  if (!row) throw new Error("the directory answered with no row");
  return row;
}

/** The language that the organisation's own words are in. */
export const localeOf = async (db: Db): Promise<DirectoryLocale> =>
  (await db.tenant.findFirst({ select: { locale: true } }))?.locale === "en" ? "en" : "ru";

/** What the administrator sets for the whole organisation. */
export const organisationSettings = (viewer: Viewer): Promise<OrganisationInput> => viewer.read(settingsOf);

export async function settingsOf(db: Db): Promise<OrganisationInput> {
  const found = await db.tenant.findFirst({
    select: { version: true, name: true, zone: true, workingDays: true, openness: true, tenderLead: true, lateDays: true },
  });
  if (!found) throw new Refusal("not-found");
  return { ...found, locale: await localeOf(db) };
}
