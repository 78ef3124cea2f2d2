import "server-only";
import { createHash } from "node:crypto";
import type { Db } from "./db";
import type { Uuid } from "./ids";
import { Refusal } from "./refusal";
import type { Viewer } from "./viewer";

/** What is kept for a key: the result, and a fingerprint of what was asked for. */
interface Kept<T> { readonly asked: string; readonly answer: T }

/**
 * Does `work` once for the key of `input`: a repeat (double click, resent draft) gets the first result back.
 * Two at the same moment: the second waits on the key's lock and then reads the first one's result.
 * Throws Refusal "repeat-differs" when the key comes back with other content: the first answer would be a lie, and
 * what was added since would be lost without a word.
 */
export async function once<T>(db: Db, viewer: Viewer, input: { readonly key: Uuid }, work: () => Promise<T>): Promise<T> {
  const { tenantId, memberId } = viewer;
  const { key } = input;
  const asked = createHash("sha256").update(JSON.stringify(input)).digest("base64url");
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${tenantId}${memberId}${key}`}, 0))`;
  const done = await db.idempotency.findUnique({ where: { tenantId_memberId_key: { tenantId, memberId, key } } });
  if (done) return repeated<T>(done.result, asked);
  const answer = await work();
  const kept: Kept<T> = { asked, answer };
  await db.idempotency.create({ data: { tenantId, memberId, key, result: JSON.parse(JSON.stringify(kept)) } });
  return answer;
}

function repeated<T>(result: unknown, asked: string): T {
  const kept = result as Kept<T>;
  if (kept.asked !== asked) throw new Refusal("repeat-differs");
  return kept.answer;
}
