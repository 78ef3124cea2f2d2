import { z } from "zod";
import { checkInn } from "./inn";
import { parsePhones, type Phone } from "./phones";
import { TIERS } from "./rules";

const line = (limit: number) => z.string().trim().max(limit);
const text = (limit: number) => z.string().trim().max(limit).default("");

/** Empty, or a number whose check digits agree; spaces and «ИНН» before it are taken off. */
const inn = z.string().max(40).transform((given, context): string | null => {
  if (given.trim() === "") return null;
  const check = checkInn(given);
  if (check.ok) return check.inn;
  context.addIssue({ code: "custom", message: `inn-${check.reason}` });
  return z.NEVER;
});

/** All the numbers of one field, as pasted. One that cannot be dialled is refused, not dropped. */
const phones = z.string().max(500).transform((given, context): Phone[] => {
  const parsed = parsePhones(given);
  const [refused] = parsed.refused;
  if (refused) context.addIssue({ code: "custom", message: `phone-${refused.reason}` });
  return parsed.phones;
});

/** One number with its extension, or none. */
const phone = phones.refine((found) => found.length <= 1, "phone-one").transform(([first]) => first ?? null);

const site = line(200).default("").refine((given) => given === "" || /^[^\s/]+\.[^\s/]+/.test(given.replace(/^https?:\/\//i, "")), "site-unclear");

const clientFields = {
  name: line(300).min(1),
  inn,
  channelId: z.uuid(),
  subChannelId: z.uuid(),
  regionId: z.uuid(),
  site,
  phones,
  essence: text(2000),
  needsStated: text(4000),
  needsPotential: text(4000),
  notes: text(8000),
};

/** The source is asked at the first contact and cannot be left for later (domain rule 7). */
export const CreateClient = z.strictObject({
  /** Made by the form: a double submit makes one client. */
  key: z.uuid(),
  ...clientFields,
  tier: z.enum(TIERS),
  sourceId: z.uuid(),
  /** Left out: the person who enters it. */
  ownerId: z.uuid().nullable().optional(),
});
export type CreateClient = z.output<typeof CreateClient>;

/** `version`: what the form was opened with. Owner, tier and source change by commands of their own, with a cause. */
export const EditClient = z.strictObject({ clientId: z.uuid(), version: z.int().min(1), ...clientFields });
export type EditClient = z.output<typeof EditClient>;

const cause = line(300).min(1);

export const AssignClient = z.strictObject({
  clientId: z.uuid(),
  ownerId: z.uuid().nullable().optional(),
  tier: z.enum(TIERS).optional(),
  cause,
}).refine(({ ownerId, tier }) => ownerId !== undefined || tier !== undefined, "nothing-to-change");
export type AssignClient = z.output<typeof AssignClient>;

export const CorrectSource = z.strictObject({ clientId: z.uuid(), sourceId: z.uuid(), cause });
export type CorrectSource = z.output<typeof CorrectSource>;

export const ClientAlone = z.strictObject({ clientId: z.uuid() });
export type ClientAlone = z.output<typeof ClientAlone>;

/** Asked while the form is filled in, so nothing is mandatory and a half-typed number is no error. */
export const FindDuplicates = z.strictObject({
  name: z.string().max(300).default(""),
  inn: z.string().max(40).default(""),
  phones: z.string().max(500).default(""),
  /** The client that is being edited is no duplicate of itself. */
  exceptId: z.uuid().optional(),
});
export type FindDuplicates = z.output<typeof FindDuplicates>;

const personFields = {
  name: line(200).min(1),
  position: text(200),
  decisionMaker: z.boolean().default(false),
  phone,
  email: line(200).default("").refine((given) => given === "" || z.email().safeParse(given).success, "email-wrong").transform((given) => given || null),
  notes: text(2000),
};

export const AddPerson = z.strictObject({ key: z.uuid(), clientId: z.uuid(), ...personFields });
export type AddPerson = z.output<typeof AddPerson>;

export const EditPerson = z.strictObject({ personId: z.uuid(), version: z.int().min(1), ...personFields });
export type EditPerson = z.output<typeof EditPerson>;

export const PersonAlone = z.strictObject({ personId: z.uuid() });
export type PersonAlone = z.output<typeof PersonAlone>;
