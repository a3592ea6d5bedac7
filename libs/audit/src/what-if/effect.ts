// What another charter would have done to one decision, and to a team over all of its decisions.
import type { DomainEvent } from '#domain/decider';
import { firstDifference } from '../replay/difference.js';
import type { Alternative } from './alternative.js';

/** From the gravest to none. `otherwise`: decided the same way, with other content: a due date, a number. */
export const effects = [
  'flipped-to-fail',
  'flipped-to-pass',
  'newly-refused',
  'newly-possible',
  'otherwise',
  'same',
] as const;
export type Effect = (typeof effects)[number];

export function effectOf({ recorded, instead, impossible }: Alternative): Effect {
  if (!impossible && !firstDifference(recorded, instead)) return 'same';
  const [was, is] = [recorded, instead].map(isRefused);
  if (was && !is && instead.length) return gained(recorded, instead) ? 'flipped-to-pass' : 'newly-possible';
  if (impossible || (!was && is)) return lost(recorded, instead) ? 'flipped-to-fail' : 'newly-refused';
  if (lost(recorded, instead)) return 'flipped-to-fail';
  return gained(recorded, instead) ? 'flipped-to-pass' : 'otherwise';
}

export const graver = (a: Effect, b: Effect): Effect => (effects.indexOf(a) <= effects.indexOf(b) ? a : b);

/** Accepted as it was recorded, refused or naming nothing any more. */
export const isNoLongerPossible = ({ recorded, instead, impossible }: Alternative): boolean =>
  !isRefused(recorded) && (impossible !== undefined || isRefused(instead));

const isRefused = ([event]: readonly DomainEvent[]): boolean => event?.type === 'CommandRefused';

/** A stage passed that would not be, or one failed that was not. */
const lost = (before: readonly DomainEvent[], after: readonly DomainEvent[]): boolean =>
  stages(before, 'StagePassed').some((stage) => !stages(after, 'StagePassed').includes(stage)) ||
  stages(after, 'StageFailed').some((stage) => !stages(before, 'StageFailed').includes(stage)) ||
  (verdictIn(before) === 'passed' && verdictIn(after) === 'failed');

const gained = (before: readonly DomainEvent[], after: readonly DomainEvent[]): boolean => lost(after, before);

const stages = (events: readonly DomainEvent[], type: string): string[] =>
  events.filter((event) => event.type === type).map(({ data }) => (data as { stage: string }).stage);

const verdictIn = (events: readonly DomainEvent[]): string | undefined =>
  (events.find(({ type }) => type === 'Defended')?.data as { verdict: string } | undefined)?.verdict;
