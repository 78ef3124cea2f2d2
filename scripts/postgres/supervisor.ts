import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import pg from "pg";
import { binariesFor } from "./binaries";
import { ensureCluster, SUPERUSER, type Cluster, type Setup } from "./cluster";
import { ownerOfDatabase } from "./owner";
import { endServer, isAlive, runningServer, until, type Running } from "./process";

const DATABASE = "five_wins";
const LOG_LIMIT = 5 * 1024 * 1024;
const ATTEMPTS = 6;

export type EmbeddedPostgres = {
  /** The bootstrap superuser on database `five_wins`; for the migrator only, never for the application. */
  url: string;
  pid: number;
  /** False when a running server (another process of ours, or an orphan) was taken over. */
  started: boolean;
  /** Ends the server, unless another living process uses it still. */
  stop(): Promise<void>;
};

export type StartOptions = {
  dataDir: string;
  log: (line: string) => void;
  /** False turns fsync off: databases of tests only. */
  durable?: boolean;
  /** Called once when the server is gone without `stop()`. */
  onDeath?: () => void;
};

/**
 * Starts the embedded PostgreSQL on `dataDir`, or takes over the one that runs there already.
 * Recovers from `kill -9` of the server (stale postmaster.pid) and of its supervisor (orphaned server).
 * Throws a sentence with the end of the server's log when it does not come up.
 */
export async function startPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const owner = await ownerOfDatabase(dataDir);
  const binaries = await binariesFor(owner);
  const setup: Setup = { owner, binaries, durable: options.durable ?? true };
  if (!existsSync(path.join(dataDir, "postgres"))) options.log("Создаю базу данных / creating the database");
  const cluster = await ensureCluster(dataDir, setup);
  await register(dataDir);
  const { server, started } = await bringUp(cluster, setup, dataDir);
  await ensureDatabase(cluster, server);
  const watch = options.onDeath ? watchServer(server, cluster, options.onDeath) : undefined;
  return {
    url: urlOf(cluster, server, DATABASE),
    pid: server.pid,
    started,
    async stop() {
      clearInterval(watch);
      await rm(path.join(dataDir, "users", String(process.pid)), { force: true });
      if (await usedByOthers(dataDir)) return;
      await endServer(server.pid, cluster.folder, binaries.pgCtl);
    },
  };
}

const urlOf = (cluster: Cluster, server: Running, database: string) =>
  `postgresql://${SUPERUSER}:${cluster.password}@127.0.0.1:${server.port}/${database}`;

/** Everyone who uses the server leaves their process number, so that the last to go ends it. */
async function register(dataDir: string): Promise<void> {
  await mkdir(path.join(dataDir, "users"), { recursive: true });
  await writeFile(path.join(dataDir, "users", String(process.pid)), "");
}

async function usedByOthers(dataDir: string): Promise<boolean> {
  const users = (await readdir(path.join(dataDir, "users"))).map(Number);
  const gone = users.filter((pid) => !isAlive(pid));
  await Promise.all(gone.map((pid) => rm(path.join(dataDir, "users", String(pid)), { force: true })));
  return users.length > gone.length;
}

async function bringUp(cluster: Cluster, setup: Setup, dataDir: string): Promise<{ server: Running; started: boolean }> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const running = runningServer(cluster.folder);
    if (running && (await answers(cluster))) return { server: runningServer(cluster.folder) ?? running, started: false };
    if (running) await endServer(running.pid, cluster.folder, setup.binaries.pgCtl);
    rmSync(path.join(cluster.folder, "postmaster.pid"), { force: true });
    const server = await launch(cluster, setup, dataDir);
    if (server) return { server, started: true };
  }
  throw new Error(`PostgreSQL не запускается. / PostgreSQL does not start. ${tail(path.join(dataDir, "postgres.log"))}`);
}

/** One try; null when the process ended before it answered (port taken meanwhile, memory of a killed server still held). */
async function launch(cluster: Cluster, setup: Setup, dataDir: string): Promise<Running | null> {
  const port = await freePort();
  const file = path.join(dataDir, "postgres.log");
  if (existsSync(file) && statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.1`);
  const logFile = openSync(file, "a", 0o600);
  const child = spawn(setup.binaries.postgres, serverOptions(cluster.folder, port, setup.durable), {
    cwd: cluster.folder,
    stdio: ["ignore", logFile, logFile],
    detached: true, // Ctrl-C goes to the whole terminal group; the server is to be ended after the web, by us.
    ...setup.owner,
  });
  closeSync(logFile);
  let ended = false;
  child.on("error", () => (ended = true));
  child.on("exit", () => (ended = true));
  child.unref();
  await until(async () => ended || (await answers(cluster)), 300_000);
  return ended ? null : runningServer(cluster.folder);
}

function serverOptions(folder: string, port: number, durable: boolean): string[] {
  const settings = ["unix_socket_directories=", "listen_addresses=127.0.0.1", "timezone=UTC", "log_timezone=UTC", "max_connections=80"];
  const careless = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"];
  return ["-D", folder, "-p", String(port), ...[...settings, ...(durable ? [] : careless)].flatMap((setting) => ["-c", setting])];
}

async function answers(cluster: Cluster): Promise<boolean> {
  const server = runningServer(cluster.folder);
  if (!server?.port) return false;
  const client = new pg.Client({ connectionString: urlOf(cluster, server, "postgres"), connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== "28P01") return false;
    throw new Error("Пароль базы в DATA_DIR не подходит к ней: верните postgres-password на место. / The password in DATA_DIR does not fit the database.");
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(cluster: Cluster, server: Running): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(cluster, server, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function watchServer(server: Running, cluster: Cluster, onDeath: () => void): NodeJS.Timeout {
  const watch = setInterval(() => {
    if (isAlive(server.pid) && runningServer(cluster.folder)?.pid === server.pid) return;
    clearInterval(watch);
    onDeath();
  }, 500);
  watch.unref();
  return watch;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

const tail = (file: string) => (existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").slice(-6).join("\n") : "");
