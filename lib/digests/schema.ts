import { z } from "zod";
import { monthOf, type MonthIndex } from "@/lib/core/dates";
import type { DigestPeriod } from "@/lib/digests/rules";

/** The longest digest: five years. */
export const MOST_MONTHS = 60;

/** "2026-11" */
const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, "invalid-value").transform((text): MonthIndex => monthOf(`${text}-01`));

/** What a digest is asked for: one channel, whole months, both included. As it stands in the address. */
export const DigestAsk = z.strictObject({ channel: z.uuid(), from: Month, to: Month })
  .refine(({ from, to }) => from <= to && to - from < MOST_MONTHS, { path: ["to"], message: "digest-months" })
  .transform(({ channel, from, to }) => ({ channelId: channel, period: { from, to } satisfies DigestPeriod }));
export type DigestAsk = z.output<typeof DigestAsk>;
