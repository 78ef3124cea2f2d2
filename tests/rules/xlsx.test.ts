import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvChunks } from "@/lib/exports/csv";
import { cellText, columnLetters, dateSerial, sheetNames } from "@/lib/exports/rules";
import { xlsxBytes, xlsxStream, type Row, type Workbook } from "@/lib/exports/xlsx";
import { assertWellFormed, bytesOf, cellsOf, unzip } from "@/tests/support/unzip";

const STYLES = { text: { wrap: true }, date: { format: "date" }, int: { format: "integer" }, head: { bold: true, fill: "C6E0E7" } } as const;
type S = keyof typeof STYLES;

const aWorkbook = (rows: Workbook<S>["sheets"][number]["rows"]): Workbook<S> => ({
  styles: STYLES,
  sheets: [
    {
      name: "Итоги: [год]",
      columns: [{ width: 20, style: "text" }, { width: 11, style: "date" }, { width: 8, style: "int" }],
      rows,
      headRow: 1,
      frozenColumns: 1,
      filter: true,
      footer: "HoReCa & Co",
    },
  ],
});

const HEAD: Row<S> = ["Клиент", "Дата", "Звонки"].map((value) => ({ value, style: "head" as const }));
const sheetOf = async (rows: readonly Row<S>[]) => unzip(await bytesOf(xlsxBytes(aWorkbook(rows)))).get("xl/worksheets/sheet1.xml") ?? "";
const onlyText = async (value: string) => cellsOf(await sheetOf([[value]])).get("A1")?.text;

