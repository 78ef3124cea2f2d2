import { z } from "zod";
import { isZone } from "@/lib/core/zones";
import { DICTIONARIES } from "./rules";

const id = z.uuid();
const version = z.int().min(1);
const name = z.string().trim().min(1).max(120);
const zone = z.string().max(64).refine(isZone, "zone-unknown");
const kind = z.enum(["OUTBOUND", "INBOUND"]);
const final = z.boolean();
const parentId = id.nullable();

/** What each dictionary asks of a new entry. A sub-channel stays with its channel for good: clients point at both. */
export const addEntryInput = z.discriminatedUnion("dictionary", [
  z.strictObject({ dictionary: z.literal("channel"), name }),
  z.strictObject({ dictionary: z.literal("subChannel"), name, channelId: id }),
  z.strictObject({ dictionary: z.literal("region"), name, zone }),
  z.strictObject({ dictionary: z.literal("source"), name, kind, parentId }),
  z.strictObject({ dictionary: z.literal("service"), name }),
  z.strictObject({ dictionary: z.literal("outcome"), name, final }),
]);
export type AddEntry = z.infer<typeof addEntryInput>;

export const changeEntryInput = z.discriminatedUnion("dictionary", [
  z.strictObject({ dictionary: z.literal("channel"), id, version, name }),
  z.strictObject({ dictionary: z.literal("subChannel"), id, version, name }),
  z.strictObject({ dictionary: z.literal("region"), id, version, name, zone }),
  z.strictObject({ dictionary: z.literal("source"), id, version, name, kind, parentId }),
  z.strictObject({ dictionary: z.literal("service"), id, version, name }),
  z.strictObject({ dictionary: z.literal("outcome"), id, version, name, final }),
]);
export type ChangeEntry = z.infer<typeof changeEntryInput>;

/** Archives or brings back; nothing is deleted, old clients and cards keep what they have. */
export const archiveEntryInput = z.strictObject({ dictionary: z.enum(DICTIONARIES), id, version, archived: z.boolean() });
export type ArchiveEntry = z.infer<typeof archiveEntryInput>;

/** `channelId` only for sub-channels: each channel has an order of its own. Regions go by the alphabet. */
export const reorderEntriesInput = z.strictObject({
  dictionary: z.enum(["channel", "subChannel", "source", "service", "outcome"]),
  channelId: id.optional(),
  ids: z.array(id).min(1).max(500),
});
export type ReorderEntries = z.infer<typeof reorderEntriesInput>;

/** Codes of `regions.ts`. */
export const tickRegionsInput = z.strictObject({ codes: z.array(z.string().max(12)).min(1).max(200) });
export type TickRegions = z.infer<typeof tickRegionsInput>;

/** Keys of `defaults.ts`. */
export const tickDefaultsInput = z.strictObject({ dictionary: z.enum(["source", "outcome"]), keys: z.array(z.string().max(40)).min(1).max(100) });
export type TickDefaults = z.infer<typeof tickDefaultsInput>;

const weekdays = z.array(z.int().min(1).max(7)).min(1).max(7).transform((days) => [...new Set(days)].sort((a, b) => a - b));

export const organisationInput = z.strictObject({
  version,
  name: z.string().trim().min(1).max(120),
  zone,
  locale: z.enum(["ru", "en"]),
  workingDays: weekdays,
  openness: z.enum(["OWN", "CHANNEL", "ALL"]),
  tenderLead: z.int().min(0).max(12),
  lateDays: z.int().min(0).max(31),
});
export type OrganisationInput = z.infer<typeof organisationInput>;
