// The basic level of «Лидеры развития инфраструктуры», 2021: 43 regions, two modules, and what came of them.
import { catalogCharter } from '../charter-check.js';
import { AfterHearing } from './after-hearing.js';
import { CohortScript } from './cohort-script.js';
import { appoint, type Chair } from './commission-script.js';
import { infrastructureLeadersCases } from './infrastructure-leaders.cases.js';
import { defend, type LeadersRun, test } from './infrastructure-leaders.modules.js';
import { type LeaderPlan, leaderTeams, stranger } from './infrastructure-leaders.teams.js';
import { People } from './people.js';
import { onTeam, planOf } from './run.js';
import type { Scenario } from './scenario.js';
import { Script } from './script.js';
import { Seeded } from './seeded.js';
import { POSTS, withMembers } from './team-plan.js';

const SEED = 20210712;
const COHORT = 'infrastructure-leaders-2021';
const TITLE = '«Лидеры развития инфраструктуры», базовый уровень 2021 года (даты, регионы и ход вымышл.)';
const JURY: readonly Chair[] = [
  { role: 'chair', organization: 'Минпромторг России' },
  { role: 'member', organization: 'Ассоциация кластеров и технопарков России' },
  { role: 'expert', organization: 'Ассоциация индустриальных парков России' },
  { role: 'secretary', organization: 'АНО ДПО «Институт экономики знаний»' },
];
const SESSIONS = [
  ['m1-lecture', '2021-08-18'],
  ['m1-practice', '2021-08-25'],
  ['m2-lecture', '2021-10-06'],
  ['m2-visit-1', '2021-10-13'],
  ['m2-visit-2', '2021-10-20'],
] as const;

const charter = catalogCharter('infrastructure-leaders');

export function infrastructureLeaders(): Scenario {
  const script = new Script('infrastructure-leaders');
  const random = new Seeded(SEED);
  const cohort = new CohortScript(script, random, COHORT);
  const people = new People(script, random, 'il');
  const noted: Record<string, string> = {};
  begin(script, cohort, noted);
  const seats = ['authority', 'managing-company'] as const;
  const teams = leaderTeams.map((plan): LeaderPlan => ({ ...plan, ...withMembers(plan, people, () => seats) }));
  const outside = withMembers(stranger, people, () => ['authority']);
  const successor = people.register(POSTS['managing-company']);
  const title = { ru: 'Жюри защиты проектов (состав вымышл.)', en: 'Jury of the defenses (its members made up)' };
  const panel = appoint(script, people, 'infrastructure-leaders-jury', title, JURY, '2021-07-23T10:00:00+03:00');
  const after = new AfterHearing(script, cohort, charter);
  const run: LeadersRun = { script, random, cohort, panel, teams, after, criteria: [], noted };
  script.on('2021-07-26T10:00:00+03:00');
  for (const plan of teams) cohort.enroll(plan);
  noted.outside = cohort.enroll(outside, 'region-not-eligible');
  const second = between(run, firstModule(run), successor);
  finish(run, secondModule(run, second, successor));
  return {
    program: 'infrastructure-leaders',
    title: { ru: TITLE, en: 'Leaders of infrastructure development, 2021 (dates, regions and course made up)' },
    charter: 'infrastructure-leaders',
    steps: script.steps,
    cases: infrastructureLeadersCases(noted),
  };
}

function begin(script: Script, cohort: CohortScript, noted: Record<string, string>): void {
  script.on('2021-07-12T10:00:00+03:00');
  script.post('operator', 'charter', '/programs', { charter: JSON.parse(JSON.stringify(charter)) });
  noted.opened = cohort.open(TITLE);
  for (const [session, day] of SESSIONS)
    cohort.schedule({ session, startsAt: `${day}T10:00:00+03:00`, endsAt: `${day}T14:00:00+03:00` });
}

function firstModule(run: LeadersRun): LeaderPlan[] {
  const { script, cohort, teams } = run;
  script.on('2021-08-18T15:00:00+03:00');
  cohort.attend('m1-lecture', teams, { remote: true });
  script.on('2021-08-25T15:00:00+03:00');
  const missing = teams.filter(({ ends }) => ends === 'm1.lectures').map(({ team }) => team);
  cohort.attend('m1-practice', teams, { misses: ({ team }) => missing.includes(team) });
  const there = teams.filter(({ team }) => !missing.includes(team));
  return defend(run, 'm1', test(run, 'm1', there, '2021-09-01'), '2021-09-15T10:00:00+03:00');
}

/** The experts stay with the teams between the modules; one team withdraws, another replaces a member. */
function between(run: LeadersRun, teams: readonly LeaderPlan[], successor: string): LeaderPlan[] {
  const { script, noted } = run;
  script.on('2021-09-22T10:00:00+03:00');
  const advised = planOf(run, 'kr');
  const persons = advised.members.map(({ person }) => person);
  noted.consulted = onTeam(run, 'kr').consult('Выбор площадки и управляющей компании', persons);
  script.on('2021-09-27T10:00:00+03:00');
  const [, leaving] = planOf(run, 'kgd').members;
  const member = { ...leaving, person: successor };
  noted.replaced = onTeam(run, 'kgd').replaceMember(leaving.person, member, 'Переход на другую работу');
  noted.withdrawn = onTeam(run, 'yan').withdraw('Регион продолжит своими силами');
  return teams.filter(({ ends }) => ends !== 'withdrawn');
}

/** A visit is cancelled: whoever had missed the lecture can no longer attend enough. */
function secondModule(run: LeadersRun, teams: readonly LeaderPlan[], successor: string): LeaderPlan[] {
  const { script, cohort, noted } = run;
  const now = teams.map((plan) => (plan.team === 'kgd' ? succeeded(plan, successor) : plan));
  script.on('2021-10-06T15:00:00+03:00');
  cohort.attend('m2-lecture', now, { remote: true, misses: ({ team }) => team === 'mag' });
  script.on('2021-10-13T15:00:00+03:00');
  cohort.attend('m2-visit-1', now);
  script.on('2021-10-18T10:00:00+03:00');
  noted.cancelled = cohort.cancel('m2-visit-2', 'Парк закрыт для посещений');
  script.wait('teams-assessed', '2021-10-19T10:00:00+03:00');
  const there = now.filter(({ ends }) => ends !== 'm2.visits');
  return defend(run, 'm2', test(run, 'm2', there, '2021-10-27'), '2021-11-17T10:00:00+03:00');
}

const succeeded = (plan: LeaderPlan, successor: string): LeaderPlan => ({
  ...plan,
  members: plan.members.map((member, place) => (place === 1 ? { ...member, person: successor } : member)),
});

/** Everybody is through or out: the cohort closes without more ado, and outcomes are recorded before and after. */
function finish(run: LeadersRun, through: readonly LeaderPlan[]): void {
  const { script, cohort, noted } = run;
  script.on('2021-12-10T10:00:00+03:00');
  for (const { team } of through.slice(0, 12)) {
    const formed = onTeam(run, team).recordOutcome('competence-center', 'Центр компетенций при органе власти');
    noted.formed ??= formed;
  }
  script.on('2021-12-20T10:00:00+03:00');
  noted.closed = cohort.close();
  script.on('2022-02-14T10:00:00+03:00');
  for (const { team } of through.slice(0, 6)) {
    const launched = onTeam(run, team).recordOutcome('project-launched', 'Решение о создании объекта');
    noted.launched ??= launched;
  }
}
