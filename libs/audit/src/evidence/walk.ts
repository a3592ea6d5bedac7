// The log from its beginning to its end: each decision when it is complete, with the states of all streams as they were then.
import { Gatherer, isOfDomain, type RecordedDecision, type Unaccounted } from './decisions.js';
import type { Log } from './log.js';
import { PastStates } from './past-states.js';

export interface Walked {
  readonly found: RecordedDecision | Unaccounted;
  /** Every event up to the decision's last has been taken, none after it. */
  readonly states: PastStates;
}
/** Told how many events of the log have been read. */
export type OnProgress = (events: number) => void;

export async function* walk(log: Log, onProgress: OnProgress = () => undefined): AsyncGenerator<Walked> {
  const gatherer = new Gatherer();
  const states = new PastStates(log);
  let read = 0;
  for await (const batch of log.events()) {
    for (const event of batch) {
      if (!isOfDomain(event.stream)) continue;
      await states.take(event);
      for (const found of gatherer.take(event)) yield { found, states };
    }
    read += batch.length;
    onProgress(read);
  }
  for (const found of gatherer.end()) yield { found, states };
}
