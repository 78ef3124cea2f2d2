import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pagePolicy, TOAST_STYLE_HASH } from "@/lib/core/security-headers";

const directives = (policy: string) => new Map(policy.split("; ").map((line) => [line.split(" ")[0], line.split(" ").slice(1)]));

test("scripts of a page run by the nonce alone: no inline, no eval", () => {
  const scripts = directives(pagePolicy({ nonce: "abc", development: false })).get("script-src");
  expect(scripts).toContain("'nonce-abc'");
  expect(scripts).not.toContain("'unsafe-inline'");
  expect(scripts).not.toContain("'unsafe-eval'");
});

test("nobody may frame a page", () => {
  expect(directives(pagePolicy({ nonce: "abc", development: false })).get("frame-ancestors")).toEqual(["'none'"]);
});

test("the allowed style is the one the installed toast library injects", () => {
  const source = readFileSync("node_modules/sonner/dist/index.mjs", "utf8");
  const style = /__insertCSS\((".*?")\);\n/s.exec(source)?.[1];
  expect(style).toBeDefined();
  const hash = createHash("sha256").update(JSON.parse(style ?? '""')).digest("base64");
  expect(TOAST_STYLE_HASH).toBe(`sha256-${hash}`);
});
