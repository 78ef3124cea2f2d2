import fc from "fast-check";
import { expect, test } from "vitest";
import { checkInn } from "@/lib/clients/inn";

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });

// Written apart from the checker: coefficients as the tax service prints them, one row a check digit.
const control = (row: number[], number: number[]): number => {
  let sum = 0;
  for (let at = 0; at < row.length; at += 1) sum += (row[at] ?? 0) * (number[at] ?? 0);
  const rest = sum - 11 * Math.floor(sum / 11);
  return rest === 10 ? 0 : rest;
};
const ORGANISATION = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSON_FIRST = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSON_SECOND = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const organisation = digits(9).map((d) => [...d, control(ORGANISATION, d)]);
const person = digits(10).map((d) => {
  const first = [...d, control(PERSON_FIRST, d)];
  return [...first, control(PERSON_SECOND, first)];
});
const notZero = (number: number[]) => number.some((digit) => digit > 0);

test.each(["7707083893", "7736050003", "500100732259", "ИНН 7707083893", "77 07 083893"])("%s is an ИНН", (inn) =>
  expect(checkInn(inn)).toMatchObject({ ok: true, inn: inn.replace(/\D/g, "") }));

test("every number made by the tax service's rule is accepted", () => {
  fc.assert(fc.property(organisation.filter(notZero), (d) => { expect(checkInn(d.join(""))).toEqual({ ok: true, inn: d.join(""), kind: "ORGANISATION" }); }));
  fc.assert(fc.property(person.filter(notZero), (d) => { expect(checkInn(d.join(""))).toEqual({ ok: true, inn: d.join(""), kind: "PERSON" }); }));
});

test("a wrong check digit is refused and the right one suggested", () => {
  fc.assert(fc.property(organisation.filter(notZero), fc.integer({ min: 1, max: 9 }), (d, off) => {
    const wrong = [...d.slice(0, 9), ((d[9] ?? 0) + off) % 10].join("");
    const suggestion = d.slice(0, 9).some((digit) => digit > 0) ? { suggestion: d.join("") } : {};
    expect(checkInn(wrong)).toEqual({ ok: false, reason: "checksum", ...suggestion });
  }));
});

test("one mistyped digit of an organisation's number never goes unnoticed, unless the rest of 10 hides it", () => {
  fc.assert(fc.property(organisation.filter(notZero), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (d, at, off) => {
    const wrong = d.map((digit, place) => (place === at ? (digit + off) % 10 : digit));
    expect(checkInn(wrong.join("")).ok).toBe(notZero(wrong) && control(ORGANISATION, wrong) === wrong[9]);
  }));
});

test("zeros pass the sum and are refused all the same", () => {
  expect(checkInn("0000000000")).toEqual({ ok: false, reason: "zero" });
  expect(checkInn("000000000000")).toEqual({ ok: false, reason: "zero" });
});

test("the reason of a refusal is named", () => {
  expect(checkInn("770708389")).toEqual({ ok: false, reason: "length" });
  expect(checkInn("")).toEqual({ ok: false, reason: "length" });
  expect(checkInn("77O7083893")).toEqual({ ok: false, reason: "digits" });
  expect(checkInn("7707083894")).toEqual({ ok: false, reason: "checksum", suggestion: "7707083893" });
});
