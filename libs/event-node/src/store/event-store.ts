// The store whole: a log, its index, the group commit, and the signals for those who wait for more.
import path from 'node:path';
import { fileSumOf } from '../index/index-check.js';
import type { StreamIndex } from '../index/stream-index.js';
import type { IndexStore } from '../index/index-store.js';
import type { DamagedRange } from '../log/damage.js';
import { LogRefusesWrites } from '../log/damage.js';
import type { EventLog } from '../log/event-log.js';
import type { FolderLock } from '../log/folder-lock.js';
import { markStop } from '../log/run-mark.js';
import type { LogRecord } from '../log/record.js';
import { Signals } from '../subscriptions/signals.js';
import { GroupCommit, type WriteRequest } from './group-commit.js';
import type { RecentEventIds } from './recent-event-ids.js';
import { StreamReader } from './stream-reader.js';

export interface StoreParts {
  folder: string;
  lock: FolderLock;
  log: EventLog;
  index: StreamIndex;
  indexStore: IndexStore;
  recent: RecentEventIds;
  lastCreated: number;
  damaged: DamagedRange[];
  acceptDamage: boolean;
}

const SAVE_EVERY = 1000;

export class EventStore {
  readonly log: EventLog;
  readonly reader: StreamReader;
  readonly signals = new Signals();
  private readonly commits: GroupCommit;
  private readonly saving: NodeJS.Timeout;
  private isClosing = false;

  constructor(private readonly parts: StoreParts) {
    const { log, index, recent, lastCreated } = parts;
    this.log = log;
    this.reader = new StreamReader(log, index);
    this.commits = new GroupCommit({ log, index, recent, lastCreated, onWritten: (records) => this.written(records) });
    this.saving = setInterval(() => index.trySaving(), SAVE_EVERY).unref();
  }

  /** Whether few enough writes wait that more should be taken in. */
  get hasRoom(): boolean {
    return this.commits.hasRoom;
  }

  /** Calls back as soon as more writes should be taken in. */
  whenRoom(callback: () => void): void {
    this.commits.whenRoom(callback);
  }

  /** `host:port`, for those who look into the folder. */
  servesAt(address: string): void {
    this.parts.lock.servesAt(address);
  }

  write(request: WriteRequest): void {
    const refusal = this.refusal();
    if (refusal) request.answer({ kind: 'refused', error: refusal });
    else this.commits.submit(request);
  }

  /** Takes no more writes; resolves when all that were asked for are answered. */
  async drain(): Promise<void> {
    this.isClosing = true;
    await this.commits.idle();
  }

  /** Finishes what is under way and leaves a mark that the index may be trusted. */
  async close(): Promise<void> {
    await this.drain();
    clearInterval(this.saving);
    const { index, indexStore, log, folder, lock } = this.parts;
    const isSaved = index.trySaving();
    await indexStore.close(isSaved);
    await log.close();
    if (isSaved) markStop(folder, log.head, fileSumOf(path.join(folder, 'index')));
    lock.release();
  }

  private written(records: LogRecord[]): void {
    const touched = new Set<string>();
    for (const record of records) this.parts.index.apply(record, touched);
    this.signals.raise(touched);
  }

  private refusal(): LogRefusesWrites | undefined {
    if (this.isClosing) return new LogRefusesWrites('the event node is stopping', false);
    const [damage] = this.parts.damaged;
    if (!damage || this.parts.acceptDamage) return undefined;
    const where = `at position ${damage.from} (${damage.file})`;
    return new LogRefusesWrites(
      `the log is damaged ${where}: it can be read but takes nothing; restore it from a backup`,
      false,
    );
  }
}
