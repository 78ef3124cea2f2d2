import { addMonthsTo, daysBetween, EPOCH_YEAR, type DateOnly } from "@/lib/core/dates";
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
  /** The card came with an import: it may lack what comes next (domain rule 5). */
  readonly imported?: boolean;
}

/** The packed months begin here: an older contact would stand in no cell. */
const EARLIEST: DateOnly = `${EPOCH_YEAR}-01-01`;
/** Months ahead for a next contact: who puts it further off has no next contact. */
const NEXT_WITHIN_MONTHS = 36;

type Content = Pick<CardContent, "kind" | "reach" | "occurredOn" | "time" | "next" | "stop">;

/** Whether the card counts as entered late: written on a later day than the contact took place. */
export const isLate = (occurredOn: DateOnly, enteredOn: DateOnly): boolean => occurredOn < enteredOn;

/**
 * Throws a Refusal that names each field that keeps the card from being written (domain rule 5): not in the future,
 * not later than the organisation allows, and always what comes next in a time one can foresee, or a stop with its reason.
 */
export function assertLoggable(content: Content, rules: LoggingRules): void {
  const fields: Record<string, FieldRefusals[string]> = { ...whenRefused(content, rules), ...whomRefused(content), ...nextRefused(content, rules) };
  if (Object.keys(fields).length > 0) throw new Refusal("invalid", undefined, fields);
}

function whenRefused({ occurredOn, time }: Content, { today, timeNow, lateDays, oversees }: LoggingRules): FieldRefusals {
  if (occurredOn > today) return { occurredOn: { code: "date-in-future" } };
  if (occurredOn === today && time !== null && time > timeNow) return { time: { code: "time-in-future" } };
  if (occurredOn < EARLIEST) return { occurredOn: { code: "contact-too-early" } };
  if (!oversees && daysBetween(occurredOn, today) > lateDays) return { occurredOn: { code: "card-too-late", values: { days: lateDays } } };
  return {};
}

const whomRefused = ({ kind, reach }: Content): FieldRefusals =>
  reach === "NOBODY" && (kind === "VISIT" || kind === "START") ? { reach: { code: "reach-nobody-met" } } : {};

function nextRefused({ kind, occurredOn, next, stop }: Content, { today, imported = false }: LoggingRules): FieldRefusals {
  if (next && stop) return { next: { code: "next-and-stop" } };
  if (kind === "END") return stop ? {} : { stop: { code: "stop-reason-needed" } };
  if (!next && !stop) return kind === "START" || imported ? {} : { next: { code: "next-or-stop" } };
  if (next && next.on < occurredOn) return { next: { code: "next-before-contact" } };
  if (next && next.on > addMonthsTo(today, NEXT_WITHIN_MONTHS)) return { next: { code: "next-too-far", values: { months: NEXT_WITHIN_MONTHS } } };
  return {};
}

export interface CardHands {
  readonly authorId: string | null;
  readonly enteredOn: DateOnly;
  /** A head has put their word on it: it counts for pay. */
  readonly confirmed?: boolean;
}

/**
 * Who may correct a card: the author on the day of entry (organisation's zone), a head who oversees it always.
 * What a head has signed or confirmed is closed to its author.
 */
export const mayCorrect = (card: CardHands, viewer: { memberId: string; today: DateOnly; oversees: boolean }): boolean =>
  viewer.oversees || (!card.confirmed && card.authorId === viewer.memberId && card.enteredOn === viewer.today);
