// What a team has become: the fold of its own stream.
import type { ProjectKind } from '../charter/charter.js';
import { own } from '../own.js';
import { renamed } from './carry-over.js';
import type { Attendance, Defended, FiledDocument, PreDefended, Remark, TeamEvent, TestResult } from './team.events.js';

export interface RemarkThread extends Remark {
  readonly state: 'open' | 'answered' | 'accepted';
  /** Answered at least once: such a remark can no longer become overdue. */
  readonly everAnswered: boolean;
  readonly acceptedAt: string | null;
}
export interface PreDefenseRound extends Pick<PreDefended['data'], 'round' | 'sitting' | 'item' | 'verdict'> {
  readonly at: string;
  readonly reworkUntil: string | null;
  /** Its window ended with remarks that had never been answered, and that was said. */
  readonly overdue: boolean;
  readonly remarks: Readonly<Record<string, RemarkThread>>;
}
export interface DefenseRound extends Pick<Defended['data'], 'round' | 'sitting' | 'item' | 'verdict' | 'total'> {
  readonly at: string;
  /** An annulled round is repeated. */
  readonly annulled: boolean;
  /** An appeal against it was upheld: its verdict stays visible and decides nothing. */
  readonly appealed: boolean;
}
export interface TestAttempt extends TestResult {
  readonly at: string;
}
export interface Appeal {
  readonly stage: string;
  readonly state: 'open' | 'upheld' | 'dismissed';
  /** Which of the stage's defenses it is against, by their order. */
  readonly against: number;
}
export interface Application {
  readonly at: string;
  readonly documents: readonly FiledDocument[];
  readonly returned: boolean;
}
export interface Entry {
  readonly at: string;
  readonly registry: string;
  readonly number: string;
}
export interface StageRecord {
  readonly status: 'passed' | 'failed';
  readonly since: string;
}
type ByStage<T> = Readonly<Record<string, T>>;

export interface Team {
  readonly attendance: Readonly<Record<string, Attendance>>;
  readonly project: { readonly kind: ProjectKind; readonly title: string } | null;
  readonly tests: ByStage<readonly TestAttempt[]>;
  readonly preDefenses: ByStage<readonly PreDefenseRound[]>;
  readonly defenses: ByStage<readonly DefenseRound[]>;
  readonly appeals: Readonly<Record<string, Appeal>>;
  readonly applications: ByStage<Application>;
  readonly entries: ByStage<Entry>;
  readonly outcomes: readonly string[];
  readonly stages: ByStage<StageRecord>;
  /** How many of the cohort's migrations its facts have been carried over. */
  readonly migrations: number;
}

export const notYetSeen: Team = {
  attendance: {},
  project: null,
  tests: {},
  preDefenses: {},
  defenses: {},
  appeals: {},
  applications: {},
  entries: {},
  outcomes: [],
  stages: {},
  migrations: 0,
};

export const lastPreDefense = (team: Team, stage: string): PreDefenseRound | undefined =>
  own(team.preDefenses, stage)?.at(-1);
export const openRemarks = (round: PreDefenseRound): RemarkThread[] =>
  Object.values(round.remarks).filter(({ state }) => state !== 'accepted');

const set = <T>(all: ByStage<T>, stage: string, value: T): ByStage<T> => ({ ...all, [stage]: value });
const added = <T>(all: ByStage<readonly T[]>, stage: string, value: T) =>
  set(all, stage, [...(own(all, stage) ?? []), value]);

function inLastRound(team: Team, stage: string, change: (round: PreDefenseRound) => Partial<PreDefenseRound>): Team {
  const rounds = own(team.preDefenses, stage) ?? [];
  const last = rounds[rounds.length - 1];
  return { ...team, preDefenses: set(team.preDefenses, stage, [...rounds.slice(0, -1), { ...last, ...change(last) }]) };
}

const remarkBecame = (
  team: Team,
  { stage, remark }: { stage: string; remark: string },
  change: Partial<RemarkThread>,
): Team =>
  inLastRound(team, stage, ({ remarks }) => ({ remarks: { ...remarks, [remark]: { ...remarks[remark], ...change } } }));

const appealBecame = (team: Team, appeal: string, state: Appeal['state']): Team => ({
  ...team,
  appeals: { ...team.appeals, [appeal]: { ...team.appeals[appeal], state } },
});

function withoutStage(team: Team, stage: string): Team {
  const { [stage]: _, ...stages } = team.stages;
  return { ...team, stages };
}

