// A region's teams and cohorts as they are shown, from rows as their projections left them. Pure.
import type { Row } from '#read-store/upsert-json';
import type { cohortRules } from '../cohort-rules/cohort-rules.table.js';
import type { cohorts, cohortTeams } from '../cohorts/cohorts.table.js';
import type { regionProgressTeams } from '../region-progress/region-progress.table.js';
import { reachedBy } from '../region-progress/standing.js';
import type { Seat } from '../seats/seat.js';

export interface RegionTeam {
  readonly program: string;
  readonly cohort: string;
  readonly team: string;
  readonly name: string;
  readonly seat: Seat;
  readonly isLead: boolean;
  /** The region is no target of the cohort. */
  readonly isGuest: boolean;
  readonly leadRegion: string;
  readonly regions: readonly string[];
  /** The last stage in charter order that the team has reached; null before the first, and while it only waits. */
  readonly furthest: string | null;
}
export interface RegionCohort {
  readonly program: string;
  readonly cohort: string;
  readonly title: string;
  readonly isTarget: boolean;
  /** Enrolled teams that have the region. */
  readonly teams: number;
  readonly closedAt: string | null;
}
interface TeamRows {
  readonly team: Row<typeof cohortTeams>;
  readonly cohort: Row<typeof cohorts>;
  readonly standing: Pick<Row<typeof regionProgressTeams>, 'standing'> | null | undefined;
  readonly rules: Pick<Row<typeof cohortRules>, 'charter' | 'migrations'> | null | undefined;
}

export function regionTeamShown(region: string, { team: row, cohort: its, standing, rules }: TeamRows): RegionTeam {
  const { cohort, team, name, seat, leadRegion, regions } = row;
  return {
    program: its.program,
    ...{ cohort, team, name, seat },
    isLead: leadRegion === region,
    isGuest: !its.targets.includes(region),
    leadRegion,
    regions,
    furthest: furthestOf(standing, rules),
  };
}

function furthestOf(team: TeamRows['standing'], rules: TeamRows['rules']): string | null {
  if (!team || !rules) return null;
  const reached = reachedBy(team.standing, rules.charter, rules.migrations);
  return rules.charter.stages.findLast(({ id }) => reached.has(`stage:${id}`))?.id ?? null;
}

/** `teams`: those that have the region, of any cohort. */
export function regionCohortShown(
  region: string,
  { program, cohort, title, targets, closed }: Row<typeof cohorts>,
  teams: readonly RegionTeam[],
): RegionCohort {
  return {
    ...{ program, cohort, title },
    isTarget: targets.includes(region),
    teams: teams.filter((team) => team.cohort === cohort && team.seat === 'enrolled').length,
    closedAt: closed?.at ?? null,
  };
}
