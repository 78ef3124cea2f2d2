import { spawn } from "node:child_process";
import { openDatabase } from "./serve/database";
import { readSettings } from "./settings.mjs";

// with-database.ts program.ts args… : brings the database up, runs the program as a child with the addresses in its
// environment, and takes the database down again when nobody else uses it.

async function runProgram([program = "", ...args]: string[]): Promise<number> {
  const database = await openDatabase(readSettings([], process.env), { log: (line) => console.error(`• ${line}`) });
  try {
    return await runChild(program, args, { ...process.env, ...database.env, MIGRATOR_DATABASE_URL: database.migratorUrl });
  } finally {
    await database.stop();
  }
}

function runChild(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", program, ...args], { stdio: "inherit", env });
    // Ctrl-C reaches the child by itself; what comes to us alone is passed on, and the database waits for the child.
    process.on("SIGINT", () => undefined);
    process.on("SIGTERM", () => child.kill("SIGTERM"));
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

runProgram(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
