// Copies a log, served meanwhile or not: whole chunks, and of the last one what is part of the log. What was copied is
// then read from the copy, every checksum of it.
import {
  closeSync,
  constants,
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  truncateSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CHUNK_HEADER, Chunk, type ChunkHeader } from './log/chunk.js';
import { numbersIn } from './log/chunk-row.js';
import type { DamagedRange } from './log/damage.js';
import { syncFolder } from './log/disk.js';
import { EventLog } from './log/event-log.js';
import { FolderLock } from './log/folder-lock.js';
import { markedHead, markStop } from './log/run-mark.js';
import { scan } from './log/scan.js';

/** `position` is that of the newest event; `damaged` is what could not be copied, for it is damaged in the log itself. */
export interface LogCopy {
  files: number;
  bytes: number;
  events: number;
  position: number | undefined;
  damaged: DamagedRange[];
}

/** There is no log in the folder. */
export class NoLog extends Error {
  constructor(readonly folder: string) {
    super(`there is no log in ${folder}`);
  }
}

/** Who serves the folder now: its process, and where it answers once it does (`host:port`). */
export function whoServes(folder: string): { pid: number; serves?: string } | undefined {
  return FolderLock.holderIn(folder);
}

/**
 * Copies the log of the folder into `target`, which a node can be started on. `newest`: the position of the newest event
 * that is to be copied, as the node that serves the folder tells it; null for none; undefined for a folder at rest, of
 * which all is copied. Rejects with NoLog.
 */
export async function copyLog(folder: string, target: string, newest?: number | null): Promise<LogCopy> {
  const from = path.join(folder, 'log');
  const numbers = existsSync(from) ? numbersIn(from) : [];
  const header = headerOf(from, numbers);
  if (!header) throw new NoLog(folder);
  const head = newest === undefined ? undefined : newest === null ? CHUNK_HEADER : endOf(from, header, newest);
  const to = path.join(target, 'log');
  mkdirSync(to, { recursive: true });
  const wanted = numbers.filter((number) => head === undefined || number * header.size < head);
  for (const number of wanted) {
    const length = head === undefined ? Infinity : head - number * header.size;
    await copyChunk(from, to, number, length);
  }
  syncFolder(to);
  const copy = await lookedThrough(target, head ?? markedHead(folder) ?? 0);
  return { ...copy, files: wanted.length };
}

/** A chunk that is whole is never written again; of one that still grows, `length` bytes are part of the log. */
async function copyChunk(from: string, to: string, number: number, length: number): Promise<void> {
  const [source, copy] = [from, to].map((folder) => path.join(folder, Chunk.fileName(number)));
  if (length >= Chunk.sizeOf(source)) copyFileSync(source, copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  else await pipeline(createReadStream(source, { end: length - 1 }), createWriteStream(copy, { flags: 'wx' }));
  const fd = openSync(copy, 'r+');
  fsyncSync(fd);
  closeSync(fd);
}

/** Reads the copy to its end, cuts off what is no part of the log, and notes where it ends. */
async function lookedThrough(target: string, durable: number): Promise<Omit<LogCopy, 'files'>> {
  const log = EventLog.open({ folder: path.join(target, 'log'), durable, tailBytes: 0 });
  const damaged = [...log.damaged];
  let [events, bytes, position] = [0, 0, undefined as number | undefined];
  const note = ({ position: at, file }: { position: number; file: string }, to: number) => {
    if (!log.damaged.some((range) => range.from <= at && at < range.to)) damaged.push({ from: at, to, file });
  };
  for await (const records of scan(log, 0, note)) {
    events += records.length;
    for (const record of records) bytes += record.length;
    position = records[records.length - 1].position;
  }
  const { last } = log.chunks;
  await log.close();
  truncateSync(last.file, last.dataEnd);
  markStop(target, log.head, 0);
  return { events, bytes, position, damaged };
}

function headerOf(folder: string, numbers: number[]): ChunkHeader | undefined {
  for (const number of numbers) {
    const header = Chunk.headerOf(path.join(folder, Chunk.fileName(number)));
    if (header) return header;
  }
  return undefined;
}

/** Where the record at the position ends. */
function endOf(folder: string, { size }: ChunkHeader, position: number): number {
  const number = Math.floor(position / size);
  const chunk = Chunk.open(folder, number, size);
  try {
    return position + chunk.readSync(position - chunk.start, 4).readUInt32LE();
  } finally {
    chunk.close();
  }
}
