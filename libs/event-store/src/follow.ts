// A subscription to $all that never ends: it comes back by itself from the last position that was taken.
import {
  type AllStreamSubscription,
  type EventStoreDBClient,
  END,
  excludeSystemEvents,
  START,
} from '@eventstore/db-client';
import { fromStored } from './event-codec.js';
import type { LoggedEvent, Position } from './logged-event.js';

export interface Follower {
  /** What arrived since the last call, in the log's order; the next batch waits until this one is done. */
  events(batch: readonly LoggedEvent[]): Promise<void> | void;
  /** The server says that everything up to here has been sent. */
  reached?(position: Position): Promise<void> | void;
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
  while (!stopped.aborted) {
    const filter = follower.system ? {} : { filter: excludeSystemEvents({ checkpointInterval: 1, checkpointReached }) };
    const subscription = client.subscribeToAll({ fromPosition: next === 'end' ? END : next, ...filter });
    async function checkpointReached(_: unknown, position: Position) {
      await follower.reached?.(position);
    }
    try {
      await drain(subscription, follower, stopped, (position) => {
        next = position;
        retryIn = FIRST_RETRY;
      });
    } catch (error) {
      if (stopped.aborted) break;
      follower.lost?.(error as Error, retryIn);
      await pause(retryIn, stopped);
      retryIn = Math.min(retryIn * 2, LAST_RETRY);
    } finally {
      await subscription.unsubscribe().catch(() => undefined);
    }
  }
}

/** Hands over what has arrived, a batch at a time, until the subscription breaks or is stopped. */
function drain(
  subscription: AllStreamSubscription,
  { events, maxBatch = MAX_BATCH }: Follower,
  stopped: AbortSignal,
  taken: (position: Position) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const waiting: LoggedEvent[] = [];
    let busy = false;
    const hand = async () => {
      if (busy) return;
      busy = true;
      try {
        while (waiting.length && !stopped.aborted) {
          const batch = waiting.splice(0, maxBatch);
          await events(batch);
          taken(batch[batch.length - 1].position);
          if (waiting.length < maxBatch) subscription.resume();
        }
      } catch (error) {
        reject(error);
      } finally {
        busy = false;
      }
    };
    subscription.on('data', ({ event }) => {
      if (!event) return;
      waiting.push(fromStored(event));
      if (waiting.length >= 2 * maxBatch) subscription.pause();
      if (!busy) setImmediate(hand);
    });
    subscription.on('error', reject);
    subscription.on('end', () => reject(new Error('the subscription ended')));
    subscription.on('close', () => reject(new Error('the subscription was closed')));
    stopped.addEventListener('abort', () => resolve(), { once: true });
    if (stopped.aborted) resolve();
  });
}

const pause = (ms: number, stopped: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stopped.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
