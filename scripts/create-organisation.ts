import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { closeDb } from "@/lib/core/db";
import { createOrganisation, Impossible, type OrganisationGiven } from "./organisation";

const USAGE = `npm run create-organisation -- --name "ООО Пример" --email anna@example.ru --person "Иванова Анна" [--zone Europe/Moscow] [--locale ru|en]

Creates an organisation with its first administrator, the ready sources and the ready outcomes.
A password is made and printed once; an e-mail that has an account already keeps its own.`;

const QUESTIONS = [["name", "Organisation"], ["email", "E-mail of the administrator"], ["person", "Administrator, surname first"]] as const;

function given(): Partial<OrganisationGiven> & { help?: boolean } {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({ options: { name: text, email: text, person: text, zone: text, locale: text, help: { type: "boolean", short: "h" } } });
    return values as Partial<OrganisationGiven> & { help?: boolean };
  } catch (error) {
    throw new Impossible((error as Error).message);
  }
}

/** At a terminal what is missing is asked for; elsewhere it is named in the error. */
async function asked(from: Partial<OrganisationGiven>): Promise<OrganisationGiven> {
  if (!process.stdin.isTTY) return from as OrganisationGiven;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answers: Record<string, string> = {};
  for (const [field, question] of QUESTIONS) answers[field] = from[field] ?? (await terminal.question(`${question}: `));
  terminal.close();
  return { ...from, ...answers } as OrganisationGiven;
}

async function main(): Promise<void> {
  const { help, ...from } = given();
  if (help) return console.log(USAGE);
  const input = await asked(from);
  const { tenantId, password } = await createOrganisation(input);
  console.log(`Created "${input.name}" (${tenantId}).`);
  console.log(`Sign in as ${input.email} with ${password ? `this password, shown once: ${password}` : "the password this e-mail has already."}`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Impossible)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 1;
} finally {
  await closeDb();
}
