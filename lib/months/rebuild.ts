import "server-only";
import type { Uuid } from "@/lib/core/ids";
import type { Viewer } from "@/lib/core/viewer";
import { recount } from "./recount";

/** Recounts every client of the organisation from its cards. Returns how many rows had drifted: 0 is what it must say. */
export async function rebuildGrid(viewer: Viewer): Promise<{ clients: number; drifted: Uuid[] }> {
  const ids = await viewer.rows<{ id: string }>("SELECT id FROM client ORDER BY id");
  const drifted: Uuid[] = [];
  for (const { id } of ids) {
    const changed = await viewer.write(async (db) => {
      const where = { tenantId_clientId: { tenantId: viewer.tenantId, clientId: id } };
      const before = await db.clientGrid.findUnique({ where });
      await recount(db, viewer, id, "rebuild");
      const after = await db.clientGrid.findUnique({ where });
      const plain = (row: typeof before) => row && JSON.stringify({ ...row, packed: Buffer.from(row.packed).toString("hex"), stamp: null });
      return plain(before) !== plain(after);
    });
    if (changed) drifted.push(id);
  }
  return { clients: ids.length, drifted };
}
