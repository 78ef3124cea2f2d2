import { Readable } from "node:stream";
import { columnLetters, sheetNames } from "@/lib/exports/rules";
import { escapeXml, sheetXml, styleRef, type Sheet, type Style, type StyleRef } from "@/lib/exports/sheet";
import { stylesXml } from "@/lib/exports/styles";
import { zip, type ZipEntry } from "@/lib/exports/zip";

export type { Cell, Row, Sheet, Style } from "@/lib/exports/sheet";

/** A workbook to be written: named styles, sheets in their order. Rows may come from anywhere, one by one. */
export interface Workbook<S extends string = string> {
  styles: Readonly<Record<S, Style>>;
  sheets: readonly Sheet<S>[];
}

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PART = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * The bytes of an XLSX file (ECMA-376) as they are made: the first before any row is read, the rows no faster than the
 * reader takes them, memory the same for ten rows and a million. Leaving the loop early ends the row sources.
 * An error of a row source is thrown from the loop; more than 1,048,576 rows or 4 GiB throw a RangeError.
 */
export function xlsxBytes<S extends string>(workbook: Workbook<S>): AsyncGenerator<Buffer> {
  return zip(parts(workbook));
}

/** The same as a Node stream, for files and tests. */
export const xlsxReadable = <S extends string>(workbook: Workbook<S>): Readable =>
  Readable.from(xlsxBytes(workbook), { objectMode: false, highWaterMark: 64 * 1024 });

/** The same as the body of a `Response`. */
export const xlsxStream = <S extends string>(workbook: Workbook<S>): ReadableStream<Uint8Array<ArrayBuffer>> => byteStream(xlsxBytes(workbook));

/** Bytes as the body of a `Response`, made no faster than they are taken; a reader that goes away ends their source. */
export function byteStream(bytes: AsyncGenerator<Buffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { done, value } = await bytes.next();
        if (done) controller.close();
        else controller.enqueue(value as Buffer<ArrayBuffer>);
      },
      async cancel() {
        await bytes.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

function parts<S extends string>(workbook: Workbook<S>): ZipEntry[] {
  const names = sheetNames(workbook.sheets.map((sheet) => sheet.name));
  const rows = names.map(() => 0);
  const refs = styleRefs(workbook.styles);
  const sheets = workbook.sheets.map((sheet, i) => ({
    name: `xl/worksheets/sheet${i + 1}.xml`,
    content: () => sheetXml(sheet, refs, i, (count) => (rows[i] = count)),
  }));
  return [
    { name: "[Content_Types].xml", content: () => [contentTypes(names.length)] },
    { name: "_rels/.rels", content: () => [relations([[`${OFFICE}/officeDocument`, "xl/workbook.xml"]])] },
    { name: "xl/_rels/workbook.xml.rels", content: () => [workbookRelations(names.length)] },
    { name: "xl/styles.xml", content: () => [stylesXml(Object.values<Style>(workbook.styles))] },
    ...sheets,
    // Last, because the print areas are known only when the rows are written.
    { name: "xl/workbook.xml", content: () => [workbookXml(workbook.sheets, names, rows)] },
  ];
}

/** Number 0 is the default look; the named styles follow in their order, as `stylesXml` writes them. */
function styleRefs(styles: Readonly<Record<string, Style>>): Map<string, StyleRef> {
  return new Map(Object.entries(styles).map(([name, style], i) => [name, styleRef(style, i + 1)]));
}

function contentTypes(sheets: number): string {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${PART}.${type}+xml"/>`;
  const overrides = Array.from({ length: sheets }, (_, i) => override(`/xl/worksheets/sheet${i + 1}.xml`, "worksheet"));
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    `${override("/xl/workbook.xml", "sheet.main")}${override("/xl/styles.xml", "styles")}${overrides.join("")}</Types>`
  );
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`);
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}

function workbookRelations(sheets: number): string {
  const list = Array.from({ length: sheets }, (_, i): [string, string] => [`${OFFICE}/worksheet`, `worksheets/sheet${i + 1}.xml`]);
  return relations([...list, [`${OFFICE}/styles`, "styles.xml"]]);
}

function workbookXml(sheets: readonly Sheet[], names: readonly string[], rows: readonly number[]): string {
  const list = names.map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const defined = sheets.flatMap((sheet, i) => definedNames(sheet, names[i] ?? "", rows[i] ?? 0, i));
  return (
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews>` +
    `<sheets>${list.join("")}</sheets><definedNames>${defined.join("")}</definedNames></workbook>`
  );
}

function definedNames(sheet: Sheet, name: string, rows: number, position: number): string[] {
  const quoted = `'${name.replaceAll("'", "''")}'!`;
  const last = `$${columnLetters(Math.max(0, sheet.columns.length - 1))}$${Math.max(1, rows)}`;
  const define = (key: string, range: string, hidden = "") =>
    `<definedName name="_xlnm.${key}" localSheetId="${position}"${hidden}>${escapeXml(quoted + range)}</definedName>`;
  const { headRow } = sheet;
  return [
    ...(sheet.filter && headRow ? [define("_FilterDatabase", `$A$${headRow}:${last}`, ' hidden="1"')] : []),
    define("Print_Area", `$A$1:${last}`),
    ...(headRow ? [define("Print_Titles", `$${headRow}:$${headRow}`)] : []),
  ];
}
