import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GAPS, GAP_BITS, gapsOf } from "@/lib/grid/rules";
import { STAGES, TIERS, type GridData } from "@/lib/grid/schema";
import { countsOf, foldNames, sliceOf, totalsOf } from "@/lib/grid/slices";
import { ranksOf, rankNames, sortRows } from "@/lib/grid/sorting";
import { DEFAULT_STATE, DIMENSIONS, NOBODY, SORT_FIELDS, type Dimension, type GridState, type SortKey } from "@/lib/grid/state";
import { MARKS, FACT, unmetPlans } from "@/lib/months/rules";
import { generatedGrid } from "@/tests/support/generated-grid";
import { gridWith, received } from "@/tests/support/grid-data";

const data = received(generatedGrid(300, 7));
const names = foldNames(data.names);
const ids = (entries: readonly { id: string }[]) => fc.subarray(entries.map(({ id }) => id));
const state: fc.Arbitrary<GridState> = fc.record({
  chosen: fc.record({
    channels: ids(data.dictionary.channels), subChannels: fc.constant([]), regions: ids(data.dictionary.regions),
    owners: fc.subarray([NOBODY, ...data.dictionary.owners.map(({ id }) => id)]), tiers: fc.subarray([...TIERS]), stages: fc.subarray([...STAGES]),
  }),
  gaps: fc.subarray([...GAPS], { maxLength: 2 }), silentMonths: fc.integer({ min: 1, max: 36 }), find: fc.constantFrom("", "", "авто", "СЕРВИС", "торговый дом", "ё"),
  archived: fc.boolean(),
}).map((part) => ({ ...DEFAULT_STATE, ...part }));

const valueOf = (dimension: Dimension, row: number): string => {
  const position = data[dimension][row]!;
  if (dimension === "tiers") return TIERS[position]!;
  if (dimension === "stages") return STAGES[position]!;
  return position === 0 ? NOBODY : data.dictionary[dimension][position - 1]!.id;
};
const plain = (name: string) => name.toLowerCase().replaceAll("ё", "е").replace(/[«»]/g, "");

function naive({ chosen, find, archived, gaps, silentMonths }: GridState, except?: Dimension): number[] {
  const bits = gapsOf(data, silentMonths);
  return Array.from(data.names, (_, row) => row).filter((row) =>
    (archived || !data.archived[row]) && plain(data.names[row]!).includes(plain(find))
    && DIMENSIONS.every((dimension) => dimension === except || chosen[dimension].length === 0 || chosen[dimension].includes(valueOf(dimension, row)))
    && gaps.every((gap) => bits[row]! & GAP_BITS[gap]));
}

describe("a slice", () => {
  test("holds the rows a naive recount finds", () => {
    fc.assert(fc.property(state, (chosen) => {
      expect([...sliceOf(data, chosen, names).rows]).toEqual(naive(chosen));
    }), { numRuns: 300 });
  });

  test("each gap's count is what pressing its chip would leave", () => {
    fc.assert(fc.property(state, fc.constantFrom(...GAPS), (chosen, gap) => {
      const pressed = { ...chosen, gaps: [...new Set([...chosen.gaps, gap])] };
      expect(sliceOf(data, chosen, names).gapCounts[gap]).toBe(naive(pressed).length);
    }));
  });

  test("each value's count is what choosing it alone would leave", () => {
    fc.assert(fc.property(state, fc.constantFrom(...DIMENSIONS), (chosen, dimension) => {
      const rows = naive(chosen, dimension);
      const counts = countsOf(data, chosen, names, dimension, gapsOf(data, chosen.silentMonths));
      counts.forEach((count, position) => expect(count).toBe(rows.filter((row) => data[dimension][row] === position).length));
    }));
  });

  test("the whole is everybody but the archived, whatever is chosen", () => {
    fc.assert(fc.property(state, (chosen) => {
      expect(sliceOf(data, chosen, names).whole).toBe(chosen.archived ? data.count : data.archived.filter((flag) => !flag).length);
    }));
  });

  test("a name is found without its quotes, in any case, with ё as е", () => {
    const few = gridWith({ name: "ООО «Ёлочка»" }, { name: "Елка\nпалка" }, { name: "" }, { name: "Берёза" });
    const find = (text: string) => [...sliceOf(few, { ...DEFAULT_STATE, find: text }, foldNames(few.names)).rows];
    expect([find("ёлочка"), find("ООО елочка"), find("ЕЛ"), find("берез"), find("«»")]).toEqual([[0], [0], [0, 1], [3], [0, 1, 2, 3]]);
  });

  test("totals count clients with a mark: facts up to this month, plans after it", () => {
    const rows = sliceOf(data, DEFAULT_STATE, names).rows;
    const totals = totalsOf(data, rows);
    for (let at = 0; at < data.length; at++) {
      for (const mark of MARKS) {
        const has = (byte: number) => (data.fromMonth + at > data.currentMonth ? unmetPlans(byte) : byte) & FACT[mark];
        expect(totals[mark][at]).toBe([...rows].filter((row) => has(data.months[at * data.count + row]!)).length);
      }
    }
  });
});

