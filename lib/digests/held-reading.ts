import "server-only";
import type pg from "pg";
import type { Viewer } from "@/lib/core/viewer";

export interface HeldReading {
  readonly client: pg.PoolClient;
  end(): Promise<void>;
}

/** Readers on slow lines hold a connection each: so many at once, the others wait, and screens keep theirs. */
const MOST_AT_ONCE = 3;
/** A reader that takes nothing for so long is gone. */
const LONGEST_PAUSE = "2min";

let held = 0;
const waiting: (() => void)[] = [];

async function turn(): Promise<void> {
  if (held < MOST_AT_ONCE) held++;
  else await new Promise<void>((go) => waiting.push(go));
}

function pass(): void {
  const next = waiting.shift();
  if (next) next();
  else held--;
}

/** A read-only transaction that stays open until `end`, for rows that are taken one by one over a wire. */
export async function heldReading(viewer: Viewer): Promise<HeldReading> {
  await turn();
  return new Promise<HeldReading>((opened, failed) => {
    let ended: () => void = () => undefined;
    const end = new Promise<void>((resolve) => { ended = resolve; });
    const reading = viewer.reading((client) => whileHeld(client, end, () => opened({ client, end: () => { ended(); return over; } })));
    // Whoever reads has heard of an error by the query that failed.
    const over = reading.then(pass, pass);
    reading.catch(failed);
  });
}

async function whileHeld(client: pg.PoolClient, end: Promise<void>, open: () => void): Promise<void> {
  await client.query(`SET LOCAL idle_in_transaction_session_timeout = '${LONGEST_PAUSE}'`);
  // A cursor is planned for its first tenth unless told that all of it will be read.
  await client.query("SET LOCAL cursor_tuple_fraction = 1");
  open();
  await end;
}
