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

const widths = new Map(WIDTHS.flatMap(([signs, width]) => [...signs].map((sign): [string, number] => [sign, width])));

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

function wrappedLines(paragraph: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of paragraph.match(/[^\s-]+-?\s*|[\s-]+/g) ?? []) {
    const width = textWidth(word);
    if (used > 0 && used + textWidth(word.trimEnd()) > room) {
      lines++;
      used = 0;
    }
    const overflow = Math.max(0, Math.ceil(textWidth(word.trimEnd()) / room) - 1);
    lines += overflow;
    used += width - overflow * room;
  }
  return lines;
}

function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += widths.get(sign) ?? OTHER;
  return width;
}

/** Height in points of a row whose fullest cell takes so many lines. */
export const rowHeight = (lines: number, size: number): number => Math.min(TALLEST, Math.ceil(lines * size * LINE + 3));
