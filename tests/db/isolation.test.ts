import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { closeDb } from "@/lib/core/db";
import { isolationFaults } from "@/lib/core/guard";
import { migrate } from "@/scripts/postgres/migrator";
import { createDatabase } from "../support/database";
import { anOrganisationWithEveryTable, aSession } from "../support/every-table";
import { catalogueFaults, tableFaults, tenantTables, type Attack } from "../support/isolation";

let attack: Attack;
let tables: string[];

const connected = async (url: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
};

const OWN = ["APP_DATABASE_URL", "AUTH_DATABASE_URL", "WORKER_DATABASE_URL"] as const;
const shared = OWN.map((name) => [name, process.env[name]] as const);

/** A database of this file's own: its walls are torn down again and again, and nobody else may work behind them. */
async function ownDatabase(): Promise<{ superuser: string; web: string; worker: string; auth: string }> {
  const superuser = await createDatabase(inject("superuserUrl"));
  const { appUrl, authUrl, workerUrl } = await migrate(superuser, { secret: "the isolation matrix, 32 characters and more", log: () => undefined });
  Object.assign(process.env, { APP_DATABASE_URL: appUrl, AUTH_DATABASE_URL: authUrl, WORKER_DATABASE_URL: workerUrl });
  return { superuser, web: appUrl, worker: workerUrl, auth: authUrl };
}

beforeAll(async () => {
  const urls = await ownDatabase();
  const superuser = await connected(urls.superuser);
  const [mine, foreign] = [await anOrganisationWithEveryTable(), await anOrganisationWithEveryTable()];
  for (const world of [mine, foreign]) await aSession(superuser, world);
  attack = {
    superuser, mine: mine.tenantId, foreign: foreign.tenantId,
    roles: { web: await connected(urls.web), worker: await connected(urls.worker), auth: await connected(urls.auth) },
  };
  tables = await tenantTables(superuser);
});

afterAll(async () => {
  await Promise.all([attack.superuser, ...Object.values(attack.roles)].map((client) => client.end()));
  await closeDb();
  Object.assign(process.env, Object.fromEntries(shared));
});

/** Runs `check` inside a database changed by `mutation`, and puts the database back. */
async function mutated(mutation: string, back: string, check: () => Promise<void>): Promise<void> {
  await attack.superuser.query(mutation);
  try {
    await check();
  } finally {
    await attack.superuser.query(back);
  }
}

const KEY = (table: string) => (table === "tenant" ? "id" : "tenant_id");
const WALL = (table: string) => `CREATE POLICY wall ON public.${table} AS RESTRICTIVE TO app_user, app_worker
  USING (${KEY(table)} = (SELECT app.tenant_id())) WITH CHECK (${KEY(table)} = (SELECT app.tenant_id()))`;

test("no table lets a foreign row be read, changed, taken, planted or moved", async () => {
  const faults = [];
  for (const table of tables) faults.push(...(await tableFaults(attack, table)));
  expect(faults).toEqual([]);
  expect(tables.length).toBeGreaterThan(25);
});

test("keys, policies, grants and functions have the form of a wall", async () => {
  expect(await catalogueFaults(attack.superuser)).toEqual([]);
});

test("the server finds nothing that keeps it from serving", async () => {
  expect(await isolationFaults()).toEqual([]);
});

describe("the matrix goes red for every mutant of every table's policies", () => {
  test("row level security switched off", async () => {
    for (const table of tables) {
      await mutated(`ALTER TABLE public.${table} DISABLE ROW LEVEL SECURITY`, `ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY`,
        async () => expect(await tableFaults(attack, table), table).not.toEqual([]));
    }
  });

  test("the wall dropped", async () => {
    for (const table of tables) {
      await mutated(`DROP POLICY wall ON public.${table}`, WALL(table),
        async () => expect(await tableFaults(attack, table), table).not.toEqual([]));
    }
  });

  test("the wall made permissive beside the open policy", async () => {
    for (const table of tables) {
      await mutated(`DROP POLICY wall ON public.${table}; ${WALL(table).replace("AS RESTRICTIVE", "AS PERMISSIVE")}`,
        `DROP POLICY wall ON public.${table}; ${WALL(table)}`,
        async () => expect(await tableFaults(attack, table), table).not.toEqual([]));
    }
  });

  test("the wall that is always true", async () => {
    for (const table of tables) {
      await mutated(`ALTER POLICY wall ON public.${table} USING (true) WITH CHECK (true)`,
        `ALTER POLICY wall ON public.${table} USING (${KEY(table)} = (SELECT app.tenant_id())) WITH CHECK (${KEY(table)} = (SELECT app.tenant_id()))`,
        async () => expect(await tableFaults(attack, table), table).not.toEqual([]));
    }
  });
});

describe("the catalogue check goes red for", () => {
  const mutants: readonly (readonly [string, string, string])[] = [
    ["row level security that is not forced", "ALTER TABLE client NO FORCE ROW LEVEL SECURITY", "ALTER TABLE client FORCE ROW LEVEL SECURITY"],
    ["a primary key without the tenant", "ALTER TABLE event DROP CONSTRAINT event_pkey; ALTER TABLE event ADD CONSTRAINT event_pkey PRIMARY KEY (id)",
      "ALTER TABLE event DROP CONSTRAINT event_pkey; ALTER TABLE event ADD CONSTRAINT event_pkey PRIMARY KEY (tenant_id, id)"],
    ["a unique index that tells of another tenant's row", "CREATE UNIQUE INDEX mutant ON person (id)", "DROP INDEX mutant"],
    ["a foreign key that can point into another tenant",
      "CREATE UNIQUE INDEX mutant ON service (id); ALTER TABLE norm ADD COLUMN mutant uuid REFERENCES service (id)",
      "ALTER TABLE norm DROP COLUMN mutant; DROP INDEX mutant"],
    ["a granted TRUNCATE", "GRANT TRUNCATE ON client TO app_user", "REVOKE TRUNCATE ON client FROM app_user"],
    ["an audit log that can be rewritten", "GRANT UPDATE ON audit TO app_user", "REVOKE UPDATE ON audit FROM app_user"],
    ["accounts open to the web", "GRANT SELECT ON account TO app_user", "REVOKE SELECT ON account FROM app_user"],
    ["a definer function that anybody may call", "GRANT EXECUTE ON FUNCTION app.account_hash(uuid) TO PUBLIC", "REVOKE EXECUTE ON FUNCTION app.account_hash(uuid) FROM PUBLIC"],
    ["a definer function without a fixed search_path", "ALTER FUNCTION app.account_hash(uuid) RESET search_path",
      "ALTER FUNCTION app.account_hash(uuid) SET search_path = public, pg_temp"],
    ["a view with its owner's rights", "CREATE VIEW mutant AS SELECT * FROM client", "DROP VIEW mutant"],
  ];
  test.each(mutants)("%s", async (_name, mutation, back) => {
    await mutated(mutation, back, async () => expect(await catalogueFaults(attack.superuser)).not.toEqual([]));
    expect(await catalogueFaults(attack.superuser)).toEqual([]);
  });
});

test("the guard refuses to serve a table without its wall", async () => {
  await mutated("DROP POLICY wall ON public.client", WALL("client"), async () => expect(await isolationFaults()).toContain("no restrictive wall on client"));
});
