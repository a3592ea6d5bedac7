// Steps on one team that do not come to every team: changes of its composition, tests, corrections, appeals, outcomes.
import type { Facts } from '#domain/decider';
import type { Member } from '#domain/cohort/cohort.events';
import type { RefusalCode } from '#domain/refusals';
import type { CohortScript } from './cohort-script.js';
import { madeUp } from './made-up.js';
import type { Post } from './scenario.js';
import type { Script } from './script.js';

type Score = { readonly score: number } | { readonly scores: Readonly<Record<string, number>> };

export class TeamScript {
  constructor(
    private readonly script: Script,
    private readonly cohort: CohortScript,
    readonly team: string,
  ) {}

  withdraw(reason: string): string {
    return this.ask('operator', 'withdraw', 'withdraw', { reason: madeUp(reason) });
  }

  replaceMember(person: string, member: Member, reason: string): string {
    return this.ask('operator', 'replace-member', 'members/replace', {
      person,
      member: { ...member },
      reason: madeUp(reason),
    });
  }

  joinRegion(region: string): string {
    return this.ask('operator', `join-${region.toLowerCase()}`, 'regions/join', { region });
  }

  acceptSeat(): string {
    return this.ask('operator', 'accept-seat', 'accept-seat', {});
  }

  correctAttendance(session: string, present: readonly string[], reason: string): string {
    const document = madeUp(`DEMO-${this.team}-${session}`);
    const body = { session, present, remote: present, reason: madeUp(reason), document };
    return this.ask('secretary', `correct-${session}`, 'attendance/correct', body);
  }

  takeTest(stage: string, attempt: number, score: Score, refused?: RefusalCode): string {
    return this.ask('secretary', `test-${hyphened(stage)}-${attempt}`, 'tests', { stage, ...score }, refused);
  }

  consult(topic: string, present: readonly string[]): string {
    return this.ask('secretary', 'consultation', 'consultations', { topic: madeUp(topic), present });
  }

  extendRework(until: string, reason: string): string {
    return this.ask('secretary', 'extend-rework', 'rework/extend', {
      stage: 'pre-defense',
      until,
      reason: madeUp(reason),
    });
  }

  lodgeAppeal(grounds: string): string {
    const body = { appeal: this.appeal, stage: 'defense', grounds: madeUp(grounds) };
    return this.ask('secretary', 'appeal', 'appeals', body);
  }

  resolveAppeal(verdict: 'upheld' | 'dismissed', reason: string): string {
    const body = { verdict, reason: madeUp(reason) };
    return this.ask('operator', 'resolve-appeal', `appeals/${this.appeal}/resolve`, body);
  }

  recordOutcome(outcome: string, description: string): string {
    const body = { outcome, description: madeUp(description), document: madeUp(`DEMO-${this.team}-${outcome}`) };
    return this.ask('operator', `outcome-${outcome}`, 'outcomes', body);
  }

  /** A team appeals once in a scenario. */
  private get appeal(): string {
    return `${this.team}-appeal`;
  }

  private ask(as: Post['as'], name: string, what: string, body: Facts, refused?: RefusalCode): string {
    return this.script.post(as, `${name}-${this.team}`, this.cohort.ofTeam(this.team, what), body, refused);
  }
}

const hyphened = (stage: string): string => stage.replaceAll('.', '-');
