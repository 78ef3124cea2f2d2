import "server-only";
import type { Db } from "./db";
import type { Uuid } from "./ids";
import type { Viewer } from "./viewer";

/**
 * Does `work` once for a key: a repeat (double click, resent draft) gets the first result back.
 * Two at the same moment: the second waits on the key's row and then reads the first one's result.
 */
export async function once<T>(db: Db, viewer: Viewer, key: Uuid, work: () => Promise<T>): Promise<T> {
  const { tenantId, memberId } = viewer;
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${tenantId}${memberId}${key}`}, 0))`;
  const done = await db.idempotency.findUnique({ where: { tenantId_memberId_key: { tenantId, memberId, key } } });
  if (done) return done.result as T;
  const result = await work();
  await db.idempotency.create({ data: { tenantId, memberId, key, result: JSON.parse(JSON.stringify(result)) } });
  return result;
}
