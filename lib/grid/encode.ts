import { MONTHS_BACK, WINDOW_MONTHS } from "@/lib/core/dates";
import { ByteWriter } from "@/lib/grid/bytes";
import { STAGES, TIERS, type Entry, type GridDeltaSource, type GridDictionary, type GridRowInput, type GridSource } from "@/lib/grid/schema";
import { writeIds } from "@/lib/grid/uuids";
import { MAGIC, NAME_ELSEWHERE, NAME_END, UPPER_HALF, VERSION, spreadCells, type Cells, type WireHead } from "@/lib/grid/wire";

/**
 * The whole grid of a viewer as bytes, to be compressed on the way (brotli 4 or gzip: some 30 bytes a client).
 * Throws RangeError for what a grid cannot hold: an id that is no uuid or not in the dictionary, a day before 2000.
 */
export const encodeGrid = (source: GridSource): Uint8Array<ArrayBuffer> => encode("full", { ...source, removed: [] });

/** What changed since a stamp, in the same form. */
export const encodeDelta = (source: GridDeltaSource): Uint8Array<ArrayBuffer> => encode("delta", source);

function encode(kind: WireHead["kind"], source: GridDeltaSource): Uint8Array<ArrayBuffer> {
  const { rows, dictionary, currentMonth, today, stamp, removed } = source;
  const head: WireHead = {
    kind, stamp, today, dictionary, from: currentMonth - MONTHS_BACK, current: currentMonth, length: WINDOW_MONTHS,
    count: rows.length, removed: removed.length,
  };
  const columns = columnsOf(rows, dictionary);
  const out = new ByteWriter();
  out.u8(MAGIC);
  out.u8(VERSION);
  out.text(JSON.stringify(head));
  writeIds(out, rows.map((row) => row.id));
  writeIds(out, removed);
  for (const column of [columns.subChannels, columns.regions, columns.owners]) for (const position of column) out.varint(position);
  out.bytes(columns.traits);
  writeDays(out, columns, writeMonths(out, rows, head));
  writeNames(out, rows);
  return out.done();
}

const positionsIn = (entries: readonly Entry[]): Map<string | null, number> =>
  new Map<string | null, number>(entries.map(({ id }, at) => [id, at + 1]));
const unknown = (id: string): never => {
  throw new RangeError(`not in the grid's dictionary: ${id}`);
};
const dayColumn = (value: number): number =>
  Number.isInteger(value) && value >= 0 && value <= 65535 ? value : unknown(`day ${value}`);

/** One pass over the rows: ten thousand objects are far apart in memory. */
function columnsOf(rows: readonly GridRowInput[], dictionary: GridDictionary) {
  const [subs, regionsAt, ownersAt] = [positionsIn(dictionary.subChannels), positionsIn(dictionary.regions), positionsIn(dictionary.owners)];
  const column = () => new Uint16Array(rows.length);
  const [subChannels, regions, owners, lastContact, nextContact, openPlan, lastStep] = [column(), column(), column(), column(), column(), column(), column()];
  const traits = new Uint8Array(rows.length);
  rows.forEach((row, at) => {
    subChannels[at] = subs.get(row.subChannelId) ?? unknown(row.subChannelId);
    regions[at] = regionsAt.get(row.regionId) ?? unknown(row.regionId);
    owners[at] = row.ownerId === null ? 0 : ownersAt.get(row.ownerId) ?? unknown(row.ownerId);
    lastContact[at] = dayColumn(row.lastContact);
    nextContact[at] = dayColumn(row.nextContact);
    openPlan[at] = row.openPlan === null ? 0 : dayColumn(row.openPlan + 1);
    lastStep[at] = dayColumn(row.lastStep);
    traits[at] = traitsOf(row);
  });
  return { subChannels, regions, owners, traits, lastContact, nextContact, openPlan, lastStep };
}

function traitsOf(row: GridRowInput): number {
  const tier = TIERS.indexOf(row.tier);
  const stage = STAGES.indexOf(row.stage);
  if (tier < 0 || stage < 0) unknown(`${row.tier}, ${row.stage}`);
  return tier | (stage << 2) | (row.archived ? 32 : 0);
}

/** Which cells hold something, a bit each, month by month; then the bytes of those that do. */
function writeMonths(out: ByteWriter, rows: readonly GridRowInput[], head: WireHead): Cells {
  const { from, length, count } = head;
  const months = new Uint8Array(length * count);
  rows.forEach(({ packed, packedFrom = 0 }, row) => {
    const start = from - packedFrom;
    const reach = Math.min(length, packed.length - start);
    for (let at = 0; at < reach; at++) {
      const byte = packed[start + at];
      if (byte) months[at * count + row] = byte;
    }
  });
  const filled = new Uint32Array(Math.ceil(months.length / 32));
  const values = new Uint8Array(months.length);
  let filledCells = 0;
  for (let cell = 0; cell < months.length; cell++) {
    if (months[cell] === 0) continue;
    filled[cell >> 5]! |= 1 << (cell & 31);
    values[filledCells++] = months[cell]!;
  }
  const bytes = values.subarray(0, filledCells);
  out.bytes(new Uint8Array(filled.buffer));
  out.block(bytes);
  return spreadCells(head, filled, bytes) ?? unknown("months");
}

type Columns = ReturnType<typeof columnsOf>;

function writeColumn(out: ByteWriter, column: Uint16Array, expected: Uint16Array): void {
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    const step = value - expected[row]!;
    out.varint(value === 0 ? 0 : step < 0 ? -2 * step : 2 * step + 1);
  }
}

function writeDays(out: ByteWriter, columns: Columns, { contact, next, plan }: Cells): void {
  writeColumn(out, columns.lastContact, contact);
  writeColumn(out, columns.nextContact, next);
  writeColumn(out, columns.openPlan, plan);
  writeColumn(out, columns.lastStep, columns.lastContact.map((day, row) => day || contact[row]!));
}

/** The byte of each character windows-1251 knows; 0 for the others and for control characters. */
const CODES = new Uint8Array(65536);
for (let code = 32; code < 127; code++) CODES[code] = code;
for (let at = 0; at < 128; at++) CODES[UPPER_HALF.charCodeAt(at)] = at + 128;
CODES[0x98] = 0;

function writeNames(out: ByteWriter, rows: readonly GridRowInput[]): void {
  const table = new Uint8Array(rows.reduce((sum, { name }) => sum + name.length + 2, 0));
  const elsewhere: string[] = [];
  let length = 0;
  for (const { name } of rows) {
    const start = length;
    let least = 1;
    for (let at = 0; at < name.length; at++) {
      const byte = CODES[name.charCodeAt(at)]!;
      if (byte === 0) least = 0;
      table[length++] = byte;
    }
    if (least === 0) {
      elsewhere.push(name.toWellFormed());
      length = start;
      table[length++] = NAME_ELSEWHERE;
    }
    table[length++] = NAME_END;
  }
  out.block(table.subarray(0, length));
  out.varint(elsewhere.length);
  for (const name of elsewhere) out.text(name);
}
