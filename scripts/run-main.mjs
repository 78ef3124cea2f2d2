import { spawn } from "node:child_process";
import { ensureGenerated } from "./generate.mjs";
import { childEnv, ensureInstalled, pinnedNode, typescript } from "./install.mjs";
import { run } from "./stop.mjs";

export const main = () =>
  run(async () => {
    await ensureInstalled();
    await ensureGenerated();
    const [program, ...args] = process.argv.slice(2);
    const child = spawn(pinnedNode(), typescript("scripts/with-database.ts", program, ...args), { stdio: "inherit", env: childEnv() });
    // The terminal sends Ctrl-C to both; the child ends its database first.
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => signal === "SIGTERM" && child.kill(signal));
    child.on("exit", (code) => process.exit(code ?? 1));
  });
