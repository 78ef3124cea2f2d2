import { FONT_SIZE, type Style } from "@/lib/exports/sheet";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/** Arial has a metric twin (Liberation Sans) wherever LibreOffice runs: the widths hold on every machine. */
const FONT = "Arial";
const INK = "14191D";
const LINE = "C3CBD1";
/** Number formats: 164 and up are our own (ECMA-376 18.8.30); 0 and 3 are built in. */
const FORMATS = { date: 164, month: 165, integer: 3, general: 0 };

/** styles.xml: format 0 is the default look, format n + 1 the n-th style given. */
export function stylesXml(styles: readonly Style[]): string {
  const all: readonly Style[] = [{}, ...styles];
  // Two fills are fixed by the format; ours follow.
  const fills = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>', ...all.map(fill)];
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${MAIN}">` +
    `<numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="mm\\.yyyy"/></numFmts>` +
    `<fonts count="${all.length}">${all.map(font).join("")}</fonts>` +
    `<fills count="${fills.length}">${fills.join("")}</fills>` +
    `<borders count="${all.length}">${all.map(border).join("")}</borders>` +
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
    `<cellXfs count="${all.length}">${all.map(format).join("")}</cellXfs>` +
    `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
  );
}

const font = (style: Style) =>
  `<font>${style.bold ? "<b/>" : ""}<sz val="${style.size ?? FONT_SIZE}"/><color rgb="FF${style.color ?? INK}"/><name val="${FONT}"/><family val="2"/></font>`;

const fill = (style: Style) =>
  style.fill
    ? `<fill><patternFill patternType="solid"><fgColor rgb="FF${style.fill}"/><bgColor indexed="64"/></patternFill></fill>`
    : '<fill><patternFill patternType="none"/></fill>';

function border(style: Style): string {
  const line = (side: string, drawn: boolean) => (drawn ? `<${side} style="thin"><color rgb="FF${LINE}"/></${side}>` : `<${side}/>`);
  return `<border><left/><right/>${line("top", style.rule === "above")}${line("bottom", style.rule === "below")}<diagonal/></border>`;
}

function format(style: Style, index: number): string {
  const number = FORMATS[style.format ?? "general"];
  const alignment = `<alignment vertical="top"${style.align ? ` horizontal="${style.align}"` : ""}${style.wrap ? ' wrapText="1"' : ""}/>`;
  return (
    `<xf numFmtId="${number}" fontId="${index}" fillId="${index + 2}" borderId="${index}" xfId="0" ` +
    `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`
  );
}
