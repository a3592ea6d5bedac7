// What the engine and the projector need of EventStoreDB: append, read, follow. One client a process.
import {
  type AllStreamRecordedEvent,
  BACKWARDS,
  END,
  ErrorType,
  EventStoreDBClient,
  FORWARDS,
  isCommandError,
  NO_STREAM,
  type ReadAllOptions,
  START,
  type EventData,
} from '@eventstore/db-client';
import { fromStored } from './event-codec.js';
import { AppendTooLarge, OutcomeUnknown, StoreUnavailable, StreamUnreadable, WrongRevision } from './failures.js';
import { type Follower, follow } from './follow.js';
import { comparePositions, type LoggedEvent, type Position } from './logged-event.js';
import { readBatches } from './read-batches.js';
import { within } from './within.js';

export interface EventStoreSettings {
  /** `esdb://127.0.0.1:2113?tls=false` */
  readonly url: string;
  /** Milliseconds after which a call counts as unanswered. */
  readonly deadline?: number;
  /** Told of each append: milliseconds until its answer, and the name of its failure. */
  readonly appended?: (ms: number, failure?: string) => void;
}
export interface Appended {
  readonly revision: bigint;
  readonly position: Position;
}

const DEADLINE = 5_000;
/** Events of one read: a stream of ten thousand takes longer than a deadline on a busy machine. */
const PAGE = 1_000;
const CLOSE_WITHIN = 300;
/** System events of a real server that may stand after the last of ours. */
const LOOK_BACK = 10_000;

export class EventStore {
  readonly #client: EventStoreDBClient;
  readonly #deadline: number;
  readonly #appended: NonNullable<EventStoreSettings['appended']>;

  constructor({ url, deadline = DEADLINE, appended = () => undefined }: EventStoreSettings) {
    this.#client = EventStoreDBClient.connectionString(url);
    this.#deadline = deadline;
    this.#appended = appended;
  }

