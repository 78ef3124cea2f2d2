import { readFile, stat } from "node:fs/promises";
import path from "node:path";

/** The unprivileged user that PostgreSQL runs as when we are root: the server refuses to run as root. */
export type Owner = { uid: number; gid: number };

/**
 * Whom to run PostgreSQL as; null = as ourselves (we are not root).
 * In order: the owner of the data folder, then of the repository, then `postgres`, then `nobody`.
 */
export async function ownerOfDatabase(dataDir: string): Promise<Owner | null> {
  if (process.platform === "win32" || process.getuid?.() !== 0) return null;
  const users = await passwdUsers();
  const known = (uid: number) => users.find((user) => user.uid === uid && uid !== 0);
  for (const place of [path.join(dataDir, "postgres"), dataDir, process.cwd()]) {
    const found = await stat(place).then(({ uid }) => known(uid)).catch(() => undefined);
    if (found) return found;
  }
  const service = ["postgres", "nobody"].map((name) => users.find((user) => user.name === name && user.uid !== 0));
  const owner = service.find((user) => user !== undefined) ?? users.find((user) => user.uid !== 0);
  if (!owner) throw new Error("PostgreSQL не работает от root, а других пользователей нет. / PostgreSQL cannot run as root and there is no other user.");
  return { uid: owner.uid, gid: owner.gid };
}

/** initdb looks its user up, so only users of the password file will do. */
async function passwdUsers() {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  return lines.flatMap(([name, , uid, gid]) => (name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []));
}

/** Whether `owner` may pass through every folder above `file`, and read and enter (or run) the file itself. */
export async function reachable(file: string, owner: Owner): Promise<boolean> {
  const parts = path.resolve(file).split(path.sep);
  for (let length = 1; length <= parts.length; length += 1) {
    const { mode, uid, gid } = await stat(parts.slice(0, length).join(path.sep) || path.sep);
    const shift = uid === owner.uid ? 6 : gid === owner.gid ? 3 : 0;
    const needed = length === parts.length ? 0o5 : 0o1;
    if (((mode >> shift) & needed) !== needed) return false;
  }
  return true;
}
