// The record of one event: how its bytes lie in the log, and how they are read back and checked.
import { crc32c } from '@node-rs/crc32';

/** Bytes of a record before its names and bodies; the length is written once more behind them. */
const HEAD = 70;
export const RECORD_OVERHEAD = HEAD + 4;
const VERSION = 1;

const IS_JSON = 1;
const ENDS_APPEND = 2;
const TOMBSTONE = 4;

/** What a client asks to be written. `id` is a UUID in lower case. */
export interface ProposedEvent {
  id: string;
  type: string;
  isJson: boolean;
  data: Uint8Array;
  metadata: Uint8Array;
}

/** An event with its place in its stream; `endsAppend` marks the last one of what is written all or not at all. */
export interface NewRecord {
  stream: string;
  revision: number;
  event: ProposedEvent;
  endsAppend: boolean;
  isTombstone: boolean;
}

/** Where a record goes: its own position, that of the group it is written with, and its time in milliseconds. */
export interface RecordPlace {
  position: number;
  groupStart: number;
  created: number;
}

export function recordLength({ stream, event }: NewRecord): number {
  const names = Buffer.byteLength(stream) + Buffer.byteLength(event.type);
  return RECORD_OVERHEAD + names + event.metadata.length + event.data.length;
}

/** Writes the record into `target` at `offset`; returns its length. */
export function writeRecord(target: Buffer, offset: number, record: NewRecord, place: RecordPlace): number {
  const { event } = record;
  const nameAt = offset + HEAD;
  const streamLength = target.write(record.stream, nameAt, 'utf8');
  const typeLength = target.write(event.type, nameAt + streamLength, 'utf8');
  const bodyAt = nameAt + streamLength + typeLength;
  target.set(event.metadata, bodyAt);
  target.set(event.data, bodyAt + event.metadata.length);
  const length = RECORD_OVERHEAD + streamLength + typeLength + event.metadata.length + event.data.length;

  writeUInt64(target, offset + 8, place.position);
  writeUInt64(target, offset + 16, place.groupStart);
  target[offset + 24] = VERSION;
  target[offset + 25] = flagsOf(record);
  writeUInt64(target, offset + 26, record.revision);
  writeUInt64(target, offset + 34, place.created);
  target.write(event.id.replaceAll('-', ''), offset + 42, 'hex');
  target.writeUInt16LE(streamLength, offset + 58);
  target.writeUInt16LE(typeLength, offset + 60);
  target.writeUInt32LE(event.metadata.length, offset + 62);
  target.writeUInt32LE(event.data.length, offset + 66);

  target.writeUInt32LE(length, offset);
  target.writeUInt32LE(length, offset + length - 4);
  target.writeUInt32LE(crc32c(target.subarray(offset + 8, offset + length - 4)), offset + 4);
  return length;
}

/** A record in a buffer. Made only by `readRecord`, so whoever holds one holds checked bytes. */
export class LogRecord {
  constructor(
    private readonly bytes: Buffer,
    private readonly offset: number,
    readonly position: number,
    readonly length: number,
  ) {}

  /** Where the next record begins, when the chunk holds one. */
  get end(): number {
    return this.position + this.length;
  }
  /** Everything before this position was on disk when the record was written. */
  get groupStart(): number {
    return readUInt64(this.bytes, this.offset + 16);
  }
  get isJson(): boolean {
    return (this.flags & IS_JSON) !== 0;
  }
  get endsAppend(): boolean {
    return (this.flags & ENDS_APPEND) !== 0;
  }
  get isTombstone(): boolean {
    return (this.flags & TOMBSTONE) !== 0;
  }
  get revision(): number {
    return readUInt64(this.bytes, this.offset + 26);
  }
  /** Milliseconds since 1970. */
  get created(): number {
    return readUInt64(this.bytes, this.offset + 34);
  }
  get id(): string {
    const hex = this.bytes.toString('hex', this.offset + 42, this.offset + 58);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
  get idBytes(): Buffer {
    return this.bytes.subarray(this.offset + 42, this.offset + 58);
  }
  get stream(): string {
    return this.bytes.toString('utf8', this.offset + HEAD, this.offset + HEAD + this.streamLength);
  }
  get streamBytes(): Buffer {
    return this.bytes.subarray(this.offset + HEAD, this.offset + HEAD + this.streamLength);
  }
  get type(): string {
    return this.typeBytes.toString();
  }
  get typeBytes(): Buffer {
    const from = this.offset + HEAD + this.streamLength;
    return this.bytes.subarray(from, from + this.bytes.readUInt16LE(this.offset + 60));
  }
  get metadata(): Buffer {
    const to = this.dataAt;
    return this.bytes.subarray(to - this.bytes.readUInt32LE(this.offset + 62), to);
  }
  get data(): Buffer {
    return this.bytes.subarray(this.dataAt, this.offset + this.length - 4);
  }

  private get flags(): number {
    return this.bytes[this.offset + 25];
  }
  private get streamLength(): number {
    return this.bytes.readUInt16LE(this.offset + 58);
  }
  private get dataAt(): number {
    return this.offset + this.length - 4 - this.bytes.readUInt32LE(this.offset + 66);
  }
}

/** The record that begins at `offset`, or what keeps it from being one. `more` is how many bytes it would need. */
export function readRecord(bytes: Buffer, offset: number, position: number): LogRecord | { needs: number } | undefined {
  const available = bytes.length - offset;
  if (available < HEAD) return { needs: HEAD };
  const length = bytes.readUInt32LE(offset);
  if (length < RECORD_OVERHEAD || readUInt64(bytes, offset + 8) !== position) return undefined;
  if (length !== declaredLength(bytes, offset)) return undefined;
  if (available < length) return { needs: length };
  if (bytes.readUInt32LE(offset + length - 4) !== length || bytes[offset + 24] !== VERSION) return undefined;
  const crc = crc32c(bytes.subarray(offset + 8, offset + length - 4));
  return crc === bytes.readUInt32LE(offset + 4) ? new LogRecord(bytes, offset, position, length) : undefined;
}

function declaredLength(bytes: Buffer, offset: number): number {
  const names = bytes.readUInt16LE(offset + 58) + bytes.readUInt16LE(offset + 60);
  return RECORD_OVERHEAD + names + bytes.readUInt32LE(offset + 62) + bytes.readUInt32LE(offset + 66);
}

function flagsOf({ event, endsAppend, isTombstone }: NewRecord): number {
  return (event.isJson ? IS_JSON : 0) | (endsAppend ? ENDS_APPEND : 0) | (isTombstone ? TOMBSTONE : 0);
}

/** Positions, revisions and times fit 48 bits (and so a number); they take eight bytes in the log. */
export function writeUInt64(bytes: Buffer, offset: number, value: number): void {
  bytes.writeUIntLE(value, offset, 6);
  bytes.writeUInt16LE(0, offset + 6);
}

export function readUInt64(bytes: Buffer, offset: number): number {
  return bytes.readUIntLE(offset, 6) + bytes.readUInt16LE(offset + 6) * 2 ** 48;
}
