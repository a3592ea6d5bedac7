// From a subscription to a projector: small transactions when events trickle, large ones when they flow.
import type { LoggedEvent, Position } from '#event-store/logged-event';
import { mostInABatch } from './pace.js';
import type { Projector } from './projector.js';

/** An event, or word that there was none of interest up to a place. */
export type Followed = LoggedEvent | { readonly upTo: Position };

/** Ends with the source, when all of it is projected; rejects as the source or `Projector.handle` does: `FellBack` asks to begin again. */
export async function follow(projector: Projector, source: AsyncIterable<Followed>): Promise<void> {
  let events: LoggedEvent[] = [];
  let upTo: Position | undefined;
  let handling: Promise<void> | undefined;
  let failed: { error: unknown } | undefined;

  const drain = async () => {
    while (events.length > 0 || upTo) {
      const batch = events;
      const reached = upTo;
      events = [];
      upTo = undefined;
      await projector.handle(batch, reached);
    }
  };
  for await (const next of source) {
    if ('upTo' in next) upTo = next.upTo;
    else {
      events.push(next);
      upTo = undefined;
    }
    handling ??= drain()
      .catch((error: unknown) => {
        failed = { error };
      })
      .finally(() => {
        handling = undefined;
      });
    if (events.length >= mostInABatch) await handling;
    if (failed) throw failed.error;
  }
  await handling;
  if (failed) throw failed.error;
}
