import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export type Running = { pid: number; port: number };

/**
 * The server that runs on this cluster now, from `postmaster.pid`; null when the file is missing, or was left behind
 * by a killed server (its number may belong to any other program by now, so the number alone proves nothing).
 */
export function runningServer(folder: string): Running | null {
  const lines = readLines(path.join(folder, "postmaster.pid"));
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isServerOf(pid, folder)) return null;
  return { pid, port: Number(lines[3]) || 0 };
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new Error(`Нет доступа к ${file}: запустите от того же пользователя, что и раньше. / Cannot read ${file}: start as the same user as before.`);
  }
}

function isServerOf(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
    if (process.platform === "win32") return true;
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes("postgres");
  } catch {
    return false;
  }
}

/** In a container whose first process does not collect the dead, an ended process keeps its number as a zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Polls until `done` is true; false when `milliseconds` were not enough. */
export async function until(done: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!(await done())) {
    if (performance.now() > end) return false;
    await pause(40);
  }
  return true;
}

/** Ends a server: first "fast" (SIGINT: sessions are ended, everything is written), in need "immediate" (SIGQUIT). */
export async function endServer(pid: number, folder: string, pgCtl: string): Promise<void> {
  if (process.platform === "win32") {
    execFileSync(pgCtl, ["stop", "-D", folder, "-m", "fast"], { stdio: "ignore" });
    return;
  }
  for (const [signal, patience] of [["SIGINT", 30_000], ["SIGQUIT", 10_000]] as const) {
    if (!isServerOf(pid, folder)) return;
    process.kill(pid, signal);
    if (await until(() => !isServerOf(pid, folder), patience)) return;
  }
  throw new Error(`PostgreSQL (${pid}) не завершается. / PostgreSQL (${pid}) does not stop.`);
}
