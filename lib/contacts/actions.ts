"use server";
import { action } from "@/lib/core/action";
import * as commands from "./commands";
import { CardRef, CorrectContact, LogContact } from "./schema";

export const logContact = action({ input: LogContact, may: "contacts.write", run: commands.logContact });
export const correctContact = action({ input: CorrectContact, may: "contacts.write", run: commands.correctContact });
export const annulContact = action({ input: CardRef, may: "contacts.write", run: commands.annulContact });
export const restoreContact = action({ input: CardRef, may: "contacts.write", run: commands.restoreContact });
export const confirmStart = action({ input: CardRef, may: "contacts.oversee", run: commands.confirmStart });
