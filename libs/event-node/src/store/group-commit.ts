// Takes all the writes that wait, decides them one after another, and puts what they make on disk in one write and one
// sync. The answers go out afterwards; what came meanwhile is the next group.
import type { StreamIndex } from '../index/stream-index.js';
import { LogRefusesWrites } from '../log/damage.js';
import type { EventLog } from '../log/event-log.js';
import { type LogRecord, recordLength } from '../log/record.js';
import { Draft, type StreamHeads } from './draft.js';
import type { RecentEventIds } from './recent-event-ids.js';
import type { WriteOutcome } from './write-outcome.js';
import type { Decided } from './writes.js';

/** `deadline` in milliseconds since 1970; `bytes` is about what it holds in memory. */
export interface WriteRequest {
  decide(heads: StreamHeads): Decided;
  answer(outcome: WriteOutcome): void;
  deadline?: number;
  bytes: number;
}

export interface GroupCommitParts {
  log: EventLog;
  index: StreamIndex;
  recent: RecentEventIds;
  /** Time of the newest event of the log: times never fall along it. */
  lastCreated: number;
  /** Called with each group that is on disk, in the order of the log. */
  onWritten(records: LogRecord[]): void;
  now?: () => number;
}

const MOST_BYTES = 16 * 1024 * 1024;
const MOST_WAITING = 64 * 1024 * 1024;

export class GroupCommit {
  private waitingBytes = 0;
  private readonly awaitingRoom: (() => void)[] = [];
  private waiting: WriteRequest[] = [];
  private running: Promise<void> | undefined;
  private lastCreated: number;
  private readonly now: () => number;

  constructor(private readonly parts: GroupCommitParts) {
    this.now = parts.now ?? Date.now;
    this.lastCreated = parts.lastCreated;
  }

  /** Whether few enough bytes wait that more should be taken in. */
  get hasRoom(): boolean {
    return this.waitingBytes <= MOST_WAITING;
  }

  whenRoom(callback: () => void): void {
    this.awaitingRoom.push(callback);
  }

  submit(request: WriteRequest): void {
    this.waiting.push(request);
    this.waitingBytes += request.bytes;
    this.running ??= this.run();
  }

  /** Resolves when nothing waits and nothing is under way. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  /** Answers those that have waited past their deadline; for when a write takes long. */
  expire(): void {
    const now = this.now();
    const late = this.waiting.filter(({ deadline }) => deadline !== undefined && deadline < now);
    if (late.length === 0) return;
    this.waiting = this.waiting.filter((request) => !late.includes(request));
    for (const request of late) this.settle(request, { kind: 'timeout' });
  }

  private async run(): Promise<void> {
    const timer = setInterval(() => this.expire(), 250);
    await new Promise((resolve) => setImmediate(resolve)); // what this turn of the loop still brings goes along
    while (this.waiting.length > 0) await this.commitGroup();
    clearInterval(timer);
    this.running = undefined;
  }

  private async commitGroup(): Promise<void> {
    const { log, index, recent } = this.parts;
    const draft = new Draft(log.head, index, recent, (position) => log.recordAt(position));
    const { answers, isFull } = this.decideAll(draft);
    try {
      if (draft.length > 0) await this.write(draft, answers.length === 1 && this.waiting.length === 0);
      for (const { request, outcome } of answers) this.settle(request, outcome);
      if (isFull && answers.length === 0) await log.rollOver();
    } catch (error) {
      const outcome = { kind: 'refused' as const, error: asRefusal(error) };
      for (const { request } of answers) this.settle(request, outcome);
      if (answers.length === 0) for (const request of this.waiting.splice(0)) this.settle(request, outcome);
    }
  }

  /** Decides as many as fit one group and one chunk. */
  private decideAll(draft: Draft) {
    const answers: { request: WriteRequest; outcome: WriteOutcome }[] = [];
    let taken = 0;
    let isFull = false;
    for (const request of this.waiting) {
      const outcome = this.decide(request, draft);
      isFull = outcome === undefined;
      if (!outcome) break;
      taken++;
      answers.push({ request, outcome });
      if (draft.length >= MOST_BYTES) break;
    }
    this.waiting.splice(0, taken);
    return { answers, isFull };
  }

  private decide(request: WriteRequest, draft: Draft): WriteOutcome | undefined {
    if (request.deadline !== undefined && request.deadline < this.now()) return { kind: 'timeout' };
    try {
      const decided = request.decide(draft);
      if ('outcome' in decided) return decided.outcome;
      const { log } = this.parts;
      const length = decided.records.reduce((sum, record) => sum + recordLength(record), 0);
      if (length > log.largestAppend) return { kind: 'too-large', limit: log.largestAppend };
      if (length > log.room - draft.length) return undefined;
      const positions = draft.place(decided.records);
      const { revision } = decided.records[decided.answerWith];
      return { kind: 'written', revision, position: positions[decided.answerWith] };
    } catch (error) {
      return { kind: 'refused', error: asRefusal(error) };
    }
  }

  private async write(draft: Draft, isAlone: boolean): Promise<void> {
    const { log, index, recent, onWritten } = this.parts;
    this.lastCreated = Math.max(this.lastCreated, this.now());
    const { bytes, records } = draft.encode(this.lastCreated);
    await log.write(bytes, isAlone);
    for (const record of records) recent.note(record);
    onWritten(records);
    if (index.wantsSaving) index.trySaving();
  }

  private settle(request: WriteRequest, outcome: WriteOutcome): void {
    this.waitingBytes -= request.bytes;
    request.answer(outcome);
    if (this.hasRoom) for (const callback of this.awaitingRoom.splice(0)) callback();
  }
}

function asRefusal(error: unknown): LogRefusesWrites {
  return error instanceof LogRefusesWrites ? error : new LogRefusesWrites((error as Error).message, false);
}
