import "server-only";
import { z } from "zod";

const flag = z.stringbool({ truthy: ["1", "true", "yes"], falsy: ["0", "false", "no", ""] }).default(false);
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, "must start with postgresql://");

export interface DemoPerson { readonly name: string; readonly role: string; readonly email: string; readonly password: string; readonly organisation?: string }

const demoPeople = z.string().transform((text, context): readonly DemoPerson[] => {
  const person = z.object({ name: z.string(), role: z.string(), email: z.string(), password: z.string(), organisation: z.string().optional() });
  try {
    return z.array(person).parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: "custom", message: "must be a JSON array of { name, role, email, password, organisation? }" });
    return z.NEVER;
  }
});

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  /** Login role of the web: member of `app_user`, always behind row level security. */
  APP_DATABASE_URL: postgresUrl,
  /** Login role of the doors that open before the tenant is known: member of `app_auth`. */
  AUTH_DATABASE_URL: postgresUrl,
  /** Login role of jobs and scripts: member of `app_worker`. The web has no need of it and is not given it. */
  WORKER_DATABASE_URL: postgresUrl.optional(),
  /** Root of everything derived (cookie keys, tokens); at least 32 characters. */
  APP_SECRET: z.string().min(32),
  /** The address people type; next-auth reads it too. */
  NEXTAUTH_URL: z.url().default("http://127.0.0.1:3000"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** Plain http beyond loopback was allowed on purpose: cookies lose the `__Host-` prefix. */
  ALLOW_HTTP: flag,
  /** A proxy of our own stands in front and tells the caller's address; without it `X-Forwarded-For` is anybody's word. */
  TRUST_PROXY: flag,
  /** The demo organisations exist and their sign-ins may be shown. */
  DEMO: flag,
  /** Their sign-ins (JSON), for the buttons of the sign-in page; heeded with DEMO alone. */
  FIVE_WINS_DEMO_PEOPLE: demoPeople.optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/**
 * The settings of this process, read once at first use (never at import: `next build` has none of them).
 * `scripts/serve.ts`, `scripts/run.mjs` and the tests set them. Throws an Error that names every bad variable.
 */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is incomplete: ${lines.join("; ")}`);
  }
  parsed = result.data;
  return parsed;
}
