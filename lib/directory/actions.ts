"use server";
import { action } from "@/lib/core/action";
import * as commands from "./commands";
import * as organisation from "./organisation-commands";
import * as ready from "./ready-commands";
import * as schema from "./schema";

export const addEntry = action({ input: schema.addEntryInput, may: "settings.write", run: commands.addEntry });
export const changeEntry = action({ input: schema.changeEntryInput, may: "settings.write", run: commands.changeEntry });
export const archiveEntry = action({ input: schema.archiveEntryInput, may: "settings.write", run: commands.archiveEntry });
export const reorderEntries = action({ input: schema.reorderEntriesInput, may: "settings.write", run: commands.reorderEntries });
export const tickRegions = action({ input: schema.tickRegionsInput, may: "settings.write", run: ready.tickRegions });
export const tickDefaults = action({ input: schema.tickDefaultsInput, may: "settings.write", run: ready.tickDefaults });
export const saveOrganisation = action({ input: schema.organisationInput, may: "settings.write", run: organisation.saveOrganisation });
