// Every command on a team from its defense to its outcomes, through HTTP.
import { type CommandCase, CommandTrial } from './every-command.kit.js';
import { FullProgram } from './full-program.kit.js';
import { systemOfThisFile } from './system.kit.js';

const correction = { reason: 'исправлено', document: 'записка № 1' };
const entry = { stage: 'registry', number: '36-022', order: 'приказ № 1204' };
const outcome = { outcome: 'center', description: 'Центр создан при фонде развития', document: 'распоряжение № 88-р' };

describe('every command on a team from its defense on', () => {
  const system = systemOfThisFile();
  const full = new FullProgram(system.run, system.admin);
  const trial = new CommandTrial(system);
  const ofA = (what: string) => full.ofTeam('a', what);
  const ofB = (what: string) => full.ofTeam('b', what);
  const appeal = `${system.run}-appeal`;
  const annulment = { ...correction, stage: 'defense', round: 1 };
  const [firstDocument] = full.application.documents as object[];

  const cases: readonly (readonly [string, CommandCase])[] = [
    [
      'Defend',
      {
        given: () => full.hear('a-heard', 'a', 'defense'),
        path: ofA('defense'),
        body: { stage: 'defense', sitting: `${system.run}-a-heard`, item: 'a' },
        events: ['Defended', 'StagePassed'],
        refused: { code: 'stage-already-passed' },
        malformed: 'item',
        forbidden: 'operator',
      },
    ],
    [
      'AnnulDefense',
      {
        path: ofA('defense/annul'),
        body: annulment,
        events: ['DefenseAnnulled', 'StageReopened'],
        refused: { body: { ...annulment, stage: 'registry' }, code: 'stage-of-other-kind' },
        malformed: 'reason',
        forbidden: 'operator',
      },
    ],
    [
      'LodgeAppeal',
      {
        given: () => full.defend('a', { score: 500 }),
        path: ofA('appeals'),
        body: { appeal, stage: 'defense', grounds: 'не учтён расчёт' },
        events: ['AppealLodged'],
        refused: { body: { appeal: `${appeal}-2`, stage: 'defense', grounds: 'ещё раз' }, code: 'appeal-open' },
        malformed: 'grounds',
        forbidden: 'viewer',
      },
    ],
    [
      'ResolveAppeal',
      {
        path: ofA(`appeals/${appeal}/resolve`),
        body: { verdict: 'upheld', reason: 'расчёт был приложен' },
        events: ['AppealUpheld'],
        refused: { code: 'already-recorded' },
        malformed: 'verdict',
        forbidden: 'secretary',
      },
    ],
    [
      'FileApplication',
      {
        given: () => full.defend('a', { round: 2 }),
        path: ofA('application'),
        body: full.application,
        events: ['ApplicationFiled'],
        refused: { body: { ...full.application, documents: [firstDocument] }, code: 'documents-missing' },
        malformed: 'documents',
        forbidden: 'viewer',
      },
    ],
    [
      'ReturnApplication',
      {
        path: ofA('application/return'),
        body: { stage: 'registry', reason: 'нет подписи' },
        events: ['ApplicationReturned'],
        refused: { code: 'application-not-filed' },
        malformed: 'reason',
        forbidden: 'secretary',
      },
    ],
    [
      'EnterRegistry',
      {
        given: async () => {
          for (const team of ['a', 'b']) await full.fileApplication(team);
        },
        path: ofA('registry'),
        body: entry,
        events: ['RegistryEntered', 'StagePassed'],
        refused: { path: ofB('registry'), code: 'registry-number-taken' },
        malformed: 'number',
        forbidden: 'secretary',
      },
    ],
    [
      'CorrectRegistryEntry',
      {
        given: () => full.enterRegistry('b', '36-030'),
        path: ofA('registry/correct'),
        body: { ...entry, ...correction, number: '36-023' },
        events: ['RegistryEntryCorrected'],
        refused: { body: { ...entry, ...correction, number: '36-030' }, code: 'registry-number-taken' },
        malformed: 'document',
        forbidden: 'secretary',
      },
    ],
    [
      'RecordOutcome',
      {
        path: ofA('outcomes'),
        body: outcome,
        events: ['OutcomeRecorded'],
        refused: { code: 'already-recorded' },
        malformed: 'description',
        forbidden: 'secretary',
      },
    ],
    [
      'RemoveFromRegistry',
      {
        path: ofA('registry/remove'),
        body: { ...correction, stage: 'registry' },
        events: ['RegistryEntryRemoved', 'StageReopened'],
        refused: { code: 'not-in-registry' },
        malformed: 'stage',
        forbidden: 'secretary',
      },
    ],
  ];

  beforeAll(async () => {
    await full.open();
    for (const [team, region] of [
      ['a', 'VOR'],
      ['b', 'KRS'],
    ]) {
      await full.study(team, region);
      await full.rehearse(team);
    }
    await full.defend('b');
  }, 60_000);

  it.each(cases)('%s', (_, given) => trial.run(given));
});
