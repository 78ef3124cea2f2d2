import { expect, test } from "vitest";
import english from "@/messages/en/audit.json";
import russian from "@/messages/ru/audit.json";
import { DICTIONARIES } from "@/lib/directory/rules";
import { sources } from "@/tests/support/sources";

/** What commands and the doors of the database write into the log, as far as it stands there in full. */
function recorded(): string[] {
  const code = sources("lib", "commands.ts", "invitations.ts").flatMap(({ text }) => [...text.matchAll(/\brecord(?:Own)?\((?:db, )?viewer, "([\w.-]+)"/g)]);
  const doors = sources("prisma/migrations", ".sql").flatMap(({ text }) => [...text.matchAll(/gen_random_uuid\(\), who, '([\w.-]+)'/g)]);
  const dictionaries = DICTIONARIES.flatMap((name) => ["added", "changed", "archived", "restored", "reordered", "ticked"].map((verb) => `${name}.${verb}`));
  return [...new Set([...[...code, ...doors].map(([, action]) => action ?? ""), ...dictionaries])].toSorted();
}

const wordsOf = (tree: object, action: string): unknown =>
  action.split(".").reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], tree);

test("every action of the log has words in both languages", () => {
  const actions = recorded();
  expect(actions).toContain("session.opened");
  expect(actions).toContain("contact.logged");
  expect(actions.filter((action) => typeof wordsOf(russian.action, action) !== "string")).toEqual([]);
  expect(actions.filter((action) => typeof wordsOf(english.action, action) !== "string")).toEqual([]);
});
