// One row a cohort, place and stage: how many teams are there or beyond. Each change is kept as a contribution.
import { learnRules, rulesTables, underRules } from '../cohort-rules/cohort-rules.js';
import type { Occasion } from '../runner/heard.js';
import { projection, ref, type Statement } from '../runner/projection.js';
import { contributionsOf, differences } from './contributions.js';
import { regionContributions, regionProgress, regionProgressTeams } from './region-progress.table.js';
import { enrolled, passStage, reopenStage, type Standing } from './standing.js';

export const name = 'region_progress';

export const regionProgressProjection = projection(
  name,
  1,
  [regionProgress, regionContributions, regionProgressTeams, ...rulesTables],
  {
    ...learnRules(name),
    TeamEnrolled: (event) =>
      stand(event, () => enrolled(event.data.leadRegion, event.data.regions, event.data.occurredAt)),
    StagePassed: (event) => stand(event, (team) => passStage(known(team), event.data.stage, event.data.since)),
    StageReopened: (event) => stand(event, (team) => reopenStage(known(team), event.data.stage)),
  },
);

function known(team: Standing | undefined): Standing {
  if (!team) throw new Error('the team is not enrolled');
  return team;
}

/** The team stands otherwise now: its row, its contributions and the figures follow. */
function stand(event: Occasion, next: (team: Standing | undefined) => Standing): Statement {
  const { cohort, team, shownAt } = event;
  const key = { cohort, team };
  return underRules(name, cohort, [ref(regionProgressTeams, key)], (rows, rules) => {
    const before = rows.find(regionProgressTeams, key)?.standing;
    const standing = next(before);
    rows.save(regionProgressTeams, { ...key, standing });
    const changes = differences(contributionsOf(before, rules), contributionsOf(standing, rules));
    const at = { position: event.at, stream: event.stream, revision: event.revision.toString() };
    for (const [index, change] of changes.entries()) {
      const { level, place, reached, metric, delta } = change;
      rows.save(regionContributions, { ...key, ...change, ...at, change: index });
      const counters = { involved: 0, led: 0, guests: 0, guestLed: 0, [metric]: delta };
      rows.add(regionProgress, counters, { cohort, level, place, reached, program: rules.program, shownAt });
    }
  });
}
