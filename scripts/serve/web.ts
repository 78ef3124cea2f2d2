import { spawn, type ChildProcess } from "node:child_process";
import { networkInterfaces } from "node:os";
import { until } from "../postgres/process";
import { isLoopback, type Settings } from "../settings.mjs";
import { Stop } from "../stop.mjs";

const PATIENCE = { ready: 120_000, stop: 10_000 };

export type Web = { ready(): Promise<void>; stop(): Promise<void> };

/** The address people type: NEXTAUTH_URL, else the host and port served on. */
export function publicUrl({ publicUrl: given, host, port }: Settings): string {
  if (given) return given.replace(/\/$/, "");
  const anywhere = host === "0.0.0.0" || host === "::";
  return `http://${bracketed(anywhere ? outerAddress() : host)}:${port}`;
}

const bracketed = (host: string) => (host.includes(":") ? `[${host}]` : host);

function outerAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.find((one) => !one.internal && one.family === "IPv4")?.address ?? "127.0.0.1";
}

/** Next as a child of its own process group, on a leash: it ends when this process does, however that happens. */
export function startWeb(settings: Settings, env: Record<string, string>, onDeath: (why: string) => void): Web {
  const { host, port, dev } = settings;
  const program = ["--import", "./scripts/leash.mjs", "node_modules/next/dist/bin/next", dev ? "dev" : "start"];
  const child = spawn(process.execPath, [...program, "-H", host, "-p", String(port)], {
    // The worker's role makes organisations: the web is not given its address.
    env: { ...process.env, ...env, WORKER_DATABASE_URL: undefined, MIGRATOR_DATABASE_URL: undefined, DATABASE_URL: undefined, HOST: host, PORT: String(port), NODE_ENV: dev ? "development" : "production" },
    stdio: ["ignore", dev ? "inherit" : "pipe", "inherit", "ipc"],
    detached: true, // Ctrl-C goes to the whole group of the terminal: the web is to be ended first, and by us.
  });
  // Next greets with its own banner; what it logs afterwards is ours (JSON lines).
  child.stdout?.on("data", (chunk: Buffer) => passOn(chunk));
  let stopping = false;
  child.on("exit", (code, signal) => {
    if (!stopping) onDeath(`Веб-сервер завершился (${signal ?? code}): запустите снова. / The web server ended: start again.`);
  });
  return {
    ready: () => untilHealthy(child, settings),
    async stop() {
      stopping = true;
      if (!isRunning(child)) return;
      child.kill("SIGTERM");
      if (!(await until(() => !isRunning(child), PATIENCE.stop))) child.kill("SIGKILL");
    },
  };
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

function passOn(chunk: Buffer): void {
  for (const line of chunk.toString().split("\n")) if (line.startsWith("{")) console.log(line);
}

async function untilHealthy(child: ChildProcess, { host, port }: Settings): Promise<void> {
  const near = isLoopback(host) || host === "0.0.0.0" || host === "::" ? (host.includes(":") ? "[::1]" : "127.0.0.1") : bracketed(host);
  const healthy = async () => {
    if (!isRunning(child)) return true;
    return fetch(`http://${near}:${port}/api/health`).then(({ ok }) => ok, () => false);
  };
  if (await until(healthy, PATIENCE.ready)) return;
  throw new Stop("Сервер не отвечает на /api/health: подробности выше. / The server does not answer on /api/health.");
}
