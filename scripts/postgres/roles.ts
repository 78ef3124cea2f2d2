import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";

/** Cluster-wide groups: grants and policies name these; nobody signs in as them. */
export const GROUPS = ["app_owner", "app_user", "app_worker", "app_auth"] as const;

export type LoginRole = { name: string; group: (typeof GROUPS)[number]; password: string };
export type LoginRoles = { app: LoginRole; auth: LoginRole; worker: LoginRole };

const NO_POWER = "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION";
/** Somebody else made, granted or altered the same role at the same moment, perhaps from another database. */
const RACES = new Set(["42710", "23505", "XX000"]);

/** Sign-in roles of one database: roles belong to the cluster, so their names carry a mark of the database. */
export function loginRoles(database: string, secret: string): LoginRoles {
  const mark = createHash("sha256").update(database).digest("hex").slice(0, 8);
  const role = (kind: string, group: LoginRole["group"]): LoginRole => {
    const name = `fw_${mark}_${kind}`;
    return { name, group, password: createHmac("sha256", secret).update(name).digest("base64url") };
  };
  return { app: role("app", "app_user"), auth: role("auth", "app_auth"), worker: role("worker", "app_worker") };
}

/** Makes the groups and the sign-in roles as they should be; safe to repeat and to run from several databases at once. */
export async function ensureRoles(client: Client, roles: LoginRoles): Promise<void> {
  for (const group of GROUPS) {
    await ensureRole(client, group, `NOLOGIN ${NO_POWER}`);
  }
  await grantOnce(client, "app_owner", null);
  for (const { name, group, password } of Object.values(roles)) {
    await ensureRole(client, name, `LOGIN INHERIT ${NO_POWER}`);
    await patiently(() => client.query(`ALTER ROLE ${client.escapeIdentifier(name)} PASSWORD ${client.escapeLiteral(verifier(password))}`));
    await grantOnce(client, group, name);
  }
}

async function ensureRole(client: Client, name: string, attributes: string): Promise<void> {
  await patiently(async () => {
    const { rows } = await client.query("SELECT rolsuper OR rolbypassrls AS mighty FROM pg_roles WHERE rolname = $1", [name]);
    if (rows[0]?.mighty === true) {
      throw new Error(`Роль ${name} обходит защиту строк: уберите у неё SUPERUSER и BYPASSRLS. / Role ${name} bypasses row level security.`);
    }
    if (rows.length === 0) await client.query(`CREATE ROLE ${client.escapeIdentifier(name)} ${attributes}`);
  });
}

async function grantOnce(client: Client, group: string, member: string | null): Promise<void> {
  await patiently(async () => {
    // Not mere membership: since PostgreSQL 16 the maker of a role is a member of it without its rights.
    const { rows } = await client.query("SELECT pg_has_role(coalesce($2, current_user), $1, 'USAGE') AS has", [group, member]);
    if (rows[0].has !== true) await client.query(`GRANT ${group} TO ${member ? client.escapeIdentifier(member) : "CURRENT_USER"}`);
  });
}

async function patiently(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      if (!code || !RACES.has(code) || attempt === 10) throw error;
      await pause(10 * attempt);
    }
  }
}

/** The SCRAM-SHA-256 verifier PostgreSQL keeps (RFC 5803): so the password itself never stands in a server's log. */
function verifier(password: string): string {
  const salt = randomBytes(16);
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const key = (label: string) => createHmac("sha256", salted).update(label).digest();
  const stored = createHash("sha256").update(key("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${stored}:${key("Server Key").toString("base64")}`;
}
