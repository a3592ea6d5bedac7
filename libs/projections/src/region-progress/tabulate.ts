// From rows of single cohorts to the table that is shown: sums, furthest stages, coverage. Pure.
import type { StageKind, Text } from '#domain/charter/charter';
import type { Row } from '#read-store/upsert-json';
import type { CohortRules } from '../cohort-rules/cohort-rules.js';
import { stagesOf } from '../stages/stages-of.js';
import type { regionProgress } from './region-progress.table.js';

export interface Counts {
  readonly involved: number;
  readonly led: number;
  readonly guests: number;
  readonly guestLed: number;
}
/** A stage where one cohort or program is asked for; else a kind of stages. In the order in which they are passed. */
export interface Column {
  readonly key: string;
  readonly kind: StageKind;
  readonly title: Text | null;
}
export interface PlaceRow extends Counts {
  /** By column: teams that are there or beyond. */
  readonly reached: Readonly<Record<string, Counts>>;
  /** The last column that a team of the place has reached. */
  readonly furthest: string | null;
}
export interface RegionRow extends PlaceRow {
  readonly region: string;
  /** Null until the table of regions is published. */
  readonly name: string | null;
  readonly district: string | null;
  readonly isTarget: boolean;
}
export interface DistrictRow extends PlaceRow {
  readonly district: string | null;
}
export interface RegionProgress {
  readonly columns: readonly Column[];
  /** Not additive: a team counts in each of its regions. */
  readonly regions: readonly RegionRow[];
  /** Distinct teams. */
  readonly districts: readonly DistrictRow[];
  readonly federation: PlaceRow;
  /** Target regions in all, with a team, and with a team that reached the column. */
  readonly coverage: {
    readonly targets: number;
    readonly enrolled: number;
    readonly reached: Readonly<Record<string, number>>;
  };
}

export interface Figures {
  readonly cohorts: readonly CohortRules[];
  readonly figures: readonly Figure[];
  readonly names: ReadonlyMap<string, string>;
}
type Figure = Pick<Row<typeof regionProgress>, 'cohort' | 'level' | 'place' | 'reached' | keyof Counts>;

interface Asked {
  readonly program?: string | undefined;
  readonly cohort?: string | undefined;
  readonly district?: string | undefined;
}

const kinds: readonly StageKind[] = ['sessions', 'test', 'pre-defense', 'defense', 'registry'];
const none: Counts = { involved: 0, led: 0, guests: 0, guestLed: 0 };

export function tabulate({ cohorts, figures, names }: Figures, filter: Asked): RegionProgress {
  const byStage = isByStage(filter);
  const columns = byStage
    ? stagesOf(cohorts).map(({ id, kind, title }) => ({ key: id, kind, title }))
    : kinds.map((kind) => ({ key: kind, kind, title: null }));
  const sums = summed(figures, byStage ? (_, stage) => stage : kindReached(cohorts));
  const row = (level: string, place: string) => placeRow(sums, columns, level, place);
  const isWanted = (district: string | null) => filter.district === undefined || (district ?? '') === filter.district;

  const targets = new Set(cohorts.flatMap((cohort) => cohort.targets));
  const districts = new Map(cohorts.flatMap((cohort) => Object.entries(cohort.districts)));
  const everTargets = cohorts.flatMap((cohort) => Object.keys(cohort.asTarget));
  const shown = new Set([...everTargets, ...placesOf(figures, 'region')]);
  const regions = [...shown]
    .sort()
    .map((region) => ({ region, name: names.get(region) ?? null, district: districts.get(region) ?? null }))
    .filter(({ district }) => isWanted(district))
    .map((region) => ({ ...region, isTarget: targets.has(region.region), ...row('region', region.region) }));
  return {
    columns,
    regions,
    districts: placesOf(figures, 'district')
      .sort()
      .map((place) => ({ district: place || null, ...row('district', place) }))
      .filter(({ district }) => isWanted(district)),
    federation: row('federation', 'RU'),
    coverage: coverageOf(regions, columns),
  };
}

const isByStage = ({ program, cohort }: Asked): boolean => program !== undefined || cohort !== undefined;

/** Cohorts whose stages count in the same columns: rows of them may be given as sums, as if they were all of one. */
export function countedAlike(cohorts: readonly CohortRules[], asked: Asked): readonly (readonly CohortRules[])[] {
  const alike = new Map<string, CohortRules[]>();
  for (const rules of cohorts) {
    const columns = isByStage(asked) ? '' : JSON.stringify([...lastOfKinds(rules.charter)].sort());
    const those = alike.get(columns);
    if (those) those.push(rules);
    else alike.set(columns, [rules]);
  }
  return [...alike.values()];
}

const lastOfKinds = ({ stages }: CohortRules['charter']): ReadonlyMap<StageKind, string> =>
  new Map(stages.map(({ kind, id }) => [kind, id]));

/** The column that a stage of a cohort counts in, if any. */
type ColumnOf = (cohort: string, stage: string) => string | undefined;

/** A kind is reached with the last stage of the kind. */
function kindReached(cohorts: readonly CohortRules[]): ColumnOf {
  const byCohort = new Map(
    cohorts.map(({ cohort, charter }) => {
      const last = lastOfKinds(charter);
      return [cohort, new Map([...last].map(([kind, id]) => [id, kind]))] as const;
    }),
  );
  return (cohort, stage) => byCohort.get(cohort)?.get(stage);
}

function summed(figures: Figures['figures'], columnOf: ColumnOf): ReadonlyMap<string, Counts> {
  const sums = new Map<string, Counts>();
  for (const { cohort, level, place, reached, ...counts } of figures) {
    const isStage = reached.startsWith('stage:');
    const column = isStage ? columnOf(cohort, reached.slice('stage:'.length)) : '';
    if (column === undefined) continue;
    const key = `${level} ${place} ${column}`;
    sums.set(key, plus(sums.get(key) ?? none, counts));
  }
  return sums;
}

const plus = (a: Counts, b: Counts): Counts => ({
  involved: a.involved + b.involved,
  led: a.led + b.led,
  guests: a.guests + b.guests,
  guestLed: a.guestLed + b.guestLed,
});

function placeRow(
  sums: ReadonlyMap<string, Counts>,
  columns: readonly Column[],
  level: string,
  place: string,
): PlaceRow {
  const reached = Object.fromEntries(columns.map(({ key }) => [key, sums.get(`${level} ${place} ${key}`) ?? none]));
  const furthest = columns.findLast(({ key }) => reached[key]!.involved + reached[key]!.guests > 0);
  return { ...(sums.get(`${level} ${place} `) ?? none), reached, furthest: furthest?.key ?? null };
}

const placesOf = (figures: Figures['figures'], level: string): string[] => [
  ...new Set(figures.filter((each) => each.level === level).map(({ place }) => place)),
];

function coverageOf(regions: readonly RegionRow[], columns: readonly Column[]): RegionProgress['coverage'] {
  const targets = regions.filter(({ isTarget }) => isTarget);
  const reached = columns.map(({ key }) => [key, targets.filter((row) => row.reached[key]!.involved > 0).length]);
  return {
    targets: targets.length,
    enrolled: targets.filter(({ involved }) => involved > 0).length,
    reached: Object.fromEntries(reached),
  };
}
