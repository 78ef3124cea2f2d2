"use server";
import { action } from "@/lib/core/action";
import { leave } from "@/lib/core/session";
import * as commands from "./commands";
import * as invitations from "./invitations";
import { ChangePassword, EditPerson, InvitePerson, Nothing, OneInvitation, OnePerson } from "./schema";

export const editPerson = action({ input: EditPerson, may: "team.manage", run: commands.editPerson });
export const deactivatePerson = action({ input: OnePerson, may: "team.manage", run: commands.deactivatePerson });
export const reactivatePerson = action({ input: OnePerson, may: "team.manage", run: commands.reactivatePerson });
export const invitePerson = action({ input: InvitePerson, may: "team.manage", run: invitations.invitePerson });
export const withdrawInvitation = action({ input: OneInvitation, may: "team.manage", run: invitations.withdrawInvitation });
export const changePassword = action({ input: ChangePassword, may: "account.own", run: commands.changePassword });
export const endOtherSessions = action({ input: Nothing, may: "account.own", run: commands.endOtherSessions });
export const signOut = action({ input: Nothing, may: "account.own", run: (viewer) => commands.signOut(viewer).then(leave) });
export const signOutEverywhere = action({ input: Nothing, may: "account.own", run: (viewer) => commands.signOutEverywhere(viewer).then(leave) });
