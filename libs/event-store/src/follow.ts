// A subscription to $all that never ends: it comes back by itself from the last position that was taken.
import {
  type AllStreamSubscription,
  type EventStoreDBClient,
  END,
  excludeSystemEvents,
  START,
} from '@eventstore/db-client';
import { fromStored } from './event-codec.js';
import { comparePositions, type LoggedEvent, type Position } from './logged-event.js';

export interface Follower {
  /** What arrived since the last call, in the log's order; the next batch waits until this one is done. */
  events(batch: readonly LoggedEvent[]): Promise<void> | void;
  /** The server says that everything up to here has been sent. */
  reached?(position: Position): Promise<void> | void;
  /** Where to come back to, when that is not right behind what was taken last; undefined: the log's start. */
  resumeFrom?(): Promise<Position | undefined>;
  /** Lost, and coming back in `retryIn` milliseconds. */
  lost?(error: Error, retryIn: number): void;
  /** System events as well: then positions move with every event of the log. */
  readonly system?: boolean;
  readonly maxBatch?: number;
}

const FIRST_RETRY = 50;
const LAST_RETRY = 5_000;
const MAX_BATCH = 500;

export function follow(client: EventStoreDBClient, from: Position | typeof START | 'end', follower: Follower) {
  const controller = new AbortController();
  const running = run(client, from, follower, controller.signal);
  return {
    stop: async () => {
      controller.abort();
      await running;
    },
  };
}

async function run(
  client: EventStoreDBClient,
  from: Position | typeof START | 'end',
  follower: Follower,
  stopped: AbortSignal,
) {
  let next = from;
  let retryIn = FIRST_RETRY;
  const taken = (position: Position) => {
    next = position;
    retryIn = FIRST_RETRY;
  };
  while (!stopped.aborted) {
    const delivery = new Delivery(follower, taken, stopped);
    const checkpointReached = async (_: unknown, position: Position) => delivery.nothingUpTo(position);
    const filter = follower.system ? {} : { filter: excludeSystemEvents({ checkpointInterval: 1, checkpointReached }) };
    const subscription = client.subscribeToAll({ fromPosition: next === 'end' ? END : next, ...filter });
    try {
      await delivery.of(subscription);
    } catch (error) {
      if (stopped.aborted) break;
      follower.lost?.(error as Error, retryIn);
      await delivery.end();
      await pause(retryIn, stopped);
      retryIn = Math.min(retryIn * 2, LAST_RETRY);
      const before = next;
      if (follower.resumeFrom)
        next = await follower.resumeFrom().then(
          (from) => from ?? START,
          () => before,
        );
    } finally {
      await subscription.unsubscribe().catch(() => undefined);
    }
  }
}

/** Hands over what has arrived, a batch at a time, until the subscription breaks or is stopped. */
class Delivery {
  #waiting: LoggedEvent[] = [];
  #checkpoint: Position | undefined;
  #last: Position | undefined;
  #handing: Promise<void> | undefined;
  #ended = false;
  #subscription: AllStreamSubscription | undefined;
  #fail: (error: unknown) => void = () => undefined;

  constructor(
    private readonly follower: Follower,
    private readonly taken: (position: Position) => void,
    private readonly stopped: AbortSignal,
  ) {}

  of(subscription: AllStreamSubscription): Promise<void> {
    this.#subscription = subscription;
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      subscription.on('data', ({ event }) => event && this.#arrived(fromStored(event)));
      subscription.on('error', reject);
      subscription.on('end', () => reject(new Error('the subscription ended')));
      subscription.on('close', () => reject(new Error('the subscription was closed')));
      this.stopped.addEventListener('abort', () => resolve(), { once: true });
      if (this.stopped.aborted) resolve();
    });
  }

  /** The server passed over everything up to here. It counts only once what came before has been handed over. */
  nothingUpTo(position: Position): void {
    this.#checkpoint = position;
    setImmediate(() => void this.#handOver());
  }

  /** Hands over no more. What was being handed over when it broke is still taken, and what follows comes back anew. */
  async end(): Promise<void> {
    this.#ended = true;
    await this.#handing;
  }

  #arrived(event: LoggedEvent): void {
    this.#waiting.push(event);
    if (this.#waiting.length >= 2 * this.#maxBatch) this.#subscription?.pause();
    if (!this.#handing) setImmediate(() => void this.#handOver());
  }

  get #maxBatch(): number {
    return this.follower.maxBatch ?? MAX_BATCH;
  }

  #handOver(): Promise<void> {
    this.#handing ??= this.#handAll().finally(() => {
      this.#handing = undefined;
    });
    return this.#handing;
  }

  async #handAll(): Promise<void> {
    try {
      do {
        while (this.#waiting.length && !this.#isOver) await this.#handBatch();
        await this.#handCheckpoint();
      } while (this.#waiting.length && !this.#isOver);
    } catch (error) {
      this.#fail(error);
    }
  }

  get #isOver(): boolean {
    return this.#ended || this.stopped.aborted;
  }

  async #handBatch(): Promise<void> {
    const batch = this.#waiting.splice(0, this.#maxBatch);
    await this.follower.events(batch);
    this.#took(batch[batch.length - 1].position);
    if (this.#waiting.length < this.#maxBatch) this.#subscription?.resume();
  }

  async #handCheckpoint(): Promise<void> {
    const position = this.#checkpoint;
    if (!position || this.#subscription?.readableLength || this.#isOver) return;
    this.#checkpoint = undefined;
    if (this.#last && comparePositions(position, this.#last) <= 0) return;
    await this.follower.reached?.(position);
    this.#took(position);
  }

  #took(position: Position): void {
    this.#last = position;
    this.taken(position);
  }
}

const pause = (ms: number, stopped: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stopped.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
