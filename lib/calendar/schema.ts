import { z } from "zod";
import { isDateOnly } from "@/lib/core/dates";
import { ROLES } from "@/lib/core/permissions";
import { NORM_KINDS } from "./norms";

export const DAY_KINDS = ["WORKING", "SHORT", "DAY_OFF", "HOLIDAY"] as const;

const id = z.uuid();
const note = z.string().trim().max(200);
// The calendar's rules reach from the first decree we hold to as far as anybody plans.
const day = z.string().refine((text) => isDateOnly(text) && text >= "2000-01-01" && text <= "2099-12-31", "date-wrong");
const ownWord = z.strictObject({ kind: z.enum(DAY_KINDS), note });

/** `seen`: the organisation's own word on the day that the person saw, `null` when the day was computed. */
export const setDayInput = z.strictObject({ day, kind: z.enum(DAY_KINDS), note, seen: ownWord.nullable() });
export type SetDay = z.infer<typeof setDayInput>;

export const resetDayInput = z.strictObject({ day, seen: ownWord });
export type ResetDay = z.infer<typeof resetDayInput>;

export const setNormInput = z.strictObject({
  kind: z.enum(NORM_KINDS),
  role: z.enum(ROLES).nullable(),
  memberId: id.nullable(),
  value: z.int().min(0).max(1000),
  validFrom: day,
}).refine(({ role, memberId }) => (role === null) !== (memberId === null), { error: "norm-target", path: ["target"] });
export type SetNorm = z.infer<typeof setNormInput>;

export const removeNormInput = z.strictObject({ id });
export type RemoveNorm = z.infer<typeof removeNormInput>;

export const addAbsenceInput = z.strictObject({ memberId: id, fromDay: day, toDay: day, note })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { error: "day-order", path: ["toDay"] });
export type AddAbsence = z.infer<typeof addAbsenceInput>;

export const removeAbsenceInput = z.strictObject({ id });
export type RemoveAbsence = z.infer<typeof removeAbsenceInput>;
