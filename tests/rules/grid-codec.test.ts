import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GridFormatError } from "@/lib/grid/bytes";
import { decodeGrid } from "@/lib/grid/codec";
import { encodeDelta, encodeGrid } from "@/lib/grid/encode";
import { STAGES, TIERS, type GridData, type GridRowInput, type GridSource } from "@/lib/grid/schema";
import { uuidAt } from "@/lib/grid/uuids";
import { sliceWindow } from "@/lib/months/rules";
import { generatedGrid } from "@/tests/support/generated-grid";

const dictionary = generatedGrid(0).dictionary;
const day = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 65535 }), fc.integer({ min: 9700, max: 9900 }));
const idOf = (entries: readonly { id: string }[]) => fc.constantFrom(...entries.map(({ id }) => id));
const row: fc.Arbitrary<GridRowInput> = fc.record({
  id: fc.oneof({ weight: 9, arbitrary: fc.uuid({ version: 7 }) }, fc.uuid()),
  name: fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("ООО «Ёж и Ко»", "Öl & Gas", "", "\u0098", "\u001a", "line\nbreak", "№ 1")),
  subChannelId: idOf(dictionary.subChannels), regionId: idOf(dictionary.regions), ownerId: fc.option(idOf(dictionary.owners)),
  tier: fc.constantFrom(...TIERS), stage: fc.constantFrom(...STAGES), archived: fc.boolean(),
  lastContact: day, nextContact: day, openPlan: fc.option(fc.integer({ min: 0, max: 700 })), lastStep: day,
  packed: fc.uint8Array({ max: 127, minLength: 280, maxLength: 345 }),
});
const source = fc.record({
  stamp: fc.string(), currentMonth: fc.integer({ min: 310, max: 330 }), today: fc.integer({ min: 1, max: 65535 }), dictionary: fc.constant(dictionary),
  rows: fc.oneof(fc.array(row, { maxLength: 9 }), fc.array(row.map((one) => ({ ...one, id: `01930000-0000-7${one.id.slice(15)}` })), { maxLength: 40 })),
});

const entryAt = (entries: readonly { id: string }[], position: number) => (position === 0 ? null : entries[position - 1]!.id);

/** The rows of decoded data in the words of the server. */
const rowsOf = (data: GridData): Omit<GridRowInput, "packed">[] =>
  Array.from({ length: data.count }, (_, i) => ({
    id: uuidAt(data.ids, i), name: data.names[i]!,
    subChannelId: entryAt(data.dictionary.subChannels, data.subChannels[i]!)!, regionId: entryAt(data.dictionary.regions, data.regions[i]!)!,
    ownerId: entryAt(data.dictionary.owners, data.owners[i]!), tier: TIERS[data.tiers[i]!]!, stage: STAGES[data.stages[i]!]!, archived: data.archived[i] === 1,
    lastContact: data.lastContact[i]!, nextContact: data.nextContact[i]!, openPlan: data.openPlan[i] ? data.openPlan[i]! - 1 : null, lastStep: data.lastStep[i]!,
  }));
const monthsOf = (data: GridData, i: number) => Array.from({ length: data.length }, (_, at) => data.months[at * data.count + i]);

function expectSame(data: GridData, sent: GridSource): void {
  expect(rowsOf(data)).toEqual(sent.rows.map(({ packed: _, ...rest }) => ({ ...rest, id: rest.id.toLowerCase(), name: rest.name.toWellFormed() })));
  sent.rows.forEach(({ packed }, i) => expect(monthsOf(data, i)).toEqual([...sliceWindow(packed, sent.currentMonth - 36, 49)]));
  expect([...data.channels].map((position) => entryAt(data.dictionary.channels, position)))
    .toEqual(sent.rows.map(({ subChannelId }) => dictionary.subChannels.find(({ id }) => id === subChannelId)!.channelId));
  expect(data).toMatchObject({ stamp: sent.stamp.toWellFormed(), currentMonth: sent.currentMonth, fromMonth: sent.currentMonth - 36, today: sent.today, dictionary });
}

describe("the grid on the wire", () => {
  test("what is decoded is what was encoded, whatever the names, ids and days", () => {
    fc.assert(fc.property(source, (sent) => {
      const answer = decodeGrid(encodeGrid(sent));
      expect(answer.kind).toBe("full");
      if (answer.kind === "full") expectSame(answer.data, sent);
    }), { numRuns: 300 });
  });

  test("a delta carries the changed rows and the removed ids", () => {
    fc.assert(fc.property(source, fc.array(fc.uuid(), { maxLength: 5 }), (sent, removed) => {
      const answer = decodeGrid(encodeDelta({ ...sent, removed }));
      expect(answer).toMatchObject({ kind: "delta", removed });
      if (answer.kind === "delta") expectSame(answer.changed, sent);
    }));
  });

  test("ten thousand believable clients take at most 42 bytes each, ids and names included", () => {
    const bytes = encodeGrid(generatedGrid(10_000));
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
    expect(brotli.length / 10_000).toBeLessThanOrEqual(42);
    expect(gzipSync(bytes).length / 10_000).toBeLessThanOrEqual(42);
  });

  test("an id outside the dictionary, a day before 2000 and a broken id are refused where they are written", () => {
    const [good] = generatedGrid(1).rows;
    const encode = (change: Partial<GridRowInput>) => () => encodeGrid({ ...generatedGrid(0), rows: [{ ...good!, ...change }] });
    expect(encode({})).not.toThrow();
    for (const change of [{ regionId: good!.id }, { lastContact: -1 }, { openPlan: 1.5 }, { id: "not-a-uuid" }, { id: `${good!.id.slice(0, 35)}g` }]) {
      expect(encode(change)).toThrow(RangeError);
    }
  });
});

describe("what is no grid", () => {
  const bytes = encodeGrid(generatedGrid(40));

  test("random bytes give a clear error and nothing else", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (garbage) => {
      expect(() => decodeGrid(garbage)).toThrow(GridFormatError);
      expect(() => decodeGrid(Uint8Array.of(0x46, 1, ...garbage))).toThrow(GridFormatError);
    }));
  });

  test("a grid cut short or followed by something is refused", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (length) => {
      expect(() => decodeGrid(bytes.subarray(0, length))).toThrow(GridFormatError);
    }));
    expect(() => decodeGrid(Uint8Array.of(...bytes, 0))).toThrow(GridFormatError);
  });

  test("a damaged byte either changes a value or is refused, it never breaks the reader", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = bytes.slice();
      damaged[at]! ^= change;
      try {
        expect(decodeGrid(damaged).kind).toMatch(/full|delta/);
      } catch (error) {
        expect(error).toBeInstanceOf(GridFormatError);
      }
    }), { numRuns: 500 });
  });

  test("the answer of a proxy is not taken for a grid", () => {
    expect(() => decodeGrid(new TextEncoder().encode("<!doctype html><title>502</title>"))).toThrow(GridFormatError);
  });
});
