import { daysBetween, isDateOnly, type DateOnly } from "@/lib/core/dates";

/** Excel's limit for the text of one cell, in UTF-16 units. Source: "Excel specifications and limits". */
const CELL_LIMIT = 32_767;
const SHEET_NAME_LIMIT = 31;
const CUT_MARK = " […]";
const EPOCH: DateOnly = "1899-12-30";
/** Excel believes in 29 February 1900: serials below 61 mean other days in other programs. */
const FIRST_SAFE_SERIAL = 61;

// Leading blanks and zero-width marks count too: some programs trim them and then see the formula.
const FORMULA = /^[\s\u200b-\u200d\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const UNSAFE_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/;
const ILLEGAL_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * Text as it may stand in a cell that somebody else will open: no character that XML forbids, no half of a surrogate
 * pair, one kind of line end, no formula (`= + - @`, tab, CR, LF in front, full-width forms too, get an apostrophe),
 * no longer than a cell holds (the cut is marked).
 */
export function cellText(raw: string): string {
  let text = UNSAFE_IN_XML.test(raw) ? raw.replace(ILLEGAL_IN_XML, "").toWellFormed() : raw;
  if (FORMULA.test(text)) text = `'${text}`;
  if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
  return text.length > CELL_LIMIT ? cut(text, CELL_LIMIT - CUT_MARK.length) + CUT_MARK : text;
}

/** The first `length` UTF-16 units, never ending in the first half of a pair. */
function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/**
 * Serial number of a calendar date ("yyyy-MM-dd") in a spreadsheet: whole days, so no time zone can move it.
 * `null` when the text is no such date or lies before March 1900, where programs disagree.
 */
export function dateSerial(date: string): number | null {
  const serial = isDateOnly(date) ? daysBetween(EPOCH, date) : 0;
  return serial < FIRST_SAFE_SERIAL ? null : serial;
}

/** Letters of a column: 0 → "A", 25 → "Z", 26 → "AA". */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/**
 * Names that a spreadsheet accepts for its sheets: without `[ ] : * ? / \`, at most 31 characters, no apostrophe at an
 * end, not "History" (kept by Excel), no two alike whatever the case.
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain = plainSheetName(name);
    let unique = plain;
    for (let n = 2; taken.has(unique.toLowerCase()); n++) {
      const tail = ` (${n})`;
      unique = cut(plain, Math.min(plain.length, SHEET_NAME_LIMIT - tail.length)) + tail;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function plainSheetName(name: string): string {
  const allowed = name.replace(/[[\]:*?/\\\u0000-\u001f\ufffe\uffff]/g, " ").replace(/\s+/g, " ").toWellFormed();
  const trimmed = cut(allowed, Math.min(allowed.length, SHEET_NAME_LIMIT)).replace(/^['\s]+|['\s]+$/g, "");
  if (trimmed === "") return "Sheet";
  return trimmed.toLowerCase() === "history" ? `${trimmed}_` : trimmed;
}
