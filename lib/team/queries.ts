import "server-only";
import { isUuid, type Uuid } from "@/lib/core/ids";
import { ROLES, type Role } from "@/lib/core/permissions";
import type { Viewer } from "@/lib/core/viewer";

export type Standing = "active" | "inactive" | "all";
export interface PeopleFilter { readonly standing: Standing; readonly words: string; readonly role: Role | null; readonly channelId: Uuid | null }

export interface PersonLine {
  readonly id: Uuid;
  readonly name: string;
  readonly email: string | null;
  readonly active: boolean;
  /** Has signed in at least once by an invitation: can sign in again. */
  readonly hasAccount: boolean;
  readonly roles: readonly Role[];
  readonly channels: readonly string[];
  readonly manager: string | null;
  /** The last time a session of theirs was seen. */
  readonly seenAt: Date | null;
}

export interface PeoplePage { readonly people: readonly PersonLine[]; readonly active: number; readonly inactive: number }

/** The filter as it stands in the address; what is not understood is left out. */
export function peopleFilter(given: Readonly<Record<string, string | string[] | undefined>>): PeopleFilter {
  const one = (name: string) => [given[name]].flat()[0] ?? "";
  const standing = one("standing");
  return {
    standing: standing === "inactive" || standing === "all" ? standing : "active",
    words: one("q").replaceAll("\0", "").trim().slice(0, 100),
    role: ROLES.find((role) => role === one("role")) ?? null,
    channelId: isUuid(one("channel")) ? one("channel") : null,
  };
}

const FOUND = `m.tenant_id = app.tenant_id()
  AND ($1 = '' OR position(translate(lower($1), 'ё', 'е') IN translate(lower(m.name || ' ' || COALESCE(m.email, '')), 'ё', 'е')) > 0)
  AND ($2::"Role" IS NULL OR EXISTS (SELECT 1 FROM member_role r WHERE r.tenant_id = m.tenant_id AND r.member_id = m.id AND r.role = $2::"Role"))
  AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM member_channel c WHERE c.tenant_id = m.tenant_id AND c.member_id = m.id AND c.channel_id = $3::uuid))`;

const LINE = `m.id, m.name, m.email, m.active, m.account_id IS NOT NULL AS "hasAccount",
  (SELECT b.name FROM member b WHERE b.tenant_id = m.tenant_id AND b.id = m.manager_id) AS manager,
  (SELECT COALESCE(json_agg(r.role ORDER BY r.role), '[]') FROM member_role r WHERE r.tenant_id = m.tenant_id AND r.member_id = m.id) AS roles,
  (SELECT COALESCE(json_agg(c.name ORDER BY c.position, c.name), '[]') FROM member_channel mc
     JOIN channel c ON c.tenant_id = mc.tenant_id AND c.id = mc.channel_id WHERE mc.tenant_id = m.tenant_id AND mc.member_id = m.id) AS channels,
  (SELECT max(s.seen_at) FROM session s WHERE s.tenant_id = m.tenant_id AND s.member_id = m.id) AS "seenAt"`;

/** Everybody the filter finds, by surname, and how many of them work here or no longer do. */
export async function peopleOf(viewer: Viewer, { standing, words, role, channelId }: PeopleFilter): Promise<PeoplePage> {
  const values = [words, role, channelId];
  return viewer.reading(async (client) => {
    const counts = await client.query<{ active: number; inactive: number }>(
      `SELECT count(*) FILTER (WHERE m.active)::int AS active, count(*) FILTER (WHERE NOT m.active)::int AS inactive FROM member m WHERE ${FOUND}`, values);
    const lines = await client.query<PersonLine>(
      `SELECT ${LINE} FROM member m WHERE ${FOUND} AND ($4 = 'all' OR m.active = ($4 = 'active'))
       ORDER BY m.name COLLATE "ru-x-icu", m.id`, [...values, standing]);
    return { people: lines.rows, ...(counts.rows[0] ?? { active: 0, inactive: 0 }) };
  });
}

