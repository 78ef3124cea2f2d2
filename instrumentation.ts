/** Runs once before the server answers. A database that is no wall between organisations is not served. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { isolationFaults } = await import("@/lib/core/guard");
  const faults = await isolationFaults();
  if (faults.length === 0) return;
  process.stderr.write(`The server refuses to start: ${faults.join("; ")}. Run "npm start" so that the migrator restores the roles.\n`);
  process.exit(78);
}
