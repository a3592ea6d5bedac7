// Every command on commissions and their sittings, through HTTP.
import { type CommandCase, CommandTrial } from './every-command.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { systemOfThisFile } from './system.kit.js';

const startsAt = '2022-05-24T10:00:00+03:00';

describe('every command on a commission and its sittings', () => {
  const system = systemOfThisFile();
  const { run, admin } = system;
  const small = new SmallProgram(run, admin);
  const trial = new CommandTrial(system);
  const { cohort, commission, chair, member } = small;
  const sitting = `${run}-sitting`;
  const at = (what: string) => `/sittings/${sitting}/${what}`;
  const item = (name: string) => ({ item: name, cohort, team: 'a', stage: 'defense', round: 1 });
  const agenda = ['heard', 'disputed', 'dropped'].map(item);
  const opened = { sitting, commission, startsAt, agenda };
  const roster = [chair, member].map((person, seat) => ({ person, role: seat ? 'member' : 'chair' }));
  const expert = { person: small.person('expert'), role: 'expert' };
  const amended = { roster: [...roster, expert], reason: 'приглашён эксперт' };
  const onHeard = { person: member, item: 'heard' };
  const onDisputed = { person: member, item: 'disputed', reason: 'родственник в команде' };

  const cases: readonly (readonly [string, CommandCase])[] = [
    [
      'AppointCommission',
      {
        path: '/commissions',
        body: { commission: `${run}-other`, title: { ru: 'Второе жюри', en: 'Another jury' }, roster },
        events: ['CommissionAppointed'],
        refused: { code: 'already-exists' },
        malformed: 'roster',
        forbidden: 'operator',
      },
    ],
    [
      'AmendCommission',
      {
        path: `/commissions/${commission}/amend`,
        body: amended,
        events: ['CommissionAmended'],
        refused: { body: { ...amended, roster: [...roster, ...roster] }, code: 'already-recorded' },
        malformed: 'reason',
        forbidden: 'operator',
      },
    ],
    [
      'OpenSitting',
      {
        path: '/sittings',
        body: opened,
        events: ['SittingOpened'],
        refused: { code: 'already-exists' },
        malformed: 'agenda',
        forbidden: 'commission-member',
      },
    ],
    [
      'ArriveAtSitting',
      {
        given: () => admin.done(at('arrivals'), { person: chair }),
        path: at('arrivals'),
        body: { person: member },
        events: ['CommissionerArrived'],
        refused: { code: 'already-recorded' },
        malformed: 'person',
        forbidden: 'commission-member',
      },
    ],
    [
      'LeaveSitting',
      {
        given: () => admin.done(at('arrivals'), { person: expert.person }),
        path: at('departures'),
        body: { person: expert.person },
        events: ['CommissionerLeft'],
        refused: { code: 'already-recorded' },
        malformed: 'person',
        forbidden: 'commission-member',
      },
    ],
    [
      'Abstain',
      {
        path: at('abstentions'),
        body: onHeard,
        events: ['CommissionerAbstained'],
        refused: { code: 'already-recorded' },
        malformed: 'item',
        forbidden: 'operator',
      },
    ],
    [
      'SubmitScores',
      {
        path: at('scores'),
        body: { ...onHeard, scores: { quality: 700 } },
        events: ['ScoresSubmitted'],
        refused: { body: { ...onHeard, scores: { quality: 1001 } }, status: 422, code: 'score-out-of-range' },
        malformed: 'scores',
        forbidden: 'operator',
      },
    ],
    [
      'DeclareConflict',
      {
        path: at('conflicts'),
        body: onDisputed,
        events: ['ConflictDeclared'],
        refused: { code: 'already-recorded' },
        malformed: 'reason',
        forbidden: 'auditor',
      },
    ],
    [
      'Recuse',
      {
        path: at('recusals'),
        body: { ...onDisputed, by: 'chair' },
        events: ['CommissionerRecused'],
        refused: { code: 'already-recorded' },
        malformed: 'by',
        forbidden: 'team',
      },
    ],
    [
      'CloseItem',
      {
        given: () => admin.done(at('scores'), { person: chair, item: 'heard', scores: { quality: 650 } }),
        path: at('items/heard/close'),
        body: {},
        events: ['ItemClosed'],
        refused: { path: at('items/disputed/close'), code: 'quorum-not-met' },
        malformed: 'occurredAt',
        forbidden: 'commission-member',
      },
    ],
    [
      'FileDissent',
      {
        path: at('dissents'),
        body: { ...onHeard, text: 'спрос не подтверждён' },
        events: ['DissentFiled'],
        refused: { body: { ...onHeard, item: 'disputed', text: 'рано' }, code: 'item-open' },
        malformed: 'text',
        forbidden: 'operator',
      },
    ],
    [
      'WithdrawItem',
      {
        given: () => admin.done(at('items/disputed/withdraw'), { reason: 'нет кворума' }),
        path: at('items/dropped/withdraw'),
        body: { reason: 'по просьбе команды' },
        events: ['ItemWithdrawn'],
        refused: { code: 'item-closed' },
        malformed: 'reason',
        forbidden: 'commission-member',
      },
    ],
    [
      'SignProtocol',
      {
        path: at('protocol'),
        body: { number: '7-2022' },
        events: ['ProtocolSigned'],
        refused: { code: 'protocol-signed' },
        malformed: 'number',
        forbidden: 'commission-member',
      },
    ],
  ];

  beforeAll(async () => {
    await small.open();
    await small.register('expert');
    await small.enroll('a', 'VOR');
  }, 60_000);

  it.each(cases)('%s', (_, given) => trial.run(given));
});
