/**
 * The only clock. Rules get "today" handed in; whoever needs the time asks here.
 *
 * FIVE_WINS_NOW (ISO 8601, e.g. 2018-11-30T12:00:00Z) stops it for tests and demonstrations. In production it is
 * ignored unless the process runs as a demo (DEMO=1): a forgotten variable must never date a real card.
 */
export function now(): Date {
  const fixed = process.env.FIVE_WINS_NOW;
  if (!fixed || (process.env.NODE_ENV === "production" && process.env.DEMO !== "1")) return new Date();
  const instant = new Date(fixed);
  if (Number.isNaN(instant.getTime())) throw new Error(`FIVE_WINS_NOW is not an ISO instant: ${fixed}`);
  return instant;
}
