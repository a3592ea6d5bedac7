// Walking the log, forwards and backwards, a block at a time.
import { CHUNK_HEADER } from './chunk.js';
import { LogDamage } from './damage.js';
import type { EventLog } from './event-log.js';
import { LogRecord, readRecord } from './record.js';
import { nextRecord } from './recovery.js';

const BLOCK = 256 * 1024;

/** Records in the order in which they were asked for, and the position from which to ask for the next. */
export interface Block {
  records: LogRecord[];
  next: number;
}

/** The records from `position` on, up to `limit` (at most the log's head). Empty at the limit. Throws LogDamage. */
export async function readForwards(log: EventLog, position: number, limit = log.head): Promise<Block> {
  const place = log.chunks.locate(position);
  if (!place || place.position >= limit) return { records: [], next: Math.max(position, limit) };
  const { chunk } = place;
  const end = Math.min(chunk.dataEnd, limit - chunk.start);
  const offset = place.position - chunk.start;
  const recent = log.recent(place.position);
  let bytes = recent ?? (await chunk.read(offset, Math.min(BLOCK, end - offset)));
  const first = readRecord(bytes, 0, place.position);
  if (!recent && first && 'needs' in first && first.needs <= end - offset)
    bytes = await chunk.read(offset, first.needs);
  const records = wholeRecords(bytes, place.position);
  if (records.length === 0) throw log.damageAt(place.position);
  return { records, next: records[records.length - 1].end };
}

/** The records before `position`, the newest first. Empty at the log's beginning. Throws LogDamage. */
export async function readBackwards(log: EventLog, position: number): Promise<Block> {
  let place = log.chunks.locate(Math.min(position, log.head));
  if (place && place.position === place.chunk.start + CHUNK_HEADER) {
    const before = log.chunks.before(place.chunk);
    place = before && { chunk: before, position: before.start + before.dataEnd };
  }
  if (!place || place.position <= CHUNK_HEADER) return { records: [], next: 0 };
  const { chunk } = place;
  const end = place.position - chunk.start;
  let bytes = await blockBefore(end, BLOCK);
  const length = bytes.readUInt32LE(bytes.length - 4);
  if (length > bytes.length && length <= end - CHUNK_HEADER) bytes = await blockBefore(end, length);
  const records = recordsBefore(bytes, place.position);
  if (records.length === 0) throw log.damageAt(place.position - 1);
  return { records, next: records[records.length - 1].position };

  function blockBefore(to: number, size: number): Promise<Buffer> {
    const from = Math.max(CHUNK_HEADER, to - size);
    return chunk.read(from, to - from);
  }
}

/** Every whole record between two positions, a block at a time; damage is told and stepped over. */
export async function* scan(log: EventLog, from: number, onDamage: (damage: LogDamage, resumed: number) => void) {
  for (let position = from; position < log.head; ) {
    try {
      const { records, next } = await readForwards(log, position);
      if (records.length > 0) yield records;
      position = next;
    } catch (error) {
      if (!(error instanceof LogDamage)) throw error;
      position = await afterDamage(log, error.position);
      onDamage(error, position);
    }
  }
}

async function afterDamage(log: EventLog, position: number): Promise<number> {
  const place = log.chunks.locate(position);
  if (!place) return log.head;
  const { chunk } = place;
  const bytes = await chunk.read(0, chunk.dataEnd);
  const next = nextRecord(bytes, place.position - chunk.start + 1, chunk.start);
  return next?.position ?? Math.min(log.head, chunk.start + log.chunks.chunkSize);
}

function wholeRecords(bytes: Buffer, position: number): LogRecord[] {
  const records: LogRecord[] = [];
  for (let at = 0; at < bytes.length; ) {
    const record = readRecord(bytes, at, position + at);
    if (!(record instanceof LogRecord)) break;
    records.push(record);
    at += record.length;
  }
  return records;
}

function recordsBefore(bytes: Buffer, position: number): LogRecord[] {
  const records: LogRecord[] = [];
  for (let end = bytes.length; end > 4; ) {
    const at = end - bytes.readUInt32LE(end - 4);
    const record = at >= 0 && at < end ? readRecord(bytes, at, position - bytes.length + at) : undefined;
    if (!(record instanceof LogRecord)) break;
    records.push(record);
    end = at;
  }
  return records;
}
