import { afterEach, expect, test, vi } from "vitest";
import { now } from "@/lib/core/clock";

afterEach(() => vi.unstubAllEnvs());

const STOPPED = "2018-11-30T12:00:00.000Z";

test("the clock can be stopped for a test", () => {
  vi.stubEnv("FIVE_WINS_NOW", STOPPED);
  expect(now().toISOString()).toBe(STOPPED);
});

test("in production a stopped clock is ignored, unless it is a demo", () => {
  vi.stubEnv("FIVE_WINS_NOW", STOPPED);
  vi.stubEnv("NODE_ENV", "production");
  expect(now().getUTCFullYear()).toBeGreaterThan(2024);
  vi.stubEnv("DEMO", "1");
  expect(now().toISOString()).toBe(STOPPED);
});

test("a stopped clock that is no instant says so", () => {
  vi.stubEnv("FIVE_WINS_NOW", "yesterday");
  expect(() => now()).toThrow("FIVE_WINS_NOW");
});
