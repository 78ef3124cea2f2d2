import { z } from "zod";
import { isDateOnly } from "@/lib/core/dates";

const date = z.string().refine(isDateOnly, "date-invalid");
const text = (limit: number) => z.string().trim().max(limit);

export const CARD_KINDS = ["CALL", "VISIT", "START", "END"] as const;
export const REACHES = ["DECISION_MAKER", "SOMEBODY", "NOBODY"] as const;
export const PURPOSES = ["FIRST_CONTACT", "NEEDS", "OFFER", "NEGOTIATION", "DEVELOPMENT", "SERVICE", "OTHER"] as const;
export const NEXT_KINDS = ["CALL", "VISIT", "START"] as const;

export const NewPerson = z.strictObject({ name: text(200).min(1), position: text(200), decisionMaker: z.boolean() });

/** What a card says; the same for a new one and for a correction. Minutes and times are as a person writes them. */
const content = {
  kind: z.enum(CARD_KINDS),
  direction: z.enum(["OUT", "IN"]).default("OUT"),
  reach: z.enum(REACHES),
  occurredOn: date,
  /** "HH:mm" in the organisation's zone; empty when not known. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time-invalid").nullable(),
  durationMinutes: z.number().int().min(0).max(1440).nullable(),
  personId: z.uuid().nullable(),
  newPerson: NewPerson.nullable().default(null),
  purpose: z.enum(PURPOSES),
  substance: text(20_000),
  proposals: text(20_000),
  objections: text(20_000).default(""),
  outcomeId: z.uuid().nullable(),
  next: z.strictObject({ on: date, kind: z.enum(NEXT_KINDS) }).nullable(),
  stop: z.strictObject({ reasonId: z.uuid(), note: text(2_000) }).nullable(),
};

export const LogContact = z.strictObject({ key: z.uuid(), clientId: z.uuid(), ...content });
export type LogContact = z.infer<typeof LogContact>;
export type CardContent = Omit<LogContact, "key" | "clientId">;

export const CorrectContact = z.strictObject({ cardId: z.uuid(), version: z.int().min(1), ...content });
export type CorrectContact = z.infer<typeof CorrectContact>;

export const CardRef = z.strictObject({ cardId: z.uuid(), version: z.int().min(1) });
export type CardRef = z.infer<typeof CardRef>;
