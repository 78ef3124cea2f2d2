/** Advance widths of Arial in thousandths of the font size, by kind of character; a digit is the unit of column widths. */
const DIGIT = 556;
const WIDTHS: readonly (readonly [signs: string, width: number])[] = [
  [" .,:;!|'’ijlIft()[]/\\\u00a0", 290],
  ["гзктсухэ-cksvxyz", 480],
  ["жшщыюфмМДmwWM@%—", 760],
  ["ЖШЩЫЮФ", 930],
  ["АБВГЕЁЗИЙКЛНОПРСТУХЦЧЪЬЭЯABCDEFGHJKLNOPQRSTUVXYZ№", 700],
];
const WIDEST = 930;
const OTHER = 556;
const BOLD = 1.08;
/** Cells keep a little room on both sides, in thousandths of the font size. */
const PADDING = 500;
const LINE = 1.26;
/** The tallest row a spreadsheet draws, in points. */
const TALLEST = 409;

/** By UTF-16 unit, for the alphabets in use; whatever lies beyond takes the usual width. */
const TABLE = new Uint16Array(0x2200).fill(OTHER);
for (const [signs, width] of WIDTHS) for (const sign of signs) TABLE[sign.charCodeAt(0)] = width;
const widthOf = (text: string, at: number): number => TABLE[text.charCodeAt(at)] ?? OTHER;

export interface TextLook {
  /** Points. */
  size: number;
  bold: boolean;
  wrap: boolean;
}

/**
 * Lines a text takes in a column of `width` digits when it wraps at blanks, hyphens and, where a word is too long,
 * anywhere. An estimate that rather leaves room: programs do not fit the rows of a file when they open it.
 */
export function linesOf(text: string, width: number, look: TextLook): number {
  if (!look.wrap) return 1;
  const scale = (look.bold ? BOLD : 1) * look.size;
  const room = width * DIGIT * 10 - PADDING * look.size;
  if (text.length * WIDEST * scale <= room && !text.includes("\n")) return 1;
  let lines = 0;
  for (const paragraph of text.split("\n")) lines += wrappedLines(paragraph, room / scale);
  return lines;
}

/** One pass: a word that does not fit goes to the next line, one wider than the column is broken anywhere. */
function wrappedLines(paragraph: string, room: number): number {
  let lines = 1;
  let used = 0;
  let word = 0;
  for (let i = 0; i < paragraph.length; i++) {
    const sign = paragraph[i];
    const width = widthOf(paragraph, i);
    const blank = sign === " ";
    if (!blank && used + word + width > room) {
      lines++;
      // Either the word moves down whole, or, alone on its line, it is cut here.
      if (used === 0) word = 0;
      used = 0;
    }
    word += width;
    if (!blank && sign !== "-") continue;
    used += word;
    word = 0;
  }
  return lines;
}

/** Height in points of a row whose fullest cell takes so many lines. */
export const rowHeight = (lines: number, size: number): number => Math.min(TALLEST, Math.ceil(lines * size * LINE + 3));
