import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { say, Stop } from "../stop.mjs";

const SOURCES = [
  ...["app", "components", "lib", "messages", "prisma/schema", "public"],
  ...["next.config.ts", "proxy.ts", "instrumentation.ts", "tsconfig.json", "postcss.config.mjs", "package-lock.json"],
];
const STAMP = ".next/built-from";

/** The production build, made only when its sources changed since the last whole one. Throws Stop with the builder's words. */
export async function ensureBuilt(): Promise<void> {
  const sources = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === sources) return;
  say("Собираю приложение, около минуты / building, about a minute");
  rmSync(STAMP, { force: true });
  const { code, output } = await nextBuild();
  if (code !== 0) throw new Stop(`Приложение не собралось. / The build failed.\n${output.trim().split("\n").slice(-40).join("\n")}`);
  writeFileSync(STAMP, sources);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) addTo(hash, source);
  return hash.digest("hex");
}

function addTo(hash: ReturnType<typeof createHash>, source: string): void {
  if (!existsSync(source)) return;
  if (statSync(source).isDirectory()) {
    for (const name of readdirSync(source).toSorted()) addTo(hash, path.join(source, name));
  } else {
    hash.update(`${source}\0`).update(readFileSync(source)).update("\0");
  }
}

/** Step lines of the builder ("Compiled …", "Generating …") pass on as they come: it is the longest wait of a start. */
function nextBuild(): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, NODE_ENV: "production" as const };
    // On the same leash as the web: a build must not outlive its start and race the next one's.
    const program = ["--import", "./scripts/leash.mjs", "node_modules/next/dist/bin/next", "build"];
    const child = spawn(process.execPath, program, { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    let output = "";
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      for (const line of chunk.toString().split("\n")) if (/^\s*(✓|Creating)/.test(line)) console.log(`  ${line.trim()}`);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
