import { randomInt } from "node:crypto";
import pg from "pg";
import { z } from "zod";
import { isZone } from "@/lib/core/zones";
import { newId } from "@/lib/core/ids";
import { hashPassword, passwordRefusal } from "@/lib/core/password";
import { viewerOf, type Viewer } from "@/lib/core/viewer";
import { saveOrganisation } from "@/lib/directory/organisation-commands";
import { organisationSettings } from "@/lib/directory/queries";
import { seedDirectory } from "@/lib/directory/ready-commands";

export const organisationGiven = z.strictObject({
  name: z.string("--name is missing").trim().min(1, "--name is empty").max(120, "--name is longer than 120 characters"),
  email: z.string("--email is missing").trim().toLowerCase().pipe(z.email("--email is no e-mail address")),
  person: z.string("--person is missing").trim().min(1, "--person is empty").max(120, "--person is longer than 120 characters"),
  zone: z.string().refine(isZone, "--zone is no IANA time zone, such as Europe/Moscow").default("Europe/Moscow"),
  locale: z.enum(["ru", "en"], "--locale is ru or en").default("ru"),
});
export type OrganisationGiven = z.input<typeof organisationGiven>;

/** Said to whoever runs the command, word for word; nothing was changed. */
export class Impossible extends Error {}

export interface Created {
  readonly tenantId: string;
  readonly admin: Viewer;
  /** Shown once; `null` when the e-mail has an account already: that password stays. */
  readonly password: string | null;
}

// No letters or digits that are read as one another; 20 of 31 are 99 bits.
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const draw = () => Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join("")).join("-");

function generatedPassword(email: string): string {
  for (;;) {
    const password = draw();
    if (!passwordRefusal(password, email)) return password;
  }
}

/**
 * A new organisation with its first administrator and the ready dictionaries, through the worker's door
 * (WORKER_DATABASE_URL). Throws Impossible when an input is bad or an organisation of that name exists.
 */
export async function createOrganisation(given: OrganisationGiven, password?: string): Promise<Created> {
  const parsed = organisationGiven.safeParse(given);
  if (!parsed.success) throw new Impossible(parsed.error.issues.map(({ message }) => message).join("; "));
  const { locale, ...organisation } = parsed.data;
  const refused = password === undefined ? null : passwordRefusal(password, organisation.email);
  if (refused) throw new Impossible("The password is too short or too common: at least 12 characters.");
  const chosen = password ?? generatedPassword(organisation.email);
  const { tenantId, memberId, known } = await open(organisation, await hashPassword(chosen));
  const admin = await viewerOf(tenantId, memberId);
  if (!admin) throw new Error("the new administrator cannot be found");
  if (locale !== "ru") await saveOrganisation(admin, { ...await organisationSettings(admin), locale });
  await seedDirectory(admin);
  return { tenantId, admin, password: known ? null : chosen };
}

async function worker(): Promise<pg.Client> {
  const url = process.env.WORKER_DATABASE_URL;
  if (!url) throw new Impossible("WORKER_DATABASE_URL is not set: run this through npm run create-organisation.");
  const client = new pg.Client({ connectionString: url });
  await client.connect().catch((error: Error) => {
    throw new Impossible(`The database does not answer: ${error.message}. Start it, or check DATABASE_URL.`);
  });
  return client;
}

interface Opened { readonly tenantId: string; readonly memberId: string; readonly known: boolean }

async function open(given: { name: string; email: string; person: string; zone: string }, hash: string): Promise<Opened> {
  const client = await worker();
  try {
    await client.query("BEGIN");
    // Two at the same moment: the second waits here, then finds the first one's name.
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('create-organisation', 0))");
    const { rows: same } = await client.query("SELECT tenant_id FROM app.organisation_find($1)", [given.name]);
    if (same.length > 0) throw new Impossible(`An organisation named "${given.name}" exists already. Nothing was changed.`);
    const [tenantId, memberId, accountId] = [newId(), newId(), newId()];
    const { rows } = await client.query<{ account: string }>(
      "SELECT app.organisation_create($1, $2, $3, $4, $5, $6, $7, $8) AS account",
      [tenantId, given.name, given.zone, memberId, given.person, accountId, given.email, hash]);
    await client.query("COMMIT");
    return { tenantId, memberId, known: rows[0]?.account !== accountId };
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}
