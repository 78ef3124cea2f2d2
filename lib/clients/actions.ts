"use server";
import { action } from "@/lib/core/action";
import * as assigning from "./assign-commands";
import * as commands from "./commands";
import * as people from "./people-commands";
import * as search from "./search-queries";
import { AddPerson, AssignClient, ClientAlone, CorrectSource, CreateClient, EditClient, EditPerson, FindDuplicates, PersonAlone } from "./schema";

export const createClient = action({ input: CreateClient, may: "clients.create", run: commands.createClient, redraw: false });
export const editClient = action({ input: EditClient, may: "clients.edit", run: commands.editClient, redraw: false });
export const findDuplicates = action({ input: FindDuplicates, may: "clients.create", run: search.possibleDuplicates, redraw: false });
export const assignClient = action({ input: AssignClient, may: "clients.assign", run: assigning.assignClient });
export const correctSource = action({ input: CorrectSource, may: "clients.edit", run: assigning.correctSource });
export const archiveClient = action({ input: ClientAlone, may: "clients.archive", run: assigning.archiveClient });
export const restoreClient = action({ input: ClientAlone, may: "clients.archive", run: assigning.restoreClient });
export const addPerson = action({ input: AddPerson, may: "people.write", run: people.addPerson });
export const editPerson = action({ input: EditPerson, may: "people.write", run: people.editPerson });
export const archivePerson = action({ input: PersonAlone, may: "people.write", run: people.archivePerson });
export const restorePerson = action({ input: PersonAlone, may: "people.write", run: people.restorePerson });
