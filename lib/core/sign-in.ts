import "server-only";
import { createHash } from "node:crypto";
import { beforeTenant } from "./db";
import { newId, type Uuid } from "./ids";
import { hashPassword, passwordFits, passwordRefusal } from "./password";
import { Refusal } from "./refusal";

export const SESSION_HOURS = 12;

// Nobody's password is longer; more would only be work for the hash.
const PASSWORD_MAX = 1000;

/** As accounts keep it; a NUL would be an error of the database, and an endless text a row of the throttle. */
const accountEmail = (typed: string): string => typed.replaceAll("\0", "").trim().toLowerCase().slice(0, 254);

/**
 * Opens a session. The throttle of account + address counts before any hash is computed; a wrong e-mail takes as
 * long as a wrong password and is answered alike. Returns the session's id, or throws a Refusal.
 */
export async function openSession(typedEmail: string, password: string, address: string): Promise<Uuid> {
  const email = accountEmail(typedEmail);
  const key = `${email}|${address.slice(0, 64)}`;
  await throttle(key);
  const [account] = await beforeTenant<{ account_id: string; password_hash: string }>("SELECT * FROM app.sign_in_lookup($1)", [email]);
  if (!(await passwordFits(password.slice(0, PASSWORD_MAX), account?.password_hash ?? null)) || !account) throw new Refusal("sign-in-wrong");
  const [home] = await beforeTenant<{ tenant_id: string }>("SELECT * FROM app.memberships($1)", [account.account_id]);
  if (!home) throw new Refusal("sign-in-inactive");
  await forgive(key);
  return startSession(account.account_id, home.tenant_id);
}

/** Counts an attempt, or refuses it with the seconds to wait: one step, so that a burst does not slip through. */
async function throttle(key: string): Promise<void> {
  const [wait] = await beforeTenant<{ seconds: number }>("SELECT app.throttle_take($1) AS seconds, app.throttle_forget()", [key]);
  if (wait && wait.seconds > 0) throw new Refusal("sign-in-wait", { seconds: wait.seconds });
}

const forgive = (key: string) => beforeTenant("SELECT app.throttle_clear($1)", [key]);

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

export interface PasswordChange { readonly accountId: Uuid; readonly sessionId: Uuid | null; readonly email: string; readonly old: string; readonly fresh: string }

/** Changes a password against the old one and ends all other sessions. Refuses with the field `old` or `fresh`. */
export async function changePassword({ accountId, sessionId, email, old, fresh }: PasswordChange): Promise<void> {
  const key = `password|${accountId}`;
  await throttle(key);
  const refused = old === fresh ? "password-same" : passwordRefusal(fresh, email);
  if (refused) throw new Refusal("invalid", undefined, { fresh: { code: refused } });
  const [row] = await beforeTenant<{ hash: string }>("SELECT app.account_hash($1) AS hash", [accountId]);
  if (!(await passwordFits(old, row?.hash ?? null))) throw new Refusal("invalid", undefined, { old: { code: "password-wrong" } });
  await beforeTenant("SELECT app.password_set($1, $2)", [accountId, await hashPassword(fresh)]);
  await closeAllSessions(accountId, sessionId);
  await forgive(key);
}

/** What is stored of an invitation's token: the token itself is only in the link. */
export const tokenHash = (token: string): Buffer => createHash("sha256").update(token).digest();

interface InvitationRow { tenant_name: string; email: string; name: string; account_id: string | null }

const invitationRow = async (token: string): Promise<InvitationRow | undefined> =>
  (await beforeTenant<InvitationRow>("SELECT * FROM app.invitation_of($1)", [tokenHash(token)]))[0];

export interface OpenInvitation { readonly organisation: string; readonly email: string; readonly name: string; readonly known: boolean }

/** What an invitation link shows; `null` when it is used, withdrawn, out of date or made up. */
export async function invitationOf(token: string): Promise<OpenInvitation | null> {
  const row = await invitationRow(token);
  return row ? { organisation: row.tenant_name, email: row.email, name: row.name, known: row.account_id !== null } : null;
}

/** Accepts an invitation: a new person sets a password, a known one gives theirs. Returns the new session's id. */
export async function acceptInvitation(token: string, password: string): Promise<Uuid> {
  const row = await invitationRow(token);
  if (!row) throw new Refusal("invitation-gone");
  // A link in other hands, or many links made one after the other, must not become a way to guess a known person's password.
  const key = `invitation|${row.account_id ?? tokenHash(token).toString("hex")}`;
  await throttle(key);
  const accountId = row.account_id ?? newId();
  const hash = row.account_id ? await knownPassword(row.account_id, password) : await newPassword(password, row.email);
  const [done] = await beforeTenant<{ tenant: string | null }>(
    "SELECT app.invitation_accept($1, $2, $3, $4) AS tenant", [tokenHash(token), accountId, hash, newId()]);
  if (!done?.tenant) throw new Refusal("invitation-gone");
  await forgive(key);
  return startSession(accountId, done.tenant);
}

async function knownPassword(accountId: Uuid, password: string): Promise<null> {
  const [row] = await beforeTenant<{ hash: string }>("SELECT app.account_hash($1) AS hash", [accountId]);
  if (!(await passwordFits(password.slice(0, PASSWORD_MAX), row?.hash ?? null))) throw new Refusal("invalid", undefined, { password: { code: "password-wrong" } });
  return null;
}

async function newPassword(password: string, email: string): Promise<string> {
  const refused = password.length > PASSWORD_MAX ? "invalid-value" : passwordRefusal(password, email);
  if (refused) throw new Refusal("invalid", undefined, { password: { code: refused } });
  return hashPassword(password);
}
