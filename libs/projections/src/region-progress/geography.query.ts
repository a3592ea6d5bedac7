// Which regions cohorts aim at, and which district each lies in: of many cohorts together. Most of them have the same, so they
// are told apart where their rules lie.
import { asc, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import { cohortRules } from '../cohort-rules/cohort-rules.table.js';
import { type Geography, geographyOf } from './tabulate.js';

const aimsOf = (db: Db, areMeant: SQL) =>
  db.selectDistinct({ targets: cohortRules.targets, asTarget: cohortRules.asTarget }).from(cohortRules).where(areMeant);

/** The regions that ever were a target of the cohorts whose rules are meant. */
export async function everTargetsOf(db: Db, areMeant: SQL): Promise<Geography['everTargets']> {
  return geographyOf(await aimsOf(db, areMeant), []).everTargets;
}

/** Of the cohorts whose rules are meant. */
export async function geographyNow(db: Db, areMeant: SQL): Promise<Geography> {
  const { districts, openedAt, cohort } = cohortRules;
  const aims = await aimsOf(db, areMeant);
  const frozen = await db
    .select({ districts })
    .from(cohortRules)
    .where(areMeant)
    .groupBy(districts)
    .orderBy(asc(sql`max(array[${openedAt}, ${cohort}])`));
  return geographyOf(aims, frozen);
}
