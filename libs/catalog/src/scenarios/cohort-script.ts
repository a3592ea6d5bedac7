// A cohort's own steps: opening, dating sessions, enrolling teams and marking who was there.
import type { RefusalCode } from '#domain/refusals';
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

  open(title: string): void {
    this.script.post('operator', 'open-cohort', '/cohorts', {
      cohort: this.cohort,
      program: this.script.program,
      title,
    });
  }

  schedule({ session, startsAt, endsAt }: SessionTime): void {
    const path = `/cohorts/${this.cohort}/sessions`;
    this.script.post('operator', `schedule-${session}`, path, { session, startsAt, endsAt });
  }

  enroll({ team, name, regions, members, project }: EnrolledPlan, refused?: RefusalCode): string {
    const body = {
      team,
      name,
      regions,
      leadRegion: regions[0],
      members: members.map((each) => ({ ...each })),
      project,
    };
    return this.script.post('operator', `enroll-${team}`, `/cohorts/${this.cohort}/teams`, { ...body }, refused);
  }

  /** The path of what is asked of a team. */
  ofTeam(team: string, what: string): string {
    return `/cohorts/${this.cohort}/teams/${team}/${what}`;
  }

  /** One fact a team: most are there, or one alone where the session is to be missed. */
  attend(
    session: string,
    teams: readonly EnrolledPlan[],
    how: { remote: boolean; misses: (team: EnrolledPlan) => boolean },
  ) {
    for (const plan of teams) {
      const persons = plan.members.map(({ person }) => person);
      const here = how.misses(plan) ? 1 : this.random.between(Math.ceil((persons.length * 2) / 3), persons.length);
      const present = persons.slice(0, here);
      const excused = persons.slice(here, here + this.random.below(2));
      const remote = how.remote ? present : [];
      const body = { session, present, remote, excused };
      this.script.post('secretary', `attend-${session}-${plan.team}`, this.ofTeam(plan.team, 'attendance'), body);
    }
  }
}
