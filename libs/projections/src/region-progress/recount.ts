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
  regions: readonly string[];
  lead: string;
  isIn: boolean;
  /** By the ids of today. */
  passed: Set<string>;
  /** How many migrations its own stream has mentioned. */
  mentioned: number;
}
interface CohortSeen {
  readonly opened: DataOf<'CohortOpened'>;
  charter: Charter;
  targets: readonly string[];
  readonly renamings: Readonly<Record<string, string>>[];
  readonly teams: Map<string, TeamSeen>;
}

/** Rows with a team in them, in no order. */
export const recount = (events: Iterable<LoggedEvent>): readonly Recounted[] => new Recount(events).figures();

/** Teams that are in, over all cohorts. */
export const distinctTeams = (events: Iterable<LoggedEvent>): number =>
  [...new Recount(events).teams().values()].reduce((sum, teams) => sum + teams, 0);

/** A count as far as it has been told the log. */
export class Recount {
  readonly #charters = new Map<string, Charter>();
  readonly #cohorts = new Map<string, CohortSeen>();

  constructor(events: Iterable<LoggedEvent> = []) {
    for (const event of events) this.take(event);
  }

  take({ type, data, stream }: LoggedEvent): void {
    const [, kind, id = '', team = ''] = /^(team|cohort)-([^.]+)\.?(.*)$/.exec(stream) ?? [];
    const cohort = this.#cohorts.get(id);
    if (type === 'ProgramChartered' || type === 'CharterRevised') {
      const { charter, version } = data as DataOf<'ProgramChartered'>;
      this.#charters.set(`${charter.program} ${version}`, charter);
    } else if (type === 'CohortOpened') {
      const opened = data as DataOf<'CohortOpened'>;
      const charter = this.#charters.get(`${opened.program} ${opened.version}`)!;
      this.#cohorts.set(id, { opened, charter, targets: opened.targets, renamings: [], teams: new Map() });
    } else if (cohort && type === 'CohortMigrated') {
      const { to, stages } = data as DataOf<'CohortMigrated'>;
      cohort.charter = this.#charters.get(`${cohort.opened.program} ${to}`)!;
      cohort.renamings.push(stages);
      for (const each of cohort.teams.values())
        each.passed = new Set([...each.passed].map((stage) => stages[stage] ?? stage));
    } else if (cohort && kind === 'cohort') hearCohort(cohort, type, data);
    else if (cohort && kind === 'team') hearTeam(cohort, cohort.teams.get(team), type, data);
  }

  /** Rows with a team in them, in no order. */
  figures(): readonly Recounted[] {
    return [...this.#cohorts].flatMap(([cohort, seen]) => countCohort(cohort, seen));
  }

  /** By cohort, the teams that are in. */
  teams(): ReadonlyMap<string, number> {
    const isIn = ({ teams }: CohortSeen) => [...teams.values()].filter((team) => team.isIn).length;
    return new Map([...this.#cohorts].map(([cohort, seen]) => [cohort, isIn(seen)]));
  }
}

function hearCohort(cohort: CohortSeen, type: string, data: unknown): void {
  const { teams } = cohort;
  const { team: id, region, to } = data as { team: string; region: string; to: string };
  const team = teams.get(id);
  if (type === 'TargetRegionsAmended') cohort.targets = (data as DataOf<'TargetRegionsAmended'>).targets;
  if (type === 'TeamEnrolled') {
    const { regions, leadRegion: lead } = data as DataOf<'TeamEnrolled'>;
    teams.set(id, { regions, lead, isIn: true, passed: new Set(), mentioned: 0 });
  }
  if (!team) return;
  if (type === 'TeamWithdrawn') team.isIn = false;
  if (type === 'TeamReinstated') team.isIn = true;
  if (type === 'RegionJoined') team.regions = [...team.regions, region];
  if (type === 'RegionLeft') team.regions = team.regions.filter((each) => each !== region);
  if (type === 'LeadRegionMoved') team.lead = to;
  if (type === 'EnrollmentCorrected') {
    const { regions, leadRegion } = data as DataOf<'EnrollmentCorrected'>;
    team.regions = regions;
    team.lead = leadRegion;
  }
}

function hearTeam({ renamings }: CohortSeen, team: TeamSeen | undefined, type: string, data: unknown): void {
  if (!team) return;
  if (type === 'StagesCarriedOver') team.mentioned += 1;
  if (type !== 'StagePassed' && type !== 'StageReopened') return;
  let { stage } = data as { stage: string };
  for (const renaming of renamings.slice(team.mentioned)) stage = renaming[stage] ?? stage;
  if (type === 'StagePassed') team.passed.add(stage);
  else team.passed.delete(stage);
}

function countCohort(cohort: string, { opened, charter, targets, teams }: CohortSeen): readonly Recounted[] {
  const all = [...teams.values()].filter(({ isIn }) => isIn);
  const districtOf = (region: string) => opened.regions.find((each) => each.region === region)?.district ?? '';
  const isTarget = (region: string) => targets.includes(region);
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
