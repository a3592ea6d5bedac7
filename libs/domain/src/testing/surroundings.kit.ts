// What a team's stages depend on beside its own facts, retold from the logs of its one program and cohort.
import type { Charter, Stage } from '../charter/charter.js';

/** An event with every name that a recount looks at; each has only some of them. */
export interface Event {
  readonly type: string;
  readonly data: {
    readonly stage: string;
    readonly session: string;
    readonly heldAt: string;
    readonly present: string[];
    readonly excused: string[];
    readonly verdict: string;
    readonly remarks: { remark: string }[];
    readonly remark: string;
    readonly attempt: number;
    readonly score: number | null;
    readonly scores: Record<string, number>;
    readonly round: number;
    readonly appeal: string;
    readonly charter: Charter;
    readonly version: number;
    readonly to: number;
    readonly stages: Readonly<Record<string, string>>;
    readonly team: string;
    readonly person: string;
    readonly member: { person: string };
    readonly members: { person: string }[];
    readonly occurredAt: string;
  };
}
interface Membership {
  readonly person: string;
  readonly from: string;
  readonly until: string | null;
}

export class Surroundings {
  private readonly charters: Charter[] = [];
  private version = 1;
  private sessions: { session: string; stage: string }[] = [];
  private readonly cancelled: string[] = [];
  private readonly members = new Map<string, Membership[]>();
  private readonly since = new Map<string, string>();

  get charter(): Charter {
    return this.charters[this.version - 1];
  }

  hear({ type, data }: Event): void {
    if (type === 'ProgramChartered' || type === 'CharterRevised') this.charters.push(data.charter);
    if (type === 'SessionScheduled') this.sessions.push({ session: data.session, stage: data.stage });
    if (type === 'SessionCancelled') this.cancelled.push(data.session);
    if (type === 'CohortOpened') this.version = data.version;
    if (type === 'CohortMigrated') {
      this.version = data.to;
      this.sessions = this.sessions.map(({ session, stage }) => ({ session, stage: data.stages[stage] ?? stage }));
    }
    if (type === 'TeamEnrolled' || type === 'TeamWaitlisted') {
      this.since.set(data.team, data.occurredAt);
      this.members.set(
        data.team,
        data.members.map(({ person }) => ({ person, from: data.occurredAt, until: null })),
      );
    }
    if (type === 'EnrollmentCorrected') this.correct(data);
    if (type === 'MemberRemoved' || type === 'MemberReplaced') this.leaves(data.team, data.person, data.occurredAt);
    if (type === 'MemberAdded' || type === 'MemberReplaced')
      this.of(data.team).push({ person: data.member.person, from: data.occurredAt, until: null });
  }

  /** The sessions of a stage so far, without the cancelled. */
  sessionsOf(stage: Extract<Stage, { kind: 'sessions' }>): string[] {
    const added = this.sessions.filter((each) => each.stage === stage.id).map(({ session }) => session);
    const all = [...new Set([...stage.sessions.map(({ id }) => id), ...added])];
    return all.filter((session) => !this.cancelled.includes(session));
  }

  /** Who belonged to the team at a time. */
  membersOf =
    (team: string) =>
    (time: string): Set<string> =>
      new Set(
        this.of(team)
          .filter(({ from, until }) => from <= time && (until === null || time < until))
          .map(({ person }) => person),
      );

  private of(team: string): Membership[] {
    const all = this.members.get(team) ?? [];
    this.members.set(team, all);
    return all;
  }

  private leaves(team: string, person: string, until: string): void {
    const after = this.of(team).map((each) =>
      each.person === person && each.until === null ? { ...each, until } : each,
    );
    this.members.set(team, after);
  }

  private correct({ team, members }: Event['data']): void {
    const before = this.of(team);
    const from = (person: string) =>
      before.find((each) => each.person === person && each.until === null)?.from ?? this.since.get(team) ?? '';
    const now = members.map(({ person }) => ({ person, from: from(person), until: null }));
    this.members.set(team, [...before.filter(({ until }) => until !== null), ...now]);
  }
}
