import fc from "fast-check";
import { expect, test } from "vitest";
import { GAPS } from "@/lib/grid/rules";
import { STAGES, TIERS } from "@/lib/grid/schema";
import { DEFAULT_STATE, NOBODY, SORT_FIELDS, isNarrowed, parseState, serialiseState, withoutFilters, type GridState, type SortKey } from "@/lib/grid/state";

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 3 });
const month = fc.integer({ min: 0, max: 9999 });
const state: fc.Arbitrary<GridState> = fc.record({
  chosen: fc.record({
    channels: ids, subChannels: ids, regions: ids, owners: fc.uniqueArray(fc.oneof(fc.uuid(), fc.constant(NOBODY)), { maxLength: 3 }),
    tiers: fc.subarray([...TIERS]), stages: fc.subarray([...STAGES]),
  }),
  gaps: fc.subarray([...GAPS]), silentMonths: fc.integer({ min: 1, max: 36 }),
  find: fc.string({ unit: "grapheme" }).map((text) => text.trim()),
  sort: fc.record({ by: fc.oneof(fc.constantFrom<SortKey>(...SORT_FIELDS), month.map((at): SortKey => `m${at}`)), descending: fc.boolean() }),
  density: fc.constantFrom(undefined, "dense" as const, "roomy" as const), archived: fc.boolean(),
  place: fc.option(fc.record({ clientId: fc.uuid(), month }), { nil: undefined }),
});

test("an address read back is the state it was written from", () => {
  fc.assert(fc.property(state, (before) => {
    expect(parseState(new URLSearchParams(serialiseState(before)))).toEqual(before);
  }));
});

test("a page's own search params say the same as the address bar", () => {
  fc.assert(fc.property(state, (before) => {
    const params = new URLSearchParams(serialiseState(before));
    expect(parseState(Object.fromEntries(params))).toEqual(before);
    expect(parseState(Object.fromEntries([...params].map(([name, value]) => [name, [value, "x"]])))).toEqual(before);
  }));
});

test("the usual view has an empty address", () => {
  expect(serialiseState(DEFAULT_STATE)).toBe("");
  expect(parseState({})).toEqual(DEFAULT_STATE);
});

test("what an address cannot mean is left out, whatever it says", () => {
  fc.assert(fc.property(fc.dictionary(fc.constantFrom("channel", "sub", "region", "owner", "tier", "stage", "gap", "silent", "q", "sort", "density", "archived", "at"), fc.string()), (params) => {
    const read = parseState(params);
    expect(parseState(new URLSearchParams(serialiseState(read)))).toEqual(read);
  }));
  expect(parseState({ tier: "VIP,BOSS", stage: "x", gap: "missed,all", silent: "0", sort: "-salary", density: "tiny", at: "here.3", region: "1" }))
    .toEqual({ ...DEFAULT_STATE, chosen: { ...DEFAULT_STATE.chosen, tiers: ["VIP"] }, gaps: ["missed"] });
});

test("a shared link is readable", () => {
  expect(serialiseState({ ...DEFAULT_STATE, gaps: ["overdue", "missed"], find: "ромашка", sort: { by: "last", descending: true } }))
    .toBe(`gap=overdue,missed&q=${encodeURIComponent("ромашка")}&sort=-last`);
});

test("taking the filters off leaves order, density and place", () => {
  fc.assert(fc.property(state, (before) => {
    const wide = withoutFilters(before);
    expect(isNarrowed(wide)).toBe(false);
    expect(wide).toMatchObject({ sort: before.sort, silentMonths: before.silentMonths, archived: before.archived });
  }));
});
