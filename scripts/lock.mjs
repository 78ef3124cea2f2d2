import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { say } from "./stop.mjs";

/**
 * Runs `work` while no other script of this folder does the same: `npm start` beside `npm test` in a fresh clone must
 * not install twice at once. A lock whose holder is dead is taken over.
 */
export async function alone(name, work) {
  const mark = createHash("sha256").update(process.cwd()).digest("hex").slice(0, 12);
  const lock = path.join(tmpdir(), `five-wins-${userInfo().uid}-${mark}-${name}.lock`);
  for (let waited = false; !take(lock); waited = true) {
    if (!waited) say(`Жду другой запуск в этой же папке / waiting for another start in this folder (${name})`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(lock) {
  try {
    mkdirSync(lock);
    writeFileSync(path.join(lock, "pid"), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (!holderIsAlive(lock)) rmSync(lock, { recursive: true, force: true });
  return false;
}

function holderIsAlive(lock) {
  try {
    const pid = Number(readFileSync(path.join(lock, "pid"), "utf8"));
    if (!pid) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // No file yet: the holder is between its two steps. Another user's process is alive, too.
    return error.code === "ENOENT" || error.code === "EPERM";
  }
}
