// Handlers by which a projection learns the rules that its cohorts run under, and statements that use them.
import type { Row } from '#read-store/upsert-json';
import type { Heard } from '../runner/heard.js';
import { put, type Ref, ref, type Statement, using } from '../runner/projection.js';
import type { Rows } from '../runner/rows.js';
import { cohortRules, programRules } from './cohort-rules.table.js';

export type CohortRules = Row<typeof cohortRules>;

export const rulesTables = [programRules, cohortRules] as const;

/** The handlers for one projection; to be spread among its own, `CohortOpened` to be called where it has one. */
export const learnRules = (projection: string) => ({
  ProgramChartered: ({ id, data }: Heard<'ProgramChartered'>): Statement =>
    put(programRules, { projection, program: id, version: data.version, charter: data.charter }),

  CharterRevised: ({ id, data }: Heard<'CharterRevised'>): Statement =>
    put(programRules, { projection, program: id, version: data.version, charter: data.charter }),

  CohortOpened: ({ cohort, data, shownAt }: Heard<'CohortOpened'>): Statement => {
    const { program, version, title, targets, regions, occurredAt: openedAt } = data;
    const key = { projection, program, version };
    const districts = Object.fromEntries(regions.map(({ region, district }) => [region, district]));
    return using([ref(programRules, key)], (rows) => {
      const { charter } = rows.get(programRules, key);
      const opened = { projection, cohort, program, version, title, targets, districts, charter, openedAt, shownAt };
      rows.save(cohortRules, opened);
    });
  },
});

/** Runs with the cohort's rules, which must be known, and the rows named. */
export const underRules = (
  projection: string,
  cohort: string,
  needs: readonly Ref[],
  run: (rows: Rows, rules: CohortRules) => void,
): Statement =>
  using([ref(cohortRules, { projection, cohort }), ...needs], (rows) =>
    run(rows, rows.get(cohortRules, { projection, cohort })),
  );
