// Reads $all, in either direction, once.
import { readBackwards, readForwards } from '../log/scan.js';
import { passes } from '../store/event-filter.js';
import type { EventStore } from '../store/event-store.js';
import type { Outbox } from './outbox.js';
import type { ReadRequest } from './read-request.js';

export async function readAll(
  request: ReadRequest & { kind: 'all' },
  store: EventStore,
  outbox: Outbox,
): Promise<void> {
  const { log } = store;
  const { from, backwards, filter, resolveLinks } = request;
  const head = log.head;
  let next = from === 'start' ? 0 : from === 'end' ? head : Math.min(from, head);
  log.checkPosition(next);
  for (let left = request.count; left > 0 && !outbox.isClosed; ) {
    const block = backwards ? await readBackwards(log, next) : await readForwards(log, next, head);
    if (block.records.length === 0) return;
    next = block.next;
    for (const record of block.records) {
      if (filter && !passes(filter, record)) continue;
      const full = outbox.event(resolveLinks ? store.reader.resolve(record) : { event: record });
      if (full) await full;
      if (--left === 0) return;
    }
  }
}
