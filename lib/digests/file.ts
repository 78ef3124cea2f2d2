import "server-only";
import type pg from "pg";
import type { Viewer } from "@/lib/core/viewer";
import { byteStream, xlsxBytes } from "@/lib/exports/xlsx";
import { recordExport } from "@/lib/digests/commands";
import { heldReading } from "@/lib/digests/held-reading";
import { readWhole, type DigestChannel, type OwnerLine } from "@/lib/digests/queries";
import { digestFileName } from "@/lib/digests/rules";
import type { DigestAsk } from "@/lib/digests/schema";
import { cardsSql, totalsSql, untouchedCountSql, untouchedSql, type Sql } from "@/lib/digests/sql";
import { digestWorkbook, type DigestRow, type DigestWords, type UntouchedClient } from "@/lib/digests/workbook";

export interface DigestFile {
  readonly name: string;
  /** Nothing is read before the first byte is asked for; leaving early ends the reading. */
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** Rows a fetch brings: a few hundred kilobytes at most, whatever the size of the digest. */
const AT_ONCE = 500;

/** The digest of a channel as a file, its export recorded. Throws the Refusals of `recordExport`. */
export async function digestFile(viewer: Viewer, ask: DigestAsk, words: DigestWords & { readonly file: string }): Promise<DigestFile> {
  const channel = await recordExport(viewer, ask);
  return { name: digestFileName(words.file, channel.name, ask.period), body: byteStream(bytesOf(viewer, ask, channel, words)) };
}

async function* bytesOf(viewer: Viewer, ask: DigestAsk, channel: DigestChannel, words: DigestWords): AsyncGenerator<Buffer> {
  const { client, end } = await heldReading(viewer);
  try {
    await readWhole(client);
    const owners = await client.query<OwnerLine>(totalsSql(viewer, ask));
    const untouched = await client.query<{ count: number }>(untouchedCountSql(viewer, ask));
    // Both cursors see the database as it is now, with the totals, however long the file is under way.
    await declare(client, "cards", cardsSql(viewer, ask));
    await declare(client, "untouched", untouchedSql(viewer, ask));
    yield* xlsxBytes(digestWorkbook({
      organisation: viewer.organisation.name, channel: channel.name, period: ask.period, takenOn: viewer.today,
      owners: owners.rows, untouchedCount: untouched.rows[0]?.count ?? 0,
      rows: fetched<DigestRow>(client, "cards"), untouched: fetched<UntouchedClient>(client, "untouched"),
    }, words));
  } finally {
    await end();
  }
}

type CursorName = "cards" | "untouched";

const declare = (client: pg.PoolClient, name: CursorName, { text, values }: Sql) =>
  client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${text}`, values);

async function* fetched<Row extends object>(client: pg.PoolClient, name: CursorName): AsyncGenerator<Row> {
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${AT_ONCE} FROM ${name}`);
    yield* rows;
    if (rows.length < AT_ONCE) return;
  }
}
