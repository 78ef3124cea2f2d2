import { expect, test } from "vitest";
import { monthOf } from "@/lib/core/dates";
import { choosableMonths, digestAddress, digestFileAddress, movedPeriod, readDigestView } from "@/lib/digests/address-rules";
import { DigestAsk } from "@/lib/digests/schema";

const TODAY = "2026-11-23";
const [OCTOBER, NOVEMBER] = [monthOf("2026-10-01"), monthOf(TODAY)];
const CHANNEL = "0199f0c4-2f00-7000-8000-000000000001";
const given = (address: string) => Object.fromEntries(new URL(address, "http://here").searchParams);

test("without words the address means this month of the first channel", () => {
  expect(readDigestView({}, TODAY)).toEqual({ channelId: null, period: { from: NOVEMBER, to: NOVEMBER }, slice: {}, untouched: false, after: null });
});

test.each([
  { channelId: CHANNEL, period: { from: OCTOBER, to: NOVEMBER }, slice: {}, untouched: false, after: null },
  { channelId: CHANNEL, period: { from: OCTOBER, to: OCTOBER }, slice: { ownerId: null, kind: "reached" as const }, untouched: false, after: CHANNEL },
  { channelId: CHANNEL, period: { from: OCTOBER, to: OCTOBER }, slice: { ownerId: CHANNEL }, untouched: true, after: null },
])("an address read back is the same view", (view) => {
  expect(readDigestView(given(digestAddress(view)), TODAY)).toEqual(view);
});

test.each([["2026-11", "2026-10"], ["2026-13", "2026-13"], ["2010-01", "2026-11"], ["вчера", "2026-11"], ["2026-11", ""]])("months %s – %s make no digest: the screen shows this month, the file is refused", (from, to) => {
  expect(readDigestView({ from, to }, TODAY).period).toEqual({ from: NOVEMBER, to: NOVEMBER });
  expect(DigestAsk.safeParse({ channel: CHANNEL, from, to }).success).toBe(false);
});

test("what the screen links to is what the file's address is read as", () => {
  const period = { from: OCTOBER, to: NOVEMBER };
  expect(DigestAsk.parse(given(digestFileAddress(CHANNEL, period)))).toEqual({ channelId: CHANNEL, period });
  expect(DigestAsk.safeParse({ ...given(digestFileAddress(CHANNEL, period)), more: "1" }).success).toBe(false);
});

test("moving one end of the period past the other takes the other along", () => {
  const period = { from: OCTOBER, to: NOVEMBER };
  expect(movedPeriod(period, "from", NOVEMBER + 1)).toEqual({ from: NOVEMBER + 1, to: NOVEMBER + 1 });
  expect(movedPeriod(period, "to", OCTOBER - 2)).toEqual({ from: OCTOBER - 2, to: OCTOBER - 2 });
  expect(movedPeriod(period, "from", NOVEMBER - 100)).toEqual({ from: NOVEMBER - 100, to: NOVEMBER - 41 });
  expect(choosableMonths(TODAY).slice(0, 2)).toEqual([NOVEMBER, OCTOBER]);
});
