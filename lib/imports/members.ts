import "server-only";
import { createHash } from "node:crypto";
import type { Db } from "@/lib/core/db";
import type { Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { nameKey } from "@/lib/directory/rules";
import { memberName, type PlannedClient } from "@/lib/imports/rules";
import type { ImportMapping } from "@/lib/imports/schema";

export interface Members {
  /** The member behind a key of the file; null where the file names nobody. */
  id(key: string | null): Uuid | null;
  /** Members who were not there before. */
  readonly added: number;
}

/**
 * The people whom the clients and cards name. Known from an earlier import by their key; where the file holds names
 * (the mapping has no `memberName`), also by the name, if one person alone has it. Whoever is missing becomes a member
 * without account, inactive: owner and author of what came with the file, until the administrator invites them.
 */
export async function membersFor(db: Db, { tenantId }: Viewer, clients: readonly PlannedClient[], mapping: ImportMapping): Promise<Members> {
  const keys = [...new Set(clients.flatMap((client) => [client.owner, ...client.cards.map((card) => card.author)]))].filter((key) => key !== null);
  const all = await db.member.findMany({ where: { tenantId }, select: { id: true, name: true } });
  const present = new Set(all.map((member) => member.id));
  const named = mapping.memberName === undefined ? byName(all) : new Map<string, Uuid>();
  const ids = new Map<string, Uuid>();
  const missing: { tenantId: Uuid; id: Uuid; name: string; active: boolean }[] = [];
  for (const key of keys) {
    const own = memberIdOf(tenantId, mapping.system, key);
    const id = present.has(own) ? own : (named.get(nameKey(key)) ?? own);
    ids.set(key, id);
    if (!present.has(id)) missing.push({ tenantId, id, name: memberName(mapping, key), active: false });
  }
  if (missing.length > 0) await db.member.createMany({ data: missing });
  return { id: (key) => (key === null ? null : (ids.get(key) ?? null)), added: missing.length };
}

/** Names that one member alone has. */
function byName(all: readonly { id: Uuid; name: string }[]): Map<string, Uuid> {
  const found = new Map<string, Uuid | null>();
  for (const { id, name } of all) found.set(nameKey(name), found.has(nameKey(name)) ? null : id);
  return new Map([...found].filter((entry): entry is [string, Uuid] => entry[1] !== null));
}

/**
 * The id of a person whom another system knows by a key: made of organisation, system and key (a uuid of version 8,
 * RFC 9562), so that the next import finds the same person whatever they are called by then.
 */
function memberIdOf(tenantId: Uuid, system: string, key: string): Uuid {
  const bytes = createHash("sha256").update(JSON.stringify(["member", tenantId, system, key])).digest().subarray(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
