import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeGrid } from "@/lib/grid/codec";
import { applyDelta, continues, type GridDelta } from "@/lib/grid/delta";
import { encodeDelta } from "@/lib/grid/encode";
import type { GridData, GridDeltaSource, GridRowInput } from "@/lib/grid/schema";
import { rowOf, rowsIn, uuidAt } from "@/lib/grid/uuids";
import { generatedGrid } from "@/tests/support/generated-grid";
import { received } from "@/tests/support/grid-data";

const source = generatedGrid(60, 3);
const strangers = generatedGrid(20, 4);
const base = received(source);

function sent(delta: Partial<GridDeltaSource>): GridDelta {
  const answer = decodeGrid(encodeDelta({ ...source, stamp: "734299", rows: [], removed: [], ...delta }));
  if (answer.kind !== "delta") throw new Error("a delta was expected");
  return answer;
}
/** Rows by id in the words of the dictionary, so that positions do not matter. */
const picture = (data: GridData) => new Map(Array.from({ length: data.count }, (_, row) => [uuidAt(data.ids, row), {
  name: data.names[row], owner: data.dictionary.owners[data.owners[row]! - 1]?.id, region: data.dictionary.regions[data.regions[row]! - 1]?.id,
  channel: data.dictionary.channels[data.channels[row]! - 1]?.id, stage: data.stages[row], last: data.lastContact[row], plan: data.openPlan[row],
  months: Array.from({ length: data.length }, (_, at) => data.months[at * data.count + row]),
}]));
const adopted = (row: GridRowInput): GridRowInput => ({ ...row, subChannelId: source.dictionary.subChannels[1]!.id, regionId: source.dictionary.regions[1]!.id, ownerId: null });

describe("a delta", () => {
  test("leaves what reading the whole anew would give", () => {
    const change = fc.record({ name: fc.string(), lastContact: fc.integer({ min: 0, max: 65535 }), packed: fc.uint8Array({ max: 127, maxLength: 335 }), archived: fc.boolean() });
    fc.assert(fc.property(
      fc.subarray([...source.rows.keys()]), fc.array(change, { minLength: 60, maxLength: 60 }), fc.subarray(strangers.rows.map(adopted)), fc.subarray(source.rows.map(({ id }) => id)),
      (touched, changes, added, removed) => {
        const changed = touched.map((at) => ({ ...source.rows[at]!, ...changes[at] })).filter(({ id }) => !removed.includes(id));
        const now = source.rows.filter(({ id }) => !removed.includes(id)).map((row) => changed.find(({ id }) => id === row.id) ?? row);
        const after = applyDelta(base, sent({ rows: [...changed, ...added], removed }));
        expect(picture(after)).toEqual(picture(received({ ...source, rows: [...now, ...added] })));
        expect(after.stamp).toBe("734299");
      },
    ));
  });

  test("follows a dictionary that was reordered, grew or lost an entry", () => {
    const { owners, regions, ...rest } = source.dictionary;
    const dictionary = { ...rest, owners: owners.toReversed(), regions: [{ id: strangers.rows[0]!.id, name: "Новый" }, ...regions.slice(1)] };
    const after = picture(applyDelta(base, sent({ dictionary })));
    for (const [id, before] of picture(base)) {
      expect(after.get(id)).toEqual({ ...before, region: before.region === regions[0]!.id ? undefined : before.region });
    }
  });

  test("keeps the names when none changed, so their order stands", () => {
    expect(applyDelta(base, sent({ rows: [{ ...source.rows[3]!, lastContact: 9000 }] })).names).toBe(base.names);
    expect(applyDelta(base, sent({ rows: [{ ...source.rows[3]!, name: "Другое" }] })).names).not.toBe(base.names);
  });

  test("leaves the data it is applied to as it was", () => {
    const before = picture(base);
    applyDelta(base, sent({ rows: source.rows.map((row) => ({ ...row, packed: new Uint8Array(), name: "x" })) }));
    expect(picture(base)).toEqual(before);
  });

  test("of another window continues nothing: the month has turned", () => {
    expect(continues(base, sent({}))).toBe(true);
    expect(continues(base, sent({ currentMonth: source.currentMonth + 1 }))).toBe(false);
  });
});

test("a client is found by id, a stranger is not", () => {
  source.rows.forEach(({ id }, at) => expect(rowOf(base, id)).toBe(at));
  expect(rowOf(base, strangers.rows[0]!.id)).toBe(-1);
  expect([...rowsIn(base.ids.slice(16, 48), base.ids)]).toEqual([1, 2]);
});
