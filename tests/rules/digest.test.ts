import { describe, expect, test } from "vitest";
import { countCard, daysOfPeriod, digestFileName, monthsUpTo, NO_TOTALS, periodLabel, sumTotals } from "@/lib/digests/rules";
import { digestWorkbook, type Digest, type DigestRow, type DigestWords } from "@/lib/digests/workbook";
import { xlsxBytes } from "@/lib/exports/xlsx";
import en from "@/messages/en/digests.json";
import ru from "@/messages/ru/digests.json";
import { assertWellFormed, bytesOf, cellsOf, unzip } from "@/tests/support/unzip";

const OCTOBER = 321;
const NOVEMBER = 322;

const aRow = (change: Partial<DigestRow> = {}): DigestRow => ({
  clientId: "1", client: "ООО «Ромашка»", subChannel: "Столовые", region: "Москва", owner: "Иванова А.", occurredOn: "2026-11-03", precision: "DAY",
  kind: "CALL", reached: true, withWhom: "Петров П., директор", substance: "Открывают вторую столовую", proposals: "Показать проект", nextOn: "2026-11-17",
  stopReason: null, author: "Сидоров С.", ...change,
});

const aDigest = (change: Partial<Digest> = {}): Digest => ({
  organisation: "ООО «Пять побед»", channel: "HoReCa", period: { from: OCTOBER, to: NOVEMBER }, takenOn: "2026-11-23",
  owners: [
    { owner: "Иванова А.", clients: 3, calls: 10, reached: 6, visits: 2, starts: 1 },
    { owner: null, clients: 1, calls: 2, reached: 0, visits: 0, starts: 0 },
  ],
  untouchedCount: 1, rows: [aRow()], untouched: [{ client: "АО «Лютик»", subChannel: "Кафе", region: "Тверь", owner: null, lastContactOn: null, nextOn: "2026-12-01" }], ...change,
});

const written = async (digest: Digest, words: DigestWords = ru.workbook) => {
  const parts = unzip(await bytesOf(xlsxBytes(digestWorkbook(digest, words))));
  const sheet = (n: number) => parts.get(`xl/worksheets/sheet${n}.xml`) ?? "";
  return { parts, sheet, cells: (n: number) => cellsOf(sheet(n)) };
};

describe("the digest's workbook", () => {
  test("has the totals first, the substance next, the clients touched by nobody last", async () => {
    const { parts } = await written(aDigest());
    for (const [name, xml] of parts) assertWellFormed(name, xml);
    const names = [...(parts.get("xl/workbook.xml") ?? "").matchAll(/<sheet name="([^"]+)"/g)].map((m) => m[1]);
    expect(names).toEqual(["Итоги", "Содержание", "Никто не касался"]);
  });

  test("sums the period by owner on its first sheet", async () => {
    const cells = (await written(aDigest())).cells(1);
    expect([cells.get("B3")?.text, cells.get("B4")?.text]).toEqual(["HoReCa", "октябрь – ноябрь 2026"]);
    expect(cells.get("B6")).toMatchObject({ text: "46349", typed: "number" });
    expect("ABCDEF".split("").map((c) => cells.get(`${c}10`)?.text)).toEqual(["Иванова А.", "3", "10", "6", "2", "1"]);
    expect("ABCDEF".split("").map((c) => cells.get(`${c}11`)?.text)).toEqual(["не назначен", "1", "2", "0", "0", "0"]);
    expect("ABCDEF".split("").map((c) => cells.get(`${c}12`)?.text)).toEqual(["Всего", "4", "12", "6", "2", "1"]);
  });

  test("puts client, date, kind, substance, proposals and next contact of a card into one row", async () => {
    const cells = (await written(aDigest())).cells(2);
    expect("ABCDEFGHIJK".split("").map((c) => cells.get(`${c}1`)?.text)).toEqual([
      "Клиент", "Субканал", "Регион", "Ответственный", "Дата", "Вид", "С кем", "Содержание", "Предложения", "Следующий контакт", "Автор",
    ]);
    expect("ABCDEFGHIJK".split("").map((c) => cells.get(`${c}2`)?.text)).toEqual([
      "ООО «Ромашка»", "Столовые", "Москва", "Иванова А.", "46329", "Зв", "Петров П., директор", "Открывают вторую столовую", "Показать проект", "46343", "Сидоров С.",
    ]);
    expect([cells.get("E2")?.typed, cells.get("J2")?.typed]).toEqual(["number", "number"]);
  });

  test("says stop and why where there is no next contact, and tells a dial from a Зв", async () => {
    const rows = [aRow({ reached: false, nextOn: null, stopReason: "закрылись" }), aRow({ kind: "VISIT" }), aRow({ kind: "START" }), aRow({ kind: "END" })];
    const cells = (await written(aDigest({ rows }))).cells(2);
    expect(cells.get("J2")).toMatchObject({ text: "Стоп: закрылись", typed: "text" });
    expect([2, 3, 4, 5].map((n) => cells.get(`F${n}`)?.text)).toEqual(["Звонок", "В", "Дог", "Уход"]);
  });

});

