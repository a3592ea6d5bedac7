// Every command on programs, cohorts, agreements, people and tokens, through HTTP.
import { type CommandCase, CommandTrial } from './every-command.kit.js';
import { SmallProgram, smallCharter } from './small-program.kit.js';
import { systemOfThisFile } from './system.kit.js';

const times = { startsAt: '2022-04-05T11:00:00+03:00', endsAt: '2022-04-05T12:30:00+03:00' };
const later = { startsAt: '2022-04-06T11:00:00+03:00', endsAt: '2022-04-06T12:30:00+03:00' };
const extra = {
  session: 'extra',
  ...times,
  stage: 'webinars',
  kind: 'webinar',
  title: { ru: 'Ещё один', en: 'One more' },
};

describe('every command on a cohort and what stands around it', () => {
  const system = systemOfThisFile();
  const { run } = system;
  const small = new SmallProgram(run, system.admin);
  const trial = new CommandTrial(system);
  const cohort = `/cohorts/${small.cohort}`;
  const person = small.person;
  const charter = (ru: string) => ({
    ...smallCharter(small.program),
    title: { ru, en: 'A small program' },
    admission: {
      ...smallCharter(small.program).admission,
      capacity: 2,
      waitingList: { offer: { hours: 48 } },
      eligible: { except: ['CHE'] },
    },
  });
  const personal = { name: 'Анна (вымышл.)' };
  const cases: readonly (readonly [string, CommandCase])[] = [
    [
      'CharterProgram',
      {
        path: '/programs',
        body: { charter: charter('Первый') },
        events: ['ProgramChartered'],
        refused: { code: 'already-exists' },
        malformed: 'charter',
        forbidden: 'secretary',
      },
    ],
    [
      'OpenCohort',
      {
        path: '/cohorts',
        body: { cohort: small.cohort, program: small.program, title: 'Поток', targets: ['VOR', 'KRS', 'ORL'] },
        events: ['CohortOpened'],
        refused: { code: 'already-exists' },
        malformed: 'title',
        forbidden: 'secretary',
      },
    ],
    [
      'ReviseCharter',
      {
        path: `/programs/${small.program}/charters`,
        body: { charter: charter('Второй') },
        events: ['CharterRevised'],
        refused: { code: 'charter-unchanged', status: 422 },
        malformed: 'charter',
        forbidden: 'secretary',
      },
    ],
    [
      'RegisterPerson',
      {
        path: '/people',
        body: { person: person('anna'), personal },
        events: ['PersonRegistered'],
        refused: { code: 'already-exists' },
        malformed: 'personal',
        forbidden: 'secretary',
      },
    ],
    [
      'CorrectPerson',
      {
        path: `/people/${person('anna')}/correct`,
        body: { personal, reason: 'описка' },
        events: ['PersonCorrected'],
        refused: {
          body: { personal, reason: 'описка', occurredAt: '2999-01-01T00:00:00+03:00' },
          status: 422,
          code: 'time-in-future',
        },
        malformed: 'reason',
        forbidden: 'secretary',
      },
    ],
    [
      'IssueToken',
      {
        path: '/admin/tokens',
        body: { token: `${run}-new`, title: 'табло', role: 'viewer' },
        events: ['TokenIssued'],
        refused: { code: 'already-exists' },
        malformed: 'title',
        forbidden: 'operator',
      },
    ],
    [
      'RevokeToken',
      {
        path: `/admin/tokens/${run}-new/revoke`,
        body: { reason: 'утерян' },
        events: ['TokenRevoked'],
        refused: { code: 'already-recorded' },
        malformed: 'reason',
        forbidden: 'operator',
      },
    ],
    [
      'SignAgreement',
      {
        path: '/agreements',
        body: {
          agreement: `${run}-pact`,
          title: 'Соглашение',
          parties: ['VOR', 'KRS'],
          directions: ['кластеры'],
          signedAt: '2022-01-10T10:00:00+03:00',
        },
        events: ['AgreementSigned'],
        refused: { code: 'already-exists' },
        malformed: 'parties',
        forbidden: 'secretary',
      },
    ],
    [
      'EndAgreement',
      {
        path: `/agreements/${run}-pact/end`,
        body: { reason: 'истекло' },
        events: ['AgreementEnded'],
        refused: { code: 'already-recorded' },
        malformed: 'reason',
        forbidden: 'secretary',
      },
    ],
    [
      'ScheduleSession',
      {
        path: `${cohort}/sessions`,
        body: { session: 'webinar-1', ...times },
        events: ['SessionScheduled'],
        refused: { code: 'already-recorded' },
        malformed: 'startsAt',
        forbidden: 'secretary',
      },
    ],
    [
      'CancelSession',
      {
        given: () => system.admin.done(`${cohort}/sessions`, extra),
        path: `${cohort}/sessions/extra/cancel`,
        body: { reason: 'отмена' },
        events: ['SessionCancelled'],
        refused: { code: 'session-cancelled' },
        malformed: 'reason',
        forbidden: 'secretary',
      },
    ],
    [
      'RescheduleSession',
      {
        path: `${cohort}/sessions/webinar-1/reschedule`,
        body: { ...later, reason: 'перенос' },
        events: ['SessionRescheduled'],
        refused: { path: `${cohort}/sessions/extra/reschedule`, code: 'session-cancelled' },
        malformed: 'reason',
        forbidden: 'secretary',
      },
    ],
    [
      'AmendTargetRegions',
      {
        path: `${cohort}/targets`,
        body: { targets: ['VOR', 'KRS'], reason: 'уточнён перечень' },
        events: ['TargetRegionsAmended'],
        refused: { body: { targets: ['VOR', 'CHE'], reason: 'уточнён перечень' }, code: 'region-not-eligible' },
        malformed: 'targets',
        forbidden: 'secretary',
      },
    ],
    [
      'MigrateCohort',
      {
        given: async () => {
          await small.enroll('a', 'VOR');
          await small.attend('a', 'VOR');
        },
        path: `${cohort}/migrate`,
        body: { version: 2 },
        events: ['CohortMigrated'],
        refused: {
          body: { version: 2, stages: { webinars: 'pre-defense' } },
          code: 'stage-without-counterpart',
          first: true,
        },
        malformed: 'stages',
        forbidden: 'secretary',
      },
    ],
    [
      'CloseCohort',
      {
        path: `${cohort}/close`,
        body: { confirmed: true, reason: 'конец' },
        events: ['CohortClosed'],
        refused: { body: {}, code: 'teams-undecided', first: true },
        malformed: 'confirmed',
        forbidden: 'secretary',
      },
    ],
  ];

  it.each(cases)('%s', (_, given) => trial.run(given));
});
