// Commands as the engine would hand them to a decider.
import type { AnyCommand } from './world.kit.js';

/** When commands are decided unless a test says otherwise. A Friday. */
export const NOW = '2022-04-01T09:00:00.000Z';
/** When facts happened unless a test says otherwise. */
export const BEFORE = '2022-03-01T09:00:00.000Z';
export const LATER = '2022-04-01T09:00:00.001Z';

type Of<T extends AnyCommand['type']> = Extract<AnyCommand, { type: T }>;

export function ask<T extends AnyCommand['type']>(
  type: T,
  params: Of<T>['params'],
  data: Of<T>['data'],
  now = NOW,
  decision = 'decision-1',
): Of<T> {
  const actor = { token: 'operator', role: 'operator' } as const;
  return { type, params, data, now, actor, decision } as unknown as Of<T>;
}