describe("a card in the digest", () => {
  test("shows only the month of a card whose day nobody knows", async () => {
    const { parts, cells } = await written(aDigest({ rows: [aRow({ precision: "MONTH", occurredOn: "2026-10-01" })] }));
    const style = cells(2).get("E2")?.style ?? 0;
    const format = [...(parts.get("xl/styles.xml") ?? "").split("<cellXfs")[1]!.matchAll(/<xf numFmtId="(\d+)"/g)][style]?.[1];
    expect(parts.get("xl/styles.xml")).toContain(`numFmtId="${format}" formatCode="mm\\.yyyy"`);
  });

  test("names a client boldly once, then quietly, on every row", async () => {
    const cells = (await written(aDigest({ rows: [aRow(), aRow(), aRow({ clientId: "2" })] }))).cells(2);
    const [first, second, third] = [2, 3, 4].map((n) => cells.get(`A${n}`));
    expect(first?.style).toBe(third?.style);
    expect(second).toMatchObject({ text: first?.text });
    expect(second?.style).not.toBe(first?.style);
  });

  test("neutralises a substance that would act as a formula", async () => {
    const cells = (await written(aDigest({ rows: [aRow({ substance: '=HYPERLINK("http://x")', proposals: "-\u0001 обсудить" })] }))).cells(2);
    expect(cells.get("H2")).toMatchObject({ text: `'=HYPERLINK("http://x")`, typed: "text" });
    expect(cells.get("I2")?.text).toBe("'- обсудить");
  });

});

describe("the digest as a file", () => {
  test("keeps heads and client in sight and repeats the heads on paper", async () => {
    const { parts, sheet } = await written(aDigest());
    for (const n of [2, 3]) expect(sheet(n)).toContain('topLeftCell="B2" activePane="bottomRight" state="frozen"');
    expect(parts.get("xl/workbook.xml")).toContain("'Содержание'!$1:$1");
    expect(sheet(2)).toContain("Дайджест канала · HoReCa · октябрь – ноябрь 2026");
  });

  test("says so when there is nothing to show", async () => {
    const { cells } = await written(aDigest({ rows: [], untouched: [], owners: [] }));
    expect(cells(2).get("A2")?.text).toBe("За период карточек нет.");
    expect(cells(3).get("A2")?.text).toContain("Таких клиентов нет");
  });

  test("speaks the reader's language", async () => {
    const { parts, cells } = await written(aDigest(), en.workbook);
    expect(parts.get("xl/workbook.xml")).toContain('name="Touched by nobody"');
    expect(cells(1).get("B4")?.text).toBe("October – November 2026");
    expect(cells(3).get("E2")?.text).toBe("never");
  });
});

describe("the rules of a digest", () => {
  test("every call is a dial, only one that reached a decision maker is a Зв, an end is listed but not counted", () => {
    const cards = [{ kind: "CALL", reached: true }, { kind: "CALL", reached: false }, { kind: "VISIT", reached: true }, { kind: "START", reached: true }, { kind: "END", reached: true }] as const;
    expect(cards.reduce(countCard, NO_TOTALS)).toEqual({ calls: 2, reached: 1, visits: 1, starts: 1 });
    expect(sumTotals([NO_TOTALS, { calls: 1, reached: 1, visits: 2, starts: 3 }, { calls: 1, reached: 0, visits: 0, starts: 1 }])).toEqual({ calls: 2, reached: 1, visits: 2, starts: 4 });
  });

  test("a period is whole months and reads as one says it", () => {
    const names = ru.workbook.months;
    expect(periodLabel({ from: NOVEMBER, to: NOVEMBER }, names)).toBe("ноябрь 2026");
    expect(periodLabel({ from: 311, to: 312 }, names)).toBe("декабрь 2025 – январь 2026");
    expect(daysOfPeriod({ from: OCTOBER, to: NOVEMBER })).toEqual({ from: "2026-10-01", to: "2026-11-30" });
    expect(monthsUpTo("2026-11-23", 3)).toEqual({ from: 320, to: 322 });
  });

  test("the file's name holds nothing that a file system refuses", () => {
    expect(digestFileName("Дайджест", 'A/B: "C"\r\n', { from: OCTOBER, to: NOVEMBER })).toBe("Дайджест – A B C – 2026-10..2026-11.xlsx");
    // Cut between the halves of a sign, the name could stand in no header.
    expect(digestFileName("Дайджест", `${"к".repeat(79)}😀😀`, { from: OCTOBER, to: OCTOBER }).isWellFormed()).toBe(true);
  });
});
