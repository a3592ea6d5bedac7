// A team's case file as it was known at a place, and as true for a date.
import { caseFileProjection, name } from '#projections/case-file/case-file.projection';
import { type CaseFileAnswer, caseFileShown } from '#projections/case-file/case-file.query';
import { caseFiles } from '#projections/case-file/case-file.table';
import { cohortRules } from '#projections/cohort-rules/cohort-rules.table';
import { cohortEvents, foldOf, snapshotOf, type Surroundings } from './cohort-past.js';
import type { Moment } from './moment.js';

/** Undefined where the team was not there by then. */
export async function caseFileThen(
  around: Surroundings,
  cohort: string,
  team: string,
  moment: Moment,
): Promise<CaseFileAnswer | undefined> {
  const events = await cohortEvents(around.log, cohort, moment, [team]);
  if (!events) return undefined;
  const fold = await foldOf(caseFileProjection, events, around, moment);
  const file = fold.rows.find(caseFiles, { cohort, team });
  const rules = fold.rows.find(cohortRules, { projection: name, cohort });
  return file && rules && caseFileShown(file, rules, snapshotOf(moment, fold));
}
