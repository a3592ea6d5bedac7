// Where a figure of the funnel comes from: the teams that count in it, with the passing or enrollment that makes them.
import { closure } from '#projections/region-progress/standing';
import { type FunnelRows, sightings } from '#projections/funnel/funnel.query';
import type { Recounted } from '#projections/region-progress/recount';

export const funnelMetrics = ['enrolled', 'reached', 'standing', 'failed'] as const;
export type FunnelMetric = (typeof funnelMetrics)[number];

export interface CountedTeam {
  readonly cohort: string;
  readonly team: string;
  /** The fact that makes it count: of which stage, since when, by what; the enrollment where no stage has to be passed. */
  readonly stage: string | null;
  readonly since: string;
  readonly because: string;
}

/** `now`: RFC 3339 in UTC. `stage` does not matter for `enrolled`. */
export function countedTeams(
  rows: FunnelRows,
  stage: string,
  metric: FunnelMetric,
  now: string,
): readonly CountedTeam[] {
  const ruling = new Map(rows.rules.map((each) => [each.cohort, each]));
  return sightings(rows, now).flatMap(({ cohort, team, passage, sights }) => {
    const enrolled = { cohort, team, stage: null, since: passage.enrolledAt, because: 'enrolled' };
    if (metric === 'enrolled') return [enrolled];
    const sight = sights.find((each) => each.stage === stage);
    const counts = { reached: sight?.isReached, standing: sight?.daysStanding != null, failed: sight?.isFailed };
    if (!counts[metric]) return [];
    const { charter } = ruling.get(cohort)!;
    const required = charter.stages.find(({ id }) => id === stage)?.requires ?? [];
    const wanted = metric === 'standing' ? required : [stage, ...beyond(charter.stages, closure(charter), stage)];
    const marks = wanted.flatMap((id) => (passage.marks[id] ? [{ stage: id, ...passage.marks[id] }] : []));
    const [mark] = marks.sort((a, b) => (a.since < b.since ? 1 : -1)).slice(metric === 'standing' ? 0 : -1);
    return [mark ? { cohort, team, stage: mark.stage, since: mark.since, because: mark.because } : enrolled];
  });
}

/** Stages that require this one, transitively. */
const beyond = (
  stages: readonly { readonly id: string }[],
  required: ReadonlyMap<string, ReadonlySet<string>>,
  stage: string,
): readonly string[] => stages.map(({ id }) => id).filter((id) => id !== stage && required.get(id)?.has(stage));

/** A team is led from one place of the federation: so the naive count has distinct teams. Null where it counts no such thing. */
export function funnelIn(rows: readonly Recounted[], stage: string, metric: FunnelMetric): number | null {
  if (metric !== 'enrolled' && metric !== 'reached') return null;
  const reached = metric === 'enrolled' ? 'enrolled' : `stage:${stage}`;
  return rows
    .filter((row) => row.level === 'federation' && row.reached === reached)
    .reduce((sum, row) => sum + row.led + row.guestLed, 0);
}
