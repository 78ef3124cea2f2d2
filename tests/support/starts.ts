import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";

export type Start = { child: ChildProcess; output: () => string; code: number | null };
export type StartOptions = { args?: string[]; env?: Record<string, string>; user?: { uid: number; gid: number } };

/** An empty folder; `closed` to everyone but its owner, as a home folder often is. */
export function emptyFolder(closed = false): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "five-wins-start-"));
  chmodSync(folder, closed ? 0o700 : 0o755);
  return folder;
}

/** Runs `scripts/start.mjs` until it serves (`code` is null then) or ends. */
export function start(dataDir: string, { args = ["--no-web"], env = {}, user }: StartOptions = {}): Promise<Start> {
  const child = spawn(process.execPath, ["scripts/start.mjs", ...args], {
    env: { PATH: process.env["PATH"] ?? "", NODE_ENV: "development", DATA_DIR: dataDir, DEMO: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...user,
  });
  let output = "";
  return new Promise((resolve) => {
    const answer = (code: number | null) => resolve({ child, output: () => output, code });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes("Ctrl-C")) answer(null);
      });
    }
    child.on("close", (code) => answer(code ?? 1));
  });
}

/** Sends the signal and waits for the end; resolves to the exit code, or to the signal that ended it. */
export function end({ child }: Start, signal: NodeJS.Signals = "SIGTERM"): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve) => {
    child.on("close", (code, by) => resolve(code ?? by));
    child.kill(signal);
  });
}
