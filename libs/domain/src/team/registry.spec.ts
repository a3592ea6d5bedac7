// The application and the entry under a number that was reserved for this very decision.
import { ask, LATER, NOW } from '../testing/ask.kit.js';
import { charterWith } from '../testing/charter.kit.js';
import { chartered, enrolled, filed, ofTeam, opened, passed, reserved } from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';

const alpha = { cohort: 'spring', team: 'alpha' };
const stage = 'entry';
const file = (...documents: string[]) =>
  ask('FileApplication', alpha, { stage, documents: documents.map((document) => ({ document, reference: '1' })) });
const giveBack = ask('ReturnApplication', alpha, { stage, reason: 'blurred' });
const enter = (body: object = {}, now = NOW) =>
  ask('EnterRegistry', alpha, { stage, number: 'K-1', order: '7', ...body }, now, 'd1');
const base = [opened(), enrolled(), ...passed('lectures', 'rehearsal', 'final')];
const ready = [chartered(), ...base];
const revised = (kind: string) => ofTeam('ProjectRevised', { kind, title: 'x' });
const returned = ofTeam('ApplicationReturned', { stage, registry: 'clusters', reason: 'blurred' });

describe('FileApplication', () => {
  it.each([
    [[], ['statute', 'roadmap']],
    [['roadmap'], ['statute']],
    [['letter', 'statute'], ['roadmap']],
  ])('with %j is refused without %j', (documents, missing) =>
    given(ready)
      .when(file(...documents))
      .thenRefused('documents-missing', { stage, kind: 'create', missing }),
  );
  it('takes what is needed and more', () =>
    given(ready)
      .when(file('roadmap', 'statute', 'photo'))
      .thenAppended(event('ApplicationFiled', { stage, registry: 'clusters' })));
  it('needs the documents of the project as it was revised', () => {
    given(ready, revised('join'))
      .when(file('roadmap', 'statute'))
      .thenRefused('documents-missing', { kind: 'join', missing: ['letter'] });
    given(ready, revised('develop')).when(file()).thenAppended('ApplicationFiled');
  });
});

describe('ReturnApplication', () => {
  it('says why', () =>
    given(ready, filed())
      .when(giveBack)
      .thenAppended(event('ApplicationReturned', { reason: 'blurred' })));
  it('is refused without one', () => {
    given(ready).when(giveBack).thenRefused('application-not-filed', { stage });
    given(ready, filed(), returned).when(giveBack).thenRefused('application-not-filed');
  });
});

describe('EnterRegistry', () => {
  const mine = [...ready, filed(), reserved('K-1', 'd1')];

  it('enters under the number reserved for it, and passes the stage', () =>
    given(mine)
      .when(enter())
      .thenAppended(
        event('RegistryEntered', {
          stage,
          registry: 'clusters',
          number: 'K-1',
          order: '7',
          validUntil: '2027-04-01T09:00:00.000Z',
        }),
        event('StagePassed', { stage, because: 'entered', since: NOW }),
      ));
  it('compares numbers in their canonical form, and keeps them as given', () =>
    given(mine)
      .when(enter({ number: ' k - 1' }))
      .thenAppended(event('RegistryEntered', { number: ' k - 1' }), 'StagePassed'));
  it('is valid without an end where the charter says so', () =>
    given(chartered(charterWith({ entry: { validFor: null } })), base, filed(), reserved('K-1', 'd1'))
      .when(enter())
      .thenAppended(event('RegistryEntered', { validUntil: null }), 'StagePassed'));
  it('is refused a number of another decision, naming it', () =>
    given(ready, filed(), reserved('K-1', 'd2', 'beta'))
      .when(enter())
      .thenRefused('registry-number-taken', { number: 'K-1', by: { for: 'd2', cohort: 'spring', team: 'beta' } }));
  it('is refused a number that nobody reserved', () =>
    given(ready, filed()).when(enter()).thenRefused('registry-number-taken', { number: 'K-1', by: null }));
  it('is refused without an application, or with one that was returned', () => {
    given(ready, reserved('K-1', 'd1')).when(enter()).thenRefused('application-not-filed', { stage });
    given(mine, returned).when(enter()).thenRefused('application-not-filed');
    given(mine, returned, filed()).when(enter()).thenAppended('RegistryEntered', 'StagePassed');
  });
  it('is refused in a stage of another kind', () =>
    given(mine)
      .when(enter({ stage: 'final' }))
      .thenRefused('stage-of-other-kind', { kind: 'defense' }));
  it('does not know a stage that the charter does not have', () =>
    given(mine)
      .when(enter({ stage: 'moon' }))
      .thenUnknown('stage', 'moon'));
  it('is refused in the future', () =>
    given(mine)
      .when(enter({ occurredAt: LATER }))
      .thenRefused('time-in-future'));
});

it.each([
  ['FileApplication', file('roadmap', 'statute')],
  ['ReturnApplication', giveBack],
  ['EnterRegistry', enter()],
])('%s is refused before the defense is passed and after the entry', (_, command) => {
  given(chartered(), opened(), enrolled(), passed('lectures', 'rehearsal'))
    .when(command)
    .thenRefused('stage-not-open', { stage, missing: ['final'] });
  given(ready, passed(stage)).when(command).thenRefused('stage-already-passed', { stage });
});
