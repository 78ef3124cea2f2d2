import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holidayOn, holidaysOf } from "@/lib/calendar/holidays";
import {
  addWorkingDays, calendarDay, isPublished, isWorkingDay, nextWorkingDay, nthWorkingDayOfMonth, previousWorkingDay,
  RUSSIAN_WEEK, workingDaysBetween, workingDaysOfMonth, type CalendarSettings, type DayKind,
} from "@/lib/calendar/rules";
import { DECREES } from "@/lib/calendar/transfers";
import { addDays, monthOf, monthOfParts, weekday } from "@/lib/core/dates";
import { todayIn } from "@/lib/core/zones";

const RUSSIA: CalendarSettings = { workingDays: RUSSIAN_WEEK };
const date = fc.integer({ min: 0, max: 7500 }).map((n) => addDays("2013-01-01", n));
const week = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
const overrides = fc.dictionary(date, fc.constantFrom<DayKind>("WORKING", "DAY_OFF", "HOLIDAY", "SHORT"), { maxKeys: 40 });
const settings: fc.Arbitrary<CalendarSettings> = fc.record({ workingDays: week, overrides });
const kind = (day: string, by = RUSSIA) => calendarDay(day, by).kind;
const daysOf = (year: number) => Array.from({ length: 12 }, (_, at) => workingDaysOfMonth(monthOfParts(year, at + 1), RUSSIA)).flat();

// The published production calendars (ConsultantPlus, xmlcalendar.ru), 40-hour week.
const NORMS: [year: number, days: number, hours: number][] = [
  [2017, 247, 1973], [2018, 247, 1970], [2019, 247, 1970], [2020, 248, 1979], [2021, 247, 1972], [2022, 247, 1973],
  [2023, 247, 1973], [2024, 248, 1979], [2025, 247, 1972], [2026, 247, 1972], [2027, 247, 1972],
];

describe("the Russian year", () => {
  test.each(NORMS)("%i has %i working days and %i hours", (year, days, hours) => {
    const worked = daysOf(year);
    const short = worked.filter((day) => kind(day) === "SHORT").length;
    expect([worked.length, worked.length * 8 - short]).toEqual([days, hours]);
  });

  test("fourteen holidays a year, whatever the year", () => {
    fc.assert(fc.property(fc.integer({ min: 1000, max: 9999 }), (year) => {
      expect(holidaysOf(year)).toHaveLength(14);
      for (const holiday of holidaysOf(year)) expect(kind(holiday)).toBe("HOLIDAY");
    }));
    expect(holidayOn("2031-01-07")).toBe("christmas");
  });

  test("a holiday on Sunday gives its day off to Monday by the Labour Code", () => {
    expect(calendarDay("2026-03-09", RUSSIA)).toEqual({
      kind: "DAY_OFF", movedFrom: "2026-03-08", source: { by: "LABOUR_CODE", article: 112 }, provisional: false,
    });
  });

  test("a decree moves a day off, and names itself", () => {
    expect(calendarDay("2026-12-31", RUSSIA)).toEqual({
      kind: "DAY_OFF", movedFrom: "2026-01-04", source: { by: "DECREE", number: "1466", date: "2025-09-24" }, provisional: false,
    });
  });

  test("a day off moved by decree does not move a second time by itself", () => {
    expect(kind("2025-02-24")).toBe("WORKING");
    expect(kind("2025-05-08")).toBe("DAY_OFF");
  });

});

describe("moved days", () => {
  test("a working Saturday is as long as the day it was moved to", () => {
    expect(calendarDay("2027-02-20", RUSSIA)).toMatchObject({ kind: "SHORT", movedFrom: "2027-02-22" });
    expect(calendarDay("2024-04-27", RUSSIA)).toMatchObject({ kind: "WORKING", movedFrom: "2024-04-29" });
  });

  test("only the day right before a holiday is short, not a Friday before a weekend", () => {
    expect(kind("2026-11-03")).toBe("SHORT");
    expect(kind("2027-03-05")).toBe("WORKING");
  });

  test("years without a decree are provisional, and still know the Labour Code", () => {
    expect([2016, 2017, 2027, 2028].map(isPublished)).toEqual([false, true, true, false]);
    expect(calendarDay("2028-06-13", RUSSIA)).toMatchObject({ kind: "WORKING", provisional: true });
    expect(calendarDay("2028-01-03", RUSSIA)).toMatchObject({ kind: "HOLIDAY", provisional: true });
    expect(calendarDay("2027-01-03", RUSSIA).provisional).toBe(false);
  });

  test("every decree moves a weekend day to a weekday of its own year and was signed in the year before", () => {
    for (const [year, decree] of Object.entries(DECREES)) {
      expect(decree.date.slice(0, 4)).toBe(String(Number(year) - 1));
      for (const [from, to] of decree.moves) {
        expect([from.slice(0, 4), to.slice(0, 4), weekday(from) > 5, weekday(to) < 6, holidayOn(to)]).toEqual([year, year, true, true, null]);
      }
    }
  });
});

