import { cellText } from "@/lib/exports/rules";

export type CsvValue = string | number | null;

const BOM = "\ufeff";
const CHUNK_CHARS = 64 * 1024;

/**
 * CSV as Russian spreadsheets open it by a double click: UTF-8 with BOM, `;`, CRLF, decimal comma. Texts that would
 * act as formulas are neutralised; numbers stay numbers. Chunks of about 64 KB, rows read as fast as the reader takes them.
 */
export async function* csvChunks(
  heads: readonly string[],
  rows: Iterable<readonly CsvValue[]> | AsyncIterable<readonly CsvValue[]>,
): AsyncGenerator<string> {
  let out = BOM + csvLine(heads);
  for await (const row of rows) {
    out += csvLine(row);
    if (out.length < CHUNK_CHARS) continue;
    yield out;
    out = "";
  }
  yield out;
}

const csvLine = (row: readonly CsvValue[]): string => `${row.map(csvField).join(";")}\r\n`;

function csvField(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value).replace(".", ",") : "";
  const text = cellText(value);
  return /[;"\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
