// The log: the only truth. A row of chunks whose bytes are numbered through; an event's position is its first byte.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Chunk, CHUNK_HEADER, type ChunkHeader } from './chunk.js';
import { type DamagedRange, InvalidPosition, LogDamage, LogRefusesWrites } from './damage.js';
import { type Disk, isDiskFull, realDisk } from './disk.js';
import { LogTail } from './log-tail.js';
import { Preallocation, type WriteZeros, writeZeros } from './preallocation.js';
import { type LogRecord, readRecord } from './record.js';
import { findEnd } from './recovery.js';

export interface LogOptions {
  folder: string;
  /** Everything before it is known to have been on disk, as the index or a clean stop says. */
  durable?: number;
  /** Of a new log; an old one keeps its own. */
  chunkSize?: number;
  tailBytes?: number;
  disk?: Disk;
  zeros?: WriteZeros;
}

const MIB = 1024 * 1024;
const GUESS = 2048;

export class EventLog {
  /** Where the next record goes. Everything before it is on disk. */
  head = CHUNK_HEADER;
  /** Bytes of a torn write that were cut off when the log was opened. */
  cut = 0;
  readonly damaged: DamagedRange[] = [];
  private readonly chunks: Chunk[] = [];
  private readonly tail: LogTail;
  private readonly disk: Disk;
  private ahead: Preallocation;
  private unclean: number | undefined;
  private broken: Error | undefined;

  private constructor(
    private readonly options: LogOptions,
    readonly id: string,
    readonly chunkSize: number,
  ) {
    this.disk = options.disk ?? realDisk;
    this.tail = new LogTail(options.tailBytes ?? 8 * MIB);
    const numbers = chunkNumbers(options.folder);
    for (const number of numbers) this.chunks.push(Chunk.open(options.folder, number, chunkSize));
    if (this.chunks.length === 0) this.chunks.push(this.createChunk(0, 0));
    this.measureCompleted();
    this.recoverLast(options.durable ?? 0);
    this.ahead = this.preallocation();
  }

  static open(options: LogOptions): EventLog {
    mkdirSync(options.folder, { recursive: true });
    const known = knownHeader(options.folder);
    const id = known?.logId ?? randomUUID().replaceAll('-', '');
    return new EventLog(options, id, known?.size ?? options.chunkSize ?? 256 * MIB);
  }

  /** The id of the log in the folder, if there is one. */
  static idOf(folder: string): string | undefined {
    return existsSync(folder) ? knownHeader(folder)?.logId : undefined;
  }

  /** How many bytes the current chunk still takes. */
  get room(): number {
    return this.chunkSize - (this.head - this.last.start);
  }

  /** Writes the bytes at the head; resolves when they are on disk, and only then are they part of the log. */
  async write(bytes: Buffer): Promise<void> {
    if (this.broken) throw this.broken;
    const offset = this.head - this.last.start;
    await this.ahead.reserve(offset + bytes.length).catch((error) => this.refuse(error, 0));
    try {
      if (this.unclean) await this.clean(offset, this.unclean);
      this.disk.write(this.last.fd, bytes, offset);
      await this.disk.sync(this.last.fd);
    } catch (error) {
      this.refuse(error, bytes.length);
    }
    this.tail.push(this.head, bytes);
    this.head += bytes.length;
    this.last.dataEnd = offset + bytes.length;
  }

  /** Goes on in a new chunk. */
  async rollOver(): Promise<void> {
    const full = this.last;
    await this.ahead.settled();
    try {
      full.complete();
      const next = this.createChunk(full.number + 1, full.dataEnd);
      this.chunks.push(next);
      this.head = next.start + CHUNK_HEADER;
      this.ahead = this.preallocation();
    } catch (error) {
      this.refuse(error, 0);
    }
  }

  /** The event at a position that the log itself gave. Throws LogDamage. */
  recordAt(position: number): LogRecord {
    const fresh = this.tail.from(position);
    const record = fresh ? readRecord(fresh, 0, position) : this.recordOnDisk(position);
    if (!record || 'needs' in record) throw this.damageAt(position);
    return record;
  }

  /** Throws InvalidPosition unless an event begins there, or it is one of the two ends of the log. */
  checkPosition(position: number): void {
    if (position === 0 || position >= this.head) return;
    const known = this.damaged.find(({ from, to }) => from <= position && position < to);
    if (known) throw new LogDamage(known.from, known.file);
    const chunk = this.chunkOf(position);
    if (!chunk || position < chunk.start + CHUNK_HEADER || position >= chunk.start + chunk.dataEnd) {
      throw new InvalidPosition(position);
    }
    const record = this.recordOnDisk(position);
    if (!record || 'needs' in record) throw new InvalidPosition(position);
  }

  /** The chunk that holds the position, and the position itself or, at a chunk's end, the next chunk's first. */
  locate(position: number): { chunk: Chunk; position: number } | undefined {
    let chunk = this.chunkOf(position) ?? this.chunks.find(({ start }) => start > position);
    if (!chunk) return undefined;
    if (position >= chunk.start + chunk.dataEnd && chunk !== this.last) {
      chunk = this.chunks[this.chunks.indexOf(chunk) + 1];
    }
    return { chunk, position: Math.max(position, chunk.start + CHUNK_HEADER) };
  }

