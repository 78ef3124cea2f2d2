import { randomUUID } from "node:crypto";
import pg, { type Client } from "pg";
import { migrationFiles, migrationStatus, type Migration } from "@/lib/core/db-migrations";
import { ensureRoles, loginRoles, type LoginRole } from "./roles";

/** The lock Prisma Migrate takes, so that both never migrate one database at once; the only session lock we use. */
const PRISMA_LOCK = 72_707_369;
const OLDEST_SERVER = 15;
const OUTSIDE_TRANSACTION = "-- five-wins: no transaction";

export type ApplicationUrls = { appUrl: string; authUrl: string; workerUrl: string };
export type MigrateOptions = {
  /** Root of the derived passwords: the same secret gives the same passwords. */
  secret: string;
  log: (line: string) => void;
  /** Default: `prisma/migrations` of the repository. */
  folder?: string;
};

/**
 * Brings the database at `migratorUrl` up to date: roles, schemas, then every migration not yet applied, in order,
 * each whole or not at all. Returns the addresses the application connects with. Safe to repeat and to race.
 * Throws a sentence when the server is unreachable or older than 15, or an applied migration was changed.
 */
export async function migrate(migratorUrl: string, options: MigrateOptions): Promise<ApplicationUrls> {
  const client = await connect(migratorUrl);
  try {
    await assertSuitable(client);
    const database = (await client.query("SELECT current_database() AS name")).rows[0].name as string;
    const roles = loginRoles(database, options.secret);
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await ensureRoles(client, roles);
    await prepareDatabase(client, database, Object.values(roles));
    await applyPending(client, options);
    const address = (role: LoginRole) => addressFor(migratorUrl, role);
    return { appUrl: address(roles.app), authUrl: address(roles.auth), workerUrl: address(roles.worker) };
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: "five-wins migrator" });
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new Error(
      `База данных по DATABASE_URL не отвечает (${reasonOf(error)}): проверьте адрес, имя и пароль. / ` +
        "The database at DATABASE_URL does not answer: check address, user and password.",
    );
  }
}

/** Node reports a refused connection as an AggregateError with an empty message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map((one: Error) => one.message).join(", ");
  return error instanceof Error ? error.message : String(error);
}

async function assertSuitable(client: Client): Promise<void> {
  const { rows } = await client.query("SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding");
  const { version, encoding } = rows[0] as { version: string; encoding: string };
  const refusal = refusalOfServer(version);
  if (refusal) throw new Error(refusal);
  if (encoding === "UTF8") return;
  throw new Error(`Кодировка базы ${encoding}, а нужна UTF8: создайте базу с ENCODING 'UTF8'. / The database's encoding is ${encoding}: create it with ENCODING 'UTF8'.`);
}

/** The sentence a server of this version ("14.9 (Debian …)") is refused with; null when it is new enough. */
export function refusalOfServer(version: string): string | null {
  if (Number.parseInt(version, 10) >= OLDEST_SERVER) return null;
  return `Нужна PostgreSQL ${OLDEST_SERVER} или новее, а здесь ${version}. / PostgreSQL ${OLDEST_SERVER} or newer is needed, this is ${version}.`;
}

async function prepareDatabase(client: Client, database: string, roles: LoginRole[]): Promise<void> {
  const db = client.escapeIdentifier(database);
  const logins = roles.map((role) => client.escapeIdentifier(role.name)).join(", ");
  await client.query("BEGIN");
  await client.query(`GRANT CREATE, CONNECT, TEMPORARY ON DATABASE ${db} TO app_owner`);
  await client.query(`REVOKE CONNECT, TEMPORARY ON DATABASE ${db} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${db} TO ${logins}, CURRENT_USER`);
  // Both are "trusted": the owner of the database may add them without being superuser.
  for (const extension of ["pg_trgm", "btree_gin"]) await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension} WITH SCHEMA public`);
  await client.query("CREATE SCHEMA IF NOT EXISTS app");
  await client.query("ALTER SCHEMA app OWNER TO app_owner");
  await client.query("ALTER SCHEMA public OWNER TO app_owner");
  await client.query("SET LOCAL ROLE app_owner");
  await client.query("REVOKE CREATE ON SCHEMA public, app FROM PUBLIC");
  await client.query("GRANT USAGE ON SCHEMA public, app TO app_user, app_worker, app_auth");
  await client.query(MIGRATION_TABLE);
  await client.query("GRANT SELECT ON public._prisma_migrations TO app_user, app_worker, app_auth");
  await client.query("COMMIT");
}

/** Column for column what Prisma Migrate makes, so that `prisma migrate status` agrees with us. */
const MIGRATION_TABLE = `CREATE TABLE IF NOT EXISTS public._prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

async function applyPending(client: Client, { log, folder }: MigrateOptions): Promise<void> {
  const status = await migrationStatus(client, folder);
  if (status.changed.length > 0) {
    throw new Error(
      `Уже применённая миграция изменена: ${status.changed.join(", ")}. Верните файл и добавьте новую миграцию. / ` +
        "An applied migration was changed: restore the file and add a new migration.",
    );
  }
  const pending = new Set(status.pending);
  const files = (await migrationFiles(folder)).filter((file) => pending.has(file.name));
  for (const [index, file] of files.entries()) {
    log(`Миграция ${index + 1}/${files.length}: ${file.name}`);
    await apply(client, file);
  }
}

async function apply(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query("SET ROLE app_owner");
    if (migration.sql.startsWith(OUTSIDE_TRANSACTION)) {
      for (const statement of statementsOf(migration.sql)) await client.query(statement);
      await recordApplied(client, migration);
    } else {
      await client.query("BEGIN");
      await client.query(migration.sql);
      await recordApplied(client, migration);
      await client.query("COMMIT");
    }
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`Миграция ${migration.name} не прошла и отменена: ${reasonOf(error)} / Migration ${migration.name} failed and was undone.`, { cause: error });
  } finally {
    await client.query("RESET ROLE");
  }
}

/**
 * Outside a transaction each statement goes alone (several in one message are a transaction to the server). Such a file
 * is recorded only when all went through, so its statements must bear being repeated; a statement ends with ";" at a line's end.
 */
const statementsOf = (sql: string) => sql.split(/;[ \t]*$/m).filter((part) => part.replaceAll(/^\s*--.*$/gm, "").trim() !== "");

async function recordApplied(client: Client, { name, checksum }: Migration): Promise<void> {
  await client.query(
    "INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), clock_timestamp(), 1)",
    [randomUUID(), checksum, name],
  );
}

function addressFor(migratorUrl: string, role: LoginRole): string {
  const url = new URL(migratorUrl);
  url.username = role.name;
  url.password = role.password;
  return url.toString();
}
