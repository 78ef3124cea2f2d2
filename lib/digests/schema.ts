import { z } from "zod";
import { monthOf, type MonthIndex } from "@/lib/core/dates";
import { isDigestPeriod, MONTH_SHAPE } from "@/lib/digests/address-rules";

const Month = z.string().regex(MONTH_SHAPE, "invalid-value").transform((text): MonthIndex => monthOf(`${text}-01`));

/** What a digest is asked for: one channel, whole months, both included. As it stands in the address. */
export const DigestAsk = z.strictObject({ channel: z.uuid(), from: Month, to: Month })
  .refine(isDigestPeriod, { path: ["to"], message: "digest-months" })
  .transform(({ channel, from, to }) => ({ channelId: channel, period: { from, to } }));
export type DigestAsk = z.output<typeof DigestAsk>;
