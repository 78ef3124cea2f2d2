import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, lstat, mkdir, readFile, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { sharedPlace, type Binaries } from "./binaries";
import { reachable, type Owner } from "./owner";

export const SUPERUSER = "five_wins";
export type Cluster = { folder: string; password: string };
/** `durable: false` skips every flush to disk: for databases of tests only. */
export type Setup = { owner: Owner | null; binaries: Binaries; durable: boolean };

/**
 * The database folder below `dataDir`, made when it is not there; whole or not at all (built beside, then renamed).
 * As root in a folder that others cannot enter, `<dataDir>/postgres` is a link to a place where they can.
 */
export async function ensureCluster(dataDir: string, setup: Setup): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true });
  const folder = path.join(dataDir, "postgres");
  const passwordFile = path.join(dataDir, "postgres-password");
  if (existsSync(path.join(folder, "PG_VERSION"))) {
    return { folder: await realpath(folder), password: (await readFile(passwordFile, "utf8")).trim() };
  }
  if (await occupied(folder)) {
    throw new Error(`В ${folder} лежит не база данных: уберите это или задайте другую DATA_DIR. / ${folder} is not a database: move it or set DATA_DIR.`);
  }
  const password = randomBytes(24).toString("base64url");
  const home = await homeFor(dataDir, setup.owner);
  const half = path.join(home, `postgres.${process.pid}.half`);
  try {
    await initialise(half, password, setup);
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await settle(half, home, folder);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  // Its user cannot follow the link: what lies above it is closed to others.
  return { folder: await realpath(folder), password };
}

const occupied = (folder: string) => lstat(folder).then((found) => !found.isSymbolicLink(), () => false);

async function homeFor(dataDir: string, owner: Owner | null): Promise<string> {
  if (!owner || (await reachable(dataDir, owner))) return dataDir;
  return sharedPlace();
}

async function settle(half: string, home: string, folder: string): Promise<void> {
  await rm(folder, { force: true });
  if (path.dirname(folder) === home) return rename(half, folder);
  const target = path.join(home, `data-${randomBytes(6).toString("hex")}`);
  await rename(half, target);
  await symlink(target, folder);
}

async function initialise(half: string, password: string, setup: Setup): Promise<void> {
  await mkdir(half, { recursive: true, mode: 0o700 });
  const passwordFile = `${half}.password`;
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    const { owner } = setup;
    if (owner) for (const file of [half, passwordFile]) await chown(file, owner.uid, owner.gid);
    await runInitdb(half, passwordFile, setup);
    await chmod(half, 0o700);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** The builtin UTF-8 locale needs nothing of the machine; Russian order comes from COLLATE "ru-x-icu". */
function runInitdb(half: string, passwordFile: string, { owner, binaries, durable }: Setup): Promise<void> {
  const options = [
    ["-D", half, "-U", SUPERUSER, `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--data-checksums", "--encoding=UTF8"],
    ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"],
    // One flush of the whole file system takes half the time of two thousand files', one by one.
    !durable ? ["--no-sync"] : process.platform === "linux" ? ["--sync-method=syncfs"] : [],
  ].flat();
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.initdb, options, { cwd: path.dirname(half), stdio: ["ignore", "ignore", "pipe"], ...owner });
    let complaint = "";
    child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Не удалось создать базу данных в ${half}. / initdb failed: ${complaint.trim().slice(-600)}`));
    });
  });
}
