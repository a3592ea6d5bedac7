// The field internship in Grozny, 2-3 March: a district's regions with four guests from outside of it. The year is ours.
import { catalogCharter } from '../charter-check.js';
import { AfterHearing } from './after-hearing.js';
import { CohortScript } from './cohort-script.js';
import { appoint, type Chair } from './commission-script.js';
import { federalPracticeCases } from './federal-practice.cases.js';
import { district, districtTeams, guestTeams, seatsOf, stranger } from './federal-practice.teams.js';
import { convene } from './hearing.js';
import { People } from './people.js';
import type { Run } from './run.js';
import type { Scenario } from './scenario.js';
import { Script } from './script.js';
import { Seeded } from './seeded.js';
import { withMembers } from './team-plan.js';

const SEED = 20230302;
const COHORT = 'federal-practice-2023';
const TITLE = '«Федеральная практика», Северный Кавказ, март 2023 года (год и ход вымышл.)';
const MINISTRY = 'Минпромторг России';
const AUDIENCE: readonly Chair[] = [
  { role: 'chair', organization: MINISTRY },
  { role: 'member', organization: MINISTRY },
  { role: 'member', organization: MINISTRY },
  { role: 'secretary', organization: MINISTRY },
];

const charter = catalogCharter('federal-practice');

/** Two days of four sessions each; the welcome comes ahead of the first. */
const SESSIONS = [2, 3].flatMap((day) =>
  ['10:00', '12:00', '14:30', '16:30'].map((from, place) => ({
    session: `session-${(day - 2) * 4 + place + 1}`,
    startsAt: `2023-03-0${day}T${from}:00+03:00`,
    endsAt: `2023-03-0${day}T${from.replace(/:.*/, ':55')}:00+03:00`,
  })),
);
const WELCOME = {
  session: 'welcome-by-video',
  startsAt: '2023-03-02T09:30:00+03:00',
  endsAt: '2023-03-02T09:50:00+03:00',
};

export function federalPractice(): Scenario {
  const script = new Script('federal-practice');
  const random = new Seeded(SEED);
  const cohort = new CohortScript(script, random, COHORT);
  const people = new People(script, random, 'fp');
  const noted: Record<string, string> = {};
  begin(script, cohort);
  const teams = [...districtTeams, ...guestTeams].map((plan) => withMembers(plan, people, seatsOf));
  const outside = withMembers(stranger, people, () => ['authority']);
  const title = { ru: 'Приём проектов (состав вымышл.)', en: 'Hearing of projects (who hears is made up)' };
  const panel = appoint(script, people, 'federal-practice-audience', title, AUDIENCE, '2023-02-20T10:00:00+03:00');
  const after = new AfterHearing(script, cohort, charter);
  const run: Run = { script, random, cohort, panel, teams, after, criteria: [], noted };
  script.on('2023-02-22T10:00:00+03:00');
  for (const plan of teams) noted[plan.team] = cohort.enroll(plan);
  noted.outside = cohort.enroll(outside, 'region-not-eligible');
  attend(run);
  present(run);
  close(run);
  return {
    program: 'federal-practice',
    title: { ru: TITLE, en: 'Federal practice, North Caucasus, March 2023 (year and course made up)' },
    charter: 'federal-practice',
    steps: script.steps,
    cases: federalPracticeCases(noted),
  };
}

function begin(script: Script, cohort: CohortScript): void {
  script.on('2023-02-13T10:00:00+03:00');
  script.post('operator', 'charter', '/programs', { charter: JSON.parse(JSON.stringify(charter)) });
  cohort.open(TITLE, district);
  for (const each of [WELCOME, ...SESSIONS]) cohort.schedule(each);
  script.on('2023-02-14T10:00:00+03:00');
}

/** All in one hall before a screen for the welcome, and then eight sessions. */
function attend({ script, cohort, teams, noted }: Run): void {
  script.on(WELCOME.endsAt);
  noted.welcome = cohort.attend(WELCOME.session, teams, { remote: true }).get('ce') ?? '';
  for (const { session, endsAt } of SESSIONS) {
    script.on(endsAt);
    const steps = cohort.attend(session, teams);
    if (session === 'session-6') noted.guests = steps.get('dnr') ?? '';
  }
}

/** The district's regions present their projects, without scores; guests are not on the agenda. */
function present(run: Run): void {
  const plans = run.teams.filter(({ regions }) => district.includes(regions[0]));
  const about = { stage: 'presentation', round: 1 };
  const meeting = convene(run, 'presentation', about, '2023-03-03T17:40:00+03:00', plans);
  for (const plan of plans) {
    const step = meeting.hold(plan);
    if (plan.team === 'ce') run.noted.presented = step;
  }
  meeting.sign();
}

/** Who presents nothing is never through the whole program: a cohort with guests is closed with a reason. */
function close({ script, cohort, noted }: Run): void {
  script.on('2023-03-20T10:00:00+03:00');
  noted.undecided = cohort.closeTooEarly();
  noted.closed = cohort.close('Гости проектов не представляют');
}
