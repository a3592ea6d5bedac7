// PROКЛАСТЕРЫ in the spring of 2022, played through: from the charter to the registry, with what can get in the way.
import { catalogCharter } from '../charter-check.js';
import { AfterHearing } from './after-hearing.js';
import { CohortScript } from './cohort-script.js';
import { appoint } from './commission-script.js';
import { People } from './people.js';
import { proclustersCases } from './proclusters.cases.js';
import { appeal, defend, register, rehearse, rework } from './proclusters.hearings.js';
import { proclustersJury } from './proclusters.jury.js';
import { proclustersTeams } from './proclusters.teams.js';
import { criteriaOf, onTeam, planOf, type Run } from './run.js';
import type { Scenario } from './scenario.js';
import { Script } from './script.js';
import { Seeded } from './seeded.js';
import { type EnrolledPlan, withMembers } from './team-plan.js';
import { TeamScript } from './team-script.js';

const SEED = 20220405;
const COHORT = 'proclusters-2022';
const WEBINARS = ['04-05', '04-12', '04-19', '04-26', '05-03', '05-12', '05-17', '05-19'];

const charter = catalogCharter('proclusters');

export function proclusters(): Scenario {
  const script = new Script('proclusters');
  const random = new Seeded(SEED);
  const cohort = new CohortScript(script, random, COHORT);
  const after = new AfterHearing(script, cohort, charter);
  const people = new People(script, random, 'pk');
  const noted: Record<string, string> = {};

  begin(script, cohort);
  const teams = proclustersTeams.map((plan, index) =>
    withMembers(plan, people, (_, place) => [
      'authority',
      'authority',
      'fund',
      ...((index + place) % 2 ? (['fund'] as const) : []),
      (['managing-company', 'institute', 'enterprise'] as const)[(index + place) % 3],
    ]),
  );
  const panel = appoint(script, people, 'proclusters-jury', TITLE, proclustersJury, '2022-03-17T10:00:00+03:00');
  admit(script, cohort, teams, noted);
  const seated = teams.filter(({ team }) => team !== 'sta');
  const run: Run = { script, random, cohort, panel, teams: seated, after, criteria: criteriaOf(charter), noted };
  webinars(run);
  correct(run);
  rework(run, rehearse(run));
  defend(run);
  appeal(run);
  register(run);
  return {
    program: 'proclusters',
    title: {
      ru: '«PROКЛАСТЕРЫ», поток 2022 года (даты и ход вымышл.)',
      en: 'PROCLUSTERS, the cohort of 2022 (dates and course made up)',
    },
    charter: 'proclusters',
    steps: script.steps,
    cases: proclustersCases(noted),
  };
}

const TITLE = { ru: 'Экспертное жюри (состав вымышл.)', en: 'Expert jury (its members made up)' };

function begin(script: Script, cohort: CohortScript): void {
  script.on('2022-03-14T10:00:00+03:00');
  script.post('operator', 'charter', '/programs', { charter: JSON.parse(JSON.stringify(charter)) });
  cohort.open('«PROКЛАСТЕРЫ», поток 2022 года (даты и ход вымышл.)');
  WEBINARS.forEach((day, index) => {
    const [startsAt, endsAt] = [`2022-${day}T11:00:00+03:00`, `2022-${day}T12:30:00+03:00`];
    cohort.schedule({ session: `webinar-${index + 1}`, startsAt, endsAt });
  });
  const [startsAt, endsAt] = ['2022-06-02T10:00:00+03:00', '2022-06-02T13:00:00+03:00'];
  cohort.schedule({ session: 'in-person-session', startsAt, endsAt });
  script.post('operator', 'reschedule-webinar-5', `/cohorts/${COHORT}/sessions/webinar-5/reschedule`, {
    startsAt: '2022-05-05T11:00:00+03:00',
    endsAt: '2022-05-05T12:30:00+03:00',
    reason: '3 мая — нерабочий день',
  });
  script.on('2022-03-15T10:00:00+03:00');
}

/** 24 seats for 26 teams: two wait; the first to be offered a seat lets it lapse, and the next one takes it. */
function admit(script: Script, cohort: CohortScript, teams: readonly EnrolledPlan[], noted: Record<string, string>) {
  script.on('2022-03-21T10:00:00+03:00');
  const enrolled = teams.map((plan) => cohort.enroll(plan));
  noted.waiting = enrolled[enrolled.length - 2];
  script.on('2022-03-24T10:00:00+03:00');
  noted.offered = script.post('operator', 'capacity-25', `/cohorts/${COHORT}/capacity`, { capacity: 25 });
  script.wait('offer-lapses', '2022-03-27T12:00:00+03:00');
  script.on('2022-03-28T15:00:00+03:00');
  noted.seated = new TeamScript(script, cohort, teams[teams.length - 1].team).acceptSeat();
}

function webinars({ script, cohort, teams, noted }: Run): void {
  WEBINARS.forEach((day, index) => {
    script.on(`2022-${day === '05-03' ? '05-05' : day}T13:00:00+03:00`);
    const misses = (plan: EnrolledPlan) => index < (plan.misses ?? 0);
    const steps = cohort.attend(`webinar-${index + 1}`, teams, { remote: true, misses });
    if (index === 2) noted.lacking = steps.get('kos') ?? '';
  });
}

/** One of those who lacked attendance had been listed wrongly, and has enough once that is corrected. */
function correct(run: Run): void {
  run.script.on('2022-05-20T12:00:00+03:00');
  const present = planOf(run, 'oms').members.map(({ person }) => person);
  run.noted.corrected = onTeam(run, 'oms').correctAttendance('webinar-3', present, 'Список участников был неполон');
}
