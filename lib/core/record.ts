import "server-only";
import type { Db } from "./db";
import { newId, type Uuid } from "./ids";
import type { Viewer } from "./viewer";

export interface Trace {
  readonly entity: string;
  readonly entityId?: Uuid;
  readonly clientId?: Uuid;
  readonly operationId?: Uuid;
  /** Ids, counts, names of fields; never their contents. */
  readonly details?: Readonly<Record<string, string | number | boolean | readonly string[] | null>>;
}

/** Writes the audit row, and the event that areas above may read, in the transaction of the change itself. */
export async function record(db: Db, viewer: Pick<Viewer, "tenantId" | "memberId">, action: string, trace: Trace): Promise<void> {
  const { entity, entityId = null, clientId = null, operationId = null, details = {} } = trace;
  // One statement for both rows: a card is written often.
  await db.$executeRaw`
    WITH e AS (INSERT INTO event (tenant_id, id, kind, entity_id) VALUES (${viewer.tenantId}::uuid, ${newId()}::uuid, ${action}, ${entityId}::uuid))
    INSERT INTO audit (tenant_id, id, by_id, action, entity, entity_id, client_id, operation_id, details)
    VALUES (${viewer.tenantId}::uuid, ${newId()}::uuid, ${viewer.memberId}::uuid, ${action}, ${entity}, ${entityId}::uuid,
      ${clientId}::uuid, ${operationId}::uuid, ${JSON.stringify(details)}::jsonb)`;
}
