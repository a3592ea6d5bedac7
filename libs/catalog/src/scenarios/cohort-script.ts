// A cohort's own steps: opening, dating sessions, enrolling teams, marking who was there, closing.
import type { RefusalCode } from '#domain/refusals';
import { madeUp } from './made-up.js';
import type { Script } from './script.js';
import type { Seeded } from './seeded.js';
import type { EnrolledPlan } from './team-plan.js';

export interface SessionTime {
  readonly session: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export class CohortScript {
  constructor(
    private readonly script: Script,
    private readonly random: Seeded,
    readonly cohort: string,
  ) {}

  /** `targets`: left out, every region that may take part. */
  open(title: string, targets?: readonly string[]): string {
    const body = { cohort: this.cohort, program: this.script.program, title, ...(targets && { targets }) };
    return this.script.post('operator', 'open-cohort', '/cohorts', body);
  }

  schedule({ session, startsAt, endsAt }: SessionTime): void {
    const path = `/cohorts/${this.cohort}/sessions`;
    this.script.post('operator', `schedule-${session}`, path, { session, startsAt, endsAt });
  }

  cancel(session: string, reason: string): string {
    const path = `/cohorts/${this.cohort}/sessions/${session}/cancel`;
    return this.script.post('operator', `cancel-${session}`, path, { reason: madeUp(reason) });
  }

  enroll({ team, name, regions, members, project, agreement }: EnrolledPlan, refused?: RefusalCode): string {
    const body = {
      team,
      name,
      regions,
      leadRegion: regions[0],
      members: members.map((each) => ({ ...each })),
      project,
      ...(agreement && { agreement }),
    };
    return this.script.post('operator', `enroll-${team}`, `/cohorts/${this.cohort}/teams`, { ...body }, refused);
  }

  /** The path of what is asked of a team. */
  ofTeam(team: string, what: string): string {
    return `/cohorts/${this.cohort}/teams/${team}/${what}`;
  }

  /** One fact a team: most are there, or hardly anybody where the session is to be missed. Gives the steps by team. */
  attend(
    session: string,
    teams: readonly EnrolledPlan[],
    how: { remote?: boolean; misses?: (team: EnrolledPlan) => boolean } = {},
  ): Map<string, string> {
    const steps = new Map<string, string>();
    for (const plan of teams) {
      const persons = plan.members.map(({ person }) => person);
      const misses = how.misses?.(plan) ?? false;
      const most = this.random.between(Math.ceil((persons.length * 2) / 3), persons.length);
      const here = misses ? Math.floor(persons.length / 3) : most;
      const present = persons.slice(0, here);
      const excused = misses ? [] : persons.slice(here, here + this.random.below(2));
      const body = { session, present, remote: how.remote ? present : [], excused };
      const path = this.ofTeam(plan.team, 'attendance');
      steps.set(plan.team, this.script.post('secretary', `attend-${session}-${plan.team}`, path, body));
    }
    return steps;
  }

  /** At once when every team is decided, or with a reason when not all are. */
  close(reason?: string): string {
    const path = `/cohorts/${this.cohort}/close`;
    const body = reason ? { confirmed: true, reason: madeUp(reason) } : {};
    return this.script.post('operator', reason ? 'close-confirmed' : 'close', path, body);
  }

  closeTooEarly(): string {
    return this.script.post('operator', 'close-too-early', `/cohorts/${this.cohort}/close`, {}, 'teams-undecided');
  }
}
