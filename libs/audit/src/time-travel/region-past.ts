// One region as it was known at a place, and as true for a date: folded from the streams of all cohorts and agreements.
import { agreementsProjection } from '#projections/agreements/agreements.projection';
import { agreements } from '#projections/agreements/agreements.table';
import { cohortRules } from '#projections/cohort-rules/cohort-rules.table';
import { cohortsProjection } from '#projections/cohorts/cohorts.projection';
import { cohorts, cohortTeams } from '#projections/cohorts/cohorts.table';
import { outcomesProjection } from '#projections/outcomes/outcomes.projection';
import { outcomes } from '#projections/outcomes/outcomes.table';
import { name as progress, regionProgressProjection } from '#projections/region-progress/region-progress.projection';
import { regionProgressTeams } from '#projections/region-progress/region-progress.table';
import { regionCohortShown, regionTeamShown } from '#projections/region/region-shown';
import { AT_MOST, type RegionAnswer } from '#projections/region/region.query';
import { regionsProjection } from '#projections/regions/regions.projection';
import { regions } from '#projections/regions/regions.table';
import { positionText } from '#projections/runner/position';
import { isWithin, type Within } from '#projections/within';
import type { Row } from '#read-store/upsert-json';
import type { LoggedEvent } from '#event-store/logged-event';
import { cohortEvents, foldOf, inTurns, ownEvents, type Surroundings } from './cohort-past.js';
import { type Moment, upTo } from './moment.js';
import { trueFor } from './true-for.js';

type TeamRow = Row<typeof cohortTeams>;
export interface RegionThen extends RegionAnswer {
  /** Cohorts, teams and agreements that it misses. */
  readonly incomplete: number;
}

/** `listed`: all that there ever were. Undefined where no such region was published by then. */
export async function regionThen(
  given: Surroundings,
  listed: { readonly cohorts: readonly string[]; readonly agreements: readonly string[] },
  region: string,
  moment: Moment,
  within: Within = {},
): Promise<RegionThen | undefined> {
  const around = remembering(given);
  const { log } = around;
  const published = await log.stream('catalog-regions');
  const table = await foldOf(regionsProjection, upTo(published, moment.position), around, moment);
  const found = table.rows.find(regions, { region });
  if (!found) return undefined;

  const own = await inTurns(listed.cohorts, async (cohort) => trueThen(await ownEvents(log, cohort, moment), moment));
  const { rows, held } = await foldOf(cohortsProjection, own.flat(), around, moment);
  const everyTeam = rows.all(cohortTeams);
  const theirs = everyTeam.filter((team) => team.regions.includes(region) && isWithin(within, team));
  const parts = await inTurns(byCohort(theirs), ([cohort, teams]) => partOf(around, cohort, teams, moment));
  const teams = parts
    .flatMap(({ rows: teamRows }) => teamRows)
    .map((row) => regionTeamShown(region, { ...row, cohort: rows.get(cohorts, { cohort: row.team.cohort }) }));
  const shown = rows
    .all(cohorts)
    .filter(
      (row) =>
        teams.some(({ cohort }) => cohort === row.cohort) || (row.targets.includes(region) && isWithin(within, row)),
    );

  const signed = await inTurns(listed.agreements, async (id) =>
    trueThen(upTo(await log.stream(`agreement-${id}`), moment.position), moment),
  );
  const agreed = await foldOf(agreementsProjection, signed.flat(), around, moment);
  const folds = [{ held }, agreed, ...parts];
  return {
    position: positionText(moment.position),
    incomplete: new Set(folds.flatMap((fold) => [...fold.held])).size,
    region: found.body,
    teams: sorted(teams, ({ cohort, team }) => [cohort, team]),
    cohorts: sorted(shown, ({ cohort }) => [cohort]).map((row) => regionCohortShown(region, row, teams)),
    agreements: sorted(agreed.rows.all(agreements), ({ agreement }) => [agreement])
      .filter(({ parties }) => parties.includes(region))
      .slice(0, AT_MOST)
      .map(({ shownAt: _, ...row }) => ({ ...row, teams: everyTeam.filter((team) => restsOn(team, row)).length })),
    outcomes: sorted(
      parts.flatMap((part) => part.outcomes),
      ({ cohort, team, outcome }) => [cohort, team, outcome],
    ).slice(0, AT_MOST),
  };
}

/** Of some teams of a cohort how far they were, and their outcomes. */
async function partOf(around: Surroundings, cohort: string, teams: readonly TeamRow[], moment: Moment) {
  const ids = teams.map(({ team }) => team);
  const events = (await cohortEvents(around.log, cohort, moment, ids)) ?? [];
  const { rows, held } = await foldOf(regionProgressProjection, events, around, moment);
  const reached = await foldOf(outcomesProjection, events, around, moment);
  const rules = rows.find(cohortRules, { projection: progress, cohort });
  const named = new Map(teams.map((team) => [team.team, team]));
  return {
    held: new Set([...held, ...reached.held]),
    rows: teams.map((team) => ({
      team,
      standing: rows.find(regionProgressTeams, { cohort, team: team.team }),
      rules,
    })),
    outcomes: reached.rows.all(outcomes, { cohort }).flatMap(({ shownAt: _, ...row }) => {
      const its = named.get(row.team);
      return its ? { ...row, name: its.name, leadRegion: its.leadRegion, regions: its.regions } : [];
    }),
  };
}

const trueThen = (events: readonly LoggedEvent[] | undefined, { trueFor: date }: Moment): readonly LoggedEvent[] =>
  events && date !== undefined ? trueFor(events, date) : (events ?? []);

const seated = new Set(['enrolled', 'waiting', 'offered']);
const restsOn = ({ agreement, seat }: TeamRow, { agreement: id }: { readonly agreement: string }): boolean =>
  agreement === id && seated.has(seat);

function byCohort(teams: readonly TeamRow[]): readonly (readonly [string, readonly TeamRow[]])[] {
  const found = new Map<string, TeamRow[]>();
  for (const team of teams) found.set(team.cohort, [...(found.get(team.cohort) ?? []), team]);
  return [...found];
}

/** By these names in turn. */
const sorted = <T>(all: readonly T[], names: (each: T) => readonly string[]): readonly T[] => {
  const key = (each: T) => names(each).join(' ');
  return [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1));
};

/** What was given up is asked for once a projection, not once a cohort. */
function remembering({ log, givenUp }: Surroundings): Surroundings {
  const known = new Map<string, Promise<ReadonlySet<string>>>();
  if (!givenUp) return { log };
  return {
    log,
    givenUp: (projection) => {
      const found = known.get(projection) ?? givenUp(projection);
      known.set(projection, found);
      return found;
    },
  };
}
