import pg from "pg";
import { migrate } from "@/scripts/postgres/migrator";
import { createDatabase } from "../support/database";

const SECRET = "a secret of the bench alone, 32 characters and more";

/** A database of the bench's own on the server that `npm run` has started; `drop` takes it away. */
export async function benchDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env.MIGRATOR_DATABASE_URL;
  if (!server) throw new Error("Run this through npm run bench.");
  const url = await createDatabase(server);
  const urls = await migrate(url, { secret: SECRET, log: () => undefined });
  Object.assign(process.env, {
    TEST_SUPERUSER_URL: url, APP_DATABASE_URL: urls.appUrl, AUTH_DATABASE_URL: urls.authUrl, WORKER_DATABASE_URL: urls.workerUrl,
    APP_SECRET: SECRET, LOG_LEVEL: "silent",
  });
  const drop = async () => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(`DROP DATABASE IF EXISTS "${new URL(url).pathname.slice(1)}" WITH (FORCE)`);
    await client.end();
  };
  return { url, drop };
}
