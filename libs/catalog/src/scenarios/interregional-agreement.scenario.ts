// The agreement of the Chelyabinsk Region and Bashkortostan of 2021, and a cohort of joint teams that rests on it.
// Only the agreement is of the source.
import { catalogCharter } from '../charter-check.js';
import { AfterHearing } from './after-hearing.js';
import { CohortScript } from './cohort-script.js';
import { appoint, type Chair } from './commission-script.js';
import { interregionalAgreementCases } from './interregional-agreement.cases.js';
import { defend, rehearse, rework } from './interregional-agreement.hearings.js';
import { AGREEMENT, DIRECTIONS, groundless, jointTeams, uncovered } from './interregional-agreement.teams.js';
import { People } from './people.js';
import { criteriaOf, onTeam, type Run } from './run.js';
import type { Scenario } from './scenario.js';
import { Script } from './script.js';
import { Seeded } from './seeded.js';
import { withMembers } from './team-plan.js';

const SEED = 20210318;
const COHORT = 'interregional-agreement-2021';
const TITLE = 'Совместные команды двух округов, 2021 год (поток вымышл.)';
const EXPERTS: readonly Chair[] = [
  { role: 'chair', organization: 'Федеральный орган исполнительной власти' },
  { role: 'deputy', organization: 'Федеральный институт развития' },
  { role: 'member', organization: 'Федеральный институт развития' },
  { role: 'member', organization: 'Экспертное сообщество' },
  { role: 'secretary', organization: 'Экспертное сообщество' },
];
const SESSIONS = [
  ['seminar', '2021-04-20'],
  ['round-table', '2021-04-27'],
  ['expert-day', '2021-05-13'],
] as const;

const charter = catalogCharter('interregional-agreement');

export function interregionalAgreement(): Scenario {
  const script = new Script('interregional-agreement');
  const random = new Seeded(SEED);
  const cohort = new CohortScript(script, random, COHORT);
  const people = new People(script, random, 'ia');
  const noted: Record<string, string> = {};
  begin(script, cohort, noted);
  const teams = jointTeams.map((plan) => withMembers(plan, people, () => ['authority', 'enterprise']));
  const [outside, alone] = [uncovered, groundless].map((plan) => withMembers(plan, people, () => ['authority']));
  const title = { ru: 'Комиссия по совместным проектам (вымышл.)', en: 'Commission on joint projects (made up)' };
  const panel = appoint(script, people, 'interregional-commission', title, EXPERTS, '2021-04-08T10:00:00+05:00');
  const after = new AfterHearing(script, cohort, charter);
  const run: Run = { script, random, cohort, panel, teams, after, criteria: criteriaOf(charter), noted };
  script.on('2021-04-12T10:00:00+05:00');
  for (const plan of teams) noted[plan.team] = cohort.enroll(plan);
  noted.uncovered = cohort.enroll(outside, 'agreement-does-not-cover');
  noted.needed = cohort.enroll(alone, 'agreement-needed');
  for (const [session, day] of SESSIONS) {
    script.on(`${day}T16:00:00+05:00`);
    cohort.attend(session, teams, { remote: session === 'round-table' });
  }
  rework(run, rehearse(run));
  defend(run);
  finish(run);
  return {
    program: 'interregional-agreement',
    title: { ru: TITLE, en: 'Joint teams of two districts, 2021 (the cohort made up)' },
    charter: 'interregional-agreement',
    steps: script.steps,
    cases: interregionalAgreementCases(noted),
  };
}

function begin(script: Script, cohort: CohortScript, noted: Record<string, string>): void {
  script.on('2021-04-05T10:00:00+05:00');
  script.post('operator', 'charter', '/programs', { charter: JSON.parse(JSON.stringify(charter)) });
  noted.signed = script.post('operator', 'sign-agreement', '/agreements', {
    agreement: AGREEMENT,
    title: 'О межрегиональном взаимодействии и всестороннем сотрудничестве в сфере промышленности (день вымышл.)',
    parties: ['CHE', 'BA'],
    directions: DIRECTIONS,
    signedAt: '2021-03-18T00:00:00+05:00',
  });
  cohort.open(TITLE);
  for (const [session, day] of SESSIONS)
    cohort.schedule({ session, startsAt: `${day}T11:00:00+05:00`, endsAt: `${day}T15:00:00+05:00` });
}

/** One team is neither through nor out when the cohort ends. */
function finish(run: Run): void {
  const { script, cohort, noted } = run;
  script.on('2021-09-15T10:00:00+05:00');
  onTeam(run, 'infrastructure').recordOutcome('joint-project', 'Межрегиональный технопарк');
  noted.tooEarly = cohort.closeTooEarly();
  noted.closed = cohort.close('Команда диверсификации не показала исправлений до конца срока');
  script.on('2021-10-20T10:00:00+05:00');
  noted.outcome = onTeam(run, 'cooperation').recordOutcome('ties-of-cooperation', 'Договоры поставки');
}
