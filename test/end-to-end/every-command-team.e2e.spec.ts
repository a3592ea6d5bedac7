// Every command on what a team does on its way to the defense, through HTTP.
import { type CommandCase, CommandTrial } from './every-command.kit.js';
import { FullProgram } from './full-program.kit.js';
import { systemOfThisFile } from './system.kit.js';

const correction = { reason: 'исправлено', document: 'записка № 1' };
const stage = 'pre-defense';

describe('every command on a team up to its rework', () => {
  const system = systemOfThisFile();
  const full = new FullProgram(system.run, system.admin);
  const trial = new CommandTrial(system);
  const [a, stranger, by] = [full.person('a-vor'), full.chair, full.member];
  const visit = { session: 'visit-1', present: [a] };
  const consultation = { topic: 'финансовая модель', present: [a] };
  const heard = `${system.run}-rehearsal`;
  const remarks = [
    { remark: 'r1', author: by, text: 'Обосновать спрос' },
    { remark: 'r2', author: by, text: 'Уточнить смету' },
  ];
  const verdict = { stage, sitting: heard, item: 'a', verdict: 'rework', remarks };

  const cases: readonly (readonly [string, CommandCase])[] = [
    [
      'AttendWebinar',
      {
        given: () => full.enroll('a', 'VOR'),
        path: full.ofTeam('a', 'attendance'),
        body: { session: 'webinar-1', present: [a] },
        events: ['WebinarAttended', 'StagePassed'],
        refused: { code: 'already-recorded' },
        malformed: 'present',
        forbidden: 'commission-member',
      },
    ],
    [
      'AttendSession',
      {
        path: full.ofTeam('a', 'attendance'),
        body: visit,
        events: ['SessionAttended'],
        refused: { code: 'already-recorded' },
        malformed: 'session',
        forbidden: 'team',
      },
    ],
    [
      'CorrectAttendance',
      {
        path: full.ofTeam('a', 'attendance/correct'),
        body: { session: 'visit-1', present: [], excused: [a], ...correction },
        events: ['AttendanceCorrected'],
        refused: { body: { ...visit, present: [stranger], ...correction }, code: 'not-a-member' },
        malformed: 'document',
        forbidden: 'commission-member',
      },
    ],
    [
      'TakeTest',
      {
        path: full.ofTeam('a', 'tests'),
        body: { stage: 'test', score: 5900 },
        events: ['TestTaken'],
        refused: { body: { stage: 'test', score: 10_001 }, status: 422, code: 'score-out-of-range' },
        malformed: 'stage',
        forbidden: 'team',
      },
    ],
    [
      'CorrectTest',
      {
        path: full.ofTeam('a', 'tests/correct'),
        body: { stage: 'test', attempt: 1, score: 6000, ...correction },
        events: ['TestCorrected', 'StagePassed'],
        refused: { body: { stage: 'test', attempt: 1, ...correction }, code: 'scores-missing', first: true },
        malformed: 'document',
        forbidden: 'commission-member',
      },
    ],
    [
      'HoldConsultation',
      {
        path: full.ofTeam('a', 'consultations'),
        body: consultation,
        events: ['ConsultationHeld'],
        refused: { body: { ...consultation, present: [stranger] }, code: 'not-a-member' },
        malformed: 'topic',
        forbidden: 'team',
      },
    ],
    [
      'ReviseProject',
      {
        given: async () => {
          await full.enroll('gone', 'ORL');
          await system.admin.done(full.ofTeam('gone', 'withdraw'), { reason: 'отказ' });
        },
        path: full.ofTeam('a', 'project'),
        body: { kind: 'join', title: 'Вступление в кластер' },
        events: ['ProjectRevised'],
        refused: { path: full.ofTeam('gone', 'project'), code: 'team-withdrawn' },
        malformed: 'kind',
        forbidden: 'commission-member',
      },
    ],
    [
      'PreDefend',
      {
        given: () => full.hear('rehearsal', 'a', stage),
        path: full.ofTeam('a', 'pre-defense'),
        body: verdict,
        events: ['PreDefended', 'ReworkOrdered'],
        refused: { body: { ...verdict, remarks: remarks.slice(1) }, code: 'remarks-within-limit', first: true },
        malformed: 'verdict',
        forbidden: 'operator',
      },
    ],
    [
      'AnswerRemark',
      {
        path: full.ofTeam('a', 'remarks/r1/answer'),
        body: { stage, answer: 'Письма приложены' },
        events: ['RemarkAnswered'],
        refused: { code: 'remark-not-open' },
        malformed: 'answer',
        forbidden: 'commission-member',
      },
    ],
    [
      'ReopenRemark',
      {
        path: full.ofTeam('a', 'remarks/r1/reopen'),
        body: { stage, by, reason: 'объём не подтверждён' },
        events: ['RemarkReopened'],
        refused: { code: 'remark-not-open' },
        malformed: 'reason',
        forbidden: 'operator',
      },
    ],
    [
      'ExtendRework',
      {
        given: () => full.study('b', 'KRS'),
        path: full.ofTeam('a', 'rework/extend'),
        body: { stage, until: '2099-12-31T23:59:59+03:00', reason: 'болезнь' },
        events: ['ReworkExtended'],
        refused: { path: full.ofTeam('b', 'rework/extend'), code: 'no-rework-running' },
        malformed: 'until',
        forbidden: 'operator',
      },
    ],
    [
      'AcceptRemark',
      {
        given: () => system.admin.done(full.ofTeam('a', 'remarks/r1/answer'), { stage, answer: 'Договоры приложены' }),
        path: full.ofTeam('a', 'remarks/r1/accept'),
        body: { stage, by },
        events: ['RemarkAccepted', 'StagePassed'],
        refused: { body: { stage, by: a }, code: 'remark-not-yours', first: true },
        malformed: 'by',
        forbidden: 'operator',
      },
    ],
  ];

  beforeAll(() => full.open(), 60_000);

  it.each(cases)('%s', (_, given) => trial.run(given));
});
