import "server-only";
import { outsideTenants } from "./db";

/** Tables without a tenant: no grants at all, definer functions only. */
const GLOBAL = ["account", "sign_in_throttle"];

const FAULTS_SQL = `
  SELECT 'the role is a superuser or bypasses row level security' AS fault FROM pg_roles
    WHERE rolname = current_user AND (rolsuper OR rolbypassrls)
  UNION ALL SELECT 'the role owns ' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'app') AND c.relkind IN ('r', 'p', 'v', 'm') AND pg_get_userbyid(c.relowner) = current_user
  UNION ALL SELECT 'no forced row level security on ' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname NOT LIKE '\\_prisma%'
      AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
  UNION ALL SELECT 'no restrictive wall on ' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname NOT LIKE '\\_prisma%' AND c.relname <> ALL ($1)
      AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polcmd = '*')`;

/** What would let one organisation see another's rows; empty when the database is a wall. Run before anything is served. */
export async function isolationFaults(): Promise<string[]> {
  return (await outsideTenants<{ fault: string }>(FAULTS_SQL, [GLOBAL])).map((row) => row.fault);
}

/** Ends the process with a sentence when the database is no wall (exit code 78: a configuration error). */
export async function assertWall(): Promise<void> {
  const faults = await isolationFaults();
  if (faults.length === 0) return;
  process.stderr.write(`The server refuses to start: ${faults.join("; ")}. Run "npm start" so that the migrator restores the roles.\n`);
  process.exit(78);
}
