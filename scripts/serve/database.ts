import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { migrate } from "../postgres/migrator";
import { startPostgres } from "../postgres/supervisor";
import { Stop } from "../stop.mjs";

const SHORTEST_SECRET = 32;

export type OpenDatabase = {
  /** Superuser of the embedded server, or DATABASE_URL: for the migrator, never for the application. */
  migratorUrl: string;
  embedded: boolean;
  /** What the application connects with and derives its keys from. */
  env: Record<"APP_DATABASE_URL" | "AUTH_DATABASE_URL" | "WORKER_DATABASE_URL" | "APP_SECRET" | "NEXTAUTH_SECRET", string>;
  stop(): Promise<void>;
};

type Options = { log: (line: string) => void; onDeath?: () => void };

/** The migrated database of these settings: the embedded one, started or taken over, or the external one. */
export async function openDatabase(settings: { dataDir: string; databaseUrl: string | undefined }, options: Options): Promise<OpenDatabase> {
  const secret = secretOf(settings.dataDir);
  const server = settings.databaseUrl ? null : await startPostgres({ dataDir: settings.dataDir, ...options });
  const migratorUrl = settings.databaseUrl ?? server?.url ?? "";
  try {
    const urls = await migrate(migratorUrl, { secret, log: options.log });
    return {
      migratorUrl,
      embedded: server !== null,
      env: {
        APP_DATABASE_URL: urls.appUrl,
        AUTH_DATABASE_URL: urls.authUrl,
        WORKER_DATABASE_URL: urls.workerUrl,
        APP_SECRET: secret,
        NEXTAUTH_SECRET: secret,
      },
      stop: async () => server?.stop(),
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

/** APP_SECRET, or one made once and kept beside the data: without it every session and every password of a role is void. */
function secretOf(dataDir: string): string {
  const given = process.env["APP_SECRET"];
  if (given && given.length >= SHORTEST_SECRET) return given;
  if (given) throw new Stop(`APP_SECRET короче ${SHORTEST_SECRET} знаков: задайте длиннее. / APP_SECRET must have at least ${SHORTEST_SECRET} characters.`);
  const file = path.join(dataDir, "app-secret");
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}
