import { fork } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureGenerated } from "./generate.mjs";
import { childEnv, ensureInstalled, pinnedNode } from "./install.mjs";
import { preflight } from "./preflight.mjs";
import { HELP, readSettings } from "./settings.mjs";
import { run } from "./stop.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const abort = () => process.exit(1);

/** Checks, installs, generates, and hands over to scripts/serve.ts under the pinned Node. */
export const main = () =>
  run(async () => {
    const argv = process.argv.slice(2);
    if (argv.includes("--help") || argv.includes("-h")) return console.log(HELP);
    process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), ".."));
    // Until there is a server to end: leaving by "exit" takes an unfinished npm or prisma along.
    for (const signal of SIGNALS) process.on(signal, abort);
    await preflight(readSettings(argv, process.env));
    await ensureInstalled();
    await ensureGenerated();
    serve(argv);
  });

/**
 * The channel between the two processes is also a leash: when this one is killed, the other sees it close and ends the
 * web and the database. A signal to the group (Ctrl-C) reaches both; one to this process alone is passed on.
 */
function serve(argv) {
  const child = fork("scripts/serve.ts", argv, {
    execPath: pinnedNode(),
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    env: childEnv(),
  });
  for (const signal of SIGNALS) process.off(signal, abort).on(signal, () => child.kill("SIGTERM"));
  watchParent(() => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => {
    if (signal) console.error(`\n✗ Сервер убит (${signal}): запустите снова, всё восстановится. / The server was killed: start again.`);
    process.exit(code ?? 1);
  });
}

/** `kill -9` of npm leaves us without a parent: nobody could end us then. */
function watchParent(ended) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || ended(), 1_000).unref();
}
