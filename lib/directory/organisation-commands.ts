import "server-only";
import { record } from "@/lib/core/record";
import { Conflict } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { changeDirectory, lastChangeBy } from "./entries";
import { settingsOf } from "./queries";
import type { OrganisationInput } from "./schema";

/** Saves the settings; a stale version is a Conflict. They act on everybody's next request. Returns the new version. */
export const saveOrganisation = (viewer: Viewer, input: OrganisationInput): Promise<{ version: number }> =>
  changeDirectory(viewer, async (db) => {
    const stored = await settingsOf(db);
    if (stored.version !== input.version) throw new Conflict(stored, await lastChangeBy(db, viewer.tenantId));
    const { version, ...fields } = input;
    const changed = (Object.keys(fields) as (keyof typeof fields)[]).filter((field) => String(fields[field]) !== String(stored[field]));
    if (changed.length === 0) return { version };
    await db.tenant.updateMany({ where: { id: viewer.tenantId, version }, data: { ...fields, version: version + 1 } });
    await record(db, viewer, "organisation.changed", { entity: "organisation", entityId: viewer.tenantId, details: { fields: changed } });
    return { version: version + 1 };
  });
