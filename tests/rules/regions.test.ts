import { expect, test } from "vitest";
import { isZone, instantToZoned } from "@/lib/core/zones";
import { REGIONS } from "@/lib/directory/regions";

test("Russia has 89 subjects, each with its own code and names", () => {
  expect(REGIONS).toHaveLength(89);
  for (const field of ["code", "name", "nameEn"] as const) expect(new Set(REGIONS.map((region) => region[field])).size).toBe(89);
});

test("codes are stable keys and names are in their alphabets", () => {
  for (const { code, name, nameEn } of REGIONS) {
    expect(code).toMatch(/^(RU-[A-Z]{2,3}|X-[A-Z]{3})$/);
    expect(name).toMatch(/^[А-ЯЁ][А-Яа-яЁё ()—-]+$/);
    expect(nameEn).toMatch(/^[A-Z][A-Za-z' ()—-]+$/);
  }
});

test("every zone is known to the runtime and lies between Kaliningrad and Kamchatka", () => {
  const noon = new Date("2026-11-23T00:00:00Z");
  for (const { name, zone } of REGIONS) {
    expect(isZone(zone), name).toBe(true);
    const hour = Number(instantToZoned(zone, noon).time.slice(0, 2));
    expect(hour >= 2 && hour <= 12, name).toBe(true);
  }
});

test("the hours of some regions are those on their walls", () => {
  const midnight = new Date("2026-11-23T00:00:00Z");
  const hour = (code: string) => instantToZoned(REGIONS.find((region) => region.code === code)?.zone ?? "", midnight).time;
  const expected = { "RU-MOW": "03:00", "RU-KGD": "02:00", "RU-SAM": "04:00", "RU-SVE": "05:00", "RU-OMS": "06:00", "RU-NVS": "07:00",
    "RU-IRK": "08:00", "RU-SA": "09:00", "RU-PRI": "10:00", "RU-SAK": "11:00", "RU-KAM": "12:00", "RU-VGG": "03:00", "RU-UD": "04:00" };
  for (const [code, time] of Object.entries(expected)) expect([code, hour(code)]).toEqual([code, time]);
});
