// One walk over the log that lists everything worth an auditor's look, without asking the rules again.
import type { Charter } from '#domain/charter/charter';
import { Gatherer, isDecision, isOfDomain } from '../evidence/decisions.js';
import type { Log } from '../evidence/log.js';
import { PastStates } from '../evidence/past-states.js';
import { StreamUnreadable } from '#event-store/failures';
import { byHand } from './by-hand.js';
import type { Finding, Inspector } from './finding.js';
import { overtaken } from './overtaken.js';
import { refusals } from './refusals.js';
import { rules } from './rules.js';
import { tainted } from './tainted.js';
import { time } from './time.js';
import { twice } from './twice.js';

export interface CheckOptions {
  /** The charters that the deployment keeps as files, by program. */
  readonly charterFiles?: ReadonlyMap<string, Charter>;
  readonly onProgress?: (events: number) => void;
}

export async function* check(log: Log, { charterFiles, onProgress }: CheckOptions = {}): AsyncGenerator<Finding> {
  const inspectors: readonly Inspector[] = [
    byHand,
    overtaken,
    twice(),
    time(),
    rules(charterFiles),
    refusals(),
    tainted(),
  ];
  const gatherer = new Gatherer();
  const states = new PastStates(log);
  let read = 0;
  for await (const batch of log.events()) {
    for (const event of batch) {
      if (!isOfDomain(event.stream)) continue;
      await states.take(event);
      for (const found of gatherer.take(event))
        for (const inspector of inspectors) {
          if (!isDecision(found)) yield* inspector.unaccounted?.(found) ?? [];
          else yield* await readable(() => inspector.decision?.(found, states) ?? []);
        }
    }
    read += batch.length;
    onProgress?.(read);
  }
  for (const found of gatherer.end()) for (const inspector of inspectors) yield* inspector.unaccounted?.(found) ?? [];
  for (const inspector of inspectors) yield* await readable(() => inspector.end?.(states) ?? []);
}

/** What rests on a stream that cannot be read cannot be looked at; the event that broke it is a finding of its own. */
async function readable(look: () => Promise<readonly Finding[]> | readonly Finding[]): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof StreamUnreadable) return [];
    throw error;
  }
}
