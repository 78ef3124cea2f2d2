import { createHash } from "node:crypto";
import pg from "pg";
import { vi } from "vitest";
import { newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/permissions";
import { acceptInvitation } from "@/lib/core/sign-in";
import { viewerOf, type Viewer } from "@/lib/core/viewer";
import { beforeTenant } from "@/lib/core/db";
import { invitePerson } from "@/lib/team/invitations";
import type { World } from "./world";

export const PASSWORD = "синяя корова летит 7";

export interface Signed { readonly viewer: Viewer; readonly email: string; readonly sessionId: string; readonly memberId: string }

/** A person who came by an invitation and is signed in; the password is PASSWORD. */
export async function aSignedPerson(world: World, roles: readonly Role[], more: { email?: string; managerId?: string } = {}): Promise<Signed> {
  const email = more.email ?? `${newId()}@example.test`;
  const { token } = await invitePerson(world.admin, {
    name: "Петрова Ольга", email, roles: [...roles], channelIds: [world.channelId], managerId: more.managerId ?? null });
  const sessionId = await acceptInvitation(token, PASSWORD);
  const viewer = await whoIs(sessionId);
  if (!viewer) throw new Error("the session was refused");
  return { viewer, email, sessionId, memberId: viewer.memberId };
}

/** What the next request would find behind this session: the same two steps as `currentViewer`. */
export async function whoIs(sessionId: string): Promise<Viewer | null> {
  const [found] = await beforeTenant<{ tenant_id: string; member_id: string }>("SELECT * FROM app.session_member($1)", [sessionId]);
  return found ? viewerOf(found.tenant_id, found.member_id, sessionId) : null;
}

/** Past the wall, for what a test must arrange or see by itself. */
export async function asSuperuser<T extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: process.env.TEST_SUPERUSER_URL });
  await client.connect();
  try {
    return (await client.query<T>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

const BLOCKED_SQL = `
  WITH RECURSIVE blocked AS (
    SELECT pid FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))
    UNION SELECT l.pid FROM pg_locks l JOIN blocked b ON b.pid = ANY (pg_blocking_pids(l.pid)) WHERE NOT l.granted)
  SELECT count(*)::int AS count FROM blocked`;

/**
 * Brings changes to meet: holds the rows that `lockSql` locks until all of them wait, on those rows or on each other,
 * and lets them go together. Returns how they ended.
 */
export async function meeting(lockSql: string, values: readonly unknown[], start: () => Promise<unknown>[]): Promise<PromiseSettledResult<unknown>[]> {
  const client = new pg.Client({ connectionString: process.env.TEST_SUPERUSER_URL });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query(lockSql, [...values]);
    const changes = start();
    const ended = Promise.allSettled(changes);
    await vi.waitFor(async () => {
      const { rows } = await client.query<{ count: number }>(BLOCKED_SQL);
      if (rows[0]?.count !== changes.length) throw new Error("not all of them wait yet");
    }, { timeout: 20_000, interval: 20 });
    await client.query("ROLLBACK");
    return await ended;
  } finally {
    await client.end();
  }
}

export const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();
