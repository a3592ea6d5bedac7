// One team's case file, and the entries of a registry.
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Text } from '#domain/charter/charter';
import { atOneMoment, type Db } from '#read-store/db';
import { cohortRules } from '../cohort-rules/cohort-rules.table.js';
import type { CohortRules } from '../cohort-rules/cohort-rules.js';
import { limitOf, type Page, type PageRequest, pageOf } from '../page.js';
import { incompleteOf } from '../runner/parked.query.js';
import { positionReached } from '../runner/reached.query.js';
import { type StageStatus, stageStatuses } from '../stages/stage-status.js';
import type { AttendanceRecord, CaseFile } from './case-file.js';
import { name } from './case-file.projection.js';
import { caseFiles, registryEntries } from './case-file.table.js';

/** A session that the charter plans, or that was recorded beside the plan. */
export interface SheetRow {
  readonly session: string;
  readonly stage: string;
  /** Null for one that the charter does not plan. */
  readonly title: Text | null;
  readonly recorded: AttendanceRecord | null;
}

export interface CaseFileAnswer extends Omit<CaseFile, 'regions' | 'marks' | 'attendance'> {
  readonly position: string;
  /** Keys of the cohort that stand still; the file may lack their latest events. */
  readonly incomplete: number;
  readonly cohort: string;
  readonly team: string;
  readonly program: string;
  readonly version: number;
  readonly regions: readonly {
    readonly region: string;
    readonly district: string | null;
    readonly isGuest: boolean;
    readonly since: string;
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
      .innerJoin(cohortRules, and(eq(cohortRules.cohort, caseFiles.cohort), eq(cohortRules.projection, name)))
      .where(and(eq(caseFiles.cohort, cohort), eq(caseFiles.team, team)));
    if (!found) return undefined;
    const { marks, attendance, regions, ...file } = found.case_files.file;
    const { program, version, charter, targets, districts } = found.cohort_rules;
    return {
      position: await positionReached(tx, name),
      incomplete: await incompleteOf(tx, name, cohort),
      cohort,
      team,
      program,
      version,
      ...file,
      regions: regions.map(({ region, since }) => ({
        region,
        district: districts[region] ?? null,
        isGuest: !targets.includes(region),
        since,
      })),
      stages: stageStatuses(charter, marks),
      attendance: sheet(found.cohort_rules, attendance),
    };
  });

function sheet({ charter }: CohortRules, attendance: readonly AttendanceRecord[]): readonly SheetRow[] {
  const planned = charter.stages.flatMap((stage) =>
    stage.kind === 'sessions' ? stage.sessions.map(({ id, title }) => ({ session: id, stage: stage.id, title })) : [],
  );
  const recorded = (session: string) => attendance.find((each) => each.session === session) ?? null;
  const beside = attendance.filter(({ session }) => !planned.some((each) => each.session === session));
  return [
    ...planned.map((each) => ({ ...each, recorded: recorded(each.session) })),
    ...beside.map((each) => ({ session: each.session, stage: each.stage, title: null, recorded: each })),
  ];
}

export type RegistryEntry = Omit<typeof registryEntries.$inferSelect, 'shownAt'>;

/** By number. */
export async function listRegistryEntries(
  db: Db,
  registry: string,
  request: PageRequest = {},
): Promise<Page<RegistryEntry>> {
  const limit = limitOf(request);
  const { cursor } = request;
  const rows = await db
    .select()
    .from(registryEntries)
    .where(
      and(
        eq(registryEntries.registry, registry),
        cursor === undefined ? undefined : gt(registryEntries.number, cursor),
      ),
    )
    .orderBy(asc(registryEntries.number))
    .limit(limit + 1);
  const entries = rows.map(({ shownAt: _, ...entry }) => entry);
  return pageOf(entries, limit, ({ number }) => number);
}
