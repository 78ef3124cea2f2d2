import { expect, test } from "vitest";
import { OUTCOMES, SOURCES, STOP_REASONS } from "@/lib/directory/defaults";

test.each([["sources", SOURCES], ["outcomes", OUTCOMES], ["stop reasons", STOP_REASONS]])("%s have stable keys and words in both languages", (_, entries) => {
  for (const field of ["key", "ru", "en"] as const) expect(new Set(entries.map((entry) => entry[field])).size).toBe(entries.length);
  for (const { key, ru, en } of entries) {
    expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(ru).toMatch(/[а-яё]/i);
    expect(en).not.toMatch(/[а-яё]/i);
  }
});

test("the article's four ways are there, and clients can come by themselves", () => {
  const keys = SOURCES.map((source) => source.key);
  expect(keys).toEqual(expect.arrayContaining([
    "cold-call", "direct-mailing", "site", "advertising", "pr-article", "conference-speech", "exhibition", "regional-exhibition", "recommendation-asked",
  ]));
  expect(new Set(SOURCES.map((source) => source.kind))).toEqual(new Set(["OUTBOUND", "INBOUND"]));
});

test("no source is named unknown: an empty source is not a source", () => expect(SOURCES.some(({ key }) => key === "unknown")).toBe(false));

test("only a final outcome is a reason to leave, and each has a stop reason of the same key", () => {
  const stops = new Set(STOP_REASONS.map((reason) => reason.key));
  for (const outcome of OUTCOMES.filter(({ exitReason }) => exitReason)) {
    expect(outcome.final).toBe(true);
    expect(stops.has(outcome.key)).toBe(true);
  }
});

test("calls and visits both have open and final outcomes", () => {
  for (const kind of ["CALL", "VISIT"] as const) {
    const own = OUTCOMES.filter(({ appliesTo }) => appliesTo.includes(kind));
    expect(new Set(own.map(({ final }) => final))).toEqual(new Set([true, false]));
  }
});
