import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureGenerated } from "./generate.mjs";
import { childEnv, collect, ensureInstalled, pinnedNode } from "./install.mjs";
import { run, say, Stop } from "./stop.mjs";

const SOURCES = ["app", "components", "lib", "prisma", "scripts", "tests", "proxy.ts", "instrumentation.ts"];
const CHECKS = [
  ["Типы / types", ["node_modules/ts7/bin/tsc", "--noEmit", "--incremental", "false"]],
  ["Правила письма / lint", ["node_modules/eslint/bin/eslint.js", "."]],
  ["Закон импортов / import law", ["node_modules/dependency-cruiser/bin/dependency-cruiser.mjs", "--config", ".dependency-cruiser.cjs", ...SOURCES]],
  ["Лишний код / unused code", ["node_modules/knip/bin/knip.js"]],
];

const PARTS = {
  check: () => check(),
  rules: (files) => vitest("rules", files),
  db: (files) => vitest("db", files),
  e2e: (files) => playwright(files),
};

/** Every part runs, also after one failed: all that is wrong is shown at once. */
export const main = () =>
  run(async () => {
    process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), ".."));
    const [part = "all", ...files] = process.argv.slice(2);
    if (part !== "all" && !PARTS[part]) throw new Stop(`Нет части ${part}: есть ${Object.keys(PARTS).join(", ")}, all. / No such part.`);
    await ensureInstalled();
    await ensureGenerated();
    const total = { passed: 0, failed: 0 };
    for (const name of part === "all" ? Object.keys(PARTS) : [part]) {
      const { passed, failed } = await PARTS[name](files);
      total.passed += passed;
      total.failed += failed;
    }
    console.log(`\n${total.passed} passed, ${total.failed} failed`);
    process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
  });

/** Runs a program of node_modules with its output shown; resolves to its exit code. */
function show(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(pinnedNode(), args, { stdio: ["ignore", "inherit", "inherit"], env: childEnv(env) });
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

async function check() {
  // Routes have types of their own (PageProps), which Next writes.
  await collect(pinnedNode(), ["node_modules/next/dist/bin/next", "typegen"], { env: childEnv() });
  const total = { passed: 0, failed: 0 };
  for (const [name, args] of CHECKS) {
    say(name);
    const existing = args.filter((argument) => !SOURCES.includes(argument) || existsSync(argument));
    total[(await show(existing)) === 0 ? "passed" : "failed"] += 1;
  }
  return total;
}

async function vitest(project, files) {
  say(project === "db" ? "Тесты на базе данных / database tests" : "Тесты правил / rules");
  const program = ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--reporter=default", "--reporter=json"];
  return counted("vitest.json", (file) => show([...program, `--outputFile.json=${file}`, ...files], { NODE_ENV: "test" }), ({ numPassedTests, numFailedTests }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
  }));
}

async function playwright(files) {
  say("Истории в браузере / end-to-end tests");
  const program = ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"];
  return counted("playwright.json", (file) => show([...program, ...files], { PLAYWRIGHT_JSON_OUTPUT_FILE: file }), ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  }));
}

/** Counts of a runner's own report. A run that ended badly without naming a failed test counts as one failure. */
async function counted(name, runner, counts) {
  const folder = mkdtempSync(path.join(tmpdir(), "five-wins-report-"));
  const file = path.join(folder, name);
  const code = await runner(file);
  const total = existsSync(file) ? counts(JSON.parse(readFileSync(file, "utf8"))) : { passed: 0, failed: 0 };
  rmSync(folder, { recursive: true });
  if (code !== 0 && total.failed === 0) total.failed = 1;
  return total;
}
