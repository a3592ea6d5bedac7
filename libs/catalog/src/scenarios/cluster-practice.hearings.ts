// The commission's part of the cluster-practice scenario, and what follows from it: remarks, defense, registry.
import { convene } from './hearing.js';
import { onTeam, type Run, sentBy, votersOf } from './run.js';
import type { GivenRemark, Marks } from './sitting-script.js';

const MARKS: Marks = { strong: [380, 490], weak: [210, 320] };

/** Whoever is sent by Komi's authorities declares it and stays out of Komi's item. */
export function rehearse(run: Run): Map<string, GivenRemark[]> {
  const { random, noted } = run;
  const plans = run.teams.filter(({ preDefense }) => preDefense);
  const meeting = convene(run, 'rehearsal-1', { stage: 'pre-defense', round: 1 }, '2021-04-02T09:30:00+03:00', plans);
  const fromKomi = sentBy(run, 'KO');
  const recusal = { person: fromKomi, item: 'komi', by: 'self', reason: 'Представляет регион команды' };
  noted.recused = meeting.say('recuse-komi', 'recusals', recusal);
  const remarks = new Map<string, GivenRemark[]>();
  for (const plan of plans) {
    meeting.close(plan.team);
    const verdict = plan.preDefense ?? 'ready';
    const count = verdict === 'rework' ? random.between(3, 4) : random.below(3);
    remarks.set(plan.team, meeting.preDefend(plan, verdict, count));
  }
  meeting.sign();
  return remarks;
}

export function rework(
  { script, teams, after, noted }: Run,
  remarks: ReadonlyMap<string, readonly GivenRemark[]>,
): void {
  script.on('2021-04-20T10:00:00+03:00');
  for (const { team, rework } of teams) {
    const given = remarks.get(team) ?? [];
    if (rework === 'answered') for (const remark of given) after.answer(team, remark);
    if (rework !== 'accepted') continue;
    const passed = after.rework(team, given, 2);
    if (team === 'komi') noted.reworked = passed;
  }
  script.on('2021-05-12T10:00:00+03:00');
  noted.late = after.answer('tve', (remarks.get('tve') ?? [])[0], 'rework-overdue');
}

/** The charter has a second round: one of those who were not ready is, one is not; the late one gets through. */
export function rehearseAgain(run: Run): void {
  const plans = run.teams.filter(({ team }) => ['kgn', 'bu', 'tve'].includes(team));
  const meeting = convene(run, 'rehearsal-2', { stage: 'pre-defense', round: 2 }, '2021-05-20T10:00:00+03:00', plans);
  for (const plan of plans) {
    meeting.close(plan.team);
    meeting.preDefend(plan, plan.team === 'bu' ? 'not-ready' : 'ready', 1);
    if (plan.team === 'tve') run.noted.secondRound = run.script.last();
  }
  meeting.sign();
}

/** Its cluster becomes inter-regional before it is defended: a second region joins the team. */
export function goInterRegional(run: Run): void {
  run.script.on('2021-06-07T10:00:00+03:00');
  run.noted.joined = onTeam(run, 'komi').joinRegion('KIR');
}

/** June, when two of the experts stayed away, and September for those who did not reach the score and come again. */
export function defend(run: Run): void {
  const { criteria, noted } = run;
  const fromKomi = sentBy(run, 'KO');
  const plans = run.teams.filter(({ defense }) => defense);
  const june = { stage: 'defense', round: 1 };
  const there = votersOf(run).slice(0, 8);
  const meeting = convene(run, 'defense-1', june, '2021-06-17T09:30:00+03:00', plans, there);
  const marks = MARKS.strong;
  noted.conflict = meeting.score(fromKomi, 'komi', criteria, marks, 'conflict-of-interest');
  for (const plan of plans) meeting.defend(plan, criteria, MARKS[plan.defense ?? 'weak']);
  meeting.sign();
  const again = plans.filter(({ team }) => ['ngr', 'oms'].includes(team));
  const september = { stage: 'defense', round: 2 };
  const autumn = convene(run, 'defense-2', september, '2021-09-09T10:00:00+03:00', again);
  for (const plan of again) {
    const step = autumn.defend(plan, criteria, plan.team === 'ngr' ? MARKS.strong : MARKS.weak);
    noted[plan.team === 'ngr' ? 'defendedAgain' : 'failedTwice'] = step;
  }
  autumn.sign();
}

export function register(run: Run): void {
  const { script, teams, after, noted } = run;
  script.on('2021-10-11T10:00:00+03:00');
  for (const plan of teams) if (plan.registry) after.file(plan);
  script.on('2021-11-22T10:00:00+03:00');
  teams
    .filter(({ registry }) => registry === 'entered')
    .forEach(({ team }, index) => {
      const entered = after.enter(team, `DEMO-2021-${String(index + 1).padStart(3, '0')}`);
      if (team === 'komi') noted.entered = entered;
    });
  noted.status = onTeam(run, 'komi').recordOutcome('cluster-status', 'Статус промышленного кластера');
}
