// From rows of single cohorts to the table that is shown: sums, furthest stages, coverage. Pure.
import type { StageKind, Text } from '#domain/charter/charter';
import type { CohortRules } from '../cohort-rules/cohort-rules.js';
import { stagesOf } from '../stages/stages-of.js';
import { byKind, byStage, type ColumnOf, lastOfKinds } from './columns.js';
import type { Level } from './contributions.js';

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
  /** Those that cohorts run under, each once or more often. Only where one cohort or program is asked for. */
  readonly charters: readonly Pick<CohortRules, 'version' | 'charter'>[];
  readonly geography: Geography;
  readonly figures: readonly Figure[];
  readonly names: ReadonlyMap<string, string>;
}
/** Of several cohorts together. */
export interface Geography {
  readonly targets: ReadonlySet<string>;
  /** Those that ever were a target. */
  readonly everTargets: ReadonlySet<string>;
  /** As the cohort that was opened last has them. */
  readonly districts: ReadonlyMap<string, string | null>;
}
/** Of one cohort, or the sum of several. */
export interface Figure extends Counts {
  readonly level: Level;
  readonly place: string;
  /** The key of a column; empty: enrolled. */
  readonly column: string;
}

interface Asked {
  readonly program?: string | undefined;
  readonly cohort?: string | undefined;
  readonly district?: string | undefined;
}

const kinds: readonly StageKind[] = ['sessions', 'test', 'pre-defense', 'defense', 'registry'];
const none: Counts = { involved: 0, led: 0, guests: 0, guestLed: 0 };

export function tabulate({ charters, geography, figures, names }: Figures, filter: Asked): RegionProgress {
  const columns = isByStage(filter)
    ? stagesOf(charters).map(({ id, kind, title }) => ({ key: id, kind, title }))
    : kinds.map((kind) => ({ key: kind, kind, title: null }));
  const sums = summed(figures);
  const row = (level: string, place: string) => placeRow(sums, columns, level, place);
  const isWanted = (district: string | null) => filter.district === undefined || (district ?? '') === filter.district;

  const { targets, everTargets, districts } = geography;
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

/** `frozen`: in the order in which cohorts were opened. */
export const geographyOf = (
  aims: readonly Pick<CohortRules, 'targets' | 'asTarget'>[],
  frozen: readonly Pick<CohortRules, 'districts'>[],
): Geography => ({
  targets: new Set(aims.flatMap(({ targets }) => targets)),
  everTargets: new Set(aims.flatMap(({ asTarget }) => Object.keys(asTarget))),
  districts: new Map(frozen.flatMap(({ districts }) => Object.entries(districts))),
});

/** Cohorts whose stages count in the same columns, with those: their figures may be given as sums, as if they were all of one. */
export function countedAlike(
  cohorts: readonly CohortRules[],
  asked: Asked,
): readonly { readonly alike: readonly CohortRules[]; readonly columnOf: ColumnOf }[] {
  if (isByStage(asked)) return [{ alike: cohorts, columnOf: byStage }];
  const byColumns = new Map<string, CohortRules[]>();
  for (const rules of cohorts) {
    const columns = JSON.stringify([...lastOfKinds(rules.charter)].sort());
    const those = byColumns.get(columns);
    if (those) those.push(rules);
    else byColumns.set(columns, [rules]);
  }
  return [...byColumns.values()].map((alike) => ({ alike, columnOf: byKind(alike[0]!.charter) }));
}

function summed(figures: Figures['figures']): ReadonlyMap<string, Counts> {
  const sums = new Map<string, Counts>();
  for (const { level, place, column, ...counts } of figures) {
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
