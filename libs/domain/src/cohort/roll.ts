// The teams of a cohort by id. What is asked of all of them at once is kept as they change: how many stand where, who came
// when, and which teams a person has been in; so that judging one team never looks through the others.
import { type ById, everyOf, findById, noneById, withId } from '../by-id.js';
import type { Composition, Member } from './cohort.events.js';

/** A member from a time on, and up to another where they left. */
export type MemberSince = Member & { readonly from: string; readonly until?: string };
export type Standing = 'enrolled' | 'waiting' | 'offered' | 'declined' | 'withdrawn';

export interface CohortTeam extends Omit<Composition, 'members'> {
  readonly standing: Standing;
  readonly members: readonly MemberSince[];
  readonly enrolledAt: string;
  readonly offeredUntil: string | null;
  /** What it was before it withdrew. */
  readonly withdrawnFrom: Standing | null;
}

/** Its place in the order of arrival, which is that of the waiting list. */
type Arrived = CohortTeam & { readonly arrival: number };

export interface Roll {
  readonly byId: ById<Arrived>;
  readonly standings: Readonly<Record<Standing, number>>;
  /** By person, also the teams that they have left. */
  readonly teamsOf: ById<readonly string[]>;
  readonly arrivals: number;
}

export const nobody: Roll = {
  byId: noneById,
  standings: { enrolled: 0, waiting: 0, offered: 0, declined: 0, withdrawn: 0 },
  teamsOf: noneById,
  arrivals: 0,
};

interface WithTeams {
  readonly teams: Roll;
}

export const teamOf = ({ teams }: WithTeams, team: string): CohortTeam | undefined => findById(teams.byId, team);

/** All teams in order of arrival. */
const inOrder = ({ teams }: WithTeams): Arrived[] => everyOf(teams.byId).sort((a, b) => a.arrival - b.arrival);

/** Their ids, in order of arrival. */
export const arrivalsOf = (cohort: WithTeams): string[] => inOrder(cohort).map(({ team }) => team);

export const teamsThat = (cohort: WithTeams, ...standings: readonly Standing[]): CohortTeam[] =>
  howMany(cohort, ...standings) ? inOrder(cohort).filter(({ standing }) => standings.includes(standing)) : [];

export const howMany = ({ teams }: WithTeams, ...standings: readonly Standing[]): number =>
  standings.reduce((sum, standing) => sum + teams.standings[standing], 0);

/** Teams that one of these has ever been in, in order of arrival. */
export function teamsWith({ teams }: WithTeams, persons: readonly string[]): CohortTeam[] {
  const ids = new Set(persons.flatMap((person) => findById(teams.teamsOf, person) ?? []));
  return [...ids].flatMap((id) => findById(teams.byId, id) ?? []).sort((a, b) => a.arrival - b.arrival);
}

/** A team that comes again after it had left the list goes to its end. */
export function withTeam(roll: Roll, team: CohortTeam): Roll {
  const before = findById(roll.byId, team.team);
  const stays = before && before.standing !== 'declined';
  const arrival = stays ? before.arrival : roll.arrivals + 1;
  return {
    byId: withId(roll.byId, team.team, { ...team, arrival }),
    standings: counted(roll.standings, before?.standing, team.standing),
    teamsOf: before?.members === team.members ? roll.teamsOf : team.members.reduce(withTeamOf(team.team), roll.teamsOf),
    arrivals: stays ? roll.arrivals : arrival,
  };
}

function counted(standings: Roll['standings'], before: Standing | undefined, now: Standing): Roll['standings'] {
  if (before === now) return standings;
  const left = before ? { ...standings, [before]: standings[before] - 1 } : standings;
  return { ...left, [now]: left[now] + 1 };
}

const withTeamOf =
  (team: string) =>
  (teamsOf: Roll['teamsOf'], { person }: Member): Roll['teamsOf'] => {
    const before = findById(teamsOf, person) ?? [];
    return before.includes(team) ? teamsOf : withId(teamsOf, person, [...before, team]);
  };
