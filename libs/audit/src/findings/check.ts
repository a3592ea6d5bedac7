// One walk over the log that lists everything worth an auditor's look, without asking the rules again.
import { isDecision } from '../evidence/decisions.js';
import type { Log } from '../evidence/log.js';
import type { PastStates } from '../evidence/past-states.js';
import { type OnProgress, walk } from '../evidence/walk.js';
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
  readonly charterFiles?: ReadonlyMap<string, object>;
  readonly onProgress?: OnProgress;
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
  let states: PastStates | undefined;
  for await (const { found, ...walked } of walk(log, onProgress)) {
    states = walked.states;
    for (const inspector of inspectors) {
      if (!isDecision(found)) yield* inspector.unaccounted?.(found) ?? [];
      else yield* await readable(() => inspector.decision?.(found, walked.states) ?? []);
    }
  }
  if (!states) return;
  const atTheEnd = states;
  for (const inspector of inspectors) yield* await readable(() => inspector.end?.(atTheEnd) ?? []);
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
