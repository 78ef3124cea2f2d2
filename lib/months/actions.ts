"use server";
import { action } from "@/lib/core/action";
import * as commands from "./commands";
import { PlanContact, RestorePlans, WithdrawPlan } from "./schema";

export const planContact = action({ input: PlanContact, may: "plans.write", run: commands.planContact, redraw: false });
export const withdrawPlan = action({ input: WithdrawPlan, may: "plans.write", run: commands.withdrawPlan, redraw: false });
export const restorePlans = action({ input: RestorePlans, may: "plans.write", run: commands.restorePlans, redraw: false });
