// The jury's part of the proclusters scenario, and what follows from it: rehearsal, rework, defense, registry.
import { onTeam, planOf, type Run, sentBy, votersOf } from './run.js';
import { type GivenRemark, type Marks, SittingScript } from './sitting-script.js';
import type { EnrolledPlan } from './team-plan.js';

const MARKS: Marks = { strong: [680, 960], weak: [320, 540] };

type Remarks = ReadonlyMap<string, readonly GivenRemark[]>;

const sittingOf = ({ script, random, cohort, panel }: Run, name: string, stage: string): SittingScript =>
  new SittingScript(script, random, cohort, panel, `proclusters-${name}`, { stage, round: 1 });

/** Two days of pre-defense. On the first morning half of the jury is late: nothing can be decided until others come. */
export function rehearse(run: Run): Remarks {
  const remarks = new Map<string, GivenRemark[]>();
  const heard = run.teams.filter(({ preDefense }) => preDefense);
  const voters = votersOf(run);
  [heard.slice(0, 11), heard.slice(11)].forEach((plans, index) => {
    const on = `2022-05-${23 + index}`;
    const sitting = sittingOf(run, `rehearsal-${index + 1}`, 'pre-defense');
    run.script.on(`${on}T09:00:00+03:00`);
    sitting.open(`${on}T10:00:00+03:00`, plans);
    run.script.on(`${on}T10:00:00+03:00`);
    if (index) sitting.arrive(voters);
    else tooFew(run, sitting, voters);
    for (const plan of plans) remarks.set(plan.team, hear(run, sitting, plan));
    sitting.sign();
  });
  return remarks;
}

function tooFew({ noted }: Run, sitting: SittingScript, voters: readonly string[]): void {
  sitting.arrive(voters.slice(0, 4));
  noted.quorum = sitting.close('tul-klu', 'quorum-not-met', '-too-early');
  sitting.arrive(voters.slice(4, 7));
}

function hear({ random, noted }: Run, sitting: SittingScript, plan: EnrolledPlan): GivenRemark[] {
  const closed = sitting.close(plan.team);
  if (plan.team === 'tul-klu') noted.quorumThen = closed;
  const verdict = plan.preDefense ?? 'ready';
  const count = verdict === 'rework' ? random.between(2, 3) : random.below(2);
  return sitting.preDefend(plan, verdict, plan.team === 'vko' ? 3 : count);
}

/** Five working days: most answer and are accepted, one is asked again, one answers too late. */
export function rework({ script, teams, after, noted }: Run, remarks: Remarks): void {
  script.on('2022-05-27T10:00:00+03:00');
  for (const { team, rework } of teams) {
    const given = remarks.get(team) ?? [];
    if (rework === 'answered') for (const remark of given) after.answer(team, remark);
    if (rework !== 'accepted') continue;
    if (team === 'sve-che') {
      after.answer(team, given[0], undefined, '-first');
      noted.reopened = after.reopen(team, given[0]);
    }
    const passed = after.rework(team, given, 1);
    if (team === 'vko') noted.reworked = passed;
  }
  script.on('2022-06-01T10:00:00+03:00');
  noted.stuck = after.answer('rya', (remarks.get('rya') ?? [])[0], 'rework-overdue');
}

/** The in-person session and the defense at it: one afternoon and the next day. */
export function defend(run: Run): void {
  const defending = run.teams.filter(({ defense }) => defense);
  run.script.on('2022-06-02T13:10:00+03:00');
  run.cohort.attend('in-person-session', defending, { remote: false, misses: () => false });
  const first = sittingOf(run, 'defense-1', 'defense');
  first.open('2022-06-02T14:00:00+03:00', defending.slice(0, 9));
  run.script.on('2022-06-02T14:00:00+03:00');
  first.arrive(votersOf(run));
  conflict(run, first);
  score(run, first, defending.slice(0, 9));
  run.script.on('2022-06-03T09:30:00+03:00');
  const second = sittingOf(run, 'defense-2', 'defense');
  second.open('2022-06-03T10:00:00+03:00', defending.slice(9));
  run.script.on('2022-06-03T10:00:00+03:00');
  second.arrive(votersOf(run));
  score(run, second, defending.slice(9));
}

/** Whoever stands for Voronezh takes no part in its team's item: by rule, and then by the chair's word. */
function conflict(run: Run, sitting: SittingScript): void {
  const person = sentBy(run, 'VOR');
  run.noted.conflict = sitting.score(person, 'vko', run.criteria, MARKS.strong, 'conflict-of-interest');
  const recusal = { person, item: 'vko', by: 'chair', reason: 'Представляет регион команды' };
  run.noted.recused = sitting.say('recuse-vko', 'recusals', recusal);
}

/** Item by item; one of the jury abstains on the weak project, another has a dissenting opinion of it. */
function score(run: Run, sitting: SittingScript, plans: readonly EnrolledPlan[]): void {
  const voters = votersOf(run);
  for (const plan of plans) {
    const { team, defense = 'weak' } = plan;
    const abstaining = defense === 'weak' ? [voters[5]] : [];
    for (const person of abstaining) sitting.say(`abstain-${team}`, 'abstentions', { person, item: team });
    sitting.defend(plan, run.criteria, MARKS[defense], abstaining);
    const text = 'Проект заслуживал большего (вымышл.)';
    if (defense === 'weak') sitting.say(`dissent-${team}`, 'dissents', { person: voters[2], item: team, text });
  }
  sitting.sign();
}

/** One of those that did not reach the score appeals, and the verdict stays. */
export function appeal(run: Run): void {
  run.script.on('2022-06-08T10:00:00+03:00');
  onTeam(run, 'uly').lodgeAppeal('Не учтены письма потребителей');
  run.script.on('2022-06-15T10:00:00+03:00');
  run.noted.dismissed = onTeam(run, 'uly').resolveAppeal('dismissed', 'Письма были рассмотрены на защите');
}

/** Applications, and entries under numbers that nobody else holds, however they are written. */
export function register(run: Run): void {
  const { script, teams, after, noted } = run;
  script.on('2022-06-20T10:00:00+03:00');
  noted.documents = after.file(planOf(run, 'bel'), 1, 'documents-missing', '-incomplete');
  for (const plan of teams) if (plan.registry) after.file(plan);
  script.on('2022-06-27T10:00:00+03:00');
  for (const { team, registry } of teams) if (registry === 'returned') after.giveBack(team);
  script.on('2022-07-05T10:00:00+03:00');
  const entering = teams.filter(({ registry }) => registry === 'entered');
  for (const [index, { team }] of entering.entries()) {
    if (team === 'bel') noted.taken = after.enter(team, 'demo-2022 - 001', 'registry-number-taken', '-taken');
    const entered = after.enter(team, `DEMO-2022-${String(index + 1).padStart(3, '0')}`);
    if (team === 'bel') noted.takenThen = entered;
    if (team === 'vko') noted.entered = entered;
    if (team === 'sve-che') noted.joined = entered;
  }
  run.script.on('2022-07-20T10:00:00+03:00');
  noted.outcome = onTeam(run, 'vko').recordOutcome('new-cluster-documents', 'Документация межрегионального кластера');
  onTeam(run, 'vko').recordOutcome('import-substitution-project', 'Проект радиоэлектронных компонентов');
  onTeam(run, 'sve-che').recordOutcome('joining-documents', 'Документация для включения предприятия');
}
