import { daysBetween, type DateOnly } from "@/lib/core/dates";
import { Refusal, type FieldRefusals } from "@/lib/core/refusal";
import type { CardContent } from "./schema";

export interface LoggingRules {
  readonly today: DateOnly;
  /** "HH:mm" now, in the organisation's zone. */
  readonly timeNow: string;
  /** Days back that an author may write a card (a setting of the organisation). */
  readonly lateDays: number;
  /** Heads may write and correct later than that. */
  readonly oversees: boolean;
}

type Content = Pick<CardContent, "kind" | "reach" | "occurredOn" | "time" | "next" | "stop">;

/** Whether the card counts as entered late: written on a later day than the contact took place. */
export const isLate = (occurredOn: DateOnly, today: DateOnly): boolean => occurredOn < today;

/**
 * Throws a Refusal that names each field that keeps the card from being written (domain rule 5): not in the future,
 * not later than the organisation allows, and always what comes next, or a stop with its reason.
 */
export function assertLoggable(content: Content, rules: LoggingRules): void {
  const fields: Record<string, FieldRefusals[string]> = { ...whenRefused(content, rules), ...nextRefused(content) };
  if (Object.keys(fields).length > 0) throw new Refusal("invalid", undefined, fields);
}

function whenRefused({ occurredOn, time }: Content, { today, timeNow, lateDays, oversees }: LoggingRules): FieldRefusals {
  if (occurredOn > today) return { occurredOn: { code: "date-in-future" } };
  if (occurredOn === today && time !== null && time > timeNow) return { time: { code: "time-in-future" } };
  if (!oversees && daysBetween(occurredOn, today) > lateDays) return { occurredOn: { code: "card-too-late", values: { days: lateDays } } };
  return {};
}

function nextRefused({ kind, reach, occurredOn, next, stop }: Content): FieldRefusals {
  if (kind === "END") return stop ? {} : { stop: { code: "stop-reason-needed" } };
  if (kind !== "CALL" && reach === "NOBODY") return { reach: { code: "reach-nobody-met" } };
  if (next && stop) return { next: { code: "next-and-stop" } };
  if (!next && !stop) return kind === "START" ? {} : { next: { code: "next-or-stop" } };
  if (next && next.on < occurredOn) return { next: { code: "next-before-contact" } };
  return {};
}

export interface CardHands {
  readonly authorId: string | null;
  readonly enteredOn: DateOnly;
}

/**
 * Who may correct a card: the author on the day of entry (organisation's zone), a head who oversees it always.
 * When the daily check is signed the author's day ends with the signature.
 */
export const mayCorrect = (card: CardHands, viewer: { memberId: string; today: DateOnly; oversees: boolean }): boolean =>
  viewer.oversees || (card.authorId === viewer.memberId && card.enteredOn === viewer.today);
