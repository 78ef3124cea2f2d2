import fc from "fast-check";
import { expect, test } from "vitest";
import { unreadableTexts } from "@/lib/core/text";

test("names every text that cannot be kept, however deep, and no other", () => {
  expect(unreadableTexts({ name: "a\0b", people: [{ note: "\ud83d" }, { note: "😀" }], next: { on: "2026-11-23" }, key: null, count: 3 }))
    .toEqual(["name", "people.0.note"]);
  expect(unreadableTexts("\udc00")).toEqual(["form"]);
  expect([undefined, null, 7, "", "ёж 😀 \u202e\t\n", []].flatMap((value) => unreadableTexts(value))).toEqual([]);
});

test("whatever passes survives the way through UTF-8", () => {
  fc.assert(fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }), (text) => {
    if (unreadableTexts(text).length === 0) expect(new TextDecoder().decode(new TextEncoder().encode(text))).toBe(text.replace(/^\ufeff/, ""));
  }));
});
