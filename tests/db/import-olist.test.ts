import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { OLIST_NOW, runOlist, type Check } from "../support/olist-run";
import { writeOlistTwin } from "../support/olist-twin";

let folder = "";
let checks: Check[] = [];

beforeAll(async () => {
  vi.stubEnv("FIVE_WINS_NOW", OLIST_NOW);
  folder = mkdtempSync(join(tmpdir(), "five-wins-olist-"));
  writeOlistTwin(folder);
  checks = await runOlist(folder);
}, 300_000);

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe("with the clock at 30 November 2018 the twin of the Olist files comes in whole", () => {
  test.each([
    "all leads came in, no row was refused",
    "each lead has a call, each deal a start",
    "starts dated before their contact were reported",
    "everybody named became a member",
    "the grid has a row for each lead",
    "the grid shows exactly the facts of the files: Зв, В, Дог",
    "every fact stands in its client's month",
    "there is a card for each fact",
    "clients by source; an empty one is not the one named unknown",
    "owners have the names of the mapping",
    "each channel's digest agrees: totals by owner, cards by kind, nobody untouched",
    "a second import leaves every client alone",
    "a second import changes no row of any table",
  ])("%s", (what) => {
    const check = checks.find((one) => one.what === what);
    expect(check?.seen).toEqual(check?.wanted ?? "a check of this name");
  });

  test("which is 8,842 facts", () => {
    const grid = checks.find(({ what }) => what.startsWith("the grid shows exactly"));
    expect(grid?.seen).toEqual({ 1: 8_000, 2: 0, 4: 842 });
    expect(checks).toHaveLength(13);
  });
});