describe("the order of a slice", () => {
  const ranks = ranksOf(data, rankNames(data.names));
  const rows = Uint32Array.from({ length: data.count }, (_, row) => row);
  const collator = new Intl.Collator("ru", { numeric: true });
  const bare = (name: string) => name.replace(/[«»]/g, "");
  const byName = (a: number, b: number) => collator.compare(bare(data.names[a]!), bare(data.names[b]!)) || a - b;
  const word = (dimension: "channels" | "subChannels" | "regions" | "owners", row: number) => data.dictionary[dimension][data[dimension][row]! - 1]?.name;
  const words = (a: string | undefined, b: string | undefined) => (a === b ? 0 : a === undefined ? 1 : b === undefined ? -1 : collator.compare(a, b));

  test("by name is the Russian alphabet without quotes", () => {
    expect([...sortRows(data, rows, { by: "client", descending: false }, ranks)]).toEqual([...rows].sort(byName));
  });

  test("by channel then by sub-channel then by name, as the printed table", () => {
    const expected = [...rows].sort((a, b) => words(word("channels", a), word("channels", b)) || words(word("subChannels", a), word("subChannels", b)) || byName(a, b));
    expect([...sortRows(data, rows, { by: "channel", descending: false }, ranks)]).toEqual(expected);
  });

  test("clients without an owner or a contact stand at the end in both directions", () => {
    for (const descending of [false, true]) {
      const owners = [...sortRows(data, rows, { by: "owner", descending }, ranks)].map((row) => word("owners", row));
      expect(owners).toEqual(owners.toSorted((a, b) => (a && b && descending ? words(b, a) : words(a, b))));
      const contacts = [...sortRows(data, rows, { by: "last", descending }, ranks)].map((row) => data.lastContact[row]! || (descending ? -1 : Infinity));
      expect(contacts).toEqual(contacts.toSorted((a, b) => (descending ? b - a : a - b)));
    }
  });

  test("by a month: the furthest mark first, plans behind facts, empty cells last", () => {
    const sorted = sortRows(data, rows, { by: `m${data.currentMonth - 3}`, descending: true }, ranks);
    const bytes = [...sorted].map((row) => data.months[33 * data.count + row]!);
    const weight = (byte: number) => (byte & 7 ? 8 + (byte & 7) : unmetPlans(byte));
    expect(bytes.map(weight)).toEqual(bytes.map(weight).toSorted((a, b) => b - a));
  });

  test("any column in any direction keeps every row once, and equals stand by name", () => {
    const keys: SortKey[] = [...SORT_FIELDS, "m300", "m9"];
    fc.assert(fc.property(fc.constantFrom(...keys), fc.boolean(), fc.subarray([...rows]), (by, descending, some) => {
      const sorted = sortRows(data, Uint32Array.from(some), { by, descending }, ranks);
      expect([...sorted].sort((a, b) => a - b)).toEqual(some);
      if (by === "m9") expect([...sorted]).toEqual(some.toSorted(byName));
    }));
  });
});

test("an empty organisation has an empty grid", () => {
  const empty: GridData = received(generatedGrid(0));
  const slice = sliceOf(empty, { ...DEFAULT_STATE, find: "a" }, foldNames(empty.names));
  expect([slice.rows.length, slice.whole, totalsOf(empty, slice.rows).CALL.length]).toEqual([0, 0, 49]);
  expect(sortRows(empty, slice.rows, DEFAULT_STATE.sort, ranksOf(empty, rankNames(empty.names))).length).toBe(0);
});
