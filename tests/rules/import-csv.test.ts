import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "@/lib/core/refusal";
import { readTable } from "@/lib/imports/csv";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "five-wins-csv-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (content: string | Uint8Array, wanted: readonly string[] = []) => {
  const path = join(folder, "file.csv");
  writeFileSync(path, content);
  return readTable(path, wanted);
};

/** Windows-1251 of Russian text; the letters lie in one block there. */
const cp1251 = (text: string) =>
  Buffer.from([...text].map((sign) => (/[А-я]/.test(sign) ? sign.charCodeAt(0) - 0x410 + 0xc0 : sign === "ё" ? 0xb8 : sign.charCodeAt(0))));

describe("a CSV file", () => {
  const TEXT = "ключ;имя\n1;Ромашка\n";
  const TABLE = { file: "file.csv", columns: ["ключ", "имя"], rows: [{ line: 2, values: ["1", "Ромашка"] }] };

  test("is read in UTF-8, with and without BOM, in Windows-1251 and UTF-16", async () => {
    expect(await read(TEXT)).toEqual(TABLE);
    expect(await read(`\ufeff${TEXT}`)).toEqual(TABLE);
    expect(await read(cp1251(TEXT))).toEqual(TABLE);
    expect(await read(Buffer.from(`\ufeff${TEXT}`, "utf16le"))).toEqual(TABLE);
  });

  test("may separate by semicolon, comma or tab; the wanted columns decide where a heading could be read either way", async () => {
    for (const delimiter of [";", ",", "\t"]) expect(await read(TEXT.replaceAll(";", delimiter))).toEqual(TABLE);
    expect((await read("имя, фамилия, отчество;ключ\nа, б, в;1\n", ["ключ"])).rows[0]?.values).toEqual(["а, б, в", "1"]);
  });

  test("tells the line a row begins on, blank lines and line ends inside quotes counted", async () => {
    const { rows } = await read('id;text\r\n\r\n1;"a\r\nb"\r\n2;c\r\n\r\n3;"d"\r\n');
    expect(rows.map(({ line, values }) => [line, values[0]])).toEqual([[3, "1"], [5, "2"], [7, "3"]]);
  });

  test("may mix line ends and quote only a part of a field", async () => {
    const { rows } = await read('id;name\n1;"Ромашка" ООО\r\n2;ООО "Лютик"\n');
    expect(rows.map((row) => row.values)).toEqual([["1", '"Ромашка" ООО'], ["2", 'ООО "Лютик"']]);
  });

  test("without a wanted column, or with it twice, is refused by its name", async () => {
    await expect(read(TEXT, ["почта"])).rejects.toMatchObject({ code: "import-column-missing", values: { file: "file.csv", column: "почта" } });
    await expect(read("a;a\n1;2\n", ["a"])).rejects.toMatchObject({ code: "import-column-twice" });
  });

  test("that is none is refused in words: empty, a spreadsheet, a folder, nothing there, a quote left open", async () => {
    await expect(read("")).rejects.toMatchObject({ code: "import-empty" });
    await expect(read(Buffer.from("PK\u0003\u0004\u0000\u0000", "latin1"))).rejects.toMatchObject({ code: "import-not-text" });
    await expect(readTable(folder, [])).rejects.toMatchObject({ code: "import-file-missing" });
    await expect(readTable(join(folder, "none.csv"), [])).rejects.toMatchObject({ code: "import-file-missing" });
    await expect(read('a;b\n1;"open\n2;3\n')).rejects.toMatchObject({ code: "import-csv-broken" });
  });

  test("whatever its bytes, is read or refused: nothing else is thrown", async () => {
    const pieces = fc.constantFrom('"', ";", ",", "\t", "\n", "\r\n", "\r", "а", "1", "ключ", "\u0000", "\ufeff", "😀");
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.array(pieces, { maxLength: 40 }).map((all) => all.join(""))), async (content) => {
        const table = await read(content).catch((error: unknown) => error);
        if (table instanceof Error) expect(table).toBeInstanceOf(Refusal);
      }),
      { numRuns: 150 },
    );
  });
});
