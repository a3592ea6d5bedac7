// The life of a subscription: confirmed, read up to the end, told that it is caught up, then woken whenever there is more.
import { randomUUID } from 'node:crypto';
import type { GrpcCall } from '../rpc/grpc-call.js';
import type { Outbox } from '../rpc/outbox.js';

/** Where a subscription reads from. */
export interface Source {
  /** Sends what there is, up to the end as it is now. `false` when there was nothing. */
  pump(): Promise<boolean>;
  /** Calls `wake` when there may be more; returns how to stop it. */
  listen(wake: () => void): () => void;
}

/**
 * Runs until the client goes away or the source throws. A client that is slow is waited for: what it has not taken stays
 * in the log, is read from there when it comes, and costs no memory. It is told when it falls behind.
 */
export async function runSubscription(source: Source, outbox: Outbox, call: GrpcCall): Promise<void> {
  outbox.responses.confirmation(randomUUID());
  await outbox.flush();
  let isLive = false;
  let signals = 0;
  let wake = () => {};
  const stop = source.listen(() => {
    signals++;
    wake();
  });
  call.closed(() => wake());
  call.closed(stop);
  try {
    while (!call.isClosed) {
      const seen = signals;
      if (await source.pump()) {
        await outbox.flush();
        if (isLive && signals - seen > FAR_BEHIND) {
          isLive = false;
          outbox.responses.fellBehind();
        }
        continue;
      }
      if (!isLive) {
        isLive = true;
        outbox.responses.caughtUp();
      }
      await outbox.flush();
      if (signals === seen && !call.isClosed) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    stop();
  }
}

/** Groups of writes that went by while the client took what came before. */
const FAR_BEHIND = 1000;
