// Finds where the records of a chunk end, and tells a write that was torn (cut off) from damage to what was whole once.
import { type LogRecord, readRecord } from './record.js';

/** A record ends with its length, of which the upper bytes may be zeros. */
const LENGTH_FIELD = 4;
const ZEROS = Buffer.alloc(64 * 1024);

/** `cut`: how many bytes behind `end` are the rest of a torn write. Offsets are within the bytes looked at. */
export interface ChunkEnd {
  end: number;
  cut: number;
  damaged: { from: number; to: number }[];
}

/**
 * Walks the records of `chunk`, of which the first begins at the position `start`, to the end of the chunk. Everything
 * before the position `durable` is known to have been on disk.
 */
export function findEnd(chunk: Buffer, start: number, durable: number): ChunkEnd {
  const bytes = chunk.subarray(0, lengthUpToZeros(chunk) + LENGTH_FIELD);
  const damaged: ChunkEnd['damaged'] = [];
  let at = 0;
  let whole = 0;
  for (;;) {
    const record = recordIn(bytes, at, start);
    if (record) {
      at += record.length;
      if (record.endsAppend) whole = at;
      continue;
    }
    const resumed = resumeAfter(bytes, start, at, durable);
    if (resumed === undefined) break;
    damaged.push({ from: at, to: resumed });
    at = whole = resumed;
  }
  return { end: whole, cut: Math.max(0, lengthUpToZeros(bytes) - whole), damaged };
}

/** The first whole record behind `offset`: where reading can go on behind damage. */
export function nextRecord(bytes: Buffer, offset: number, start: number): LogRecord | undefined {
  for (let at = offset; at + 16 < bytes.length; at++) {
    const expected = (start + at) % 2 ** 32;
    if (bytes.readUInt32LE(at + 8) !== expected) continue;
    const record = recordIn(bytes, at, start);
    if (record) return record;
  }
  return undefined;
}

/**
 * A record says what was on disk when it was written. Where a later one says that the place at `at` was, the place is
 * damaged and reading goes on behind it; where none does, the rest is a group of which not all arrived.
 */
function resumeAfter(bytes: Buffer, start: number, at: number, durable: number): number | undefined {
  for (let search = at + 1; ; ) {
    const later = nextRecord(bytes, search, start);
    if (!later) break;
    if (later.groupStart > start + at) return firstWhole(bytes, start, at + 1);
    search = later.end - start;
  }
  return start + at < durable ? (firstWhole(bytes, start, at + 1) ?? durable - start) : undefined;
}

function firstWhole(bytes: Buffer, start: number, from: number): number | undefined {
  const record = nextRecord(bytes, from, start);
  return record && record.position - start;
}

function recordIn(bytes: Buffer, offset: number, start: number): LogRecord | undefined {
  const record = readRecord(bytes, offset, start + offset);
  return record && 'end' in record ? record : undefined;
}

function lengthUpToZeros(bytes: Buffer): number {
  let end = bytes.length;
  while (end > ZEROS.length && bytes.subarray(end - ZEROS.length, end).equals(ZEROS)) end -= ZEROS.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return end;
}
