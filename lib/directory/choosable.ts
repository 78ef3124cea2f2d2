import "server-only";
import type { Db } from "@/lib/core/db";
import type { Uuid } from "@/lib/core/ids";
import { Refusal } from "@/lib/core/refusal";
import { entryTable } from "./entries";
import type { Dictionary } from "./rules";

/** Fields of clients and cards that point into a dictionary. */
const POINTS_AT = {
  channelId: "channel", subChannelId: "subChannel", regionId: "region", sourceId: "source",
  outcomeId: "outcome", stopReasonId: "outcome",
} as const satisfies Record<string, Dictionary>;

export type Choices = { readonly [Field in keyof typeof POINTS_AT]?: Uuid | null };

/**
 * Whether these entries may be chosen now. What the thing has already (`kept`) stays valid though it was archived;
 * a foreign or absent id is unknown; a sub-channel must belong to the channel; a reason to stop must be final.
 * Throws one Refusal "invalid" that names every bad field: entry-unknown, entry-archived, sub-channel-other, not-final.
 */
export async function assertChoosable(db: Db, choices: Choices, kept: Choices = {}): Promise<void> {
  const fields: Record<string, { code: string }> = {};
  for (const [field, dictionary] of Object.entries(POINTS_AT) as [keyof Choices, Dictionary][]) {
    const id = choices[field];
    const unchanged = id === kept[field] && (field !== "subChannelId" || choices.channelId === kept.channelId);
    if (!id || unchanged) continue;
    const [entry] = await entryTable(db, dictionary).findMany({ where: { id } });
    if (!entry) fields[field] = { code: "entry-unknown" };
    else if (entry.archivedAt && id !== kept[field]) fields[field] = { code: "entry-archived" };
    else if (field === "subChannelId" && entry.channelId !== choices.channelId) fields[field] = { code: "sub-channel-other" };
    else if (field === "stopReasonId" && !entry.final) fields[field] = { code: "not-final" };
  }
  if (Object.keys(fields).length > 0) throw new Refusal("invalid", undefined, fields);
}
