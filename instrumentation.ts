/** Runs once before the server answers. A database that is no wall between organisations is not served. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") await (await import("@/lib/core/guard")).assertWall();
}
