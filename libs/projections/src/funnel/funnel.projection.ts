// A row an enrolled team: its way through the stages.
import { learnRules, rulesTables } from '../cohort-rules/cohort-rules.js';
import type { Occasion } from '../runner/heard.js';
import { amend, change, projection, put, type Statement } from '../runner/projection.js';
import { rekeyed, renameBy } from '../stages/carry-over.js';
import { mark, unmark } from '../stages/stage-status.js';
import { funnelTeams } from './funnel.table.js';
import type { Passage } from './passage.js';

export const name = 'funnel';

export const funnelProjection = projection(
  name,
  1,
  [funnelTeams, ...rulesTables],
  {
    ...learnRules(name),
    TeamEnrolled: ({ cohort, team, data: { occurredAt: enrolledAt } }) =>
      put(funnelTeams, {
        cohort,
        team,
        passage: { enrolledAt, isWithdrawn: false, marks: {}, reopened: {}, carried: 0 },
      }),
    TeamWithdrawn: (at) => ifEnrolled(at, (so) => ({ ...so, isWithdrawn: true })),
    TeamReinstated: (at) => ifEnrolled(at, (so) => ({ ...so, isWithdrawn: false })),
    StagePassed: ({ data: { stage, since, because }, ...at }) =>
      onWay(at, (so) => ({ ...so, marks: mark(so.marks, stage, { status: 'passed', since, because }) })),
    StageFailed: ({ data: { stage, occurredAt: since, because }, ...at }) =>
      onWay(at, (so) => ({ ...so, marks: mark(so.marks, stage, { status: 'failed', since, because }) })),
    StageReopened: ({ data: { stage, occurredAt }, ...at }) =>
      onWay(at, (so) => ({
        ...so,
        marks: unmark(so.marks, stage),
        reopened: { ...so.reopened, [stage]: occurredAt },
      })),
    StagesCarriedOver: ({ data, ...at }) =>
      onWay(at, (so) => {
        const rename = renameBy(data.stages);
        const { marks, reopened, carried } = so;
        return { ...so, marks: rekeyed(marks, rename), reopened: rekeyed(reopened, rename), carried: carried + 1 };
      }),
  },
  { split: 'team' },
);

const onWay = ({ cohort, team }: Occasion, next: (so: Passage) => Passage): Statement =>
  amend(funnelTeams, { cohort, team }, (row) => ({ ...row, passage: next(row.passage) }));

/** One that only waited may withdraw too. */
const ifEnrolled = ({ cohort, team }: Occasion, next: (so: Passage) => Passage): Statement =>
  change(funnelTeams, { cohort, team }, (row) => row && { ...row, passage: next(row.passage) });
