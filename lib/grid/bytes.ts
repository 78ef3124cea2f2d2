/** The bytes are not a grid: cut short, of another version, or something else altogether. */
export class GridFormatError extends Error {
  override name = "GridFormatError";
}

/**
 * Bytes written one after the other. A varint holds 0 … 2^53 − 1, seven bits a byte, the low ones first; a signed one
 * folds the sign into the lowest bit, so that small distances stay short in both directions.
 */
export class ByteWriter {
  private buffer = new Uint8Array(1 << 16);
  private length = 0;

  private room(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const wider = new Uint8Array(Math.max(this.buffer.length * 2, this.length + count));
    wider.set(this.buffer.subarray(0, this.length));
    this.buffer = wider;
  }

  u8(value: number): void {
    this.room(1);
    this.buffer[this.length++] = value;
  }

  varint(value: number): void {
    this.room(8);
    let rest = value;
    while (rest > 0x7fffffff) {
      this.buffer[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    for (; rest > 127; rest >>>= 7) this.buffer[this.length++] = (rest & 127) | 128;
    this.buffer[this.length++] = rest;
  }

  signed(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  bytes(part: Uint8Array): void {
    this.room(part.length);
    this.buffer.set(part, this.length);
    this.length += part.length;
  }

  /** Its length first, then the bytes. */
  block(part: Uint8Array): void {
    this.varint(part.length);
    this.bytes(part);
  }

  text(value: string): void {
    this.block(new TextEncoder().encode(value));
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.buffer.slice(0, this.length);
  }
}

/** Reads what ByteWriter wrote. Every read past the end throws GridFormatError. */
export class ByteReader {
  private at = 0;

  constructor(private readonly buffer: Uint8Array) {}

  get left(): number {
    return this.buffer.length - this.at;
  }

  u8(): number {
    const value = this.buffer[this.at++];
    if (value === undefined) throw new GridFormatError("the grid is cut short");
    return value;
  }

  varint(): number {
    let byte = this.u8();
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let scale = 128; scale <= 2 ** 49; scale *= 128) {
      byte = this.u8();
      value += (byte & 127) * scale;
      if (byte < 128 && value <= Number.MAX_SAFE_INTEGER) return value;
    }
    throw new GridFormatError("a number of the grid is too long");
  }

  signed(): number {
    const code = this.varint();
    return code % 2 ? -(code + 1) / 2 : code / 2;
  }

  /** A view, not a copy. */
  bytes(count: number): Uint8Array {
    if (count > this.left) throw new GridFormatError("the grid is cut short");
    const part = this.buffer.subarray(this.at, this.at + count);
    this.at += count;
    return part;
  }

  block(): Uint8Array {
    return this.bytes(this.varint());
  }

  text(): string {
    return new TextDecoder().decode(this.block());
  }
}
