import { crc32, inflateRawSync } from "node:zlib";

/**
 * An independent reading of a ZIP file by its central directory, so that our writer is not judged by itself.
 * Throws when a signature, a size or a checksum is not what the directory says.
 */
export function unzip(file: Buffer): Map<string, string> {
  const end = file.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0) throw new Error("no end of central directory");
  const parts = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  for (let n = file.readUInt16LE(end + 10); n > 0; n--) {
    if (file.readUInt32LE(at) !== 0x02014b50) throw new Error(`no directory entry at ${at}`);
    const [crc, packed, plain] = [file.readUInt32LE(at + 16), file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)];
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString("utf8", at + 46, at + 46 + nameLength);
    parts.set(name, entryText(file, file.readUInt32LE(at + 42), { name, crc, packed, plain }));
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  if (at !== end) throw new Error("the central directory does not end where it should");
  return parts;
}

function entryText(file: Buffer, offset: number, entry: { name: string; crc: number; packed: number; plain: number }): string {
  if (file.readUInt32LE(offset) !== 0x04034b50) throw new Error(`${entry.name}: no local header`);
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const descriptor = start + entry.packed;
  const told = [file.readUInt32LE(descriptor), file.readUInt32LE(descriptor + 4), file.readUInt32LE(descriptor + 8), file.readUInt32LE(descriptor + 12)];
  if (told.join() !== [0x08074b50, entry.crc, entry.packed, entry.plain].join()) throw new Error(`${entry.name}: wrong data descriptor`);
  const bytes = inflateRawSync(file.subarray(start, descriptor));
  if (bytes.length !== entry.plain || crc32(bytes) !== entry.crc) throw new Error(`${entry.name}: damaged`);
  return bytes.toString("utf8");
}

export interface XmlCell {
  text: string;
  style: number;
  typed: "text" | "number" | "blank";
}

/** Cells of a sheet by address, e.g. "B5". Numbers come as their digits. */
export function cellsOf(sheet: string): Map<string, XmlCell> {
  const cells = new Map<string, XmlCell>();
  for (const [, ref = "", attributes = "", body] of sheet.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const style = Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0);
    const text = attributes.includes('t="inlineStr"') ? /<is><t[^>]*>(.*?)<\/t><\/is>/s.exec(body ?? "")?.[1] : undefined;
    if (text !== undefined) cells.set(ref, { text: unescape(text), style, typed: "text" });
    else cells.set(ref, { text: /<v>(.*?)<\/v>/.exec(body ?? "")?.[1] ?? "", style, typed: body ? "number" : "blank" });
  }
  return cells;
}

const unescape = (text: string) =>
  text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&").replace(/_x005F_/g, "_");

/** Opens and closes tags as a strict parser would; throws on a stray sign, a tag left open or a forbidden character. */
export function assertWellFormed(name: string, xml: string): void {
  const open: string[] = [];
  const body = xml.replace(/^<\?xml[^?]*\?>\s*/, "");
  let end = 0;
  for (const tag of body.matchAll(/<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g)) {
    assertText(name, body.slice(end, tag.index));
    end = tag.index + tag[0].length;
    if (tag[1] && open.pop() !== tag[2]) throw new Error(`${name}: </${tag[2]}> closes nothing`);
    if (!tag[1] && !tag[4]) open.push(tag[2] ?? "");
  }
  if (open.length > 0 || body.slice(end).trim() !== "") throw new Error(`${name}: left open ${open.join()}`);
}

function assertText(name: string, text: string): void {
  if (/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`${name}: stray sign in "${text.slice(0, 80)}"`);
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text) || !text.isWellFormed()) throw new Error(`${name}: forbidden character`);
}

/** All bytes of a stream, for small files. */
export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}
