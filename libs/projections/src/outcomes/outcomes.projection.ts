// A row an outcome of a team.
import { learnRules, rulesTables, underRules } from '../cohort-rules/cohort-rules.js';
import { projection } from '../runner/projection.js';
import { outcomes } from './outcomes.table.js';

export const name = 'outcomes';

export const outcomesProjection = projection(
  name,
  1,
  [outcomes, ...rulesTables],
  {
    ...learnRules(name),
    OutcomeRecorded: ({ cohort, team, shownAt, data }) =>
      underRules(name, cohort, [], (rows, { program, charter }) => {
        const { outcome, description, document, occurredAt: recordedFor } = data;
        const title = charter.outcomes?.find(({ id }) => id === outcome)?.title ?? null;
        rows.save(outcomes, { cohort, team, outcome, program, title, description, document, recordedFor, shownAt });
      }),
  },
  { split: 'team' },
);
