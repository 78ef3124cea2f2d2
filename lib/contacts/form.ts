import type { DateOnly } from "@/lib/core/dates";
import type { FieldRefusals } from "@/lib/core/refusal";
import { Refusal } from "@/lib/core/refusal";
import { assertLoggable, type LoggingRules } from "./rules";
import type { CardContent } from "./schema";

export type Kind = CardContent["kind"];
export type Reach = CardContent["reach"];
export type NextKind = NonNullable<CardContent["next"]>["kind"];
export type Purpose = CardContent["purpose"];

/** A card while it is written: what is chosen and typed, not yet checked. */
export interface CardForm {
  readonly kind: Kind;
  readonly direction: CardContent["direction"];
  readonly reach: Reach | null;
  readonly occurredOn: DateOnly | null;
  /** As it is typed: "14:30", "1430", "9.05", or empty. */
  readonly time: string;
  /** Minutes as typed; empty: as long as the panel was open. */
  readonly minutes: string;
  readonly personId: string | null;
  readonly newPerson: NonNullable<CardContent["newPerson"]> | null;
  readonly purpose: Purpose;
  readonly outcomeId: string | null;
  readonly substance: string;
  readonly proposals: string;
  readonly objections: string;
  readonly nextOn: DateOnly | null;
  readonly nextKind: NextKind;
  /** The next date was offered, not chosen: it goes when its reason goes. */
  readonly offered: boolean;
  /** No further contact: then a reason instead of a date. */
  readonly stops: boolean;
  readonly stopReasonId: string | null;
  readonly stopNote: string;
}

/** What the talk is most likely about at this stage (domain rule 6): the next step of the way. */
const PURPOSE_AT: Readonly<Record<string, Purpose>> = {
  FOUND: "FIRST_CONTACT", REACHED: "NEEDS", MET: "OFFER", NEGOTIATING: "NEGOTIATION", WORKING: "DEVELOPMENT", LOST: "FIRST_CONTACT", LEFT: "FIRST_CONTACT",
};

export interface FormStart { readonly kind: Kind; readonly stage: string; readonly today: DateOnly; readonly time: string; readonly on?: DateOnly | null }

/** A new card: now, unless it is written for another day, whose time nobody has told. */
export function emptyForm({ kind, stage, today, time, on }: FormStart): CardForm {
  const occurredOn = on ?? today;
  return {
    kind, direction: "OUT", reach: kind === "START" ? "DECISION_MAKER" : null, occurredOn, time: occurredOn === today ? time : "", minutes: "",
    personId: null, newPerson: null, purpose: PURPOSE_AT[stage] ?? "OTHER", outcomeId: null, substance: "", proposals: "", objections: "",
    nextOn: null, nextKind: "CALL", offered: false, stops: kind === "END", stopReasonId: null, stopNote: "",
  };
}

/** A card as the screen or a conflict shows it. */
export interface WrittenCard extends Pick<CardContent, "kind" | "direction" | "reach" | "occurredOn" | "time" | "durationMinutes" | "personId" | "purpose" | "outcomeId" | "substance" | "proposals" | "objections"> {
  readonly nextOn: DateOnly | null;
  readonly nextKind: Kind | null;
  readonly stopReasonId: string | null;
  readonly stopNote: string;
}

/** The form of a card that stands, for its correction. */
export const formOf = (card: WrittenCard): CardForm => ({
  kind: card.kind, direction: card.direction, reach: card.reach, occurredOn: card.occurredOn, time: card.time ?? "",
  minutes: card.durationMinutes === null ? "" : String(card.durationMinutes), personId: card.personId, newPerson: null, purpose: card.purpose,
  outcomeId: card.outcomeId, substance: card.substance, proposals: card.proposals, objections: card.objections,
  nextOn: card.nextOn, nextKind: card.nextKind && card.nextKind !== "END" ? card.nextKind : "CALL", offered: false,
  stops: card.stopReasonId !== null, stopReasonId: card.stopReasonId, stopNote: card.stopNote,
});

/** How long the talk took, in minutes, where the open panel measures it: a call of today that reached somebody. */
export const measuredMinutes = (form: CardForm, today: DateOnly, seconds: number): number | null =>
  form.kind === "CALL" && form.reach !== "NOBODY" && form.occurredOn === today ? Math.min(1440, Math.max(1, Math.round(seconds / 60))) : null;

/** "HH:mm" of a time as people write it; null of none, undefined of what is no time. */
export function readTime(text: string): string | null | undefined {
  if (text.trim() === "") return null;
  const [, hours, minutes] = /^(\d{1,2})(?:[:. ]?(\d\d))?$/.exec(text.trim()) ?? [];
  return hours && Number(hours) < 24 && Number(minutes ?? 0) < 60 ? `${hours.padStart(2, "0")}:${minutes ?? "00"}` : undefined;
}

function minutesOf(form: CardForm, today: DateOnly, seconds: number | null): number | null | undefined {
  if (form.minutes.trim() === "") return seconds === null ? null : measuredMinutes(form, today, seconds);
  const minutes = Number(form.minutes);
  return Number.isInteger(minutes) && minutes >= 0 && minutes <= 1440 ? minutes : undefined;
}

/** `seconds` the panel has been open; null for a correction, where an empty duration stays empty. */
export type Checked = { readonly content: CardContent } | { readonly fields: FieldRefusals };

/** The content of a card, or the fields that are still in the way, by the very rules the server will ask. */
export function contentOf(form: CardForm, rules: LoggingRules, seconds: number | null): Checked {
  const minutes = minutesOf(form, rules.today, seconds);
  const time = readTime(form.time);
  const reach = form.reach ?? (form.kind === "END" ? "NOBODY" : null);
  const missing: Record<string, FieldRefusals[string]> = {
    ...(reach === null && { reach: { code: "required" } }),
    ...(form.occurredOn === null && { occurredOn: { code: "date-invalid" } }),
    ...(time === undefined && { time: { code: "time-invalid" } }),
    ...(minutes === undefined && { durationMinutes: { code: "minutes-invalid" } }),
    ...(form.stops && form.stopReasonId === null && { stop: { code: "stop-reason-needed" } }),
    ...(form.newPerson && form.newPerson.name.trim() === "" && { "newPerson.name": { code: "required" } }),
  };
  const content: CardContent = {
    kind: form.kind, direction: form.direction, reach: reach ?? "SOMEBODY", occurredOn: form.occurredOn ?? rules.today, time: time ?? null,
    durationMinutes: minutes ?? null, personId: form.newPerson ? null : form.personId, newPerson: form.newPerson, purpose: form.purpose,
    substance: form.substance.trim(), proposals: form.proposals.trim(), objections: form.objections.trim(), outcomeId: form.outcomeId,
    next: !form.stops && form.nextOn ? { on: form.nextOn, kind: form.nextKind } : null,
    stop: form.stops && form.stopReasonId ? { reasonId: form.stopReasonId, note: form.stopNote.trim() } : null,
  };
  const fields = { ...refusedBy(content, form, rules), ...missing };
  return Object.keys(fields).length > 0 ? { fields } : { content };
}

function refusedBy(content: CardContent, form: CardForm, rules: LoggingRules): FieldRefusals {
  try {
    assertLoggable(content, rules);
    return {};
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { next, ...fields } = error.fields ?? {};
    // A stop without its reason is said at the reason alone.
    return next && !form.stops ? { ...fields, next } : fields;
  }
}
