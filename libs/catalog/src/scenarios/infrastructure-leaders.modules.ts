// The modules of the infrastructure-leaders scenario: each ends in a test and a defense.
import { stageOf } from '#domain/charter/charter';
import { catalogCharter } from '../charter-check.js';
import { convene } from './hearing.js';
import type { LeaderPlan } from './infrastructure-leaders.teams.js';
import { criteriaOf, onTeam, type Run } from './run.js';
import type { Marks } from './sitting-script.js';

export interface LeadersRun extends Run {
  readonly teams: readonly LeaderPlan[];
}
type Module = 'm1' | 'm2';

const MARKS: Marks = { strong: [620, 940], weak: [200, 480] };
const charter = catalogCharter('infrastructure-leaders');

/** Tests whoever is there; gives those that pass it, at the first attempt or at the second. */
export function test(run: LeadersRun, module: Module, teams: readonly LeaderPlan[], on: string): LeaderPlan[] {
  const stage = `${module}.test` as const;
  const weak = (plan: LeaderPlan) => plan.again === stage || plan.ends === stage;
  run.script.on(`${on}T11:00:00+03:00`);
  for (const plan of teams) take(run, stage, plan, 1, !weak(plan));
  run.script.on(`${on}T16:00:00+03:00`);
  for (const plan of teams.filter(weak)) {
    const step = take(run, stage, plan, 2, plan.again === stage);
    run.noted[`${plan.again ? 'again' : 'untested'}-${plan.team}`] = step;
  }
  return teams.filter(({ ends }) => ends !== stage);
}

/** Where one of the team fails the first attempt, the others do not. */
function take(run: LeadersRun, stage: string, { team, members }: LeaderPlan, attempt: number, passes: boolean): string {
  const { random } = run;
  const rules = stageOf(charter, stage);
  const score = (good: boolean) => (good ? random.between(72, 98) : random.between(30, 55)) * 100;
  if (rules?.kind === 'test' && rules.per === 'team')
    return onTeam(run, team).takeTest(stage, attempt, { score: score(passes) });
  const scores = Object.fromEntries(members.map(({ person }, index) => [person, score(passes || index > 0)]));
  return onTeam(run, team).takeTest(stage, attempt, { scores });
}

/** Before the jury; gives those that reach the score. */
export function defend(run: LeadersRun, module: Module, teams: readonly LeaderPlan[], startsAt: string): LeaderPlan[] {
  const stage = `${module}.defense` as const;
  const meeting = convene(run, `${module}-defense`, { stage, round: 1 }, startsAt, teams);
  for (const plan of teams) {
    const marks = plan.ends === stage ? MARKS.weak : MARKS.strong;
    run.noted[`${module}-${plan.team}`] = meeting.defend(plan, criteriaOf(charter, stage), marks);
  }
  meeting.sign();
  return teams.filter(({ ends }) => ends !== stage);
}
