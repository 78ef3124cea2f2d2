import { expect, test } from "vitest";
import { sources } from "@/tests/support/sources";

/** Files that may hold SQL of their own. A new one is a decision: say in its head comment why Prisma will not do. */
const RAW_SQL = new Set([
  ...["db", "bulk", "db-migrations", "guard", "health", "once", "record", "session", "sign-in", "viewer"].map((name) => `lib/core/${name}.ts`),
  ...["lib/calendar/commands.ts", "lib/clients/list-queries.ts", "lib/directory/entries.ts", "lib/months/recount.ts", "lib/team/invitations.ts", "lib/team/queries.ts"],
  ...["lib/clients/list-queries.ts", "lib/contacts/history.ts", "lib/grid/queries.ts", "lib/imports/commands.ts", "lib/imports/known.ts"],
  ...["lib/digests/file.ts", "lib/digests/held-reading.ts", "lib/digests/queries.ts"],
]);

const product = [...sources("app", ".ts", ".tsx"), ...sources("components", ".ts", ".tsx"), ...sources("lib", ".ts", ".tsx")];
const WHAT_SQL_LOOKS_LIKE = /\$queryRaw|\$executeRaw|\.query[(<]|\bbeforeTenant[(<]|\boutsideTenants[(<]/;

test("SQL stands only in the files named here", () => {
  const found = product.filter(({ text }) => WHAT_SQL_LOOKS_LIKE.test(text)).map(({ file }) => file);
  expect(found.filter((file) => !RAW_SQL.has(file))).toEqual([]);
});

test("every file named here holds SQL", () => {
  const found = new Set(product.filter(({ text }) => WHAT_SQL_LOOKS_LIKE.test(text)).map(({ file }) => file));
  expect([...RAW_SQL].filter((file) => !found.has(file))).toEqual([]);
});

test("every export of an actions file is an action", () => {
  const files = sources("lib", "actions.ts");
  expect(files.filter(({ text }) => !text.startsWith('"use server";')).map(({ file }) => file)).toEqual([]);
  const strange = files.flatMap(({ file, text }) => strangeExports(text).map((line) => `${file}: ${line}`));
  expect(strange).toEqual([]);
});

/** Types vanish when compiled, so they may stand beside the actions. */
function strangeExports(text: string): string[] {
  const exported = text.split("\n").filter((line) => /^export\b/.test(line));
  return exported.filter((line) => !/^export const \w+ = action\(/.test(line) && !/^export type\b/.test(line));
}

test("the check of actions sees what is none", () => {
  expect(strangeExports("export const save = action({ run });")).toEqual([]);
  expect(strangeExports("export async function save() {}")).toHaveLength(1);
  expect(strangeExports("export const save = commands.save;")).toHaveLength(1);
  expect(strangeExports('export * from "./commands";')).toHaveLength(1);
});

test('only actions files say "use server"', () => {
  const found = product.filter(({ text }) => /^\s*["']use server["']/m.test(text)).map(({ file }) => file);
  expect(found.filter((file) => !/^lib\/[^/]+\/[^/]*actions\.ts$/.test(file))).toEqual([]);
});

test("no helper drawers and no barrels", () => {
  const drawers = product.filter(({ file }) => /(^|\/)(utils?|helpers?|misc|common)\.tsx?$/.test(file) || /\/index\.tsx?$/.test(file));
  expect(drawers.map(({ file }) => file)).toEqual([]);
});
