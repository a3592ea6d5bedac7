// The charter: a program's rules as data. Shares are numerator and denominator, scores integers in hundredths.

export interface Text {
  readonly ru: string;
  readonly en: string;
}
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

export type StageKind = 'sessions' | 'test' | 'pre-defense' | 'defense' | 'registry';
export type SessionKind = 'webinar' | 'in-person' | 'field-visit' | 'consultation';
export type ProjectKind = 'create' | 'join' | 'develop';
export type MemberCategory = 'authority' | 'fund' | 'managing-company' | 'institute' | 'enterprise';
export type CommissionRole = 'chair' | 'deputy' | 'secretary' | 'member' | 'expert';

interface StageBase<K extends StageKind> {
  readonly id: string;
  readonly kind: K;
  readonly title: Text;
  /** Stages that must be passed before this one opens. */
  readonly requires: readonly string[];
}

export interface PlannedSession {
  readonly id: string;
  readonly kind: SessionKind;
  readonly title: Text;
}

export interface SessionsStage extends StageBase<'sessions'> {
  readonly sessions: readonly PlannedSession[];
  /** How many sessions must count for the team. */
  readonly attendAtLeast: number;
  /** A session counts when this share of those who were members on its date was there. */
  readonly memberShare: Share;
  /** `neutral` leaves the denominator; an empty denominator does not count. */
  readonly excused: 'counts' | 'neutral';
}

export interface TestStage extends StageBase<'test'> {
  readonly per: 'team' | 'member';
  /** In hundredths, out of `maxScore`. */
  readonly passScore: number;
  readonly maxScore: number;
  readonly attempts: number;
  readonly take: 'best' | 'last';
  /** Per member: the share of those who took it that must reach the score. */
  readonly memberShare: Share;
}

export interface Quorum {
  readonly share: Share;
  /** Present must exceed the share rather than reach it. */
  readonly strict: boolean;
  /** Of all voters of the commission, or of those entitled on this team. */
  readonly of: 'voters' | 'entitled';
}

/** A time to do something in: calendar days to the hour, or working days to the end of the last one. */
export interface Window {
  readonly days: number;
  readonly working: boolean;
}

export interface PreDefenseStage extends StageBase<'pre-defense'> {
  readonly quorum: Quorum;
  readonly maxOpenRemarks: number;
  readonly rework: Window;
  readonly rounds: number;
}

export interface Criterion {
  readonly id: string;
  readonly title: Text;
  readonly weight: number;
  /** Least and greatest score, in hundredths. */
  readonly min: number;
  readonly max: number;
}

export interface DefenseStage extends StageBase<'defense'> {
  readonly quorum: Quorum;
  readonly criteria: readonly Criterion[];
  /** In hundredths, on the criteria's own scale. */
  readonly passScore: number;
  readonly aggregate: 'mean' | 'median';
  /** What a total of exactly the pass score means. `chair`: the chair's own sheet decides. */
  readonly tie: 'passes' | 'fails' | 'chair';
  readonly rounds: number;
  readonly verdict: 'pass-fail' | 'none';
}

export interface RegistryStage extends StageBase<'registry'> {
  readonly registry: string;
  /** The documents that an application needs, by kind of project. */
  readonly documents: Readonly<Record<ProjectKind, readonly { readonly id: string; readonly title: Text }[]>>;
  /** Years; null: without an end. */
  readonly validFor: number | null;
}

export type Stage = SessionsStage | TestStage | PreDefenseStage | DefenseStage | RegistryStage;

/** Which regions may take part, over the attributes of the region table at the cohort's opening. */
export interface Eligibility {
  readonly districts?: readonly string[];
  readonly regions?: readonly string[];
  readonly except?: readonly string[];
}

export interface Charter {
  readonly program: string;
  readonly title: Text;
  readonly customer: Text;
  readonly operator: Text;
  readonly timeZone: string;
  readonly languages: readonly string[];
  readonly admission: {
    readonly capacity: number | null;
    readonly waitingList: { readonly offer: { readonly hours: number } } | null;
    readonly eligible: Eligibility;
    readonly guests: boolean;
    readonly interRegional: boolean;
    /** An inter-regional team rests on an agreement that holds and covers all its regions. */
    readonly agreementNeeded?: boolean;
    readonly composition: readonly { readonly category: MemberCategory; readonly atLeast: number }[];
  };
  readonly commission: { readonly voters: readonly CommissionRole[] };
  /** How long after a defense its verdict may be appealed, and how often a team may. None: not at all. */
  readonly appeals?: { readonly window: Window; readonly atMost: number } | null;
  /** What the program is for, to be recorded of teams that got there. */
  readonly outcomes?: readonly { readonly id: string; readonly title: Text }[];
  readonly stages: readonly Stage[];
  /** What no source states and the deployment chose, in words, for everyone to see. */
  readonly ours: readonly Text[];
}

export const stageOf = (charter: Charter, id: string): Stage | undefined =>
  charter.stages.find((stage) => stage.id === id);

export const plannedSession = (
  charter: Charter,
  id: string,
): { stage: SessionsStage; session: PlannedSession } | undefined => {
  for (const stage of charter.stages) {
    if (stage.kind !== 'sessions') continue;
    const session = stage.sessions.find((planned) => planned.id === id);
    if (session) return { stage, session };
  }
  return undefined;
};

/** The stages that `id` requires, transitively. */
export function stagesBefore(charter: Charter, id: string): ReadonlySet<string> {
  const before = new Set<string>();
  const visit = (stage: string) => {
    for (const required of stageOf(charter, stage)?.requires ?? [])
      if (!before.has(required)) {
        before.add(required);
        visit(required);
      }
  };
  visit(id);
  return before;
}
