import { ByteReader, GridFormatError } from "@/lib/grid/bytes";
import { STAGES, TIERS, type GridAnswer, type GridData, type GridDictionary } from "@/lib/grid/schema";
import { readIds, uuidAt } from "@/lib/grid/uuids";
import { MAGIC, NAME_ELSEWHERE, VERSION, spreadCells, type Cells, type WireHead } from "@/lib/grid/wire";

/**
 * Reads what lib/grid/encode wrote. The columns are arrays of their own that may be written to.
 * Throws GridFormatError for anything else: cut short, of another version, or not a grid.
 */
export function decodeGrid(bytes: Uint8Array): GridAnswer {
  const reader = new ByteReader(bytes);
  if (reader.u8() !== MAGIC || reader.u8() !== VERSION) throw new GridFormatError("not a grid of this version");
  const head = readHead(reader);
  const { count, stamp, today, dictionary } = head;
  const ids = readIds(reader, count);
  const gone = readIds(reader, head.removed);
  const rows = readRows(reader, head);
  const cells = readCells(reader, head);
  const days = readDays(reader, cells);
  const names = readNames(reader, count);
  if (reader.left > 0) throw new GridFormatError("the grid is longer than it says");
  const data: GridData = {
    stamp, fromMonth: head.from, currentMonth: head.current, length: head.length, today, dictionary, count, ids, names, ...rows, ...days, months: cells.months,
  };
  if (head.kind === "full") return { kind: "full", data };
  return { kind: "delta", changed: data, removed: Array.from({ length: head.removed }, (_, row) => uuidAt(gone, row)) };
}

const isWhole = (value: unknown, least: number, most: number): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
const isEntries = (value: unknown): boolean =>
  Array.isArray(value) && value.every((entry) => typeof entry?.id === "string" && typeof entry?.name === "string");
const isDictionary = (value: Partial<GridDictionary> | null | undefined): boolean =>
  !!value && [value.channels, value.subChannels, value.regions, value.owners].every(isEntries);

function readHead(reader: ByteReader): WireHead {
  let head: Partial<WireHead> | null;
  try {
    head = JSON.parse(reader.text());
  } catch (cause) {
    throw new GridFormatError("the grid's head cannot be read", { cause });
  }
  const fits = head && (head.kind === "full" || head.kind === "delta") && typeof head.stamp === "string"
    && isWhole(head.from, 0, 2000) && isWhole(head.current, 0, 2000) && isWhole(head.length, 1, 120) && isWhole(head.today, 0, 65535)
    && isWhole(head.count, 0, reader.left) && isWhole(head.removed, 0, reader.left) && isDictionary(head.dictionary);
  if (!fits) throw new GridFormatError("the grid's head is incomplete");
  return head as WireHead;
}

function readPositions(reader: ByteReader, count: number, most: number): Uint16Array {
  const positions = new Uint16Array(count);
  for (let row = 0; row < count; row++) {
    const position = reader.varint();
    if (position > most) throw new GridFormatError("a row points outside the grid's dictionary");
    positions[row] = position;
  }
  return positions;
}

function readRows(reader: ByteReader, { count, dictionary }: WireHead) {
  const channelAt = new Map(dictionary.channels.map(({ id }, at) => [id, at + 1]));
  const channelOf = Uint16Array.of(0, ...dictionary.subChannels.map((sub) => channelAt.get(sub.channelId) ?? 0));
  const subChannels = readPositions(reader, count, dictionary.subChannels.length);
  const regions = readPositions(reader, count, dictionary.regions.length);
  const owners = readPositions(reader, count, dictionary.owners.length);
  const traits = reader.bytes(count);
  const channels = new Uint16Array(count);
  const [tiers, stages, archived] = [new Uint8Array(count), new Uint8Array(count), new Uint8Array(count)];
  for (let row = 0; row < count; row++) {
    const byte = traits[row]!;
    channels[row] = channelOf[subChannels[row]!]!;
    tiers[row] = byte & 3;
    stages[row] = (byte >> 2) & 7;
    archived[row] = byte >> 5;
    if ((byte & 3) >= TIERS.length || ((byte >> 2) & 7) >= STAGES.length || byte > 63) throw new GridFormatError("an unknown tier or stage");
  }
  return { channels, subChannels, regions, owners, tiers, stages, archived };
}

function readCells(reader: ByteReader, head: WireHead): Cells {
  const octets = reader.bytes(Math.ceil((head.length * head.count) / 32) * 4);
  const cells = spreadCells(head, new Uint32Array(octets.slice().buffer), reader.block());
  if (!cells) throw new GridFormatError("the months do not add up");
  return cells;
}

function readColumn(reader: ByteReader, expected: Uint16Array): Uint16Array {
  const days = new Uint16Array(expected.length);
  for (let row = 0; row < days.length; row++) {
    const code = reader.varint();
    if (code > 0) days[row] = expected[row]! + (code % 2 ? (code - 1) / 2 : -code / 2);
  }
  return days;
}

function readDays(reader: ByteReader, { contact, next, plan }: Cells) {
  const lastContact = readColumn(reader, contact);
  const nextContact = readColumn(reader, next);
  const openPlan = readColumn(reader, plan);
  const lastStep = readColumn(reader, lastContact.map((day, row) => day || contact[row]!));
  return { lastContact, nextContact, openPlan, lastStep };
}

function readNames(reader: ByteReader, count: number): string[] {
  const names = new TextDecoder("windows-1251").decode(reader.block()).split("\n");
  if (names.pop() !== "" || names.length !== count) throw new GridFormatError("the names do not add up");
  const elsewhere = String.fromCharCode(NAME_ELSEWHERE);
  let left = reader.varint();
  for (let row = 0; left > 0 && row < count; row++) {
    if (names[row] !== elsewhere) continue;
    names[row] = reader.text();
    left--;
  }
  if (left > 0) throw new GridFormatError("the names do not add up");
  return names;
}
