import { addDays, addMonthsTo, type DateOnly } from "@/lib/core/dates";
import { isWorkingDay, nextWorkingDay, type CalendarSettings } from "@/lib/calendar/rules";
import type { CardForm, Kind, NextKind, Reach } from "./form";

/** What the panel knows while one talks: the client's people, the dictionary, the calendar. */
export interface Talk {
  readonly today: DateOnly;
  readonly calendar: CalendarSettings;
  readonly people: readonly { readonly id: string; readonly decisionMaker: boolean }[];
  readonly outcomes: readonly Outcome[];
  /** A contact that is planned already. */
  readonly plan: { readonly on: DateOnly; readonly kind: NextKind } | null;
}

export interface Outcome {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly final: boolean;
  readonly kinds: readonly ("CALL" | "VISIT")[];
}

const NO_ANSWER = "no-answer";
/** Outcomes of our own dictionary that only fit when the decision maker was not on the line. */
const ONLY_AT: Readonly<Record<string, readonly Reach[]>> = { [NO_ANSWER]: ["NOBODY"], "wrong-number": ["NOBODY", "SOMEBODY"], "no-decision-maker": ["SOMEBODY"] };

/** Outcomes that fit the kind and whom one reached: the open ones first, then the final ones. Of nobody only "no answer" and the like. */
export function outcomesFor(outcomes: readonly Outcome[], kind: Kind, reach: Reach | null): Outcome[] {
  const fits = outcomes.filter(({ key, kinds }) => {
    if ((kind === "CALL" || kind === "VISIT") && !kinds.includes(kind)) return false;
    const only = key === null ? undefined : ONLY_AT[key];
    return reach === "NOBODY" ? Boolean(only?.includes("NOBODY")) : reach === null || !only || only.includes(reach);
  });
  return [...fits.filter((one) => !one.final), ...fits.filter((one) => one.final)];
}

/** The day itself when it is worked, else the next one that is. */
export const workingDayFrom = (date: DateOnly, calendar: CalendarSettings): DateOnly => (isWorkingDay(date, calendar) ? date : nextWorkingDay(date, calendar));

export interface NextChoice { readonly name: "day" | "week" | "month" | "quarter" | "plan"; readonly on: DateOnly; readonly kind?: NextKind }

/** The usual next dates, on working days; a contact that is planned already stands in the fourth place. */
export function nextChoices({ today, calendar, plan }: Talk): NextChoice[] {
  const on = (date: DateOnly) => workingDayFrom(date, calendar);
  return [
    { name: "day", on: nextWorkingDay(today, calendar) },
    { name: "week", on: on(addDays(today, 7)) },
    { name: "month", on: on(addMonthsTo(today, 1)) },
    plan ? { name: "plan", ...plan } : { name: "quarter", on: on(addMonthsTo(today, 3)) },
  ];
}

const withoutOffer = (form: CardForm): CardForm => (form.offered ? { ...form, nextOn: null, offered: false } : form);

/** Another kind: nobody is met by a visit, an end needs a reason, a start began with whoever decides. */
export function withKind(form: CardForm, kind: Kind): CardForm {
  const met = kind === "VISIT" || kind === "START";
  const reach = met && form.reach === "NOBODY" ? null : form.reach;
  const next = met && form.reach === "NOBODY" ? withoutOffer({ ...form, outcomeId: null }) : form;
  return { ...next, kind, reach: reach ?? (kind === "START" ? "DECISION_MAKER" : null), stops: kind === "END" || (form.kind === "END" ? false : form.stops) };
}

/**
 * Whom one reached. Nobody: there is no person, "no answer" is the outcome, and the next working day is offered. The
 * decision maker: chosen by itself where the client has one alone.
 */
export function withReach(form: CardForm, reach: Reach, talk: Talk): CardForm {
  if (reach === form.reach) return form;
  const noAnswer = talk.outcomes.find((one) => one.key === NO_ANSWER)?.id ?? null;
  if (reach === "NOBODY") {
    const offer = form.nextOn === null && !form.stops;
    return {
      ...form, reach, personId: null, newPerson: null, outcomeId: noAnswer,
      ...(offer && { nextOn: nextWorkingDay(talk.today, talk.calendar), nextKind: "CALL" as const, offered: true }),
    };
  }
  const deciders = talk.people.filter((one) => one.decisionMaker);
  const alone = reach === "DECISION_MAKER" && deciders.length === 1 ? deciders[0]!.id : null;
  const wrong = reach === "SOMEBODY" && deciders.some((one) => one.id === form.personId);
  const outcomeId = form.outcomeId === noAnswer ? null : form.outcomeId;
  return { ...withoutOffer({ ...form, outcomeId }), reach, personId: form.newPerson ? null : wrong ? null : (form.personId ?? alone) };
}

/** An outcome: a final one ends the talks with itself as the reason, an arranged meeting makes the next contact a visit. */
export function withOutcome(form: CardForm, outcome: Outcome | null, outcomes: readonly Outcome[]): CardForm {
  const before = outcomes.find((one) => one.id === form.outcomeId);
  const endedByIt = form.stops && form.kind !== "END" && before?.final === true && form.stopReasonId === before.id;
  const free: CardForm = { ...form, outcomeId: outcome?.id ?? null, ...(endedByIt && { stops: false, stopReasonId: null }) };
  if (outcome?.final) return { ...withoutOffer(free), stops: true, stopReasonId: outcome.id };
  return outcome?.key === "meeting-set" ? { ...free, nextKind: "VISIT" } : free;
}

export const withNext = (form: CardForm, on: DateOnly | null, kind: NextKind = form.nextKind): CardForm =>
  ({ ...form, nextOn: on, nextKind: kind, offered: false, stops: false, stopReasonId: null, stopNote: "" });

export const withStop = (form: CardForm): CardForm => ({ ...withoutOffer(form), nextOn: null, stops: true });

/** Another day: whose time nobody has told, unless it was typed. `opened`: the day and time the panel filled in. */
export function withDay(form: CardForm, occurredOn: DateOnly | null, opened: { readonly today: DateOnly; readonly time: string }): CardForm {
  const time = occurredOn === opened.today && form.time === "" ? opened.time : occurredOn !== opened.today && form.time === opened.time ? "" : form.time;
  return { ...form, occurredOn, time };
}
