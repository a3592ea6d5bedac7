// The figures once more, counted naively from the log and sharing nothing with the projection: each checks the other.
import type { Charter } from '#domain/charter/charter';
import type { LoggedEvent } from '#event-store/logged-event';
import type { DataOf } from '../runner/heard.js';

export interface Recounted {
  readonly cohort: string;
  readonly level: 'region' | 'district' | 'federation';
  readonly place: string;
  readonly reached: string;
  readonly involved: number;
  readonly led: number;
  readonly guests: number;
  readonly guestLed: number;
}

interface TeamSeen {
  readonly regions: readonly string[];
  readonly lead: string;
  readonly passed: Set<string>;
}
interface CohortSeen {
  readonly opened: DataOf<'CohortOpened'>;
  readonly charter: Charter;
  readonly teams: Map<string, TeamSeen>;
}

/** Rows with a team in them, in no order. */
export function recount(events: Iterable<LoggedEvent>): readonly Recounted[] {
  return [...read(events)].flatMap(([cohort, seen]) => countCohort(cohort, seen));
}

function read(events: Iterable<LoggedEvent>): ReadonlyMap<string, CohortSeen> {
  const charters = new Map<string, Charter>();
  const cohorts = new Map<string, CohortSeen>();
  for (const { type, data, stream } of events) {
    const [, cohort = '', team = ''] = /^(?:team|cohort)-([^.]+)\.?(.*)$/.exec(stream) ?? [];
    if (type === 'ProgramChartered' || type === 'CharterRevised') {
      const { charter, version } = data as DataOf<'ProgramChartered'>;
      charters.set(`${charter.program} ${version}`, charter);
    } else if (type === 'CohortOpened') {
      const opened = data as DataOf<'CohortOpened'>;
      const charter = charters.get(`${opened.program} ${opened.version}`)!;
      cohorts.set(cohort, { opened, charter, teams: new Map() });
    } else if (type === 'TeamEnrolled') {
      const enrolled = data as DataOf<'TeamEnrolled'>;
      const { regions, leadRegion: lead } = enrolled;
      cohorts.get(cohort)!.teams.set(enrolled.team, { regions, lead, passed: new Set() });
    } else if (type === 'StagePassed')
      cohorts
        .get(cohort)!
        .teams.get(team)!
        .passed.add((data as DataOf<'StagePassed'>).stage);
    else if (type === 'StageReopened')
      cohorts
        .get(cohort)!
        .teams.get(team)!
        .passed.delete((data as DataOf<'StageReopened'>).stage);
  }
  return cohorts;
}

function countCohort(cohort: string, { opened, charter, teams }: CohortSeen): readonly Recounted[] {
  const all = [...teams.values()];
  const districtOf = (region: string) => opened.regions.find((each) => each.region === region)?.district ?? '';
  const isTarget = (region: string) => opened.targets.includes(region);
  const places = [...new Set(all.flatMap(({ regions }) => regions))].flatMap((region) => [
    { level: 'region' as const, place: region },
    { level: 'district' as const, place: districtOf(region) },
    { level: 'federation' as const, place: 'RU' },
  ]);
  const isIn = ({ level, place }: (typeof places)[number], region: string) =>
    level === 'federation' || place === (level === 'region' ? region : districtOf(region));

  const rows: Recounted[] = [];
  for (const where of distinct(places))
    for (const [reached, hasReached] of columns(charter)) {
      const there = all.filter(hasReached).filter(({ regions }) => regions.some((region) => isIn(where, region)));
      const count = (holds: (team: TeamSeen) => boolean) => there.filter(holds).length;
      rows.push({
        cohort,
        ...where,
        reached,
        involved: count(({ regions }) => regions.some((region) => isIn(where, region) && isTarget(region))),
        guests: count(({ regions }) => regions.some((region) => isIn(where, region) && !isTarget(region))),
        led: count(({ lead }) => isIn(where, lead) && isTarget(lead)),
        guestLed: count(({ lead }) => isIn(where, lead) && !isTarget(lead)),
      });
    }
  return rows.filter(({ involved, guests }) => involved + guests > 0);
}

const distinct = <T extends object>(all: readonly T[]): readonly T[] => [
  ...new Map(all.map((each) => [JSON.stringify(each), each])).values(),
];

/** Each thing that can be reached, with whether a team has. */
function columns(charter: Charter): readonly (readonly [string, (team: TeamSeen) => boolean])[] {
  const requires = (stage: string, wanted: string): boolean =>
    stage === wanted ||
    !!charter.stages.find(({ id }) => id === stage)?.requires.some((each) => requires(each, wanted));
  const reaches =
    (wanted: string) =>
    ({ passed }: TeamSeen) =>
      [...passed].some((stage) => requires(stage, wanted));
  return [['enrolled', () => true], ...charter.stages.map(({ id }) => [`stage:${id}`, reaches(id)] as const)];
}