  chunkBefore(chunk: Chunk): Chunk | undefined {
    return this.chunks[this.chunks.indexOf(chunk) - 1];
  }

  /** The bytes in memory from `position` on, when it is recent. */
  recent(position: number): Buffer | undefined {
    return this.tail.from(position);
  }

  damageAt(position: number): LogDamage {
    const chunk = this.chunkOf(position);
    return new LogDamage(position, chunk ? path.basename(chunk.file) : 'no chunk');
  }

  async close(): Promise<void> {
    await this.ahead.settled();
    for (const chunk of this.chunks) chunk.close();
  }

  private get last(): Chunk {
    return this.chunks[this.chunks.length - 1];
  }

  private chunkOf(position: number): Chunk | undefined {
    const number = Math.floor(position / this.chunkSize);
    const guess = this.chunks[number - this.chunks[0].number];
    return guess?.number === number ? guess : this.chunks.find((chunk) => chunk.number === number);
  }

  private recordOnDisk(position: number): ReturnType<typeof readRecord> {
    const chunk = this.chunkOf(position);
    if (!chunk) return undefined;
    const offset = position - chunk.start;
    const available = chunk.dataEnd - offset;
    if (available <= 0) return undefined;
    const record = readRecord(chunk.readSync(offset, Math.min(GUESS, available)), 0, position);
    if (!record || 'end' in record || record.needs > available) return record;
    return readRecord(chunk.readSync(offset, record.needs), 0, position);
  }

  private createChunk(number: number, previousEnd: number): Chunk {
    return Chunk.create(this.options.folder, { number, size: this.chunkSize, previousEnd, logId: this.id }, this.disk);
  }

  private preallocation(): Preallocation {
    return new Preallocation(this.last.file, this.last.fileSize, this.chunkSize, this.options.zeros ?? writeZeros);
  }

  /** A chunk with a successor ends where the successor says; what is missing there is damage. */
  private measureCompleted(): void {
    for (let i = 0; i < this.chunks.length - 1; i++) {
      const [chunk, next] = [this.chunks[i], this.chunks[i + 1]];
      const follows = next.number === chunk.number + 1;
      chunk.dataEnd = (follows ? next.header?.previousEnd : undefined) ?? chunk.fileSize;
      if (chunk.fileSize < chunk.dataEnd) this.noteDamage(chunk, chunk.fileSize, chunk.dataEnd);
      if (!follows) this.noteDamage(chunk, chunk.dataEnd, next.start - chunk.start);
    }
  }

  private recoverLast(durable: number): void {
    const chunk = this.last;
    const bytes = chunk.readSync(0, Math.min(chunk.fileSize, this.chunkSize));
    const trusted = Math.min(durable - chunk.start, bytes.length);
    const from = trusted > CHUNK_HEADER && isBoundary(bytes, trusted) ? trusted : CHUNK_HEADER;
    const { end, cut, damaged } = findEnd(bytes, chunk.start, from, durable);
    for (const range of damaged) this.noteDamage(chunk, range.from, range.to);
    if (!chunk.header) this.noteDamage(chunk, 0, CHUNK_HEADER);
    chunk.dataEnd = end;
    this.head = chunk.start + end;
    this.cut = cut;
    if (cut) this.unclean = cut;
  }

  private noteDamage(chunk: Chunk, from: number, to: number): void {
    this.damaged.push({ from: chunk.start + from, to: chunk.start + to, file: path.basename(chunk.file) });
  }

  /** What a failed or torn write left behind the head must be gone before anything is written over its beginning. */
  private async clean(offset: number, length: number): Promise<void> {
    this.disk.write(this.last.fd, Buffer.alloc(length), offset);
    await this.disk.sync(this.last.fd);
    this.unclean = undefined;
  }

  private refuse(error: unknown, written: number): never {
    this.unclean = Math.max(this.unclean ?? 0, written) || undefined;
    const { message } = error as Error;
    if (isDiskFull(error)) throw new LogRefusesWrites(`there is no room on the disk: ${message}`, true);
    this.broken = new LogRefusesWrites(
      `writing to the log failed, it takes nothing until a restart: ${message}`,
      false,
    );
    throw this.broken;
  }
}

/** Ends of records can be told by the length that closes one. */
function isBoundary(bytes: Buffer, offset: number): boolean {
  const length = bytes.readUInt32LE(offset - 4);
  return length > 0 && length <= offset - CHUNK_HEADER && bytes.readUInt32LE(offset - length) === length;
}

function knownHeader(folder: string): ChunkHeader | undefined {
  const headers = chunkNumbers(folder).map((number) => Chunk.headerOf(path.join(folder, Chunk.fileName(number))));
  return headers.find((header) => header !== undefined);
}

function chunkNumbers(folder: string): number[] {
  const names = readdirSync(folder).map((name) => /^chunk-(\d{6,})\.log$/.exec(name)?.[1]);
  return names
    .filter((name) => name !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
}
