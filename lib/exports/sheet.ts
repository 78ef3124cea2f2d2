import { linesOf, rowHeight, type TextLook } from "@/lib/exports/row-height";
import { cellText, columnLetters, dateSerial } from "@/lib/exports/rules";

/** How a cell looks. Sizes in points, colours as "RRGGBB". A date format turns "yyyy-MM-dd" into a real date. */
export interface Style {
  format?: "date" | "month" | "integer";
  bold?: boolean;
  size?: number;
  color?: string;
  fill?: string;
  wrap?: boolean;
  align?: "left" | "center" | "right";
  /** A hairline below or above the cell. */
  rule?: "below" | "above";
}

export type CellValue = string | number | null;
/** A bare value takes the style of its column. */
export type Cell<S extends string = string> = CellValue | { value: CellValue; style: S };
export type Row<S extends string = string> = readonly Cell<S>[];

export interface Sheet<S extends string = string> {
  name: string;
  /** Widths in characters of the standard font. */
  columns: readonly { width: number; style: S }[];
  rows: Iterable<Row<S>> | AsyncIterable<Row<S>>;
  /** 1-based row of the column heads: it stays in sight and is repeated on every printed page. */
  headRow?: number;
  /** Columns that stay in sight on the left. */
  frozenColumns?: number;
  /** Puts a filter on the head row. */
  filter?: boolean;
  /** Left part of the printed footer; the right part is the page number. */
  footer?: string;
}

/** A style as the sheet needs it: what stands between a cell's address and its value, written once. */
export interface StyleRef {
  beforeText: string;
  beforeNumber: string;
  /** The whole rest of an empty cell; nothing where the style shows nothing. */
  blank: string | null;
  dated: boolean;
  look: TextLook;
  /** Marks, channels and names come again and again: what follows the address is kept for them, up to a bound. */
  known: Map<string, string>;
}

/** `index` is the style's number in styles.xml. */
export const styleRef = (style: Style, index: number): StyleRef => ({
  beforeText: `" s="${index}" t="inlineStr"><is>`,
  beforeNumber: `" s="${index}"><v>`,
  blank: style.fill ?? style.rule ? `" s="${index}"/>` : null,
  dated: style.format === "date" || style.format === "month",
  look: { size: style.size ?? FONT_SIZE, bold: style.bold ?? false, wrap: style.wrap ?? false },
  known: new Map(),
});

/** Points, where a style says nothing. */
export const FONT_SIZE = 10;

