// One team's case file.
import { and, eq } from 'drizzle-orm';
import type { Charter, Text } from '#domain/charter/charter';
import type { Db } from '#read-store/db';
import type { Row } from '#read-store/upsert-json';
import { atOneMoment } from '../runner/moment.js';
import { areRulesOf, cohortRules } from '../cohort-rules/cohort-rules.table.js';
import type { CohortRules } from '../cohort-rules/cohort-rules.js';
import { incompleteOf } from '../runner/parked.query.js';
import { positionReached } from '../runner/reached.query.js';
import { type StageStatus, stageStatuses } from '../stages/stage-status.js';
import { doesCount, turnoutOf } from '../stages/attendance.js';
import { todaysId } from '../stages/carry-over.js';
import { type AttendanceRecord, type CaseFile, underIds } from './case-file.js';
import { name } from './case-file.projection.js';
import { caseFiles } from './case-file.table.js';

/** A session that the charter plans, or that was recorded beside the plan. */
export interface SheetRow {
  readonly session: string;
  readonly stage: string;
  /** Null for one that the charter does not plan. */
  readonly title: Text | null;
  readonly recorded: (AttendanceRecord & { readonly counts: boolean }) | null;
}

export interface CaseFileAnswer extends Omit<CaseFile, 'regions' | 'marks' | 'attendance' | 'carried'> {
  readonly position: string;
  /** Keys of the cohort that stand still; the file may lack their latest events. */
  readonly incomplete: number;
  readonly cohort: string;
  readonly team: string;
  readonly cohortTitle: string;
  readonly program: string;
  readonly version: number;
  /** The rules in force, for those who may not see the board that has them as well. */
  readonly charter: Charter;
  readonly regions: readonly {
    readonly region: string;
    readonly district: string | null;
    readonly isGuest: boolean;
    readonly since: string;
    /** Null while it belongs to the team. */
    readonly until: string | null;
  }[];
  readonly stages: readonly StageStatus[];
  readonly attendance: readonly SheetRow[];
}

/** Undefined where the team is not known here. */
export const caseFileOf = (db: Db, cohort: string, team: string): Promise<CaseFileAnswer | undefined> =>
  atOneMoment(db, async (tx) => {
    const [found] = await tx
      .select()
      .from(caseFiles)
      .innerJoin(cohortRules, and(eq(cohortRules.cohort, caseFiles.cohort), areRulesOf(name)))
      .where(and(eq(caseFiles.cohort, cohort), eq(caseFiles.team, team)));
    if (!found) return undefined;
    const position = await positionReached(tx, name);
    return caseFileShown(found.case_files, found.cohort_rules, {
      position,
      incomplete: await incompleteOf(tx, name, cohort),
    });
  });

/** What a row amounts to under its cohort's rules. Pure. */
export function caseFileShown(
  { cohort, team, file: kept }: Row<typeof caseFiles>,
  rules: CohortRules,
  snapshot: Pick<CaseFileAnswer, 'position' | 'incomplete'>,
): CaseFileAnswer {
  const { title: cohortTitle, program, version, charter, targets, districts, migrations } = rules;
  const { marks, attendance, regions, carried: _, ...file } = underIds(kept, todaysId(migrations, kept.carried));
  return {
    ...snapshot,
    cohort,
    team,
    cohortTitle,
    program,
    version,
    charter,
    ...file,
    regions: regions.map(({ region, since, until }) => ({
      region,
      district: districts[region] ?? null,
      isGuest: !targets.includes(region),
      since,
      until,
    })),
    stages: stageStatuses(charter, marks),
    attendance: sheet(rules, attendance),
  };
}

function sheet({ charter }: CohortRules, attendance: readonly AttendanceRecord[]): readonly SheetRow[] {
  const planned = charter.stages.flatMap((stage) =>
    stage.kind === 'sessions' ? stage.sessions.map(({ id, title }) => ({ session: id, stage: stage.id, title })) : [],
  );
  const judged = attendance.map((each) => ({ ...each, counts: doesCount(charter, turnoutOf(each.stage, each)) }));
  const recorded = (session: string) => judged.find((each) => each.session === session) ?? null;
  const beside = judged.filter(({ session }) => !planned.some((each) => each.session === session));
  return [
    ...planned.map((each) => ({ ...each, recorded: recorded(each.session) })),
    ...beside.map((each) => ({ session: each.session, stage: each.stage, title: null, recorded: each })),
  ];
}