describe("an XLSX file", () => {
  test("is a sound archive of well-formed parts, each with its content type", async () => {
    const parts = unzip(await bytesOf(xlsxBytes(aWorkbook([HEAD, ["ООО «Ромашка» <&>", "2026-11-23", 5]]))));
    for (const [name, xml] of parts) assertWellFormed(name, xml);
    const types = parts.get("[Content_Types].xml") ?? "";
    for (const name of parts.keys()) if (!/rels$|Types/.test(name)) expect(types).toContain(`PartName="/${name}"`);
  });

  test("holds dates as numbers with a Russian date format, counts as numbers, texts as typed strings", async () => {
    const parts = unzip(await bytesOf(xlsxBytes(aWorkbook([HEAD, ["Ромашка", "2026-11-23", 5]]))));
    const cells = cellsOf(parts.get("xl/worksheets/sheet1.xml") ?? "");
    expect(cells.get("B2")).toEqual({ text: "46349", style: 2, typed: "number" });
    expect(cells.get("C2")).toEqual({ text: "5", style: 3, typed: "number" });
    expect(cells.get("A2")).toEqual({ text: "Ромашка", style: 1, typed: "text" });
    const formats = [...(parts.get("xl/styles.xml") ?? "").split("<cellXfs")[1]!.matchAll(/<xf numFmtId="(\d+)"/g)].map((m) => m[1]);
    expect(formats.slice(0, 4)).toEqual(["0", "0", "164", "3"]);
    expect(parts.get("xl/styles.xml")).toContain('numFmtId="164" formatCode="dd\\.mm\\.yyyy"');
  });

  test("keeps its heads in sight and on every printed page, one page wide, A4 landscape, filtered", async () => {
    const parts = unzip(await bytesOf(xlsxBytes(aWorkbook([HEAD, ["а", null, 1], ["б", null, 2]]))));
    const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).toContain('<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A1:C3"/>');
    expect(sheet).toContain('paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"');
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(sheet).toContain("HoReCa &amp;&amp; Co");
    const book = parts.get("xl/workbook.xml") ?? "";
    expect(book).toContain('<sheet name="Итоги год" ');
    expect(book).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="0">'Итоги год'!$1:$1</definedName>`);
    expect(book).toContain(">'Итоги год'!$A$1:$C$3</definedName>");
  });

});

describe("a text in an XLSX file", () => {
  test("neutralises what would act as a formula, the full-width forms and hidden leads too", async () => {
    for (const lead of ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u200b=", "\ufeff@", "\u0000="])
      expect(await onlyText(`${lead}1+1`), JSON.stringify(lead)).toMatch(/^'/);
    expect(await onlyText("a=1")).toBe("a=1");
  });

  test("says what any text says, as well-formed XML, whatever characters it holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 40 }), async (raw) => {
        const sheet = await sheetOf([[raw]]);
        assertWellFormed("sheet", sheet);
        expect(cellsOf(sheet).get("A1")?.text ?? "").toBe(cellText(raw));
      }),
    );
    expect(await onlyText("a _x0041_ 😀 \u0001b\ud800")).toBe("a _x0041_ 😀 b\ufffd");
    expect(cellText("a\ud800")).toBe("a\ufffd");
    expect(await sheetOf([["_x0041_"]])).toContain("_x005F_x0041_");
  });

  test("cuts a text that no cell can hold, with a mark and never inside a character", () => {
    const cut = cellText("😀".repeat(20_000));
    expect(cut.length).toBeLessThanOrEqual(32_767);
    expect(cut.endsWith(" […]") && cut.isWellFormed()).toBe(true);
    expect(cellText("я".repeat(32_767))).toHaveLength(32_767);
  });
});

describe("the stream of an XLSX file", () => {
  test("gives its first bytes before a row is asked for, and asks for rows only as they are read", async () => {
    let asked = 0;
    async function* rows(): AsyncGenerator<Row<S>> {
      for (; asked < 200_000; asked++) yield [`${asked} ${Math.sin(asked)}`, "2026-11-23", asked];
    }
    const reader = xlsxStream(aWorkbook(rows())).getReader();
    expect((await reader.read()).value?.subarray(0, 2)).toEqual(Buffer.from("PK"));
    expect(asked).toBe(0);
    for (let n = 0; n < 20; n++) await reader.read();
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(30_000);
    await reader.cancel();
  });

  test("ends the source of the rows when the reader goes away", async () => {
    let closed = false;
    async function* rows(): AsyncGenerator<Row<S>> {
      try {
        for (let n = 0; ; n++) yield [`${n} ${Math.sin(n)}`];
      } finally {
        closed = true;
      }
    }
    const reader = xlsxStream(aWorkbook(rows())).getReader();
    for (let n = 0; n < 20; n++) await reader.read();
    await reader.cancel();
    await expect.poll(() => closed).toBe(true);
  });

});

describe("a long XLSX file", () => {
  test("is a sound archive as well: checksums and sizes hold over many chunks", async () => {
    const rows = Array.from({ length: 3_000 }, (_, n): Row<S> => [`клиент ${n}`, "2026-11-23", n]);
    const sheet = unzip(await bytesOf(xlsxBytes(aWorkbook(rows)))).get("xl/worksheets/sheet1.xml") ?? "";
    assertWellFormed("sheet", sheet);
    expect(cellsOf(sheet).get("A3000")?.text).toBe("клиент 2999");
  });

  test("passes an error of the source on to the reader", async () => {
    async function* rows(): AsyncGenerator<Row<S>> {
      yield ["one"];
      throw new Error("the cursor broke");
    }
    await expect(bytesOf(xlsxBytes(aWorkbook(rows())))).rejects.toThrow("the cursor broke");
  });

  test("holds no more memory for 60,000 rows than for 6,000", async () => {
    const peak = async (count: number) => {
      let most = 0;
      let read = 0;
      function* rows(): Generator<Row<S>> {
        for (let n = 0; n < count; n++) yield [`${n} ${Math.sin(n)}`.repeat(8), "2026-11-23", n];
      }
      for await (const chunk of xlsxBytes(aWorkbook(rows()))) {
        read += chunk.length;
        most = Math.max(most, process.memoryUsage().arrayBuffers);
      }
      return { most, read };
    };
    const few = await peak(6_000);
    const many = await peak(60_000);
    expect(many.read).toBeGreaterThan(few.read * 8);
    expect(many.most - few.most).toBeLessThan(32 * 1024 * 1024);
  });
});

describe("the height of a row", () => {
  const heightOf = async (text: string) => Number(/<row r="1" ht="([\d.]+)"/.exec(await sheetOf([[text]]))?.[1] ?? 0);

  test("holds all lines of a wrapped text: programs do not fit rows on opening", async () => {
    expect(await heightOf("коротко")).toBe(0);
    expect(await heightOf("одна\nдве\nтри")).toBeGreaterThanOrEqual(3 * 12);
    expect(await heightOf("слово ".repeat(30))).toBeGreaterThanOrEqual(9 * 12);
    expect(await heightOf("я".repeat(90))).toBeGreaterThanOrEqual(5 * 12);
  });

  test("never exceeds what a spreadsheet draws", async () => expect(await heightOf("слово ".repeat(3_000))).toBe(409));
});

describe("rules of a spreadsheet", () => {
  test("a date is a whole number of days, the same in every time zone; what is no date has none", () => {
    expect(dateSerial("1900-03-01")).toBe(61);
    expect(dateSerial("2000-02-29")).toBe(36585);
    expect(dateSerial("2018-11-30")).toBe(43434);
    for (const wrong of ["1899-12-31", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "23.11.2026", ""]) expect(dateSerial(wrong)).toBeNull();
  });

  test("columns are lettered past Z", () => {
    expect([0, 25, 26, 52, 701, 702].map(columnLetters)).toEqual(["A", "Z", "AA", "BA", "ZZ", "AAA"]);
  });

  test("sheet names are short, allowed and told apart", () => {
    expect(sheetNames(["A/B", "a b", "'x'", "", "History", "я".repeat(40)])).toEqual(["A B", "a b (2)", "x", "Sheet", "History_", "я".repeat(31)]);
  });
});

test("CSV goes out with BOM, semicolons and a decimal comma, formulas neutralised", async () => {
  let text = "";
  for await (const chunk of csvChunks(["Клиент", "Сумма"], [["=1+1", -1.5], ['"Ёлка"; ООО', null], ["две\r\nстроки", 3]])) text += chunk;
  expect(text).toBe('\ufeffКлиент;Сумма\r\n\'=1+1;-1,5\r\n"""Ёлка""; ООО";\r\n"две\nстроки";3\r\n');
});
