import { firstDay, monthOf, type DateOnly, type MonthIndex } from "@/lib/core/dates";
import { monthsUpTo, type DigestPeriod } from "@/lib/digests/rules";
import type { CardSlice } from "@/lib/digests/sql";

/** The longest digest: five years. */
export const MOST_MONTHS = 60;
/** Stands in the address for "nobody owns it". */
export const NOBODY = "none";
export const COUNTED = ["calls", "reached", "visits", "starts"] as const;

/** What the screen shows; the address is the state. */
export interface DigestView {
  /** null: the first of the viewer's channels. */
  readonly channelId: string | null;
  readonly period: DigestPeriod;
  readonly slice: CardSlice;
  /** The clients nobody touched, instead of the cards. */
  readonly untouched: boolean;
  /** The row that the page comes after. */
  readonly after: string | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The form of a month in an address. */
export const MONTH_SHAPE = /^20\d\d-(0[1-9]|1[0-2])$/;
/** "2026-11" */
export const monthText = (month: MonthIndex): string => firstDay(month).slice(0, 7);

/** Whether these months make a digest: in their order, not too many. */
export const isDigestPeriod = ({ from, to }: DigestPeriod): boolean => from <= to && to - from < MOST_MONTHS;

function periodIn(from: string, to: string): DigestPeriod | null {
  if (!MONTH_SHAPE.test(from) || !MONTH_SHAPE.test(to)) return null;
  const period = { from: monthOf(`${from}-01`), to: monthOf(`${to}-01`) };
  return isDigestPeriod(period) ? period : null;
}

/** Reads the address; months that make no period fall back to this month, anything else malformed is left out. */
export function readDigestView(given: Readonly<Record<string, string | string[] | undefined>>, today: DateOnly): DigestView {
  const one = (name: string) => [given[name]].flat()[0] ?? "";
  const id = (name: string) => (UUID.test(one(name)) ? one(name) : null);
  const owner = one("owner") === NOBODY ? { ownerId: null } : id("owner") ? { ownerId: id("owner") } : {};
  const kind = COUNTED.find((name) => name === one("kind"));
  return {
    channelId: id("channel"), period: periodIn(one("from"), one("to")) ?? monthsUpTo(today, 1),
    slice: { ...owner, ...(kind ? { kind } : {}) }, untouched: one("show") === "untouched", after: id("after"),
  };
}

/** Where the screen shows this; the file of the same channel and months is at the same parameters of `/api/digests`. */
export function digestAddress({ channelId, period, slice, untouched, after }: DigestView): string {
  const query = periodQuery(channelId, period);
  if (slice.ownerId !== undefined) query.set("owner", slice.ownerId ?? NOBODY);
  if (slice.kind) query.set("kind", slice.kind);
  if (untouched) query.set("show", "untouched");
  if (after) query.set("after", after);
  return `/digests?${query}`;
}

export const digestFileAddress = (channelId: string, period: DigestPeriod): string => `/api/digests?${periodQuery(channelId, period)}`;

function periodQuery(channelId: string | null, { from, to }: DigestPeriod): URLSearchParams {
  return new URLSearchParams({ ...(channelId ? { channel: channelId } : {}), from: monthText(from), to: monthText(to) });
}

/** The months to choose from, this one first. */
export const choosableMonths = (today: DateOnly): MonthIndex[] => Array.from({ length: MOST_MONTHS }, (_, at) => monthOf(today) - at);

/** The period after one of its ends was moved: the other end follows where they would cross or stretch too far. */
export function movedPeriod({ from, to }: DigestPeriod, end: "from" | "to", month: MonthIndex): DigestPeriod {
  if (end === "from") return { from: month, to: Math.min(Math.max(to, month), month + MOST_MONTHS - 1) };
  return { from: Math.max(Math.min(from, month), month - MOST_MONTHS + 1), to: month };
}
