import type pg from "pg";

/** The isolation matrix: built from pg_catalog, so that a new table is in it without being named. */
export interface Attack {
  readonly superuser: pg.Client;
  /** Connections of the roles that serve requests and jobs. */
  readonly roles: Readonly<Record<string, pg.Client>>;
  readonly mine: string;
  readonly foreign: string;
}

export const GLOBAL_TABLES = ["account", "sign_in_throttle"];

export async function tenantTables(superuser: pg.Client): Promise<string[]> {
  const { rows } = await superuser.query<{ name: string }>(`
    SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      AND relname NOT LIKE '\\_prisma%' ORDER BY 1`);
  return rows.map((row) => row.name).filter((name) => !GLOBAL_TABLES.includes(name));
}

const keyOf = (table: string) => (table === "tenant" ? "id" : "tenant_id");

/** Runs one statement under a tenant setting, always rolled back. Returns rows touched, or the SQLSTATE it was refused with. */
async function attempt(client: pg.Client, tenant: string | null, sql: string, values: unknown[] = []): Promise<number | string> {
  await client.query("BEGIN");
  try {
    if (tenant !== null) await client.query("SELECT set_config('app.tenant_id', $1, true)", [tenant]);
    return (await client.query(sql, values)).rowCount ?? 0;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query("ROLLBACK");
  }
}

const REFUSED = ["42501"];
const untouched = (result: number | string) => result === 0 || REFUSED.includes(String(result));

/** Columns that somebody writes: the database computes the others itself, and says so before it looks at any wall. */
async function writtenColumns(superuser: pg.Client, table: string): Promise<string> {
  const { rows } = await superuser.query<{ columns: string }>(
    "SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
    [`public.${table}`]);
  return rows[0]?.columns ?? "";
}

/** Every way in which one table lets a foreign row be read, changed, taken, planted or moved; empty when it is a wall. */
export async function tableFaults({ superuser, roles, mine, foreign }: Attack, table: string): Promise<string[]> {
  const key = keyOf(table);
  const { rows } = await superuser.query(`SELECT to_jsonb(t) AS row FROM public.${table} t WHERE ${key} = $1 LIMIT 1`, [foreign]);
  if (rows.length === 0) return [`${table}: no foreign row to attack (the matrix would prove nothing)`];
  const faults: string[] = [];
  const columns = await writtenColumns(superuser, table);
  const verbs = {
    select: [`SELECT 1 FROM public.${table} WHERE ${key} = $1`, [foreign]],
    update: [`UPDATE public.${table} SET ${key} = ${key} WHERE ${key} = $1`, [foreign]],
    delete: [`DELETE FROM public.${table} WHERE ${key} = $1`, [foreign]],
    insert: [`INSERT INTO public.${table} (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::public.${table}, $1)`, [rows[0].row]],
  } as const;
  for (const [role, client] of Object.entries(roles)) {
    for (const [verb, [sql, values]] of Object.entries(verbs)) {
      for (const [setting, tenant] of [["another tenant", mine], ["no tenant", null], ["an empty tenant", ""]] as const) {
        const result = await attempt(client, tenant, sql, [...values]);
        if (verb === "insert" ? result !== "42501" : !untouched(result)) faults.push(`${table}: ${verb} as ${role} under ${setting} → ${result}`);
      }
    }
    const malformed = await attempt(client, "not-a-uuid", `SELECT 1 FROM public.${table}`);
    if (![0, "22P02", "42501"].includes(malformed)) faults.push(`${table}: malformed tenant as ${role} → ${malformed}`);
    const moved = await attempt(client, mine, `UPDATE public.${table} SET ${key} = $1`, [foreign]);
    if (!untouched(moved)) faults.push(`${table}: own row moved to another tenant as ${role} → ${moved}`);
  }
  return faults;
}

const CATALOGUE: Readonly<Record<string, string>> = {
  "row level security is not enabled and forced": `
    SELECT relname AS what FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      AND relname NOT LIKE '\\_prisma%' AND NOT (relrowsecurity AND relforcerowsecurity)`,
  "the primary key does not begin with the tenant": `
    SELECT c.relname AS what FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      AND relname NOT LIKE '\\_prisma%' AND relname NOT IN ('account', 'sign_in_throttle', 'tenant')
      AND NOT EXISTS (SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = c.oid AND i.indisprimary AND a.attname = 'tenant_id')`,
  "a unique index does not begin with the tenant": `
    SELECT ic.relname AS what FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class ic ON ic.oid = i.indexrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND c.relname NOT LIKE '\\_prisma%'
      AND c.relname NOT IN ('account', 'sign_in_throttle', 'tenant') AND a.attname <> 'tenant_id'`,
  "a foreign key between tenant tables leaves the tenant out": `
    SELECT conname AS what FROM pg_constraint k JOIN pg_class t ON t.oid = k.confrelid
      WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND t.relname NOT IN ('account')
      AND NOT (EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) AND a.attname = 'tenant_id')
        AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey) AND a.attname = 'tenant_id'))`,
  "a foreign key sets to null or cascades": `
    SELECT conname AS what FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND confdeltype NOT IN ('r', 'a')`,
  "more than select, insert, update, delete is granted": `
    SELECT table_name || ' ' || privilege_type || ' to ' || grantee AS what FROM information_schema.role_table_grants
      WHERE table_schema = 'public' AND grantee <> 'app_owner' AND grantee IN ('app_user', 'app_worker', 'app_auth', 'PUBLIC')
      AND privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
  "a global table is granted": `
    SELECT table_name || ' to ' || grantee AS what FROM information_schema.role_table_grants
      WHERE table_schema = 'public' AND table_name IN ('account', 'sign_in_throttle') AND grantee <> 'app_owner' AND grantee LIKE 'app\\_%'`,
  "append-only history can be changed": `
    SELECT table_name || ' ' || privilege_type || ' to ' || grantee AS what FROM information_schema.role_table_grants
      WHERE table_schema = 'public' AND table_name IN ('audit', 'client_period', 'contact_card_version')
      AND grantee IN ('app_user', 'app_worker', 'app_auth') AND privilege_type NOT IN ('SELECT', 'INSERT')`,
  "a definer function is open or has no fixed search_path": `
    SELECT p.proname AS what FROM pg_proc p WHERE p.pronamespace = 'app'::regnamespace AND p.prosecdef
      AND (NOT EXISTS (SELECT 1 FROM unnest(p.proconfig) c WHERE c LIKE 'search_path=%')
        OR EXISTS (SELECT 1 FROM aclexplode(COALESCE(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0))`,
  "a view runs with its owner's rights": `
    SELECT relname AS what FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
      AND NOT (relkind = 'v' AND COALESCE(reloptions::text LIKE '%security_invoker=true%', false))`,
  "a serving role may do more than a serving role": `
    SELECT rolname AS what FROM pg_roles WHERE (rolname IN ('app_user', 'app_worker', 'app_auth', 'app_owner') OR rolname LIKE 'fw\\_%')
      AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`,
};

/** What the catalogue alone can tell: forms of keys, policies, grants and functions that would open the wall. */
export async function catalogueFaults(superuser: pg.Client): Promise<string[]> {
  const faults: string[] = [];
  for (const [fault, sql] of Object.entries(CATALOGUE)) {
    for (const { what } of (await superuser.query<{ what: string }>(sql)).rows) faults.push(`${fault}: ${what}`);
  }
  return faults;
}
