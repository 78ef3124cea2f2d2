import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "@/lib/core/dates";
import {
  formatLongDate, formatNumber, formatPeriod, formatShare, formatWeekdayDate, relativeDay, shortName, weekdayLabel,
} from "@/lib/core/format";

const TODAY = "2026-11-23";
const spaced = (text: string) => text.replaceAll("\u00A0", " ");

test("Russian numbers are grouped with no-break spaces and have a comma", () => {
  expect(formatNumber(1234567.891, "ru", 2)).toBe("1\u00A0234\u00A0567,89");
  expect(formatNumber(1234)).toBe("1\u00A0234");
  expect(formatNumber(1234567.891, "en", 2)).toBe("1,234,567.89");
});

test("no number can be broken over two lines, and it can be read back", () => {
  fc.assert(fc.property(fc.integer(), (value) => {
    const shown = formatNumber(value);
    expect(shown).not.toMatch(/[ \u202F]/);
    expect(Number(shown.replaceAll("\u00A0", "").replace("−", "-"))).toBe(value);
  }));
});

test("a share is shown in per cent, and a share of nothing as a dash", () => {
  expect(spaced(formatShare(0.125, "ru", 1))).toBe("12,5 %");
  expect(formatShare(0.5, "en")).toBe("50%");
  expect(formatShare(null)).toBe("–");
  expect(formatShare(0 / 0)).toBe("–");
});

test.each([
  [0, "сегодня"], [-1, "вчера"], [1, "завтра"], [2, "послезавтра"], [-3, "3 дня назад"], [-5, "5 дней назад"], [-13, "13 дней назад"], [5, "через 5 дней"],
  [-14, "2 недели назад"], [-21, "3 недели назад"], [21, "через 3 недели"], [84, "через 2 месяца"], [-84, "2 месяца назад"], [-92, "3 месяца назад"], [-365, "12 месяцев назад"], [-1100, "3 года назад"],
])("%i days from today is «%s»", (days, words) => expect(spaced(relativeDay(addDays(TODAY, days), TODAY))).toBe(words));

test("English says it too", () => {
  expect(relativeDay("2026-11-22", TODAY, "en")).toBe("yesterday");
  expect(relativeDay("2026-12-14", TODAY, "en")).toBe("in 3 weeks");
});

test("the further away, the larger the unit, and past and future mirror each other", () => {
  const rank = (words: string) => [/day|today|tomorrow|yesterday/, /week/, /month/, /year/].findIndex((unit) => unit.test(words));
  fc.assert(fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 2000 }), (a, b) => {
    const [near, far] = [Math.min(a, b), Math.max(a, b)];
    expect(rank(relativeDay(addDays(TODAY, near), TODAY, "en"))).toBeLessThanOrEqual(rank(relativeDay(addDays(TODAY, far), TODAY, "en")));
    if (near > 0) expect(relativeDay(addDays(TODAY, near), TODAY, "en")).toMatch(/^in |tomorrow/);
    if (near > 0) expect(relativeDay(addDays(TODAY, -near), TODAY, "en")).toMatch(/ago$|yesterday/);
  }));
});

test("long dates are written as people write them", () => {
  expect(spaced(formatLongDate(TODAY))).toBe("23 ноября 2026 г.");
  expect(formatLongDate(TODAY, "en")).toBe("23 November 2026");
  expect(spaced(formatWeekdayDate(TODAY))).toBe("понедельник, 23 ноября");
  expect([weekdayLabel(TODAY), weekdayLabel(TODAY, "en")]).toEqual(["пн", "Mon"]);
  expect(spaced(formatPeriod("2026-11-23", "2026-11-29"))).toBe("23–29 ноября 2026 г.");
});

test.each([
  ["Самойлова Наталья Петровна", "Самойлова Н. П."], ["Иванов И.И.", "Иванов И. И."], ["Петров", "Петров"], ["  Ким   Анна-Мария ", "Ким А.-М."],
  ["Алиев Вагиф Самед оглы", "Алиев В. С."], ["Smith John", "Smith J."], ["", ""], ["Салтыков-Щедрин Михаил", "Салтыков-Щедрин М."],
])("«%s» in short is «%s»", (full, short) => {
  expect(spaced(shortName(full))).toBe(short);
  expect(shortName(full)).not.toContain(" ");
});

test("a short name shortened again stays", () => {
  fc.assert(fc.property(fc.string(), (name) => { expect(shortName(shortName(name))).toBe(shortName(name)); }));
});
