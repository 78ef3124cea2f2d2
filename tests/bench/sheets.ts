import { createDeflateRaw } from "node:zlib";
import { Readable } from "node:stream";
import { xlsxBytes, type Cell, type Workbook } from "@/lib/exports/xlsx";
import { atMost, compare, type Figure } from "./measure";

const COLUMNS = 53;
const MARKS = ["", "Зв", "В", "Дог"] as const;
const LOOK = ["plain", "call", "visit", "start"] as const;
type Look = (typeof LOOK)[number];

const book = (count: number): Workbook<Look> => ({
  styles: { plain: {}, call: { fill: "EDF0F2" }, visit: { fill: "C6E0E7" }, start: { fill: "0B5669", bold: true } },
  sheets: [{ name: "Сводная таблица", columns: Array.from({ length: COLUMNS }, () => ({ width: 4, style: "plain" as const })), rows: rows(count) }],
});

function* rows(count: number) {
  for (let row = 0; row < count; row++) {
    yield Array.from({ length: COLUMNS }, (_, column): Cell<Look> => {
      const at = (row * 31 + column * 7) % 4;
      return column < 4 ? `Клиент ${row}` : at === 0 ? null : { value: MARKS[at]!, style: LOOK[at]! };
    });
  }
}

/** The limit: the same sheet as one run of XML text into the same compressor, no zip, no styles, no escaping. */
async function raw(count: number): Promise<number> {
  const deflate = createDeflateRaw({ level: 6 });
  let size = 0;
  deflate.on("data", (chunk: Buffer) => { size += chunk.length; });
  await new Promise((done) => Readable.from(xml(count)).pipe(deflate).on("end", done));
  return size;
}

function* xml(count: number) {
  let text = "";
  for (let row = 0; row < count; row++) {
    text += `<row r="${row + 1}">`;
    for (let column = 0; column < COLUMNS; column++) {
      const at = (row * 31 + column * 7) % 4;
      const value = column < 4 ? `Клиент ${row}` : MARKS[at];
      if (value) text += `<c r="A${row + 1}" s="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    }
    text += "</row>";
    if (text.length > 65_536) {
      yield text;
      text = "";
    }
  }
  yield text;
}

async function written(count: number): Promise<number> {
  let size = 0;
  for await (const chunk of xlsxBytes(book(count))) size += chunk.length;
  return size;
}

/** P11: 10,000 × 53 with fills against raw XML into zlib; the first byte; memory against rows. */
export async function sheets(): Promise<Figure[]> {
  const start = process.hrtime.bigint();
  for await (const chunk of xlsxBytes(book(10_000))) if (chunk.length > 0) break;
  const first = Number(process.hrtime.bigint() - start) / 1e6;
  const [small, large] = [await peak(2_000), await peak(40_000)];
  return [
    atMost("P11", "XLSX of 10,000 × 53 with fills, against raw XML into zlib", await compare(() => written(10_000), () => raw(10_000), { rounds: 7 }), 1.2),
    { id: "P11", work: "first byte", reach: "≤ 50 ms", value: first, unit: "ms", reached: first <= 50 },
    { id: "P11", work: "live memory while writing, 40,000 rows against 2,000", reach: "≤ 1.5 ×", value: large / small, unit: "×", reached: large / small <= 1.5 },
  ];
}

/** The most live memory seen while a book of `count` rows is written, in bytes; garbage is collected before each look. */
async function peak(count: number): Promise<number> {
  let most = 0;
  let chunks = 0;
  for await (const chunk of xlsxBytes(book(count))) {
    if (chunk.length === 0 || ++chunks % 25 !== 0) continue;
    globalThis.gc?.();
    most = Math.max(most, process.memoryUsage().heapUsed);
  }
  return most || process.memoryUsage().heapUsed;
}
