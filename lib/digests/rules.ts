import { addMonths, firstDay, lastDay, monthNumber, monthOf, yearOfMonth, type DateOnly, type MonthIndex } from "@/lib/core/dates";

export type DigestKind = "CALL" | "VISIT" | "START" | "END";

/** What the digest counts. Every call is a dial; only one that reached a decision maker is a Зв (`reached`). */
export interface DigestTotals {
  calls: number;
  reached: number;
  visits: number;
  starts: number;
}

export interface OwnerTotals extends DigestTotals {
  /** Who answers for the client; null where nobody does. */
  owner: string | null;
  /** Clients of this owner with at least one card in the period. */
  clients: number;
}

/** Whole months, both ends included. */
export interface DigestPeriod {
  from: MonthIndex;
  to: MonthIndex;
}

/** First and last day of the period. */
export const daysOfPeriod = ({ from, to }: DigestPeriod): { from: DateOnly; to: DateOnly } => ({ from: firstDay(from), to: lastDay(to) });

/** The months up to and including the one of `today`: what the monthly digest of a line head covers when `count` is 1. */
export const monthsUpTo = (today: DateOnly, count: number): DigestPeriod => ({ from: addMonths(monthOf(today), 1 - count), to: monthOf(today) });

/** «октябрь 2026», «октябрь – ноябрь 2026», «декабрь 2025 – январь 2026». `names`: twelve nominative month names. */
export function periodLabel({ from, to }: DigestPeriod, names: readonly string[]): string {
  const name = (month: MonthIndex) => names[monthNumber(month) - 1] ?? "";
  const whole = (month: MonthIndex) => `${name(month)} ${yearOfMonth(month)}`;
  if (from === to) return whole(to);
  return yearOfMonth(from) === yearOfMonth(to) ? `${name(from)} – ${whole(to)}` : `${whole(from)} – ${whole(to)}`;
}

export const NO_TOTALS: DigestTotals = { calls: 0, reached: 0, visits: 0, starts: 0 };

/** One card added to the totals. An END card ends the work; it is listed, not counted. */
export function countCard(totals: DigestTotals, card: { kind: DigestKind; reached: boolean }): DigestTotals {
  if (card.kind === "CALL") return { ...totals, calls: totals.calls + 1, reached: totals.reached + (card.reached ? 1 : 0) };
  if (card.kind === "VISIT") return { ...totals, visits: totals.visits + 1 };
  return card.kind === "START" ? { ...totals, starts: totals.starts + 1 } : totals;
}

export const sumTotals = (all: readonly DigestTotals[]): DigestTotals =>
  all.reduce(
    (sum, one) => ({
      calls: sum.calls + one.calls,
      reached: sum.reached + one.reached,
      visits: sum.visits + one.visits,
      starts: sum.starts + one.starts,
    }),
    NO_TOTALS,
  );

/** Name of the file, without signs that a file system or a header refuses: «Дайджест – HoReCa – 2026-10..2026-11.xlsx». */
export function digestFileName(word: string, channel: string, { from, to }: DigestPeriod): string {
  const month = (index: MonthIndex) => firstDay(index).slice(0, 7);
  const period = from === to ? month(to) : `${month(from)}..${month(to)}`;
  const safe = [...channel.replace(/[\u0000-\u001f<>:"/\\|?*]/g, " ").replace(/\s+/g, " ").trim()].slice(0, 80).join("");
  return `${word} – ${safe} – ${period}.xlsx`;
}
