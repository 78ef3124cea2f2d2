import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText, fillTemplate, holesOf, importedDate, memberName, startBeforeContact, takeEntry, takeMember, takeTier, type ReadCell } from "@/lib/imports/rules";
import { columnsOf, readMapping } from "@/lib/imports/mapping";

const says = (value: string): ReadCell => () => value;
const REF = { column: "origin", file: "main" } as const;

const MAPPING = {
  system: "sheet",
  key: "id",
  client: {
    name: { column: "name" }, source: { column: "from", empty: null }, channel: { column: "channel", empty: "не указан" },
    subChannel: { constant: "не указан" }, region: { constant: "не указан" }, tier: { constant: "SMALL" },
  },
};

describe("a date in a file", () => {
  test("is the day that is written, whatever the time beside it", () => {
    for (const text of ["2018-02-26", "2018-02-26 19:58:54", "2018-02-26T23:59:59.123", "26.02.2018", "26.02.2018 00:01", "2018-2-26"]) expect(importedDate(text), text).toBe("2018-02-26");
  });

  test("is none when there is no such day, or it is written in another way", () => {
    for (const text of ["2018-02-30", "31.04.2018", "02/26/2018", "26.02.18", "2018-02-26 25:00", "завтра", "", "43157"]) expect(importedDate(text), text).toBeNull();
  });

  test("never throws", () => fc.assert(fc.property(fc.string(), (text) => [null, "string"].includes(importedDate(text) === null ? null : "string"))));
});

describe("a field of the mapping", () => {
  test("an empty source stays empty, the source named unknown stays that source", () => {
    const from = { ...REF, empty: null };
    expect(takeEntry(from, says(""))).toBeNull();
    expect(takeEntry(from, says("unknown"))).toBe("unknown");
  });

  test("an empty field takes the entry named for it; without one the row is refused", () => {
    expect(takeEntry({ ...REF, empty: "не указан" }, says(""))).toBe("не указан");
    expect(() => takeEntry(REF, says(""))).toThrow("entry-missing");
  });

  test("values are called as the mapping says; a name from the language itself is no entry", () => {
    expect(takeEntry({ ...REF, names: { email: "Почта" } }, says("email"))).toBe("Почта");
    expect(takeEntry({ ...REF, names: {} }, says("constructor"))).toBe("constructor");
  });

  test("a tier must be known", () => {
    expect(takeTier({ ...REF, names: { A: "VIP" }, empty: "SMALL" }, says("A"))).toBe("VIP");
    expect(takeTier({ ...REF, names: { A: "VIP" }, empty: "SMALL" }, says(""))).toBe("SMALL");
    expect(() => takeTier({ ...REF, names: { A: "VIP" } }, says("toString"))).toThrow("tier-unknown");
  });

  test("what does not fit is refused, not cut", () => {
    expect(() => takeEntry(REF, says("я".repeat(121)))).toThrow("value-too-long");
    expect(() => takeMember(REF, says("я".repeat(201)))).toThrow("value-too-long");
    expect(takeMember(undefined, says("x"))).toBeNull();
  });

  test("a template takes whole values or their beginning", () => {
    expect(fillTemplate("Lead {mql_id|8} ({origin})", (hole) => ({ mql_id: "0123456789", origin: "email" })[hole] ?? "")).toBe("Lead 01234567 (email)");
    expect(holesOf("Lead {mql_id|8} ({origin})")).toEqual(["mql_id", "origin"]);
    expect(memberName({ memberName: "Сотрудник {key|4}" }, "abcdef")).toBe("Сотрудник abcd");
    expect(memberName({}, "Иванова А.")).toBe("Иванова А.");
  });

  test("texts lose what a database or a line cannot hold", () => expect(cleanText("  a\u0000b\t\r\nc\ud800 ")).toBe("a b c\ufffd"));
});

test("a start before its contact is noticed, one on the same day is not", () => {
  const cards = (start: string, contact: string) => [{ kind: "CALL", occurredOn: contact }, { kind: "START", occurredOn: start }] as const;
  expect(startBeforeContact(cards("2018-03-06", "2018-03-08"))).toEqual({ start: "2018-03-06", contact: "2018-03-08" });
  expect(startBeforeContact(cards("2018-03-08", "2018-03-08"))).toBeNull();
  expect(startBeforeContact([])).toBeNull();
});

describe("a mapping file", () => {
  const text = (change: object) => JSON.stringify({ ...MAPPING, ...change });

  test("tells the columns it needs of each file", () => {
    const mapping = readMapping(text({
      joined: { file: "deals.csv", key: "deal" },
      cards: [{ id: "start", kind: "START", date: { column: "won", file: "joined" }, author: { column: "who" } }],
    }));
    expect(columnsOf(mapping, "main")).toEqual(["id", "name", "from", "channel", "who"]);
    expect(columnsOf(mapping, "joined")).toEqual(["deal", "won"]);
  });

  test("is refused, with the place, when it says what nobody understands", () => {
    const where = (json: string) => {
      try {
        readMapping(json);
      } catch (error) {
        return (error as { values?: { where?: string } }).values?.where;
      }
      return "accepted";
    };
    expect(where("{")).toBe("JSON");
    expect(where(text({ surprise: 1 }))).toBe("");
    expect(where(text({ client: { ...MAPPING.client, tier: { constant: "HUGE" } } }))).toBe("client.tier");
    expect(where(text({ joined: { file: "../secret.csv", key: "id" } }))).toBe("joined.file");
    expect(where(text({ client: { ...MAPPING.client, owner: { column: "o", file: "joined" } } }))).toBe("joined");
    const card = { id: "call", kind: "CALL", date: { column: "d" } };
    expect(where(text({ cards: [card, card] }))).toBe("cards");
    expect(where(text({}))).toBe("accepted");
  });
});
