import fc from "fast-check";
import { expect, test } from "vitest";
import { presentFor, readyEntries } from "@/lib/directory/ready";
import { nameKey, reordered, wouldLoop } from "@/lib/directory/rules";

test("case, ё, spaces and dashes do not tell two names apart", () => {
  expect(nameKey("  Сёла —  Малые ")).toBe(nameKey("села - малые"));
  expect(nameKey("Отели")).not.toBe(nameKey("Отель"));
});

test("a source cannot hang under itself or its own part", () => {
  const parents = new Map([["web", null], ["ads", "web"], ["banner", "ads"]]);
  expect(wouldLoop(parents, "web", "banner")).toBe(true);
  expect(wouldLoop(parents, "web", "web")).toBe(true);
  expect(wouldLoop(parents, "banner", "web")).toBe(false);
  expect(wouldLoop(parents, "banner", null)).toBe(false);
});

test("property: a new order keeps every entry once", () => {
  fc.assert(fc.property(fc.uniqueArray(fc.nat(20).map(String)), fc.nat(), (present, seed) => {
    const wanted = present.filter((_, at) => (seed >> at) & 1).toReversed();
    const order = reordered(present, wanted);
    expect(order.toSorted()).toEqual(present.toSorted());
    expect(order.slice(0, wanted.length)).toEqual(wanted);
  }));
});

test("reasons to stop come as final outcomes, each key and name once, in both languages", () => {
  for (const locale of ["ru", "en"] as const) {
    const ready = readyEntries("outcome", locale);
    expect(new Set(ready.map(({ mark }) => mark)).size).toBe(ready.length);
    expect(new Set(ready.map(({ name }) => nameKey(name))).size).toBe(ready.length);
    expect(ready.find(({ mark }) => mark === "tender-lost")?.data.final).toBe(true);
  }
});

test("a ready entry is there when it carries the mark, whatever its name became", () => {
  const [source] = readyEntries("source", "ru");
  expect(presentFor([{ name: "Обзвон", mark: "cold-call" }], source!)?.name).toBe("Обзвон");
  expect(presentFor([{ name: "холодный обзвон", mark: null }], source!)).toBeDefined();
  expect(presentFor([{ name: "Сайт", mark: "site" }], source!)).toBeUndefined();
});
