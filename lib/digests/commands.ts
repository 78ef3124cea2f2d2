import "server-only";
import { firstDay } from "@/lib/core/dates";
import { can } from "@/lib/core/permissions";
import { record } from "@/lib/core/record";
import { Refusal } from "@/lib/core/refusal";
import type { Viewer } from "@/lib/core/viewer";
import { digestChannel, type DigestChannel } from "@/lib/digests/queries";
import type { DigestAsk } from "@/lib/digests/schema";

/**
 * Leaves the trace of an export before its first byte goes out. Returns the channel.
 * Throws Refusal: not-allowed; not-found for a channel that is absent, foreign or out of sight.
 */
export async function recordExport(viewer: Viewer, { channelId, period }: DigestAsk): Promise<DigestChannel> {
  if (!can(viewer, "digest.export")) throw new Refusal("not-allowed");
  const channel = await digestChannel(viewer, channelId);
  if (!channel) throw new Refusal("not-found");
  const months = { from: firstDay(period.from).slice(0, 7), to: firstDay(period.to).slice(0, 7) };
  await viewer.write((db) => record(db, viewer, "digest.xlsx", { entity: "channel", entityId: channel.id, details: months }));
  return channel;
}
