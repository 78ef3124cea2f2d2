import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDateWords } from "@/lib/core/date-words";
import { addDays, addMonthsTo, daysBetween, formatDate, isDateOnly, partsOf, weekday } from "@/lib/core/dates";

const TODAY = "2026-11-23"; // a Monday
const date = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays("1990-01-01", n));
const near = fc.integer({ min: 0, max: 15_000 }).map((n) => addDays("2010-01-01", n));
const GENITIVE = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
const ENGLISH = ["January", "Feb", "Mar", "April", "May", "June", "Jul", "Aug", "Sept", "Oct", "Nov", "December"];

const SAID: [string, string][] = [
  ["сегодня", "2026-11-23"], ["Завтра", "2026-11-24"], ["послезавтра", "2026-11-25"], ["вчера", "2026-11-22"], ["позавчера", "2026-11-21"],
  ["пн", "2026-11-30"], ["вт", "2026-11-24"], ["в пятницу", "2026-11-27"], ["воскресенье", "2026-11-29"], ["во вторник", "2026-11-24"],
  ["15.3", "2027-03-15"], ["23.11", "2026-11-23"], ["22.11", "2027-11-22"], ["15.03.26", "2026-03-15"], ["15.03.2027", "2027-03-15"], ["15/3", "2027-03-15"],
  ["15 марта", "2027-03-15"], ["15 марта 2028 г.", "2028-03-15"], ["1 дек", "2026-12-01"], ["2026-12-31", "2026-12-31"],
  ["через 2 недели", "2026-12-07"], ["через неделю", "2026-11-30"], ["через месяц", "2026-12-23"], ["через 3 дня", "2026-11-26"],
  ["через две недели", "2026-12-07"], ["через полгода", "2027-05-23"], ["через год", "2027-11-23"], ["2 дня назад", "2026-11-21"], ["неделю назад", "2026-11-16"],
  ["+3д", "2026-11-26"], ["+1н", "2026-11-30"], ["+2м", "2027-01-23"], ["+1г", "2027-11-23"], ["-1д", "2026-11-22"], ["+1м 2н", "2027-01-06"], ["+ 3 дня", "2026-11-26"],
  ["конец месяца", "2026-11-30"],
  ["today", "2026-11-23"], ["Tomorrow", "2026-11-24"], ["yesterday", "2026-11-22"], ["mon", "2026-11-30"], ["on Friday", "2026-11-27"],
  ["in 2 weeks", "2026-12-07"], ["in a week", "2026-11-30"], ["+3d +1w", "2026-12-03"], ["+2m", "2027-01-23"], ["15 Mar", "2027-03-15"],
  ["March 15, 2028", "2028-03-15"], ["a week ago", "2026-11-16"], ["end of month", "2026-11-30"],
];

test.each(SAID)("«%s» said on Monday 23 November 2026 means %s", (words, expected) => {
  expect(parseDateWords(words, TODAY)).toBe(expected);
});

test.each(["", "   ", "31.02", "32.1", "15 мартобря", "через", "через пень", "+3", "+3x", "31.04.2026", "constructor", "__proto__", "+9999г", "+99г+99г+99г+99г+99г", "12.13"])(
  "«%s» is no date", (words) => expect(parseDateWords(words, TODAY)).toBeNull());

test("a card written late leans to the past", () => {
  expect(parseDateWords("20.11", TODAY, "past")).toBe("2026-11-20");
  expect(parseDateWords("24.11", TODAY, "past")).toBe("2025-11-24");
  expect(parseDateWords("пт", TODAY, "past")).toBe("2026-11-20");
  expect(parseDateWords("пн", TODAY, "past")).toBe("2026-11-16");
});

test("29 February without a year waits for the next leap year", () => {
  expect(parseDateWords("29.2", TODAY)).toBe("2028-02-29");
  expect(parseDateWords("29 февраля", "2097-01-01")).toBe("2104-02-29");
});

test("every date is read back from each way of writing it in full", () => {
  fc.assert(fc.property(date, date, (d, today) => {
    const { year, month, day } = partsOf(d);
    expect(parseDateWords(formatDate(d), today)).toBe(d);
    expect(parseDateWords(`${day} ${GENITIVE[month - 1]} ${year}`, today)).toBe(d);
    expect(parseDateWords(`${day} ${ENGLISH[month - 1]} ${year}`, today)).toBe(d);
  }));
});

test("a day without a year is the nearest one ahead, or behind when leaning to the past", () => {
  fc.assert(fc.property(near, near, (d, today) => {
    const { month, day } = partsOf(d);
    const ahead = parseDateWords(`${day}.${month}`, today) ?? "";
    const behind = parseDateWords(`${day}.${month}`, today, "past") ?? "";
    expect(ahead >= today && behind <= today).toBe(true);
    expect(ahead.slice(5)).toBe(d.slice(5));
    if (d.slice(5) !== "02-29") expect(daysBetween(behind, ahead)).toBeLessThanOrEqual(366);
  }));
});

test("a weekday lies one to seven days ahead", () => {
  fc.assert(fc.property(near, fc.constantFrom("пн", "вт", "ср", "чт", "пт", "сб", "вс"), (today, name) => {
    const found = parseDateWords(name, today) ?? "";
    expect(weekday(found)).toBe(["пн", "вт", "ср", "чт", "пт", "сб", "вс"].indexOf(name) + 1);
    expect(daysBetween(today, found)).toBeGreaterThanOrEqual(1);
    expect(daysBetween(today, found)).toBeLessThanOrEqual(7);
  }));
});

test("a distance said in words or signs is the distance counted", () => {
  fc.assert(fc.property(near, fc.integer({ min: 1, max: 120 }), (today, n) => {
    expect(parseDateWords(`через ${n} дней`, today)).toBe(addDays(today, n));
    expect(parseDateWords(`+${n}д`, today)).toBe(addDays(today, n));
    expect(parseDateWords(`-${n}н`, today)).toBe(addDays(today, -7 * n));
    expect(parseDateWords(`in ${n} months`, today)).toBe(addMonthsTo(today, n));
  }));
});

test("whatever is typed, the answer is a real date or nothing", () => {
  const piece = fc.constantFrom("+", "-", "3", "29", "2", "31", ".", "/", " ", "д", "м", "г", "w", "через", "марта", "feb", "пн", "конец месяца", "9999");
  fc.assert(fc.property(fc.oneof(fc.string(), fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(""))), (text) => {
    const found = parseDateWords(text, TODAY);
    expect(found === null || isDateOnly(found)).toBe(true);
  }), { numRuns: 2000 });
});