  /**
   * Appends at exactly this revision (null: the stream must not exist yet).
   * Throws WrongRevision, AppendTooLarge, StoreUnavailable (nothing written) or OutcomeUnknown.
   */
  async append(stream: string, expected: bigint | null, events: readonly EventData[]): Promise<Appended> {
    const options = {
      expectedRevision: expected ?? NO_STREAM,
      deadline: this.#deadline,
      throwOnAppendFailure: true,
    } as const;
    const begun = performance.now();
    try {
      const sent = this.#client.appendToStream(stream, [...events], options);
      const { nextExpectedRevision: revision, position } = await within(
        this.#deadline,
        sent,
        () => new OutcomeUnknown(stream),
      );
      this.#appended(performance.now() - begun);
      return { revision, position: position ?? (await this.#positionOf(stream, revision)) };
    } catch (error) {
      const failure = appendFailure(error);
      this.#appended(performance.now() - begun, failure.name);
      throw failure;
    }
  }

  /** The stream's events from a revision on, oldest first. Empty when there is no such stream. */
  async readStream(stream: string, from: bigint = 0n, maxCount = Number.POSITIVE_INFINITY): Promise<LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    let next = from;
    for (;;) {
      const wanted = Math.min(PAGE, maxCount - events.length);
      const page = await this.#readPage(stream, next, wanted);
      for (const event of page) events.push(event);
      if (page.length < wanted || events.length >= maxCount) return events;
      next = page[page.length - 1].revision + 1n;
    }
  }

  /** Each within the deadline, so that a long stream is not taken for a store that does not answer. */
  async #readPage(stream: string, from: bigint, maxCount: number): Promise<LoggedEvent[]> {
    const read = this.#client.readStream(stream, {
      fromRevision: from,
      direction: FORWARDS,
      maxCount,
    });
    const events: LoggedEvent[] = [];
    const all = (async () => {
      for await (const { event } of read) if (event) events.push(fromStored(event));
    })();
    try {
      await within(this.#deadline, all);
    } catch (error) {
      read.destroy();
      if (codeOf(error) === ErrorType.STREAM_NOT_FOUND) return [];
      throw readFailure(error, stream);
    }
    return events;
  }

  /** The position of the last event of the log, system events included; undefined for an empty log. */
  head(): Promise<Position | undefined> {
    return this.#firstOf({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }, ({ position }) => position);
  }

  /** The `now` of the newest receipt; undefined for a log without decisions. */
  async lastDecidedAt(): Promise<string | undefined> {
    const backwards = { direction: BACKWARDS, fromPosition: END, maxCount: LOOK_BACK } as const;
    const last = await this.#firstOf(backwards, (event) =>
      event.streamId.startsWith('$') ? undefined : fromStored(event),
    );
    return last?.receipt?.now;
  }

  /** The position of the last event that is not the store's own, as far as it lies among the newest; else the head. */
  async last(): Promise<Position | undefined> {
    const backwards = { direction: BACKWARDS, fromPosition: END, maxCount: LOOK_BACK } as const;
    const ours = await this.#firstOf(backwards, ({ streamId, position }) =>
      streamId.startsWith('$') ? undefined : position,
    );
    return ours ?? this.head();
  }

  /** The position of the last event before a place that is not the store's own; undefined where there is none near. */
  lastBefore(place: Position): Promise<Position | undefined> {
    const backwards = { direction: BACKWARDS, fromPosition: place, maxCount: LOOK_BACK } as const;
    return this.#firstOf(backwards, ({ streamId, position }) =>
      streamId.startsWith('$') || comparePositions(position, place) >= 0 ? undefined : position,
    );
  }

  /** All but the store's own events after a position (undefined: from the start), up to the end; at most `size` at once. */
  batches(after: Position | undefined, size: number): AsyncIterable<readonly LoggedEvent[]> {
    return readBatches(this.#client, after, size, this.#deadline);
  }

  /** The one event at a position. */
  readAt(position: Position): Promise<LoggedEvent | undefined> {
    return this.#firstOf({ direction: FORWARDS, fromPosition: position, maxCount: 1 }, fromStored);
  }

  /** At most so many events behind a position (undefined: from the log's start), the store's own excluded. */
  async eventsAfter(position: Position | undefined, most: number): Promise<LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    for (let from = position; ; ) {
      const page = await this.#pageOf({ direction: FORWARDS, fromPosition: from ?? START, maxCount: most + 1 });
      const behind = page.filter((event) => !from || comparePositions(event.position, from) > 0);
      events.push(...behind.filter(({ streamId }) => !streamId.startsWith('$')).map(fromStored));
      if (events.length >= most || page.length <= most) return events.slice(0, most);
      from = page.at(-1)!.position;
    }
  }

  /** Follows the log from a position (undefined: from its start; 'end': what comes from now on), for ever. */
  follow(from: Position | undefined | 'end', follower: Follower): { stop(): Promise<void> } {
    return follow(this.#client, from ?? START, follower);
  }

  /** The client waits for ever for streams that had been cancelled before it was disposed of: it gets a moment. */
  async close(): Promise<void> {
    await within(CLOSE_WITHIN, this.#client.dispose()).catch(() => undefined);
  }

  async #pageOf(options: ReadAllOptions): Promise<AllStreamRecordedEvent[]> {
    const page: AllStreamRecordedEvent[] = [];
    try {
      for await (const { event } of this.#client.readAll(options)) if (event) page.push(event);
      return page;
    } catch (error) {
      throw readFailure(error, '$all');
    }
  }

  /** What `pick` finds in the first event of the log, from there on, in which it finds anything. */
  async #firstOf<T>(
    options: ReadAllOptions,
    pick: (event: AllStreamRecordedEvent) => T | undefined,
  ): Promise<T | undefined> {
    const read = this.#client.readAll(options);
    const first = (async () => {
      for await (const { event } of read) {
        const found = event && pick(event);
        if (found !== undefined) return found;
      }
      return undefined;
    })();
    try {
      return await within(this.#deadline, first);
    } catch (error) {
      read.destroy();
      throw readFailure(error, '$all');
    }
  }

  async #positionOf(stream: string, revision: bigint): Promise<Position> {
    const [event] = await this.readStream(stream, revision, 1);
    if (!event) throw new OutcomeUnknown(stream);
    return event.position;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const codeOf = (error: unknown): ErrorType | undefined =>
  error instanceof Error && isCommandError(error) ? error.type : undefined;

function appendFailure(error: unknown): Error {
  const message = messageOf(error);
  switch (codeOf(error)) {
    case ErrorType.WRONG_EXPECTED_VERSION:
      return new WrongRevision(message);
    case ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED:
      return new AppendTooLarge(message);
    case ErrorType.STREAM_DELETED:
      return new StreamUnreadable(message, -1n, 'the stream was deleted');
    case ErrorType.NOT_LEADER:
    case ErrorType.ACCESS_DENIED:
      return new StoreUnavailable(message);
    default:
      return error instanceof TypeError ? error : new OutcomeUnknown(message);
  }
}

function readFailure(error: unknown, stream: string): Error {
  if (error instanceof StoreUnavailable) return error;
  if (codeOf(error) === ErrorType.STREAM_DELETED) return new StreamUnreadable(stream, -1n, 'the stream was deleted');
  return new StoreUnavailable(messageOf(error));
}
