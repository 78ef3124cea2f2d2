import { ESLint } from "eslint";
import { expect, test } from "vitest";

const eslint = new ESLint();

/** The rules that object to `code` standing in `filePath`. */
async function objections(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

const PAGE = "app/(crm)/today/page.tsx";
const WORDY: [what: string, code: string][] = [
  ["text", "export const A = () => <p>Привет</p>;"],
  ["Latin text", "export const A = () => <p>Hello</p>;"],
  ["an expression", 'export const A = () => <p>{"Привет"}</p>;'],
  ["a template", "export const A = (b: string) => <p>{`Привет ${b}`}</p>;"],
  ["a choice", 'export const A = (b: boolean) => <p>{b ? "да" : "нет"}</p>;'],
  ["a fragment", "export const A = () => <>Привет</>;"],
  ["aria-label", 'export const A = () => <button aria-label="Закрыть" />;'],
  ["title in braces", 'export const A = () => <i title={"Закрыть"} />;'],
  ["placeholder", 'export const A = () => <input placeholder="Поиск" />;'],
];

test.each(WORDY)("a literal word in %s is refused", async (_what, code) => {
  expect(await objections(PAGE, code)).toContain("no-restricted-syntax");
});

test("signs, numbers and class names are no words", async () => {
  expect(await objections(PAGE, 'export const A = () => <p className="wide">{1} · — 36/12 {"→"}</p>;')).toEqual([]);
});

test.each([
  ["new Date()", "export const a = () => new Date();"],
  ["Date.now()", "export const a = () => Date.now();"],
  ["process.env", "export const a = process.env;"],
])("%s is refused outside core", async (_what, code) => {
  expect(await objections("lib/clients/rules.ts", code)).toContain("no-restricted-syntax");
});

test("core reads the clock, and the environment only in its one file", async () => {
  expect(await objections("lib/core/clock.ts", "export const a = () => new Date();")).toEqual([]);
  expect(await objections("lib/core/env.ts", "export const a = process.env;")).toEqual([]);
  expect(await objections("lib/core/db.ts", "export const a = process.env;")).toContain("no-restricted-syntax");
});

test.each([
  ["any", "@typescript-eslint/no-explicit-any", "export const a = (b: any) => b;"],
  ["a switched-off rule", "@typescript-eslint/no-explicit-any", "// eslint-disable-next-line\nexport const a = (b: any) => b;"],
  ["an ignored error", "@typescript-eslint/ban-ts-comment", "// @ts-ignore\nexport const a = 1;"],
  ["a long function", "max-lines-per-function", `export function a() {\n${"a();\n".repeat(50)}}`],
  ["a long file", "max-lines", "export {};\n".repeat(251)],
  ["a hook in a condition", "react-hooks/rules-of-hooks", 'import { useState } from "react";\nexport function A(b: boolean) { if (b) useState(1); return null; }'],
])("%s is refused", async (_what, rule, code) => {
  expect(await objections("components/clients/a.tsx", code)).toContain(rule);
});
