// A sitting on the stage and round of some teams, opened with the voters in the room.
import { type Run, votersOf } from './run.js';
import { SittingScript } from './sitting-script.js';
import type { EnrolledPlan } from './team-plan.js';

export interface Round {
  readonly stage: string;
  readonly round: number;
}

/** `present`: who comes, by default every voter. */
export function convene(
  run: Run,
  name: string,
  about: Round,
  startsAt: string,
  plans: readonly EnrolledPlan[],
  present: readonly string[] = votersOf(run),
): SittingScript {
  const { script, random, cohort, panel } = run;
  const meeting = new SittingScript(script, random, cohort, panel, `${script.program}-${name}`, about);
  script.on(startsAt);
  meeting.open(startsAt, plans);
  meeting.arrive(present);
  return meeting;
}
