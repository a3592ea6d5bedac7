// One row a cohort, place and stage: how many teams are there or beyond; and one of all cohorts of a program, and of everything.
// Each change is kept as a contribution.
import { type CohortRules, learnRules, rulesTables, underRules } from '../cohort-rules/cohort-rules.js';
import { cohortRules } from '../cohort-rules/cohort-rules.table.js';
import type { Occasion } from '../runner/heard.js';
import { projection, ref, type Statement, using } from '../runner/projection.js';
import type { RowsAtHand } from '../runner/rows-at-hand.js';
import { renameBy } from '../stages/carry-over.js';
import { byKind, byStage, type ColumnOf } from './columns.js';
import { type Contribution, contributionsOf, differences, nothing } from './contributions.js';
import {
  regionContributions,
  regionProgress,
  regionProgressCohorts,
  regionProgressRules,
  regionProgressTeams,
  regionProgressTotals,
} from './region-progress.table.js';
import { regionProgressLaws } from './region-progress.laws.js';
import * as standing from './standing.js';

export const name = 'region_progress';
const learn = learnRules(name);
/** Stands for all programs in the totals. */
export const everything = '';

export const regionProgressProjection = projection(
  name,
  4,
  [
    regionProgress,
    regionProgressTotals,
    regionContributions,
    regionProgressTeams,
    regionProgressRules,
    regionProgressCohorts,
    ...rulesTables,
  ],
  {
    ...learn,
    CohortOpened: (event) => [learn.CohortOpened(event), remember(event)],
    CohortMigrated: (event) => [reckonAnew(event, learn.CohortMigrated(event)), remember(event)],
    TargetRegionsAmended: (event) => [reckonAnew(event, learn.TargetRegionsAmended(event)), remember(event)],

    TeamEnrolled: ({ data, ...at }) =>
      stand(at, () => standing.enrolled(data.leadRegion, data.regions, data.occurredAt)),
    TeamWithdrawn: ({ data, ...at }) => stand(at, (team) => team && standing.withdraw(team, data.occurredAt)),
    TeamReinstated: (at) => stand(at, (team) => team && standing.reinstate(team)),
    EnrollmentCorrected: ({ data, ...at }) => stand(at, (team) => team && standing.correct(team, data)),
    RegionJoined: ({ data, ...at }) =>
      stand(at, (team) => standing.joinRegion(known(team), data.region, data.occurredAt)),
    RegionLeft: ({ data, ...at }) =>
      stand(at, (team) => standing.leaveRegion(known(team), data.region, data.occurredAt)),
    LeadRegionMoved: ({ data, ...at }) => stand(at, (team) => standing.moveLead(known(team), data.to, data.occurredAt)),

    StagePassed: ({ data, ...at }) => stand(at, (team) => standing.passStage(known(team), data.stage, data.since)),
    StageReopened: ({ data, ...at }) => stand(at, (team) => standing.reopenStage(known(team), data.stage)),
    StagesCarriedOver: ({ data, ...at }) => stand(at, (team) => standing.carryOver(known(team), renameBy(data.stages))),
  },
  { laws: regionProgressLaws, split: 'team' },
);

/** The rules that it left are kept for whoever looks back. */
const remember = ({ cohort, at: position }: Occasion): Statement =>
  using([ref(cohortRules, { projection: name, cohort })], (rows) => {
    const { shownAt: _, shard: _s, ...rules } = rows.get(cohortRules, { projection: name, cohort });
    rows.save(regionProgressRules, { cohort, position, rules });
  });

type Standing = standing.Standing;

function known(team: Standing | undefined): Standing {
  if (!team) throw new Error('the team is not enrolled');
  return team;
}

/** The team stands otherwise now: its row, its contributions and the figures follow. Nothing of one that only waits. */
function stand(event: Occasion, next: (team: Standing | undefined) => Standing | undefined): Statement {
  const { cohort, team } = event;
  const key = { cohort, team };
  return underRules(
    name,
    cohort,
    [ref(regionProgressTeams, key), ref(regionProgressCohorts, { cohort })],
    (rows, rules) => {
      const before = rows.find(regionProgressTeams, key)?.standing;
      const after = next(before);
      if (!after) return;
      rows.save(regionProgressTeams, { ...key, standing: after });
      const changes = differences(contributionsOf(before, rules), contributionsOf(after, rules));
      count(
        rows,
        rules,
        event,
        changes.map((change) => ({ ...change, team })),
      );
      addUp(rows, rules.program, changes, byStage);
      addUp(rows, everything, changes, byKind(rules.charter));
    },
  );
}

/** The cohort's rules are others now: every team counts by them. */
function reckonAnew(event: Occasion, learned: Statement): Statement {
  const { cohort } = event;
  const key = { projection: name, cohort };
  return using(
    [
      ...learned.needs,
      ref(cohortRules, key),
      ref(regionProgressTeams, { cohort }),
      ref(regionProgressCohorts, { cohort }),
    ],
    (rows) => {
      const before = rows.get(cohortRules, key);
      learned.run(rows);
      const after = rows.get(cohortRules, key);
      const changes = rows.all(regionProgressTeams, { cohort }).flatMap(({ team, standing: so }) => {
        const [counted, counts] = [contributionsOf(so, before), contributionsOf(so, after)];
        const changed = differences(counted, counts);
        addUp(rows, after.program, changed, byStage);
        // Under another charter, the same stage may count in another kind.
        addUp(rows, everything, differences(counted, nothing), byKind(before.charter));
        addUp(rows, everything, differences(nothing, counts), byKind(after.charter));
        return changed.map((change) => ({ ...change, team }));
      });
      count(rows, after, event, changes);
    },
  );
}

function count(
  rows: RowsAtHand,
  { cohort, program }: CohortRules,
  { at: position, stream, revision, shownAt }: Occasion,
  changes: readonly (Contribution & { readonly team: string })[],
): void {
  const of = { position, stream, revision: revision.toString() };
  for (const [index, change] of changes.entries()) {
    const { level, place, reached, metric, delta } = change;
    rows.save(regionContributions, { cohort, ...change, ...of, change: rows.numbered(index) });
    rows.add(regionProgress, counters({ metric, delta }), { cohort, level, place, reached, program, shownAt });
  }
  if (changes.length === 0) return;
  const before = rows.find(regionProgressCohorts, { cohort });
  const dates = changes.map(({ trueFrom }) => trueFrom);
  rows.save(regionProgressCohorts, {
    cohort,
    lastPosition: latest([before?.lastPosition ?? '', position]),
    firstTrueFrom: earliest([...dates, ...(before ? [before.firstTrueFrom] : [])]),
    lastTrueFrom: latest([...dates, ...(before ? [before.lastTrueFrom] : [])]),
  });
}

function addUp(rows: RowsAtHand, program: string, changes: readonly Contribution[], columnOf: ColumnOf): void {
  for (const { level, place, reached, ...change } of changes) {
    const column = columnOf(reached);
    if (column !== undefined) rows.add(regionProgressTotals, counters(change), { program, level, place, column });
  }
}

const counters = ({ metric, delta }: Pick<Contribution, 'metric' | 'delta'>) => ({
  ...{ involved: 0, led: 0, guests: 0, guestLed: 0 },
  [metric]: delta,
});

const earliest = (all: readonly string[]): string => [...all].sort()[0]!;
const latest = (all: readonly string[]): string => [...all].sort().at(-1)!;
