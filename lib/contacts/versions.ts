import { instantToZoned } from "@/lib/core/zones";

/** What a version of a card said, in plain texts and codes; `null` is "nothing". The order is the order of talking. */
export interface CardSays {
  readonly kind: string | null;
  readonly direction: string | null;
  readonly occurredOn: string | null;
  readonly time: string | null;
  readonly minutes: string | null;
  readonly reach: string | null;
  readonly person: string | null;
  readonly purpose: string | null;
  readonly outcome: string | null;
  readonly substance: string | null;
  readonly proposals: string | null;
  readonly objections: string | null;
  readonly nextOn: string | null;
  readonly nextKind: string | null;
  readonly stopReason: string | null;
  readonly stopNote: string | null;
  readonly state: string | null;
  readonly confirmedBy: string | null;
}
export type SaidField = keyof CardSays;

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const day = (value: unknown): string | null => text(value)?.slice(0, 10) ?? null;

/** Reads a row of the database as it was kept in JSON; `name` turns an id into a name. */
export function said(row: Readonly<Record<string, unknown>>, zone: string, name: (id: unknown) => string | null): CardSays {
  const at = text(row.occurredAt);
  return {
    kind: text(row.kind), direction: text(row.direction), occurredOn: day(row.occurredOn),
    time: at && instantToZoned(zone, new Date(at)).time,
    minutes: typeof row.durationSeconds === "number" ? String(Math.round(row.durationSeconds / 60)) : null,
    reach: text(row.reach), person: name(row.personId), purpose: text(row.purpose), outcome: name(row.outcomeId),
    substance: text(row.substance), proposals: text(row.proposals), objections: text(row.objections),
    nextOn: day(row.nextOn), nextKind: text(row.nextKind), stopReason: name(row.stopReasonId), stopNote: text(row.stopNote),
    state: text(row.state), confirmedBy: name(row.confirmedBy),
  };
}

/** The fields in which two versions differ, in the order of talking. */
export const differences = (before: CardSays, after: CardSays): SaidField[] =>
  (Object.keys(after) as SaidField[]).filter((field) => before[field] !== after[field]);
