// The chunks of a log in a row: opened and recovered, found by position, and added to.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { CHUNK_HEADER, Chunk, type ChunkHeader } from './chunk.js';
import type { DamagedRange } from './damage.js';
import type { Disk } from './disk.js';
import { RECORD_OVERHEAD } from './record.js';
import { findEnd } from './recovery.js';

export interface ChunkRowOptions {
  folder: string;
  disk: Disk;
  /** Everything before it is known to have been on disk, as the index or a clean stop says. */
  durable: number;
  /** Of a new log; an old one keeps its own. */
  chunkSize: number;
}

export class ChunkRow {
  readonly damaged: DamagedRange[] = [];
  /** Bytes of a torn write behind the last chunk's end. */
  cut = 0;
  /** The last chunk's file ends with a record, which nobody knew for the last: zeros follow one, so there may have been others. */
  mayLackRecords = false;
  private readonly chunks: Chunk[] = [];

  private constructor(
    private readonly options: ChunkRowOptions,
    readonly logId: string,
    readonly chunkSize: number,
  ) {
    for (const number of numbersIn(options.folder)) this.chunks.push(Chunk.open(options.folder, number, chunkSize));
    if (this.chunks.length === 0) this.add(0, 0);
    this.measureCompleted();
    this.recoverLast(options.durable);
  }

  static open(options: ChunkRowOptions): ChunkRow {
    mkdirSync(options.folder, { recursive: true });
    const known = knownHeader(options.folder);
    return new ChunkRow(options, known?.logId ?? newLogId(), known?.size ?? options.chunkSize);
  }

  /** The id of the log in the folder, if there is one. */
  static logIdIn(folder: string): string | undefined {
    return existsSync(folder) ? knownHeader(folder)?.logId : undefined;
  }

  get last(): Chunk {
    return this.chunks[this.chunks.length - 1];
  }

  /** The chunk that the position belongs to. */
  of(position: number): Chunk | undefined {
    const number = Math.floor(position / this.chunkSize);
    const guess = this.chunks[number - this.chunks[0].number];
    return guess?.number === number ? guess : this.chunks.find((chunk) => chunk.number === number);
  }

  before(chunk: Chunk): Chunk | undefined {
    return this.chunks[this.chunks.indexOf(chunk) - 1];
  }

  /** The position itself or, at the end of a chunk, the first of the next; with its chunk. */
  locate(position: number): { chunk: Chunk; position: number } | undefined {
    let chunk = this.of(position) ?? this.chunks.find(({ start }) => start > position);
    if (!chunk) return undefined;
    if (position >= chunk.start + chunk.dataEnd && chunk !== this.last) {
      chunk = this.chunks[this.chunks.indexOf(chunk) + 1];
    }
    return { chunk, position: Math.max(position, chunk.start + CHUNK_HEADER) };
  }

  /** Ends the last chunk where it is and begins another. */
  rollOver(): Chunk {
    const full = this.last;
    full.complete();
    return this.add(full.number + 1, full.dataEnd);
  }

  close(): void {
    for (const chunk of this.chunks) chunk.close();
  }

  private add(number: number, previousEnd: number): Chunk {
    const { folder, disk } = this.options;
    const header = { number, size: this.chunkSize, previousEnd, logId: this.logId };
    const chunk = Chunk.create(folder, header, disk);
    this.chunks.push(chunk);
    return chunk;
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
    const size = Math.max(CHUNK_HEADER, Math.min(chunk.fileSize, this.chunkSize));
    const trusted = durable - chunk.start;
    const from = trusted <= size && endsRecord(chunk, trusted) ? trusted : CHUNK_HEADER;
    const { end, cut, damaged } = findEnd(chunk.readSync(from, size - from), chunk.start + from, durable);
    for (const range of damaged) this.noteDamage(chunk, from + range.from, from + range.to);
    if (!chunk.header) this.noteDamage(chunk, 0, CHUNK_HEADER);
    chunk.dataEnd = from + end;
    this.cut = cut;
    const { dataEnd } = chunk;
    const isWithoutZeros = dataEnd === chunk.fileSize && dataEnd > CHUNK_HEADER && dataEnd < this.chunkSize;
    this.mayLackRecords = isWithoutZeros && chunk.start + dataEnd > durable;
  }

  private noteDamage(chunk: Chunk, from: number, to: number): void {
    this.damaged.push({ from: chunk.start + from, to: chunk.start + to, file: path.basename(chunk.file) });
  }
}

function newLogId(): string {
  return randomUUID().replaceAll('-', '');
}

/** A record's length stands at both its ends. */
function endsRecord(chunk: Chunk, offset: number): boolean {
  if (offset < CHUNK_HEADER + RECORD_OVERHEAD) return false;
  const length = chunk.readSync(offset - 4, 4).readUInt32LE();
  return length <= offset - CHUNK_HEADER && length > 0 && chunk.readSync(offset - length, 4).readUInt32LE() === length;
}

function knownHeader(folder: string): ChunkHeader | undefined {
  const headers = numbersIn(folder).map((number) => Chunk.headerOf(path.join(folder, Chunk.fileName(number))));
  return headers.find((header) => header !== undefined);
}

/** The numbers of the chunks that are there, ascending. */
export function numbersIn(folder: string): number[] {
  const names = readdirSync(folder).map((name) => /^chunk-(\d{6,})\.log$/.exec(name)?.[1]);
  return names
    .filter((name) => name !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
}
