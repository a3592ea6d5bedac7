// The funnel of a cohort or a program: who reached what, how fast, and where they stand.
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#read-store/db';
import type { Row } from '#read-store/upsert-json';
import { atOneMoment } from '../runner/moment.js';
import { areRulesOf, cohortRules } from '../cohort-rules/cohort-rules.table.js';
import type { CohortRules } from '../cohort-rules/cohort-rules.js';
import { incompleteOf } from '../runner/parked.query.js';
import { positionReached } from '../runner/reached.query.js';
import { stagesOf } from '../stages/stages-of.js';
import { name } from './funnel.projection.js';
import { funnelTeams } from './funnel.table.js';
import { brought, type FunnelStage, gathered, sightsOf } from './passage.js';

export interface Funnel {
  readonly position: string;
  /** Teams or cohorts that it misses, because an event of theirs could not be projected. */
  readonly incomplete: number;
  readonly cohorts: readonly string[];
  /** Teams that are in. */
  readonly enrolled: number;
  /** Teams that were in; they count in nothing else here. */
  readonly withdrawn: number;
  /** In charter order; of a program, the newest charter's, then those that only older ones have. */
  readonly stages: readonly FunnelStage[];
}
export type FunnelFilter = { readonly cohort: string } | { readonly program: string };

/** `now` (RFC 3339): up to when teams have stood. Undefined where the cohort or program has none here. */
export const funnelOf = (db: Db, filter: FunnelFilter, now: string): Promise<Funnel | undefined> =>
  atOneMoment(db, async (tx) => {
    const found = await funnelRows(tx, filter);
    if (!found) return undefined;
    const position = await positionReached(tx, name);
    const incomplete = await incompleteOf(tx, name, 'cohort' in filter ? filter.cohort : undefined);
    return funnelShown(found, { position, incomplete }, now);
  });

export interface FunnelRows {
  readonly rules: readonly CohortRules[];
  readonly teams: readonly Row<typeof funnelTeams>[];
}

/** Undefined where the cohort or program has none here. */
export async function funnelRows(db: Db, filter: FunnelFilter): Promise<FunnelRows | undefined> {
  const isWanted = 'cohort' in filter ? eq(cohortRules.cohort, filter.cohort) : eq(cohortRules.program, filter.program);
  const rules = await db
    .select()
    .from(cohortRules)
    .where(and(areRulesOf(name), isWanted));
  if (rules.length === 0) return undefined;
  const cohorts = rules.map(({ cohort }) => cohort);
  const teams = await db.select().from(funnelTeams).where(inArray(funnelTeams.cohort, cohorts));
  return { rules, teams };
}

/** Teams that are in, each with what every stage has seen of it. Pure. */
export function sightings({ rules, teams }: FunnelRows, now: string) {
  const ruling = new Map(rules.map((each) => [each.cohort, each]));
  return teams
    .filter(({ passage }) => !passage.isWithdrawn)
    .map(({ cohort, team, passage: kept }) => {
      const { charter, migrations } = ruling.get(cohort)!;
      const passage = brought(kept, migrations);
      return { cohort, team, passage, sights: sightsOf(passage, charter, now) };
    });
}

/** What the rows of cohorts amount to. Pure. */
export function funnelShown(found: FunnelRows, snapshot: Pick<Funnel, 'position' | 'incomplete'>, now: string): Funnel {
  const { rules, teams } = found;
  const seen = sightings(found, now);
  return {
    ...snapshot,
    cohorts: rules.map(({ cohort }) => cohort).sort(),
    enrolled: seen.length,
    withdrawn: teams.length - seen.length,
    stages: gathered(
      stagesOf(rules).map(({ id: stage, kind, title }) => ({ stage, kind, title })),
      seen.flatMap(({ sights }) => sights),
    ),
  };
}
