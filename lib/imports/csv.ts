import "server-only";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { Refusal } from "@/lib/core/refusal";
import { cleanText } from "@/lib/imports/rules";
import type { Table, TableRow } from "@/lib/imports/schema";

const MAX_ROWS = 500_000;
/** Characters of one record: more means a quote that nobody closed. */
const MAX_RECORD = 256 * 1024;
/** In the order of preference when a heading could be read either way. */
const DELIMITERS = [";", ",", "\t"];

type Encoding = "utf-8" | "windows-1251" | "utf-16le";

/**
 * A CSV file as text: UTF-8 (with or without BOM), else Windows-1251; `;`, `,` or tab, whichever shows the `wanted`
 * columns. Throws Refusal: import-file-missing, import-not-text, import-empty, import-column-missing,
 * import-column-twice, import-csv-broken, import-too-many-rows. Blank lines are skipped, lines counted as an editor does.
 */
export async function readTable(path: string, wanted: readonly string[]): Promise<Table> {
  const file = basename(path);
  try {
    return await read(path, file, wanted);
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal("import-csv-broken", { file, line: Number(error["lines"] ?? 0) });
    if (error instanceof Error && "code" in error && /^(ENOENT|EISDIR|EACCES|ENOTDIR)$/.test(String(error.code)))
      throw new Refusal("import-file-missing", { file });
    throw error;
  }
}

async function read(path: string, file: string, wanted: readonly string[]): Promise<Table> {
  const encoding = await encodingOf(path, file);
  const delimiter = await delimiterOf(decoded(path, encoding), wanted);
  const parser = Readable.from(decoded(path, encoding)).compose(
    parse({ delimiter, record_delimiter: "\n", info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: MAX_RECORD }),
  );
  const rows: TableRow[] = [];
  let columns: string[] | null = null;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (columns === null) columns = checkedColumns(record, wanted, file);
    else if (rows.length === MAX_ROWS) throw new Refusal("import-too-many-rows", { file, limit: MAX_ROWS });
    else rows.push({ line: info.lines - lineEnds(record), values: record });
  }
  if (columns === null) throw new Refusal("import-empty", { file });
  return { file, columns, rows };
}

/** The parser tells the line on which a record ended. */
const lineEnds = (record: readonly string[]): number => record.reduce((sum, value) => sum + (value.match(/\n/g)?.length ?? 0), 0);

function checkedColumns(heading: readonly string[], wanted: readonly string[], file: string): string[] {
  const columns = heading.map(cleanText);
  for (const column of wanted) {
    const times = columns.filter((name) => name === column).length;
    if (times !== 1) throw new Refusal(times === 0 ? "import-column-missing" : "import-column-twice", { file, column });
  }
  return columns;
}

async function encodingOf(path: string, file: string): Promise<Encoding> {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let first = true;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return "utf-16le";
      if (first && chunk.includes(0)) throw new Refusal("import-not-text", { file });
      first = false;
      strict.decode(chunk, { stream: true });
    }
    strict.decode();
    return "utf-8";
  } catch (error) {
    // A fatal decoder throws a TypeError at the first byte that is no UTF-8.
    if (error instanceof TypeError) return "windows-1251";
    throw error;
  }
}

/** Text with one kind of line end: the parser would count "\r\n" inside quotes as two lines. */
async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let held = "";
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = held + decoder.decode(chunk, { stream: true });
    // The "\n" of a split pair comes with the next chunk.
    held = text.endsWith("\r") ? "\r" : "";
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, "\n");
  }
  yield (held + decoder.decode()).replace(/\r\n?/g, "\n");
}

/** The delimiter under which most of the wanted columns stand in the heading; then the one that makes most columns. */
async function delimiterOf(text: AsyncIterable<string>, wanted: readonly string[]): Promise<string> {
  const heading = await firstLine(text);
  const found = DELIMITERS.map((delimiter) => {
    const names = heading.split(delimiter).map((name) => cleanText(name.trim().replace(/^"|"$/g, "")));
    return { delimiter, hits: wanted.filter((column) => names.includes(column)).length, fields: names.length };
  });
  return found.sort((a, b) => b.hits - a.hits || b.fields - a.fields)[0]?.delimiter ?? ";";
}

async function firstLine(text: AsyncIterable<string>): Promise<string> {
  let start = "";
  for await (const chunk of text) {
    start += chunk;
    const line = start.trimStart().split("\n")[0] ?? "";
    if (line !== "" && (line.length < start.trimStart().length || start.length > MAX_RECORD)) return line;
  }
  return start.trim();
}
