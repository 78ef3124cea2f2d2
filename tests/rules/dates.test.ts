import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonthsTo, dateOf, daysBetween, firstDay, formatDate, gridWindow, isDateOnly, lastDay, monthLabel, monthNumber, monthOf, monthOfParts, weekday, weekOf, yearOfMonth } from "@/lib/core/dates";
import { instantToZoned, isZone, todayIn, zonedToInstant } from "@/lib/core/zones";

const month = fc.integer({ min: -600, max: 1200 });
const instant = fc.date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2060-01-01T00:00:00Z"), noInvalidDate: true });
const date = instant.map((at) => at.toISOString().slice(0, 10));
const zone = fc.constantFrom("Europe/Moscow", "Asia/Kamchatka", "Europe/Kaliningrad", "America/New_York", "Asia/Kathmandu", "UTC");

describe("months", () => {
  test("November 2026 is month 322 and January 2000 is month 0", () => {
    expect(monthOf("2026-11-23")).toBe(322);
    expect(monthOf("2000-01-31")).toBe(0);
    expect(monthOf("1999-12-31")).toBe(-1);
  });

  test("a month's number and year lead back to the month", () => {
    fc.assert(fc.property(month, (m) => { expect(monthOfParts(yearOfMonth(m), monthNumber(m))).toBe(m); }));
  });

  test("the first and the last day lie in their month, and the next day starts the next month", () => {
    fc.assert(fc.property(month, (m) => {
      expect(monthOf(firstDay(m))).toBe(m);
      expect(monthOf(lastDay(m))).toBe(m);
      expect(addDays(lastDay(m), 1)).toBe(firstDay(m + 1));
    }));
  });

  test("the window is 49 months with the current one in the 37th place", () => {
    fc.assert(fc.property(month, (m) => {
      const window = gridWindow(m);
      expect(window.to - window.from + 1).toBe(49);
      expect(window.length).toBe(49);
      expect(window.current - window.from).toBe(36);
    }));
  });

  test("every month has a label of exactly three letters in both languages", () => {
    const labels = Array.from({ length: 12 }, (_, at) => monthLabel(at));
    expect(labels.join(" ")).toBe("янв фев мар апр май июн июл авг сен окт ноя дек");
    expect(new Set(labels.map((label) => label.length))).toEqual(new Set([3]));
    expect(monthLabel(322, "en")).toBe("Nov");
  });
});

describe("days", () => {
  test("adding days and counting them agree", () => {
    fc.assert(fc.property(date, fc.integer({ min: -5000, max: 5000 }), (d, n) => { expect(daysBetween(d, addDays(d, n))).toBe(n); }));
  });

  test("the weekday agrees with the platform's calendar, Monday first", () => {
    fc.assert(fc.property(date, (d) => { expect(weekday(d) % 7).toBe(new Date(`${d}T00:00:00Z`).getUTCDay()); }));
    expect(weekday("2026-11-23")).toBe(1);
  });

  test("a week runs from Monday to Sunday and holds its date", () => {
    fc.assert(fc.property(date, (d) => {
      const { from, to } = weekOf(d);
      expect([weekday(from), weekday(to), daysBetween(from, to), from <= d && d <= to]).toEqual([1, 7, 6, true]);
    }));
  });

  test("a month later is the same day or the last day of the shorter month", () => {
    expect(addMonthsTo("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonthsTo("2024-02-29", 12)).toBe("2025-02-28");
    fc.assert(fc.property(date, fc.integer({ min: -60, max: 60 }), (d, n) => { expect(monthOf(addMonthsTo(d, n))).toBe(monthOf(d) + n); }));
  });

  test("days that do not exist are no dates", () => {
    expect(dateOf(2026, 2, 29)).toBeNull();
    expect(dateOf(2024, 2, 29)).toBe("2024-02-29");
    for (const wrong of ["2026-13-01", "2026-04-31", "26-04-01", "2026-4-1", ""]) expect(isDateOnly(wrong)).toBe(false);
    expect(() => monthOf("2026-02-30")).toThrow(RangeError);
  });

  test("a date is shown as day, month and year with dots", () => expect(formatDate("2026-03-05")).toBe("05.03.2026"));
});

describe("zones", () => {
  test("the same instant is another day in Kamchatka", () => {
    const now = new Date("2026-11-23T20:30:00Z");
    expect(todayIn("Europe/Moscow", now)).toBe("2026-11-23");
    expect(todayIn("Asia/Kamchatka", now)).toBe("2026-11-24");
  });

  test("an instant read in any zone and turned back is the same minute", () => {
    fc.assert(fc.property(zone, instant, (z, at) => {
      const wall = instantToZoned(z, at);
      const again = instantToZoned(z, zonedToInstant(z, wall.date, wall.time));
      expect(again).toEqual(wall);
    }));
  });

  test("today agrees with Intl in every zone", () => {
    fc.assert(fc.property(zone, instant, (z, at) => {
      const parts = new Intl.DateTimeFormat("en-CA", { timeZone: z, year: "numeric", month: "2-digit", day: "2-digit" });
      expect(todayIn(z, at)).toBe(parts.format(at));
    }));
  });

  test("a Moscow morning becomes the right instant", () => {
    expect(zonedToInstant("Europe/Moscow", "2026-11-23", "09:30").toISOString()).toBe("2026-11-23T06:30:00.000Z");
    expect(zonedToInstant("Europe/Moscow", "2012-07-01", "09:30").toISOString()).toBe("2012-07-01T05:30:00.000Z");
  });

  test("unknown zones and times are refused", () => {
    expect(isZone("Europe/Moscow")).toBe(true);
    expect(isZone("Mars/Base")).toBe(false);
    expect(() => todayIn("Mars/Base", new Date(0))).toThrow(RangeError);
    expect(() => zonedToInstant("Europe/Moscow", "2026-11-23", "24:00")).toThrow(RangeError);
  });
});
