import { createHash } from "node:crypto";
import pg from "pg";
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

export const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();
