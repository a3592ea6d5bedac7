// Where the coverage comes from: the target regions that have a team there, each a figure that explains itself.
import type { CohortRules } from '#projections/cohort-rules/cohort-rules';
import type { RegionProgress } from '#projections/region-progress/tabulate';
import { reachedIn } from '#projections/region-progress/contributions.query';
import type { Recounted } from '#projections/region-progress/recount';

export interface CoveredRegion {
  readonly region: string;
  /** Teams that count in it. */
  readonly involved: number;
  /** The figure of the region board that says so: ask for it to be explained. */
  readonly key: string;
}

/** The covered target regions of a board. `reached`: `enrolled`, or one of the board's columns. */
export function coveredRegions({ regions }: RegionProgress, reached: string): readonly CoveredRegion[] {
  const column = reached.replace(/^stage:/, '');
  return regions
    .filter(({ isTarget }) => isTarget)
    .map((row) => ({
      region: row.region,
      involved: reached === 'enrolled' ? row.involved : (row.reached[column]?.involved ?? 0),
      key: `region:${row.region}:${reached}`,
    }))
    .filter(({ involved }) => involved > 0);
}

export const coverageShown = ({ coverage }: RegionProgress, reached: string): number | undefined =>
  reached === 'enrolled' ? coverage.enrolled : coverage.reached[reached.replace(/^stage:/, '')];

export function coverageIn(rows: readonly Recounted[], rules: readonly CohortRules[], reached: string): number {
  const targets = new Set(rules.flatMap((one) => one.targets));
  const names = new Map(rules.map((one) => [one.cohort, reachedIn(one, reached)]));
  const covered = rows.filter(
    (row) =>
      row.level === 'region' && names.get(row.cohort) === row.reached && targets.has(row.place) && row.involved > 0,
  );
  return new Set(covered.map(({ place }) => place)).size;
}
