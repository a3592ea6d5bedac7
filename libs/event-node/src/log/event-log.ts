// The log: the only truth. A row of chunks whose bytes are numbered through; an event's position is its first byte.
import path from 'node:path';
import { CHUNK_HEADER, type Chunk } from './chunk.js';
import { ChunkRow } from './chunk-row.js';
import { type DamagedRange, InvalidPosition, LogDamage, LogRefusesWrites } from './damage.js';
import { type Disk, isDiskFull, realDisk } from './disk.js';
import { LogTail } from './log-tail.js';
import { Preallocation, type WriteZeros, writeZeros } from './preallocation.js';
import { type LogRecord, readRecord } from './record.js';

export interface LogOptions {
  folder: string;
  /** Everything before it is known to have been on disk. */
  durable?: number;
  chunkSize?: number;
  /** Bytes of the newest records that are kept in memory. */
  tailBytes?: number;
  disk?: Disk;
  zeros?: WriteZeros;
}

const MIB = 1024 * 1024;
/** Most records are not longer; a longer one is read again whole. */
const GUESS = 2048;

export class EventLog {
  /** Where the next record goes. Everything before it is on disk. */
  head: number;
  private readonly tail: LogTail;
  private readonly disk: Disk;
  private readonly zeros: WriteZeros;
  private ahead: Preallocation;
  /** Bytes behind the head that a failed or torn write may have left. */
  private unclean: number;
  private broken: LogRefusesWrites | undefined;

  private constructor(
    readonly chunks: ChunkRow,
    { tailBytes = 8 * MIB, disk = realDisk, zeros = writeZeros }: LogOptions,
  ) {
    this.disk = disk;
    this.zeros = zeros;
    this.tail = new LogTail(tailBytes);
    this.head = chunks.last.start + chunks.last.dataEnd;
    this.unclean = chunks.cut;
    this.ahead = this.preallocation();
  }

  static open(options: LogOptions): EventLog {
    const { folder, durable = 0, chunkSize = 256 * MIB, disk = realDisk } = options;
    return new EventLog(ChunkRow.open({ folder, durable, chunkSize, disk }), options);
  }

  get id(): string {
    return this.chunks.logId;
  }

  get damaged(): readonly DamagedRange[] {
    return this.chunks.damaged;
  }

  /** The most bytes that one append may take. */
  get largestAppend(): number {
    return this.chunks.chunkSize - CHUNK_HEADER;
  }

  /** How many bytes the current chunk still takes. */
  get room(): number {
    return this.chunks.chunkSize - (this.head - this.chunks.last.start);
  }

  /** Writes the bytes at the head; resolves when they are on disk, and only then are they part of the log. */
  async write(bytes: Buffer, isAlone = false): Promise<void> {
    if (this.broken) throw this.broken;
    const { last } = this.chunks;
    const offset = this.head - last.start;
    await this.ahead.reserve(offset + bytes.length).catch((error) => this.refuse(error, 0));
    try {
      if (this.unclean > 0) await this.clean(last, offset);
      this.disk.write(last.fd, bytes, offset);
      await this.disk.sync(last.fd, isAlone);
    } catch (error) {
      this.refuse(error, bytes.length);
    }
    this.tail.push(this.head, bytes);
    this.head += bytes.length;
    last.dataEnd = offset + bytes.length;
  }

  /** Goes on in a new chunk. */
  async rollOver(): Promise<void> {
    if (this.broken) throw this.broken;
    await this.ahead.settled();
    try {
      this.head = this.chunks.rollOver().start + CHUNK_HEADER;
    } catch (error) {
      this.refuse(error, 0);
    } finally {
      this.ahead = this.preallocation();
    }
    this.unclean = 0;
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
    const record = this.recordOnDisk(position);
    if (!record || 'needs' in record) throw new InvalidPosition(position);
  }

  /** The bytes in memory from `position` on, when it is recent. */
  recent(position: number): Buffer | undefined {
    return this.tail.from(position);
  }

  damageAt(position: number): LogDamage {
    const chunk = this.chunks.of(position);
    return new LogDamage(position, chunk ? path.basename(chunk.file) : 'no chunk');
  }

  async close(): Promise<void> {
    await this.ahead.settled();
    this.chunks.close();
  }

  private recordOnDisk(position: number): ReturnType<typeof readRecord> {
    const chunk = this.chunks.of(position);
    if (!chunk) return undefined;
    const offset = position - chunk.start;
    const available = chunk.dataEnd - offset;
    if (available <= 0 || offset < CHUNK_HEADER) return undefined;
    const record = readRecord(chunk.readSync(offset, Math.min(GUESS, available)), 0, position);
    if (!record || 'end' in record || record.needs > available) return record;
    return readRecord(chunk.readSync(offset, record.needs), 0, position);
  }

  private preallocation(): Preallocation {
    const { last, chunkSize } = this.chunks;
    return new Preallocation(last.file, last.fileSize, chunkSize, this.zeros);
  }

  /** What a failed or torn write left must be gone before anything is written over its beginning. */
  private async clean(last: Chunk, offset: number): Promise<void> {
    this.disk.write(last.fd, Buffer.alloc(this.unclean), offset);
    await this.disk.sync(last.fd, false);
    this.unclean = 0;
  }

  private refuse(error: unknown, written: number): never {
    this.unclean = Math.max(this.unclean, written);
    const { message } = error as Error;
    if (isDiskFull(error)) throw new LogRefusesWrites(`there is no room on the disk: ${message}`, true);
    this.broken = new LogRefusesWrites(`writing the log failed, it takes nothing until a restart: ${message}`, false);
    throw this.broken;
  }
}
