// Protocol Buffers' wire format, as far as the few messages need it that are read and written thousands of times a second.

/** A buffer that grows, with the primitives of the format. */
export class WireWriter {
  bytes: Buffer;
  length = 0;

  constructor(capacity = 256) {
    this.bytes = Buffer.allocUnsafe(capacity);
  }

  get written(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.length + more, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  varint(value: number): this {
    this.reserve(10);
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length++] = rest;
    return this;
  }

  /** Any 64-bit unsigned number. */
  bigVarint(value: bigint): this {
    let rest = BigInt.asUintN(64, value);
    this.reserve(10);
    while (rest >= 128n) {
      this.bytes[this.length++] = Number(rest & 127n) | 128;
      rest >>= 7n;
    }
    this.bytes[this.length++] = Number(rest);
    return this;
  }

  /** A number field; as the format has it, zero is not written unless `always` (fields of a oneof). */
  number(field: number, value: number, always = false): this {
    return value === 0 && !always ? this : this.varint(field * 8).varint(value);
  }

  /** What goes before so many bytes: of a message inside, its fields follow. */
  head(field: number, length: number): this {
    return this.varint(field * 8 + 2).varint(length);
  }

  bytesField(field: number, value: Uint8Array): this {
    this.head(field, value.length).reserve(value.length);
    this.bytes.set(value, this.length);
    this.length += value.length;
    return this;
  }

  /** Bytes that are fields already. */
  append(fields: Uint8Array): this {
    this.reserve(fields.length);
    this.bytes.set(fields, this.length);
    this.length += fields.length;
    return this;
  }

  text(field: number, value: string): this {
    const size = Buffer.byteLength(value);
    this.head(field, size).reserve(size);
    this.length += this.bytes.write(value, this.length, 'utf8');
    return this;
  }

  /** A message inside; without `fill` an empty one. */
  message(field: number, fill?: (inner: WireWriter) => void): this {
    const inner = new WireWriter(64);
    fill?.(inner);
    return this.bytesField(field, inner.written);
  }
}

/** What a field of so many bytes takes, when its number is less than 16. */
export function sizeOfField(length: number): number {
  let size = 2 + length;
  for (let rest = length; rest >= 128; rest = Math.floor(rest / 128)) size++;
  return size;
}

/** Walks the fields of a message: `while (reader.next()) switch (reader.field) …`; what is not asked for is skipped. */
export class WireReader {
  field = 0;
  private wireType = 0;
  private at: number;
  private isTaken = true;

  constructor(
    private readonly bytes: Buffer,
    from = 0,
    private readonly end = bytes.length,
  ) {
    this.at = from;
  }

  next(): boolean {
    if (!this.isTaken) this.skip();
    if (this.at >= this.end) return false;
    const tag = this.readVarint();
    this.field = Math.floor(tag / 8);
    this.wireType = tag % 8;
    this.isTaken = false;
    return true;
  }

  uint64(): bigint {
    this.take(0);
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.readByte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, value);
    }
  }

  number(): number {
    this.take(0);
    return this.readVarint();
  }

  block(): Buffer {
    const [from, to] = this.range();
    return this.bytes.subarray(from, to);
  }

  text(): string {
    const [from, to] = this.range();
    return this.bytes.toString('utf8', from, to);
  }

  message(): WireReader {
    const [from, to] = this.range();
    return new WireReader(this.bytes, from, to);
  }

  private range(): [number, number] {
    this.take(2);
    const length = this.readVarint();
    const from = this.at;
    if (length > this.end - from) throw new MalformedMessage();
    this.at += length;
    return [from, this.at];
  }

  private skip(): void {
    this.isTaken = true;
    if (this.wireType === 0) this.readVarint();
    else if (this.wireType === 1) this.at += 8;
    else if (this.wireType === 5) this.at += 4;
    else if (this.wireType === 2) {
      this.isTaken = false;
      this.range();
    } else throw new MalformedMessage();
  }

  private take(wireType: number): void {
    if (this.wireType !== wireType) throw new MalformedMessage();
    this.isTaken = true;
  }

  private readVarint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.readByte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      if (factor > 2 ** 63) throw new MalformedMessage();
    }
  }

  private readByte(): number {
    if (this.at >= this.end) throw new MalformedMessage();
    return this.bytes[this.at++];
  }
}

export class MalformedMessage extends Error {
  constructor() {
    super('the message is not a valid Protocol Buffers message');
  }
}
