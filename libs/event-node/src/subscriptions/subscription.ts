// The life of a subscription: confirmed, read up to the end, told that it is caught up, then woken whenever there is more.
import { randomUUID } from 'node:crypto';
import type { ResolvedEvent } from '../store/recorded-event.js';

/** A revision of a stream or a position of $all (what comes after it is wanted), or one of the two ends. */
export type From = number | 'start' | 'end';

/** Who listens. What it is sent waits until `flush`, which resolves when it can take more. */
export interface Subscriber {
  readonly isClosed: boolean;
  closed(callback: () => void): void;
  confirmation(subscriptionId: string): void;
  /** Undefined when it can take more at once, as nearly always; else resolves when it can. */
  event(event: ResolvedEvent): Promise<void> | undefined;
  checkpoint(position: number): void;
  caughtUp(): void;
  fellBehind(): void;
  flush(): Promise<void>;
}

/** Where a subscription reads from. */
export interface Source {
  /** Sends some of what there is. `false` when there was nothing. */
  pump(): Promise<boolean>;
  /** Calls `wake` when there may be more; returns how to stop it. */
  listen(wake: () => void): () => void;
}

/** Groups of writes that may go by before a live subscriber that is still taking older events is called behind. */
const FAR_BEHIND = 1000;

/** While it catches up, what came is sent when it is worth a write, or after so many looks at the log. */
const UNFLUSHED = 16;

/**
 * Runs until the subscriber is gone or the source throws. One that is slow is waited for: what it has not taken stays
 * in the log, is read from there when it comes, and costs no memory. It is told when it falls behind.
 */
export async function runSubscription(source: Source, subscriber: Subscriber): Promise<void> {
  let signals = 0;
  let wake = () => {};
  const stop = source.listen(() => {
    signals++;
    wake();
  });
  subscriber.closed(() => wake());
  subscriber.confirmation(randomUUID());
  await subscriber.flush();
  let isLive = false;
  let pumped = 0;
  try {
    for (let seen = signals; !subscriber.isClosed; ) {
      if (isLive && signals - seen > FAR_BEHIND) {
        isLive = false;
        subscriber.fellBehind();
      }
      const before = signals;
      if (await source.pump()) {
        if (isLive || ++pumped % UNFLUSHED === 0) await subscriber.flush();
        continue;
      }
      seen = before;
      if (!isLive) subscriber.caughtUp();
      isLive = true;
      await subscriber.flush();
      if (signals === seen && !subscriber.isClosed) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    stop();
  }
}