export function evolveTeam(team: Team, event: TeamEvent): Team {
  switch (event.type) {
    case 'WebinarAttended':
    case 'SessionAttended':
    case 'AttendanceCorrected': {
      const { session, heldAt, present, remote, excused, absent } = event.data;
      const fact = { session, heldAt, present, remote, excused, absent };
      return { ...team, attendance: { ...team.attendance, [session]: fact } };
    }
    case 'TestTaken': {
      const { stage, attempt, score, scores, occurredAt: at } = event.data;
      return { ...team, tests: added(team.tests, stage, { attempt, score, scores, at }) };
    }
    case 'TestCorrected': {
      const { stage, attempt, score, scores } = event.data;
      const attempts = (own(team.tests, stage) ?? []).map((each) =>
        each.attempt === attempt ? { ...each, score, scores } : each,
      );
      return { ...team, tests: set(team.tests, stage, attempts) };
    }
    case 'ProjectRevised':
      return { ...team, project: { kind: event.data.kind, title: event.data.title } };
    case 'PreDefended':
      return { ...team, preDefenses: added(team.preDefenses, event.data.stage, beginRound(event)) };
    case 'ReworkOrdered':
    case 'ReworkExtended':
      return inLastRound(team, event.data.stage, () => ({ reworkUntil: event.data.until, overdue: false }));
    case 'ReworkOverdue':
      return inLastRound(team, event.data.stage, () => ({ overdue: true }));
    case 'RemarkAnswered':
      return remarkBecame(team, event.data, { state: 'answered', everAnswered: true });
    case 'RemarkAccepted':
      return remarkBecame(team, event.data, { state: 'accepted', acceptedAt: event.data.occurredAt });
    case 'RemarkReopened':
      return remarkBecame(team, event.data, { state: 'open', acceptedAt: null });
    case 'Defended': {
      const { stage, round, sitting, item, verdict, total, occurredAt: at } = event.data;
      const held = { round, sitting, item, verdict, total, at, annulled: false, appealed: false };
      return { ...team, defenses: added(team.defenses, stage, held) };
    }
    case 'DefenseAnnulled': {
      const { stage, round } = event.data;
      const rounds = (own(team.defenses, stage) ?? []).map((each) =>
        each.round === round ? { ...each, annulled: true } : each,
      );
      return { ...team, defenses: set(team.defenses, stage, rounds) };
    }
    case 'AppealLodged': {
      const { stage, appeal } = event.data;
      const against = (own(team.defenses, stage) ?? []).findLastIndex(({ annulled }) => !annulled);
      return { ...team, appeals: { ...team.appeals, [appeal]: { stage, state: 'open', against } } };
    }
    case 'AppealUpheld': {
      const after = appealBecame(team, event.data.appeal, 'upheld');
      const { stage, against } = after.appeals[event.data.appeal];
      const rounds = (own(team.defenses, stage) ?? []).map((each, at) =>
        at === against ? { ...each, appealed: true } : each,
      );
      return { ...after, defenses: set(after.defenses, stage, rounds) };
    }
    case 'AppealDismissed':
      return appealBecame(team, event.data.appeal, 'dismissed');
    case 'ApplicationFiled': {
      const { stage, documents, occurredAt: at } = event.data;
      return { ...team, applications: set(team.applications, stage, { at, documents, returned: false }) };
    }
    case 'ApplicationReturned': {
      const { stage } = event.data;
      return { ...team, applications: set(team.applications, stage, { ...team.applications[stage], returned: true }) };
    }
    case 'RegistryEntered':
    case 'RegistryEntryCorrected': {
      const { stage, registry, number } = event.data;
      const at = own(team.entries, stage)?.at ?? event.data.occurredAt;
      return { ...team, entries: set(team.entries, stage, { at, registry, number }) };
    }
    case 'RegistryEntryRemoved': {
      const { [event.data.stage]: _, ...entries } = team.entries;
      return { ...team, entries };
    }
    case 'OutcomeRecorded':
      return { ...team, outcomes: [...team.outcomes, event.data.outcome] };
    case 'StagesCarriedOver':
      return renamed(team, event.data.stages);
    case 'StagePassed':
      return { ...team, stages: set(team.stages, event.data.stage, { status: 'passed', since: event.data.since }) };
    case 'StageFailed':
      return {
        ...team,
        stages: set(team.stages, event.data.stage, { status: 'failed', since: event.data.occurredAt }),
      };
    case 'StageReopened':
      return withoutStage(team, event.data.stage);
    case 'ConsultationHeld':
    case 'CommandRefused':
      return team;
  }
}

function beginRound({ data }: PreDefended): PreDefenseRound {
  const { round, sitting, item, verdict, occurredAt: at } = data;
  const begun = data.remarks.map(
    (remark): RemarkThread => ({ ...remark, state: 'open', everAnswered: false, acceptedAt: null }),
  );
  return {
    round,
    sitting,
    item,
    verdict,
    at,
    reworkUntil: null,
    overdue: false,
    remarks: Object.fromEntries(begun.map((each) => [each.remark, each])),
  };
}