describe("an organisation's own calendar", () => {
  test("its corrections win over the law and are never provisional", () => {
    const own: CalendarSettings = { workingDays: RUSSIAN_WEEK, overrides: new Map([["2030-01-03", "WORKING"], ["2026-05-27", "HOLIDAY"]]) };
    expect(calendarDay("2030-01-03", own)).toEqual({ kind: "WORKING", source: { by: "OVERRIDE" }, provisional: false });
    expect(kind("2026-05-26", own)).toBe("SHORT");
  });

  test("with a six-day week Saturdays do not move, because they are no days off", () => {
    const sixDays: CalendarSettings = { workingDays: [1, 2, 3, 4, 5, 6] };
    expect(kind("2026-01-09", sixDays)).toBe("WORKING");
    expect(kind("2026-12-31", sixDays)).toBe("DAY_OFF");
    expect(kind("2026-05-11", sixDays)).toBe("WORKING");
  });

  test("two days off never move to the same day", () => {
    const fourDays: CalendarSettings = { workingDays: [2, 3, 4, 5] };
    expect(calendarDay("2022-05-03", fourDays)).toMatchObject({ kind: "DAY_OFF", movedFrom: "2022-01-01" });
    expect(calendarDay("2022-05-04", fourDays)).toMatchObject({ kind: "DAY_OFF", movedFrom: "2022-05-01" });
  });

  test("days are not lost: moved days off are as many as the holidays that fell on days off outside January and those decreed", () => {
    fc.assert(fc.property(fc.integer({ min: 2028, max: 2200 }), week, (year, workingDays) => {
      const own = { workingDays };
      const days = Array.from({ length: 365 }, (_, at) => addDays(`${year}-01-01`, at));
      const moved = days.filter((day) => kind(day, own) === "DAY_OFF" && calendarDay(day, own).movedFrom);
      const fell = holidaysOf(year).filter((day) => !day.startsWith(`${year}-01`) && !workingDays.includes(weekday(day)));
      expect(moved).toHaveLength(fell.length);
    }), { numRuns: 40 });
  });

  test("a week without working days is said, not searched for ever", () => {
    expect(() => nextWorkingDay("2026-11-23", { workingDays: [] })).toThrow(RangeError);
    expect(nextWorkingDay("2026-11-23", { workingDays: [], overrides: { "2026-12-02": "SHORT" } })).toBe("2026-12-02");
  });
});

describe("counting working days", () => {
  test("adding working days and counting them agree, forward and back, over any holidays", () => {
    fc.assert(fc.property(date, fc.integer({ min: -60, max: 60 }), settings, (from, n, by) => {
      const to = addWorkingDays(from, n, by);
      expect(workingDaysBetween(from, to, by)).toBe(n);
      if (n !== 0) expect(isWorkingDay(to, by)).toBe(true);
    }));
  });

  test("between a day and the next working day nobody works", () => {
    fc.assert(fc.property(date, settings, (from, by) => {
      const next = nextWorkingDay(from, by);
      for (let at = addDays(from, 1); at < next; at = addDays(at, 1)) expect(isWorkingDay(at, by)).toBe(false);
      expect(previousWorkingDay(next, by) <= from).toBe(true);
    }));
  });

  test("the New Year holidays are stepped over", () => {
    expect(addWorkingDays("2026-12-30", 1, RUSSIA)).toBe("2027-01-11");
    expect(workingDaysBetween("2026-12-30", "2027-01-11", RUSSIA)).toBe(1);
  });

  test("the nth working day of a month is in it and has n working days up to it", () => {
    fc.assert(fc.property(date, fc.integer({ min: 1, max: 31 }), settings, (day, n, by) => {
      const month = monthOf(day);
      const found = nthWorkingDayOfMonth(month, n, by);
      expect(found === null).toBe(workingDaysOfMonth(month, by).length < n);
      if (found) expect([monthOf(found), workingDaysOfMonth(month, by).indexOf(found)]).toEqual([month, n - 1]);
    }));
  });

  test("the same instant can be a working day in Moscow and a holiday in Kamchatka", () => {
    const evening = new Date("2026-11-03T15:00:00Z");
    expect(isWorkingDay(todayIn("Europe/Moscow", evening), RUSSIA)).toBe(true);
    expect(isWorkingDay(todayIn("Asia/Kamchatka", evening), RUSSIA)).toBe(false);
  });
});