/** Rows a spreadsheet can hold. Source: ECMA-376, Excel specifications and limits. */
const MAX_ROWS = 1_048_576;
const CHUNK_CHARS = 64 * 1024;
const XML_SPECIAL = /[&<>"]|_(?=x[0-9A-Fa-f]{4}_)/;
const XML_ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", _: "_x005F_" };

/** Text inside XML; `_x0041_`, which spreadsheets would read as a character code, stays what it is. */
export const escapeXml = (text: string): string =>
  XML_SPECIAL.test(text) ? text.replace(/[&<>"]|_(?=x[0-9A-Fa-f]{4}_)/g, (sign) => XML_ESCAPES[sign] ?? "") : text;

const DEFAULT_HEIGHT = rowHeight(1, FONT_SIZE);
const KNOWN_LENGTH = 40;
const KNOWN_TEXTS = 5_000;

interface Column {
  letters: string;
  width: number;
  style: StyleRef;
}

/**
 * The XML of one sheet in chunks of about 64 KB; `rows` is read one by one, never ahead of the reader.
 * `written` receives the number of rows. Throws a RangeError beyond 1,048,576 rows.
 */
export async function* sheetXml<S extends string>(
  sheet: Sheet<S>,
  styles: ReadonlyMap<string, StyleRef>,
  position: number,
  written: (rows: number) => void,
): AsyncGenerator<string> {
  const columns = sheet.columns.map((column, index) => ({
    letters: columnLetters(index),
    width: column.width,
    style: styleOf(styles, column.style),
  }));
  let out = sheetStart(sheet, position);
  let count = 0;
  for await (const row of sheet.rows) {
    if (++count > MAX_ROWS) throw new RangeError(`sheet "${sheet.name}": more than ${MAX_ROWS} rows`);
    out += rowXml(row, count, columns, styles);
    if (out.length < CHUNK_CHARS) continue;
    yield out;
    out = "";
  }
  written(count);
  yield out + sheetEnd(sheet, count);
}

function rowXml(row: Row, number: number, columns: readonly Column[], styles: ReadonlyMap<string, StyleRef>): string {
  let xml = "";
  let height = 0;
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i]!;
    const cell = row[i] ?? null;
    const styled = cell !== null && typeof cell === "object";
    const value = styled ? cell.value : cell;
    const style = styled ? styleOf(styles, cell.style) : column.style;
    xml += cellXml(value, style, `<c r="${column.letters}${number}`);
    if (style.look.wrap || style.look.size > FONT_SIZE) height = Math.max(height, cellHeight(value, column.width, style.look));
  }
  return `<row r="${number}"${height > DEFAULT_HEIGHT ? ` ht="${height}"` : ""}>${xml}</row>`;
}

const cellHeight = (value: CellValue, width: number, look: TextLook): number =>
  typeof value === "string" ? rowHeight(linesOf(value, width, look), look.size) : 0;

function cellXml(value: CellValue, style: StyleRef, ref: string): string {
  if (value === null || value === "") return style.blank === null ? "" : ref + style.blank;
  if (typeof value === "number") return Number.isFinite(value) ? `${ref}${style.beforeNumber}${value}</v></c>` : "";
  return ref + (style.known.get(value) ?? textXml(value, style));
}

/** What follows the address of a cell with this text: a typed string, or a number where the text is a date and the style too. */
function textXml(raw: string, style: StyleRef): string {
  const serial = style.dated ? dateSerial(raw) : null;
  const text = serial === null ? cellText(raw) : "";
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : "";
  const xml = serial === null ? `${style.beforeText}<t${space}>${escapeXml(text)}</t></is></c>` : `${style.beforeNumber}${serial}</v></c>`;
  if (raw.length <= KNOWN_LENGTH && style.known.size < KNOWN_TEXTS) style.known.set(raw, xml);
  return xml;
}

function styleOf(styles: ReadonlyMap<string, StyleRef>, name: string): StyleRef {
  const style = styles.get(name);
  if (!style) throw new Error(`no style "${name}" in this workbook`);
  return style;
}

function sheetStart(sheet: Sheet, position: number): string {
  const columns = sheet.columns.map(
    (column, i) => `<col min="${i + 1}" max="${i + 1}" width="${column.width}" customWidth="1"/>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
    `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"${position === 0 ? ' tabSelected="1"' : ""}>${paneXml(sheet)}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="${DEFAULT_HEIGHT}" customHeight="1"/><cols>${columns.join("")}</cols><sheetData>`
  );
}

function paneXml(sheet: Sheet): string {
  const rows = sheet.headRow ?? 0;
  const columns = sheet.frozenColumns ?? 0;
  if (rows === 0 && columns === 0) return "";
  const pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const cell = columnLetters(columns) + (rows + 1);
  const split = (columns > 0 ? ` xSplit="${columns}"` : "") + (rows > 0 ? ` ySplit="${rows}"` : "");
  return `<pane${split} topLeftCell="${cell}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${cell}" sqref="${cell}"/>`;
}

/** The order of these elements is fixed by ECMA-376 18.3.1.99. Lengths in inches. */
function sheetEnd(sheet: Sheet, rows: number): string {
  const last = columnLetters(Math.max(0, sheet.columns.length - 1));
  const filter = sheet.filter && sheet.headRow ? `<autoFilter ref="A${sheet.headRow}:${last}${Math.max(rows, sheet.headRow)}"/>` : "";
  const footer = escapeXml(`&L&8${cellText(sheet.footer ?? "").replaceAll("&", "&&")}&R&8&P / &N`);
  return (
    `</sheetData>${filter}<printOptions horizontalCentered="0"/>` +
    `<pageMargins left="0.4" right="0.4" top="0.4" bottom="0.55" header="0.2" footer="0.25"/>` +
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>` +
    `<headerFooter><oddFooter>${footer}</oddFooter></headerFooter></worksheet>`
  );
}
