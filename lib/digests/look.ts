import type { Cell, Row, Style } from "@/lib/exports/xlsx";

/** The digest's look: one accent, tints that stay legible in black and white, a hairline under each row. */
export const DIGEST_STYLES = {
  title: { bold: true, size: 16, color: "0B5669" },
  label: { color: "5F6B74" },
  fact: {},
  factStrong: { bold: true, size: 11 },
  factDate: { format: "date", align: "left" },
  factCount: { format: "integer", align: "left" },
  note: { color: "5F6B74", size: 9 },
  head: { bold: true, color: "06323E", fill: "C6E0E7", wrap: true, rule: "below" },
  headCount: { bold: true, color: "06323E", fill: "C6E0E7", wrap: true, align: "right", rule: "below" },
  text: { wrap: true, rule: "below" },
  muted: { wrap: true, color: "5F6B74", rule: "below" },
  client: { wrap: true, bold: true, rule: "below" },
  strong: { wrap: true, bold: true, color: "0B5669", rule: "below" },
  date: { format: "date", align: "left", rule: "below" },
  month: { format: "month", align: "left", rule: "below" },
  count: { format: "integer", align: "right", rule: "below" },
  total: { bold: true, fill: "E9F3F6", rule: "above" },
  totalCount: { bold: true, fill: "E9F3F6", format: "integer", align: "right", rule: "above" },
} as const satisfies Record<string, Style>;

export type DigestStyle = keyof typeof DIGEST_STYLES;
export type DigestSheetRow = Row<DigestStyle>;

export const styled = (value: string | number | null, style: DigestStyle): Cell<DigestStyle> => ({ value, style });

/** A row of column heads; the last `counts` of them stand over numbers. */
export const headRow = (texts: readonly string[], counts = 0): DigestSheetRow =>
  texts.map((text, i) => styled(text, i >= texts.length - counts ? "headCount" : "head"));
