// Whether a session counts for a team, and what a team can still attend. Pure.
import type { Charter, SessionsStage } from '#domain/charter/charter';
import type { Attendance } from '#domain/team/team.events';
import type { Rename } from './carry-over.js';

export interface Turnout {
  readonly stage: string;
  readonly present: number;
  readonly excused: number;
  readonly absent: number;
}

export const turnoutOf = (
  stage: string,
  { present, excused, absent }: Pick<Attendance, 'present' | 'excused' | 'absent'>,
): Turnout => ({
  stage,
  present: present.length,
  excused: excused.length,
  absent: absent.length,
});

/** Counts when the charter's share of those who were members was there. */
export function doesCount(charter: Charter, turnout: Turnout): boolean {
  const rules = charter.stages.find(({ id }) => id === turnout.stage);
  return rules?.kind === 'sessions' && sessionCounts(rules, turnout);
}

function sessionCounts(rules: SessionsStage, { present, excused, absent }: Turnout): boolean {
  const { numerator, denominator } = rules.memberShare;
  const there = rules.excused === 'counts' ? present + excused : present;
  const all = rules.excused === 'counts' ? present + excused + absent : present + absent;
  return all > 0 && there * denominator >= numerator * all;
}

/** A session of the cohort as it is planned now. */
export interface KnownSession {
  readonly stage: string;
  readonly startsAt: string | null;
  readonly isCancelled: boolean;
}
/** Those that the charter plans are there from the beginning, without a date. */
export type KnownSessions = Readonly<Record<string, KnownSession>>;

export interface AttendanceCount {
  readonly stage: string;
  readonly counted: number;
  readonly needed: number;
  /** Sessions without a record for the team that are not cancelled. */
  readonly remaining: number;
}

export function attendanceCounts(
  charter: Charter,
  turnouts: Readonly<Record<string, Turnout>>,
  sessions: KnownSessions,
): readonly AttendanceCount[] {
  return charter.stages.flatMap((stage) => {
    if (stage.kind !== 'sessions') return [];
    const counted = Object.values(turnouts).filter(
      (each) => each.stage === stage.id && doesCount(charter, each),
    ).length;
    const open = Object.entries(sessions).filter(
      ([id, session]) => session.stage === stage.id && !session.isCancelled && !turnouts[id],
    );
    return [{ stage: stage.id, counted, needed: stage.attendAtLeast, remaining: open.length }];
  });
}

export const plannedSessions = (charter: Charter): KnownSessions =>
  Object.fromEntries(
    charter.stages.flatMap((stage) =>
      stage.kind === 'sessions'
        ? stage.sessions.map(({ id }) => [id, { stage: stage.id, startsAt: null, isCancelled: false }] as const)
        : [],
    ),
  );

/** What is planned under another charter: its own sessions, dated as they were, and those that had been dated or added beside. */
export function replanned(sessions: KnownSessions, charter: Charter, rename: Rename): KnownSessions {
  const planned = plannedSessions(charter);
  const known = Object.entries(sessions).map(
    ([id, session]) => [id, { ...session, stage: rename(session.stage) }] as const,
  );
  const kept = known.filter(([id, { startsAt, isCancelled }]) => planned[id] || startsAt !== null || isCancelled);
  return {
    ...planned,
    ...Object.fromEntries(
      kept.map(([id, session]) => [id, { ...session, stage: planned[id]?.stage ?? session.stage }]),
    ),
  };
}