export interface PersonView {
  readonly id: Uuid;
  readonly name: string;
  readonly email: string | null;
  readonly active: boolean;
  readonly hasAccount: boolean;
  readonly version: number;
  readonly managerId: Uuid | null;
  readonly roles: readonly Role[];
  readonly channelIds: readonly Uuid[];
  /** Active people who report to them directly. */
  readonly reports: number;
  /** Clients they own. */
  readonly clients: number;
}

const PERSON_SQL = `
  SELECT m.id, m.name, m.email, m.active, m.version, m.account_id IS NOT NULL AS "hasAccount", m.manager_id AS "managerId",
    (SELECT COALESCE(json_agg(r.role ORDER BY r.role), '[]') FROM member_role r WHERE r.tenant_id = m.tenant_id AND r.member_id = m.id) AS roles,
    (SELECT COALESCE(json_agg(c.channel_id), '[]') FROM member_channel c WHERE c.tenant_id = m.tenant_id AND c.member_id = m.id) AS "channelIds",
    (SELECT count(*)::int FROM member b WHERE b.tenant_id = m.tenant_id AND b.manager_id = m.id AND b.active) AS reports,
    (SELECT count(*)::int FROM client k WHERE k.tenant_id = m.tenant_id AND k.owner_id = m.id AND k.archived_at IS NULL) AS clients
  FROM member m WHERE m.tenant_id = app.tenant_id() AND m.id = $1`;

/** One person to edit, or null: absent and foreign are the same. */
export async function personOf(viewer: Viewer, id: string): Promise<PersonView | null> {
  return isUuid(id) ? ((await viewer.rows<PersonView>(PERSON_SQL, [id]))[0] ?? null) : null;
}

export interface InvitationLine {
  readonly id: Uuid;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly channelIds: readonly Uuid[];
  readonly managerId: Uuid | null;
  readonly invitedBy: string | null;
  readonly expiresAt: Date;
  readonly expired: boolean;
}

/** Links nobody used yet, the newest first; one that ran out is shown for a month, so that it can be made anew. */
export const openInvitations = (viewer: Viewer): Promise<InvitationLine[]> =>
  viewer.rows<InvitationLine>(`
    SELECT i.id, i.name, i.email, to_json(i.roles) AS roles, to_json(i.channel_ids) AS "channelIds", i.manager_id AS "managerId", m.name AS "invitedBy", i.expires_at AS "expiresAt", i.expires_at <= now() AS expired
    FROM invitation i LEFT JOIN member m ON m.tenant_id = i.tenant_id AND m.id = i.invited_by
    WHERE i.tenant_id = app.tenant_id() AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now() - interval '30 days'
    ORDER BY i.created_at DESC, i.id`);

export interface OwnSession { readonly id: Uuid; readonly createdAt: Date; readonly seenAt: Date; readonly here: boolean }
export interface OwnAccount { readonly name: string; readonly email: string | null; readonly sessions: readonly OwnSession[] }

/** The viewer's own e-mail and live sessions in this organisation, the present one first. */
export async function ownAccount(viewer: Viewer): Promise<OwnAccount> {
  return viewer.reading(async (client) => {
    const me = await client.query<{ email: string | null }>("SELECT email FROM member WHERE tenant_id = app.tenant_id() AND id = $1", [viewer.memberId]);
    const sessions = await client.query<OwnSession>(`
      SELECT id, created_at AS "createdAt", seen_at AS "seenAt", id IS NOT DISTINCT FROM $2::uuid AS here FROM session
      WHERE tenant_id = app.tenant_id() AND member_id = $1 AND revoked_at IS NULL AND expires_at > now() AND seen_at > now() - interval '60 minutes'
      ORDER BY here DESC, seen_at DESC LIMIT 50`, [viewer.memberId, viewer.sessionId]);
    return { name: viewer.name, email: me.rows[0]?.email ?? null, sessions: sessions.rows };
  });
}
