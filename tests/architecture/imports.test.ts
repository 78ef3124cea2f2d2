import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

type Rule = { name: string; from: { path?: string | string[] }; to: { path?: string | string[] } };
const require = createRequire(import.meta.url);
const { forbidden } = require("../../.dependency-cruiser.cjs") as { forbidden: Rule[] };

/** For every rule: the planted file, and what it imports against the law. */
const PLANTED: Record<string, [file: string, imports: string]> = {
  "no-cycles": ["lib/clients/cycle-a.ts", "./cycle-b"],
  resolvable: ["lib/clients/lost.ts", "./nowhere"],
  "one-door-to-the-database": ["lib/clients/raw.ts", "pg"],
  "rules-are-pure": ["lib/contacts/rules.ts", "node:fs"],
  "core-knows-no-area": ["lib/core/curious.ts", "../clients/target"],
  "lib-knows-no-interface": ["lib/clients/drawing.ts", "../../components/ui/target"],
  "data-arrives-as-props": ["components/clients/list.tsx", "../../lib/clients/queries"],
  "pages-do-not-command": ["app/(crm)/today/page.tsx", "../../../lib/clients/commands"],
  "sections-are-strangers": ["app/(crm)/today/strange.tsx", "../grid/target"],
  "ui-knows-no-domain": ["components/ui/knowing.tsx", "../../lib/clients/target"],
  "level-1-looks-down": ["lib/team/up.ts", "../clients/target"],
  "level-2-looks-down": ["lib/clients/up.ts", "../contacts/target"],
  "level-3-looks-down": ["lib/contacts/up.ts", "../grid/target"],
  "level-4-looks-down": ["lib/grid/up.ts", "../imports/target"],
  "nothing-imports-tests": ["lib/clients/tested.ts", "../../tests/support/target"],
  "lib-knows-no-scripts": ["lib/clients/scripted.ts", "../../scripts/target"],
};
const TARGETS = [
  ...["lib/clients/target", "lib/contacts/target", "lib/grid/target", "lib/imports/target", "lib/clients/queries", "lib/clients/commands"],
  ...["components/ui/target", "app/(crm)/grid/target", "tests/support/target", "scripts/target"],
];

let house: string;
let found: { rule: string; from: string }[];

beforeAll(async () => {
  house = await mkdtemp(path.join(os.tmpdir(), "five-wins-law-"));
  await symlink(path.resolve("node_modules"), path.join(house, "node_modules"));
  await put("tsconfig.json", "{}");
  for (const target of TARGETS) await put(`${target}.ts`, "export const x = 1;");
  await put("lib/clients/cycle-b.ts", 'import { y } from "./cycle-a";\nexport const x = y;');
  for (const [file, imports] of Object.values(PLANTED)) await put(file, `import * as x from "${imports}";\nexport const y = x;`);
  found = await violations(house);
}, 60_000);
afterAll(() => rm(house, { recursive: true }));

async function put(file: string, text: string) {
  await mkdir(path.join(house, path.dirname(file)), { recursive: true });
  await writeFile(path.join(house, file), text);
}

/** Runs the real configuration over `cwd`; the tool ends with the number of violations, so a failing end is expected. */
function violations(cwd: string): Promise<typeof found> {
  const program = path.resolve("node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const args = [program, "--config", path.resolve(".dependency-cruiser.cjs"), "--output-type", "json", "app", "components", "lib"];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (!stdout) return reject(error ?? new Error(stderr));
      const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
      resolve(summary.violations.map(({ from, rule }) => ({ from, rule: rule.name })));
    });
  });
}

test("every rule of the law has a planted violation", () => {
  expect(Object.keys(PLANTED).toSorted()).toEqual(forbidden.map((rule) => rule.name).toSorted());
});

test.each(Object.entries(PLANTED))("%s bites", (rule, [from]) => {
  expect(found).toContainEqual({ rule, from });
});

test("what the law allows stays unpunished", () => {
  const planted = new Set([...Object.values(PLANTED).map(([file]) => file), "lib/clients/cycle-b.ts"]);
  expect(found.filter(({ from }) => !planted.has(from))).toEqual([]);
});

test("every area has its level", async () => {
  const levels = forbidden.filter(({ name }) => name.startsWith("level-")).flatMap(({ from, to }) => [from.path, to.path].flat());
  const areas = (await readdir("lib", { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== "core");
  const homeless = areas.filter(({ name }) => !levels.some((level) => level && new RegExp(level).test(`lib/${name}/`)));
  expect(homeless.map(({ name }) => name)).toEqual([]);
});
