import "server-only";
import { beforeTenant } from "./db";
import { newId, type Uuid } from "./ids";
import { hashPassword, passwordFits, passwordRefusal } from "./password";
import { Refusal } from "./refusal";

export const SESSION_HOURS = 12;

/**
 * Opens a session. The throttle of account + address counts before any hash is computed; a wrong e-mail takes as
 * long as a wrong password and is answered alike. Returns the session's id, or throws a Refusal.
 */
export async function openSession(email: string, password: string, address: string): Promise<Uuid> {
  const key = `${email.trim().toLowerCase()}|${address}`;
  await throttle(key);
  const [account] = await beforeTenant<{ account_id: string; password_hash: string }>(
    "SELECT * FROM app.sign_in_lookup($1)", [email.trim()]);
  if (!(await passwordFits(password, account?.password_hash ?? null)) || !account) throw new Refusal("sign-in-wrong");
  const [home] = await beforeTenant<{ tenant_id: string }>("SELECT * FROM app.memberships($1)", [account.account_id]);
  if (!home) throw new Refusal("sign-in-inactive");
  await beforeTenant("SELECT app.throttle_clear($1)", [key]);
  return startSession(account.account_id, home.tenant_id);
}

async function throttle(key: string): Promise<void> {
  const [wait] = await beforeTenant<{ seconds: number }>("SELECT app.throttle_wait($1) AS seconds", [key]);
  if (wait && wait.seconds > 0) throw new Refusal("sign-in-wait", { seconds: wait.seconds });
  await beforeTenant("SELECT app.throttle_count($1)", [key]);
}

async function startSession(accountId: Uuid, tenantId: Uuid): Promise<Uuid> {
  const sessionId = newId();
  const [opened] = await beforeTenant<{ ok: boolean }>(
    "SELECT app.session_open($1, $2, $3, $4) AS ok", [sessionId, accountId, tenantId, SESSION_HOURS]);
  if (!opened?.ok) throw new Refusal("sign-in-inactive");
  return sessionId;
}

export async function closeSession(sessionId: Uuid): Promise<void> {
  await beforeTenant("SELECT app.session_close($1)", [sessionId]);
}

/** Ends every session of the account, in every organisation; `spare` stays. Returns how many ended. */
export async function closeAllSessions(accountId: Uuid, spare: Uuid | null): Promise<number> {
  const [row] = await beforeTenant<{ ended: number }>("SELECT app.session_close_all($1, $2) AS ended", [accountId, spare]);
  return row?.ended ?? 0;
}

/** Changes a password against the old one and ends all other sessions. */
export async function changePassword(
  accountId: Uuid, sessionId: Uuid | null, old: string, fresh: string,
): Promise<void> {
  await throttle(`password|${accountId}`);
  const [row] = await beforeTenant<{ hash: string }>("SELECT app.account_hash($1) AS hash", [accountId]);
  if (!(await passwordFits(old, row?.hash ?? null))) throw new Refusal("invalid", undefined, { old: { code: "password-wrong" } });
  const refused = passwordRefusal(fresh);
  if (refused) throw new Refusal("invalid", undefined, { fresh: { code: refused } });
  await beforeTenant("SELECT app.password_set($1, $2)", [accountId, await hashPassword(fresh)]);
  await closeAllSessions(accountId, sessionId);
  await beforeTenant("SELECT app.throttle_clear($1)", [`password|${accountId}`]);
}

export interface OpenInvitation { readonly organisation: string; readonly email: string; readonly name: string; readonly known: boolean }

/** What an invitation link shows; `null` when it is used, withdrawn, out of date or made up. */
export async function invitationOf(tokenHash: Buffer): Promise<OpenInvitation | null> {
  const [row] = await beforeTenant<{ tenant_name: string; email: string; name: string; account_id: string | null }>(
    "SELECT * FROM app.invitation_of($1)", [tokenHash]);
  return row ? { organisation: row.tenant_name, email: row.email, name: row.name, known: row.account_id !== null } : null;
}

/** Accepts an invitation: a new person sets a password, a known one gives theirs. Returns the new session's id. */
export async function acceptInvitation(tokenHash: Buffer, password: string, address: string): Promise<Uuid> {
  await throttle(`invitation|${address}`);
  const [row] = await beforeTenant<{ email: string; account_id: string | null }>("SELECT * FROM app.invitation_of($1)", [tokenHash]);
  if (!row) throw new Refusal("invitation-gone");
  const accountId = row.account_id ?? newId();
  const hash = row.account_id ? await knownPassword(row.account_id, password) : await newPassword(password, row.email);
  const [done] = await beforeTenant<{ tenant: string | null }>(
    "SELECT app.invitation_accept($1, $2, $3, $4) AS tenant", [tokenHash, accountId, hash, newId()]);
  if (!done?.tenant) throw new Refusal("invitation-gone");
  await beforeTenant("SELECT app.throttle_clear($1)", [`invitation|${address}`]);
  return startSession(accountId, done.tenant);
}

async function knownPassword(accountId: Uuid, password: string): Promise<null> {
  const [row] = await beforeTenant<{ hash: string }>("SELECT app.account_hash($1) AS hash", [accountId]);
  if (!(await passwordFits(password, row?.hash ?? null))) throw new Refusal("invalid", undefined, { password: { code: "password-wrong" } });
  return null;
}

async function newPassword(password: string, email: string): Promise<string> {
  const refused = passwordRefusal(password, email);
  if (refused) throw new Refusal("invalid", undefined, { password: { code: refused } });
  return hashPassword(password);
}
