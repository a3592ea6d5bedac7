// The practical session of Syktyvkar, 1-2 April 2021, and the year after it: visits, pre-defense, defense, registry.
import { catalogCharter } from '../charter-check.js';
import { AfterHearing } from './after-hearing.js';
import { clusterPracticeCases } from './cluster-practice.cases.js';
import { expertCommission } from './cluster-practice.commission.js';
import { defend, goInterRegional, register, rehearse, rehearseAgain, rework } from './cluster-practice.hearings.js';
import { clusterPracticeTeams } from './cluster-practice.teams.js';
import { CohortScript } from './cohort-script.js';
import { appoint } from './commission-script.js';
import { People } from './people.js';
import { criteriaOf, type Run } from './run.js';
import type { Scenario } from './scenario.js';
import { Script } from './script.js';
import { Seeded } from './seeded.js';
import { withMembers } from './team-plan.js';

const SEED = 20210401;
const COHORT = 'cluster-practice-2021';
const TITLE = 'Практическая сессия в Сыктывкаре, апрель 2021 года (ход вымышл.)';
const VISITS = [
  ['visit-luzales', '10:00', '12:00'],
  ['visit-mondi', '13:00', '15:00'],
  ['visit-algraf', '16:00', '18:00'],
];

const charter = catalogCharter('cluster-practice');

export function clusterPractice(): Scenario {
  const script = new Script('cluster-practice');
  const random = new Seeded(SEED);
  const cohort = new CohortScript(script, random, COHORT);
  const people = new People(script, random, 'ps');
  begin(script, cohort);
  const teams = clusterPracticeTeams.map((plan) =>
    withMembers(plan, people, () =>
      plan.regions.length > 1 ? ['authority', 'enterprise'] : ['authority', 'institute', 'enterprise'],
    ),
  );
  const title = { ru: 'Экспертная комиссия (состав вымышл.)', en: 'Expert commission (its members made up)' };
  const on = '2021-03-10T10:00:00+03:00';
  const panel = appoint(script, people, 'cluster-practice-experts', title, expertCommission, on);
  const after = new AfterHearing(script, cohort, charter);
  const run: Run = { script, random, cohort, panel, teams, after, criteria: criteriaOf(charter), noted: {} };
  visit(run);
  rework(run, rehearse(run));
  rehearseAgain(run);
  goInterRegional(run);
  defend(run);
  register(run);
  return {
    program: 'cluster-practice',
    title: { ru: TITLE, en: 'The practical session in Syktyvkar, April 2021 (its course made up)' },
    charter: 'cluster-practice',
    steps: script.steps,
    cases: clusterPracticeCases(run.noted),
  };
}

function begin(script: Script, cohort: CohortScript): void {
  script.on('2021-03-01T10:00:00+03:00');
  script.post('operator', 'charter', '/programs', { charter: JSON.parse(JSON.stringify(charter)) });
  cohort.open(TITLE);
  for (const [session, from, to] of VISITS)
    cohort.schedule({ session, startsAt: `2021-04-01T${from}:00+03:00`, endsAt: `2021-04-01T${to}:00+03:00` });
  script.on('2021-03-02T10:00:00+03:00');
}

function visit({ script, cohort, teams }: Run): void {
  script.on('2021-03-15T10:00:00+03:00');
  for (const plan of teams) cohort.enroll(plan);
  script.on('2021-04-01T18:30:00+03:00');
  VISITS.forEach(([session], index) => {
    cohort.attend(session, teams, { misses: ({ misses }) => index < (misses ?? 0) });
  });
}
