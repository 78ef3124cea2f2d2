"use server";
import { action } from "@/lib/core/action";
import * as commands from "./commands";
import * as schema from "./schema";

export const setDay = action({ input: schema.setDayInput, may: "settings.write", run: commands.setDay });
export const resetDay = action({ input: schema.resetDayInput, may: "settings.write", run: commands.resetDay });
export const setNorm = action({ input: schema.setNormInput, may: "settings.write", run: commands.setNorm });
export const removeNorm = action({ input: schema.removeNormInput, may: "settings.write", run: commands.removeNorm });
export const addAbsence = action({ input: schema.addAbsenceInput, may: "settings.write", run: commands.addAbsence });
export const removeAbsence = action({ input: schema.removeAbsenceInput, may: "settings.write", run: commands.removeAbsence });
