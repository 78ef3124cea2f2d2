import { z } from "zod";

export const PLAN_KINDS = ["CALL", "VISIT", "START"] as const;

/** A plan in a cell of the present or the future. `month`: months since January 2000. */
export const PlanContact = z.strictObject({
  key: z.uuid(),
  clientId: z.uuid(),
  month: z.int().min(0).max(2400),
  kind: z.enum(PLAN_KINDS),
  origin: z.enum(["MANUAL", "TENDER", "DEVELOPMENT"]).optional(),
  reason: z.string().trim().max(500),
}).refine(({ origin = "MANUAL", reason }) => origin !== "MANUAL" || reason !== "", { path: ["reason"], message: "required" });
export type PlanContact = z.output<typeof PlanContact>;

/** All plans of the cell, those of one kind, or one plan. */
export const WithdrawPlan = z.strictObject({
  clientId: z.uuid(), month: z.int().min(0).max(2400), kind: z.enum(PLAN_KINDS).optional(), planId: z.uuid().optional(),
});
export type WithdrawPlan = z.infer<typeof WithdrawPlan>;

export const RestorePlans = z.strictObject({ clientId: z.uuid(), planIds: z.array(z.uuid()).min(1).max(20) });
export type RestorePlans = z.infer<typeof RestorePlans>;
