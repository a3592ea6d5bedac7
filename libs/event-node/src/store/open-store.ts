// Opens the folder: recovers the log, and brings the index up to it or builds it anew.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileSumOf, isIndexWhole } from '../index/index-check.js';
import { type IndexState, IndexStore } from '../index/index-store.js';
import { type IndexLimits, StreamIndex } from '../index/stream-index.js';
import { CHUNK_HEADER } from '../log/chunk.js';
import { ChunkRow } from '../log/chunk-row.js';
import type { DamagedRange } from '../log/damage.js';
import type { Disk } from '../log/disk.js';
import { EventLog } from '../log/event-log.js';
import { FolderLock } from '../log/folder-lock.js';
import type { WriteZeros } from '../log/preallocation.js';
import { type LastRun, markRunning, markStart } from '../log/run-mark.js';
import { readBackwards, scan } from '../log/scan.js';
import type { LogRecord } from '../log/record.js';
import { EventStore } from './event-store.js';
import { RecentEventIds } from './recent-event-ids.js';

/** `position` of `head` is in the index; `events` have been entered. */
export interface IndexProgress {
  position: number;
  head: number;
  events: number;
}

export interface StoreOptions {
  folder: string;
  onProgress?: (progress: IndexProgress) => void;
  /** What an operator should read, with its facts. */
  log?: (message: string, facts?: Record<string, unknown>) => void;
  /** Write on although part of the log is lost. */
  acceptDamage?: boolean;
  chunkSize?: number;
  indexLimits?: IndexLimits;
  disk?: Disk;
  zeros?: WriteZeros;
}

const REMEMBERED_EVENTS = 32_768;
const REMEMBERED_BYTES = 16 * 1024 * 1024;

export async function openStore(options: StoreOptions): Promise<EventStore> {
  const { folder } = options;
  mkdirSync(folder, { recursive: true });
  const lock = FolderLock.take(folder);
  try {
    return await openLocked(options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openLocked(options: StoreOptions, lock: FolderLock): Promise<EventStore> {
  const { folder, disk, zeros, chunkSize, acceptDamage = false } = options;
  const last = markStart(folder);
  const logFolder = path.join(folder, 'log');
  const logId = ChunkRow.logIdIn(logFolder);
  const { indexStore, covered, streams, isNew } = await openIndex(path.join(folder, 'index'), logId, last);
  markRunning(folder);
  const log = EventLog.open({ folder: logFolder, durable: Math.max(covered, last.head ?? 0), disk, zeros, chunkSize });
  tellOfTheEnd(log, options);
  if (isNew && logId) options.log?.('the index is built anew from the log', { why: isNew, bytes: log.head });
  const index = new StreamIndex(indexStore, { logId: log.id, covered, streams }, options.indexLimits);
  const damaged = [...log.damaged, ...(await catchUp(log, index, options, isNew !== undefined))];
  for (const { from, to, file } of damaged) options.log?.('the log is damaged', { position: from, to, file });
  const { recent, lastCreated } = await rememberEvents(log);
  return new EventStore({ folder, lock, log, index, indexStore, recent, lastCreated, damaged, acceptDamage });
}

function tellOfTheEnd(log: EventLog, options: StoreOptions): void {
  const { cut, mayLackRecords } = log.chunks;
  const { position, file } = log.damageAt(log.head);
  if (cut) options.log?.('a write that was torn has been cut off the log', { position, file, bytes: cut });
  if (mayLackRecords)
    options.log?.('the log ends with its file, which may have been cut short here', { position, file });
}

/** The index as it is when it can be trusted, else a new one; `isNew` says why. */
async function openIndex(folder: string, logId: string | undefined, last: LastRun) {
  const isNew = await flawOf(folder, last);
  if (!isNew) {
    const indexStore = IndexStore.open(folder);
    const state = indexStore.state();
    if (state?.logId === logId) return { ...(state as IndexState), indexStore };
    await indexStore.close(false);
  }
  IndexStore.throwAway(folder);
  return {
    indexStore: IndexStore.open(folder),
    covered: CHUNK_HEADER,
    streams: 1,
    isNew: isNew ?? 'it is of another log',
  };
}

async function flawOf(folder: string, last: LastRun): Promise<string | undefined> {
  if (!last.isTrusted) return 'it may not have reached the disk when the machine stopped';
  if (!IndexStore.existsIn(folder)) return 'it is missing, or not an index';
  const isWhole = last.index === undefined ? await isIndexWhole(folder) : fileSumOf(folder) === last.index;
  return isWhole ? undefined : 'it is damaged';
}

async function catchUp(
  log: EventLog,
  index: StreamIndex,
  { onProgress }: StoreOptions,
  isNew: boolean,
): Promise<DamagedRange[]> {
  const damaged: DamagedRange[] = [];
  const note = ({ position, file }: { position: number; file: string }, to: number) =>
    damaged.push({ from: position, to, file });
  let events = 0;
  let told = Date.now();
  const tell = () => onProgress?.({ position: index.covered, head: log.head, events });
  for await (const records of scan(log, index.covered, note)) {
    for (const record of records) index.apply(record);
    events += records.length;
    if (index.wantsSaving) index.trySaving();
    if (Date.now() - told < 500) continue;
    told = Date.now();
    tell();
  }
  index.trySaving();
  if (isNew && events > 0) tell();
  return damaged.filter((range) => !log.damaged.some(({ from, to }) => from <= range.from && range.from < to));
}

/** The newest events' ids, so that an append repeated after a restart is known. */
async function rememberEvents(log: EventLog): Promise<{ recent: RecentEventIds; lastCreated: number }> {
  const newest: LogRecord[] = [];
  let bytes = 0;
  for (let at = log.head; newest.length < REMEMBERED_EVENTS && bytes < REMEMBERED_BYTES; ) {
    const block = await readBackwards(log, at).catch(() => undefined);
    if (!block || block.records.length === 0) break;
    for (const record of block.records) newest.push(record);
    bytes += at - block.next;
    at = block.next;
  }
  const recent = new RecentEventIds();
  for (const record of newest.reverse()) recent.note(record);
  return { recent, lastCreated: newest.at(-1)?.created ?? 0 };
}
