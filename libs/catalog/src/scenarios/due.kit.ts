// What the clock would send by then: offers that lapsed and rework that ran overdue, for rehearsals without an engine.
import { type Cohort, teamsThat } from '#domain/cohort/cohort.state';
import { isAfter } from '#domain/time';
import type { Team } from '#domain/team/team.state';
import type { Routed } from './routes.kit.js';

type Streams = ReadonlyMap<string, object>;

export const dueBy = (now: string, streams: Streams): Routed[] =>
  [...streams].flatMap(([name, state]) => {
    const id = name.slice(name.indexOf('-') + 1);
    if (name.startsWith('cohort-')) return offersDue(id, state as Cohort, now);
    return name.startsWith('team-') ? reworkDue(id, state as Team, now) : [];
  });

const offersDue = (id: string, cohort: Cohort, now: string): Routed[] =>
  teamsThat(cohort, 'offered').flatMap(({ team, offeredUntil: until }) => {
    if (!until || !isAfter(now, until)) return [];
    return [{ category: 'cohort', stream: id, type: 'ExpireSeatOffer', params: { cohort: id, team }, data: { until } }];
  });

function reworkDue(id: string, { preDefenses, stages }: Team, now: string): Routed[] {
  const [cohort, team] = id.split('.');
  return Object.entries(preDefenses).flatMap(([stage, rounds]) => {
    const { reworkUntil: until = null, overdue = true } = rounds.at(-1) ?? {};
    if (!until || overdue || stage in stages || !isAfter(now, until)) return [];
    const data = { stage, until };
    return [{ category: 'team', stream: id, type: 'DeclareReworkOverdue', params: { cohort, team }, data }];
  });
}
