import { Readable, pipeline } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

/** One file of an archive. The content is asked for only when its turn comes, so it may tell what earlier files held. */
export interface ZipEntry {
  name: string;
  content: () => Iterable<string> | AsyncIterable<string>;
}

/** What the central directory has to know of a file already written. Sizes in bytes. */
interface Written {
  name: Buffer;
  offset: number;
  crc: number;
  packed: number;
  plain: number;
}

const LIMIT_32 = 0xffff_ffff;
const VERSION = 20;
/** Bit 3: sizes follow the data; bit 11: names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1 January 1980: no clock here, so the same input gives the same bytes. */
const DOS_DATE = 0x0021;
const CHUNK_BYTES = 64 * 1024;

/**
 * A ZIP archive as it comes: nothing is held but the chunk under way and a line per file, the first bytes go out before
 * the first content is asked for, and content is pulled only as fast as the reader takes it.
 * A file or archive beyond 4 GiB throws a RangeError: the 32-bit form is the one every spreadsheet program reads.
 */
export async function* zip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for (const entry of entries) {
    const file: Written = { name: Buffer.from(entry.name), offset, crc: 0, packed: 0, plain: 0 };
    const head = localHeader(file);
    yield head;
    for await (const chunk of deflated(entry.content, file)) {
      file.packed += chunk.length;
      yield chunk;
    }
    const tail = descriptor(file);
    yield tail;
    offset += head.length + file.packed + tail.length;
    if (offset > LIMIT_32 || file.plain > LIMIT_32) throw new RangeError(`${entry.name}: the archive grew beyond 4 GiB`);
    written.push(file);
  }
  yield directory(written, offset);
}

async function* deflated(content: ZipEntry["content"], file: Written): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ chunkSize: CHUNK_BYTES });
  // Two chunks ahead keep the packing thread busy; more would only be memory.
  const source = Readable.from(counted(content, file), { highWaterMark: 2 });
  // An error reaches the reader through the loop below; the callback only keeps it from being reported twice.
  pipeline(source, deflate, () => undefined);
  for await (const chunk of deflate) yield chunk as Buffer;
}

async function* counted(content: ZipEntry["content"], file: Written): AsyncGenerator<Buffer> {
  for await (const text of content()) {
    const bytes = Buffer.from(text);
    file.crc = crc32(bytes, file.crc);
    file.plain += bytes.length;
    yield bytes;
  }
}

/** Source of the three records below: PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.9, 4.3.12, 4.3.16. */
function localHeader(file: Written): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATE, 8);
  head.writeUInt16LE(DOS_DATE, 12);
  head.writeUInt16LE(file.name.length, 26);
  return Buffer.concat([head, file.name]);
}

function descriptor(file: Written): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(file.crc, 4);
  tail.writeUInt32LE(file.packed % (LIMIT_32 + 1), 8);
  tail.writeUInt32LE(file.plain % (LIMIT_32 + 1), 12);
  return tail;
}

function directory(files: readonly Written[], offset: number): Buffer {
  const entries = files.map((file) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(VERSION, 4);
    head.writeUInt16LE(VERSION, 6);
    head.writeUInt16LE(FLAGS, 8);
    head.writeUInt16LE(DEFLATE, 10);
    head.writeUInt16LE(DOS_DATE, 14);
    head.writeUInt32LE(file.crc, 16);
    head.writeUInt32LE(file.packed, 20);
    head.writeUInt32LE(file.plain, 24);
    head.writeUInt16LE(file.name.length, 28);
    head.writeUInt32LE(file.offset, 42);
    return Buffer.concat([head, file.name]);
  });
  const size = entries.reduce((sum, entry) => sum + entry.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...entries, end]);
}
