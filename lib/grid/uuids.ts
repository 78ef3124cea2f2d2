import { GridFormatError, type ByteReader, type ByteWriter } from "@/lib/grid/bytes";
import type { GridData } from "@/lib/grid/schema";

const NO_DIGIT = 16;
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = "0123456789abcdef".indexOf(String.fromCharCode(code).toLowerCase());
  return digit < 0 ? NO_DIGIT : digit;
});
const digitAt = (text: string, at: number): number => DIGITS[text.charCodeAt(at)] ?? NO_DIGIT;

/** 16 bytes a uuid. Throws RangeError for a text that is none. */
export function uuidBytes(ids: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(ids.length * 16);
  let to = 0;
  for (const id of ids) {
    let wrong = id.length === 36 ? 0 : NO_DIGIT;
    for (let at = 0; at < 36; at += 2) {
      if (at === 8 || at === 13 || at === 18 || at === 23) wrong |= id.charCodeAt(at++) === 45 ? 0 : NO_DIGIT;
      const high = digitAt(id, at);
      const low = digitAt(id, at + 1);
      wrong |= high | low;
      bytes[to++] = high * 16 + low;
    }
    if (wrong & NO_DIGIT) throw new RangeError(`not a uuid: ${id}`);
  }
  return bytes;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The uuid of row `row` of a column of ids, in small letters. */
export function uuidAt(ids: Uint8Array, row: number): string {
  let text = "";
  for (let i = 0; i < 16; i++) text += (i === 4 || i === 6 || i === 8 || i === 10 ? "-" : "") + HEX[ids[row * 16 + i]!];
  return text;
}

const isVersion7 = (bytes: Uint8Array): boolean => {
  for (let at = 0; at < bytes.length; at += 16) if (bytes[at + 6]! >> 4 !== 7 || bytes[at + 8]! >> 6 !== 2) return false;
  return true;
};

/** Version 7 ids: the time as a step from the row before, and 74 random bits: 8 bytes, one of 6 + 2 bits, 2 bits of four rows. */
export function writeIds(out: ByteWriter, ids: readonly string[]): void {
  const bytes = uuidBytes(ids);
  const v7 = isVersion7(bytes);
  out.u8(v7 ? 7 : 0);
  if (!v7) return out.bytes(bytes);
  const random = new Uint8Array(ids.length * 9);
  const rest = new Uint8Array(Math.ceil(ids.length / 4));
  let before = 0;
  for (let row = 0, at = 0, to = 0; row < ids.length; row++, at += 16) {
    const time = (bytes[at]! * 256 + bytes[at + 1]!) * 2 ** 32 + bytes[at + 2]! * 2 ** 24 + ((bytes[at + 3]! << 16) | (bytes[at + 4]! << 8) | bytes[at + 5]!);
    out.signed(time - before);
    before = time;
    const high = bytes[at + 6]! & 15;
    random[to++] = bytes[at + 7]!;
    random[to++] = (bytes[at + 8]! & 63) | ((high & 3) << 6);
    for (let i = at + 9; i < at + 16; i++) random[to++] = bytes[i]!;
    rest[row >> 2]! |= (high >> 2) << ((row & 3) * 2);
  }
  out.bytes(random);
  out.bytes(rest);
}

export function readIds(reader: ByteReader, count: number): Uint8Array {
  const version = reader.u8();
  if (version === 0) return reader.bytes(count * 16).slice();
  if (version !== 7) throw new GridFormatError("ids of an unknown kind");
  const ids = new Uint8Array(count * 16);
  for (let row = 0, at = 0, time = 0; row < count; row++, at += 16) {
    time += reader.signed();
    const high = Math.floor(time / 65536);
    ids[at] = high >>> 24;
    ids[at + 1] = high >>> 16;
    ids[at + 2] = high >>> 8;
    ids[at + 3] = high;
    ids[at + 4] = time >>> 8;
    ids[at + 5] = time;
  }
  const random = reader.bytes(count * 9);
  const rest = reader.bytes(Math.ceil(count / 4));
  for (let row = 0, at = 0, from = 0; row < count; row++, at += 16) {
    ids[at + 7] = random[from++]!;
    const low = random[from++]!;
    ids[at + 6] = 0x70 | (((rest[row >> 2]! >> ((row & 3) * 2)) & 3) << 2) | (low >> 6);
    ids[at + 8] = 0x80 | (low & 63);
    for (let i = at + 9; i < at + 16; i++) ids[i] = random[from++]!;
  }
  return ids;
}

const sameRow = (a: Uint8Array, rowA: number, b: Uint8Array, rowB: number): boolean => {
  for (let i = 0; i < 16; i++) if (a[rowA * 16 + i] !== b[rowB * 16 + i]) return false;
  return true;
};
/** The random end of an id: enough to find it, compared in full afterwards. */
const tailOf = (ids: Uint8Array, row: number): number =>
  (ids[row * 16 + 12]! << 24) | (ids[row * 16 + 13]! << 16) | (ids[row * 16 + 14]! << 8) | ids[row * 16 + 15]!;

/** For every row of `ids` its row in `among`, or −1. */
export function rowsIn(ids: Uint8Array, among: Uint8Array): Int32Array {
  const byTail = new Map<number, number[]>();
  const found = new Int32Array(ids.length / 16).fill(-1);
  found.forEach((_, row) => {
    const tail = tailOf(ids, row);
    byTail.set(tail, [...(byTail.get(tail) ?? []), row]);
  });
  for (let row = 0; row < among.length / 16; row++) {
    for (const wanted of byTail.get(tailOf(among, row)) ?? []) if (sameRow(ids, wanted, among, row)) found[wanted] = row;
  }
  return found;
}

/** The row of one client, or −1. */
export const rowOf = (data: GridData, clientId: string): number => rowsIn(uuidBytes([clientId]), data.ids)[0] ?? -1;
