import { isLoopback, type Settings } from "../settings.mjs";

/**
 * Whether a start may make demo organisations: DEMO=1 says so, or nobody said otherwise on the embedded database behind
 * loopback. Production on a database of one's own never does: there, a known password would be an open door.
 */
export function demoAllowed({ demo, host, production, databaseUrl }: Pick<Settings, "demo" | "host" | "production" | "databaseUrl">): boolean {
  if (production && databaseUrl) return false;
  if (demo !== undefined) return demo;
  return databaseUrl === undefined && isLoopback(host);
}
