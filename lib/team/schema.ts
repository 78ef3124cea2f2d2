import { z } from "zod";
import { ROLES } from "@/lib/core/permissions";

// Control characters have no place in a name, and NUL is an error of the database.
const name = z.string().trim().min(1).max(120).regex(/^[^\u0000-\u001f]*$/);
const email = z.string().trim().toLowerCase().min(1).max(254).pipe(z.email("email-wrong"));
const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];

const place = {
  name,
  roles: z.array(z.enum(ROLES)).min(1, "roles-needed").max(20).transform(distinct),
  channelIds: z.array(z.uuid()).max(500).transform(distinct),
  managerId: z.uuid().nullable(),
};

export const InvitePerson = z.strictObject({ ...place, email });
export type InvitePerson = z.output<typeof InvitePerson>;

export const EditPerson = z.strictObject({
  ...place,
  id: z.uuid(),
  version: z.int().min(1),
  /** Only for people who never signed in; left out for the others. */
  email: email.nullable().optional(),
});
export type EditPerson = z.output<typeof EditPerson>;

export const OnePerson = z.strictObject({ id: z.uuid(), version: z.int().min(1) });
export type OnePerson = z.output<typeof OnePerson>;

export const OneInvitation = z.strictObject({ id: z.uuid() });
export type OneInvitation = z.output<typeof OneInvitation>;

export const ChangePassword = z.strictObject({ old: z.string().min(1).max(1000), fresh: z.string().min(1).max(1000) });
export type ChangePassword = z.output<typeof ChangePassword>;

export const Nothing = z.strictObject({});
