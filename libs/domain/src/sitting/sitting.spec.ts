// A sitting: its agenda, who comes and goes, its protocol.
import { ask, LATER } from '../testing/ask.kit.js';
import {
  agendaItem,
  appointed,
  chartered,
  closed,
  enrolled,
  jury,
  ofSitting,
  opened,
  present,
  sittingOf,
} from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';
import type { AgendaItem } from './sitting.events.js';

const hall = { sitting: 'hall' };
const ready = [chartered(), opened(), enrolled()];
const open = (agenda: readonly Partial<AgendaItem>[] = [{}], occurredAt?: string) =>
  ask('OpenSitting', hall, {
    commission: 'jury',
    startsAt: '2022-04-02T10:00:00+03:00',
    agenda: agenda.map(agendaItem),
    occurredAt,
  });
const arrive = (person: string, occurredAt?: string) => ask('ArriveAtSitting', hall, { person, occurredAt });
const leave = (person: string) => ask('LeaveSitting', hall, { person });
const sign = ask('SignProtocol', hall, { number: '12' });
const withdraw = (item = 'i1') => ask('WithdrawItem', { ...hall, item }, { reason: 'ill' });
const dissent = (person = 'm1', item = 'i1') => ask('FileDissent', hall, { person, item, text: 'No.' });
const withdrawn = ofSitting('ItemWithdrawn', { item: 'i1', reason: 'ill' });
const signed = ofSitting('ProtocolSigned', { number: '12' });

describe('OpenSitting', () => {
  it('freezes the commission as it is', () =>
    given(ready, appointed(jury(2)))
      .when(open())
      .thenAppended(
        event('SittingOpened', { roster: jury(2), agenda: [agendaItem()], startsAt: '2022-04-02T07:00:00.000Z' }),
      ));
  it('is refused a second time', () =>
    given(ready, appointed(), sittingOf(jury(2)))
      .when(open())
      .thenRefused('already-exists', hall));
  it('is refused one item twice', () =>
    given(ready, appointed())
      .when(open([{}, { round: 2 }]))
      .thenRefused('already-recorded', { item: 'i1' }));
  it.each(['lectures', 'entry'])('is refused for stage %s, on which no commission decides', (stage) =>
    given(ready, appointed())
      .when(open([{ stage }]))
      .thenRefused('stage-of-other-kind', { stage }),
  );
  it('is refused in the future', () =>
    given(ready, appointed())
      .when(open([{}], LATER))
      .thenRefused('time-in-future'));
  it.each([
    ['cohort', 'autumn', { cohort: 'autumn' }],
    ['team', 'beta', { team: 'beta' }],
    ['team', 'constructor', { team: 'constructor' }],
    ['stage', 'moon', { stage: 'moon' }],
  ])('does not know %s %s', (kind, id, item) =>
    given(ready, appointed())
      .when(open([{}, { item: 'i2', ...item }], LATER))
      .thenUnknown(kind, id),
  );
  it('does not know a commission that was never appointed', () =>
    given(ready).when(open()).thenUnknown('commission', 'jury'));
});

describe('coming and going', () => {
  const held = [ready, sittingOf(jury(2))].flat();

  it('is recorded once each', () => {
    given(held)
      .when(arrive('m1'))
      .thenAppended(event('CommissionerArrived', { person: 'm1' }));
    given(held, present('m1')).when(arrive('m1')).thenRefused('already-recorded', { person: 'm1' });
    given(held, present('m1'))
      .when(leave('m1'))
      .thenAppended(event('CommissionerLeft', { person: 'm1' }));
    given(held).when(leave('m1')).thenRefused('already-recorded', { person: 'm1' });
  });
  it('lets one come back', () =>
    given(held, present('m1'), ofSitting('CommissionerLeft', { person: 'm1' }))
      .when(arrive('m1'))
      .thenAppended('CommissionerArrived'));
  it('is refused to who is not on the commission', () =>
    given(held).when(arrive('guest')).thenRefused('not-entitled', { person: 'guest' }));
  it('does not know a sitting that was never opened, not even in the future', () =>
    given(ready).when(arrive('m1', LATER)).thenUnknown('sitting', 'hall'));
  it('is refused in the future', () => given(held).when(arrive('m1', LATER)).thenRefused('time-in-future'));
});

describe('WithdrawItem', () => {
  const held = [ready, sittingOf(jury(2))].flat();

  it('says why', () =>
    given(held)
      .when(withdraw())
      .thenAppended(event('ItemWithdrawn', { item: 'i1', reason: 'ill' })));
  it('is refused once it is closed or withdrawn', () => {
    given(held, closed()).when(withdraw()).thenRefused('item-closed', { item: 'i1' });
    given(held, withdrawn).when(withdraw()).thenRefused('item-closed');
  });
  it.each(['i2', 'constructor'])('does not know item %s', (item) =>
    given(held).when(withdraw(item)).thenUnknown('item', item),
  );
});

describe('SignProtocol', () => {
  const two = [ready, sittingOf(jury(2), {}, { item: 'i2' })].flat();

  it('needs every item closed or withdrawn', () => {
    given(two)
      .when(sign)
      .thenRefused('items-open', { items: ['i1', 'i2'] });
    given(two, closed())
      .when(sign)
      .thenRefused('items-open', { items: ['i2'] });
    given(two, withdrawn, closed([], { item: 'i2' }))
      .when(sign)
      .thenAppended(event('ProtocolSigned', { number: '12' }));
  });
  it.each([
    ['ArriveAtSitting', arrive('m1')],
    ['LeaveSitting', leave('m1')],
    ['WithdrawItem', withdraw()],
    ['FileDissent', dissent()],
    ['SignProtocol', sign],
    ['CloseItem', ask('CloseItem', { ...hall, item: 'i1' }, {})],
    ['SubmitScores', ask('SubmitScores', hall, { person: 'm1', item: 'i1', scores: {} })],
  ])('is the last word: %s after it is refused', (_, command) =>
    given(ready, sittingOf(jury(2)), closed(), signed)
      .when(command)
      .thenRefused('protocol-signed', hall),
  );
});

describe('FileDissent', () => {
  const held = [ready, sittingOf(jury(2))].flat();

  it('comes after the item was closed', () => {
    given(held, closed())
      .when(dissent())
      .thenAppended(event('DissentFiled', { person: 'm1', item: 'i1', text: 'No.' }));
    given(held).when(dissent()).thenRefused('item-open', { item: 'i1' });
  });
  it('is refused on a withdrawn item', () =>
    given(held, withdrawn).when(dissent()).thenRefused('item-not-on-agenda', { item: 'i1' }));
  it('is refused to who is not on the commission', () =>
    given(held, closed()).when(dissent('guest')).thenRefused('not-entitled', { person: 'guest' }));
});
