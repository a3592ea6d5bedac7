// What one team adds to the figures: a pure function of where it stands, so a change is the difference of two sets.
import type { CohortRules } from '../cohort-rules/cohort-rules.js';
import { reachedBy, type Standing } from './standing.js';

export type Level = 'region' | 'district' | 'federation';
export type Metric = 'involved' | 'led' | 'guests' | 'guestLed';
export const federation = 'RU';

export interface Contribution {
  readonly level: Level;
  readonly place: string;
  readonly reached: string;
  readonly metric: Metric;
  readonly trueFrom: string;
}
export interface Change extends Contribution {
  readonly delta: 1 | -1;
}

interface Presence {
  readonly level: Level;
  readonly place: string;
  readonly metric: Metric;
  /** From when on the team is there. */
  readonly since: string;
}

/** The districts that the cohort froze, and its targets. */
type Geography = Pick<CohortRules, 'targets' | 'districts'>;

/** At each place and metric once, from when its first region there joined. */
function presences({ leadRegion, regions }: Standing, { targets, districts }: Geography): readonly Presence[] {
  const all = new Map<string, Presence>();
  const add = (level: Level, place: string, metric: Metric, since: string) => {
    const id = `${level} ${place} ${metric}`;
    const so = all.get(id);
    if (!so || since < so.since) all.set(id, { level, place, metric, since });
  };
  for (const [region, since] of Object.entries(regions)) {
    const isTarget = targets.includes(region);
    const metrics: readonly Metric[] = isTarget ? ['involved', 'led'] : ['guests', 'guestLed'];
    for (const metric of region === leadRegion ? metrics : metrics.slice(0, 1)) {
      add('region', region, metric, since);
      add('district', districts[region] ?? '', metric, since);
      add('federation', federation, metric, since);
    }
  }
  return [...all.values()];
}

const keyOf = ({ level, place, reached, metric }: Contribution): string => `${level} ${place} ${reached} ${metric}`;
const later = (a: string, b: string): string => (a > b ? a : b);

/** Everything that the team counts for; nothing where it is not enrolled. */
export function contributionsOf(
  standing: Standing | undefined,
  rules: Geography & Pick<CohortRules, 'charter'>,
): ReadonlyMap<string, Contribution> {
  const all = new Map<string, Contribution>();
  if (!standing) return all;
  const there = presences(standing, rules);
  for (const [reached, from] of reachedBy(standing, rules.charter))
    for (const { level, place, metric, since } of there) {
      const contribution = { level, place, reached, metric, trueFrom: later(from, since) };
      all.set(keyOf(contribution), contribution);
    }
  return all;
}

/** What must be added to come from one set to the other. What goes is taken back from its own date, as if it had never been. */
export function differences(
  before: ReadonlyMap<string, Contribution>,
  after: ReadonlyMap<string, Contribution>,
): readonly Change[] {
  const gone = [...before].filter(([key, { trueFrom }]) => after.get(key)?.trueFrom !== trueFrom);
  const come = [...after].filter(([key, { trueFrom }]) => before.get(key)?.trueFrom !== trueFrom);
  return [
    ...gone.map(([, contribution]) => ({ ...contribution, delta: -1 as const })),
    ...come.map(([, contribution]) => ({ ...contribution, delta: 1 as const })),
  ];
}
