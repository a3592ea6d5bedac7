// The pre-defense: from a closed item, with a verdict that its remarks allow, and a window to answer them.
import { ask, LATER, NOW } from '../testing/ask.kit.js';
import { charterWith } from '../testing/charter.kit.js';
import {
  calendar,
  chartered,
  closed,
  edition,
  enrolled,
  jury,
  ofSitting,
  ofTeam,
  opened,
  passed,
  remarks,
  reworking,
  sittingOf,
} from '../testing/facts.kit.js';
import { event, type Given, given } from '../testing/given.kit.js';
import type { PreDefend } from './team.commands.js';

const preDefend = (body: Partial<PreDefend['data']> = {}, now = NOW) =>
  ask(
    'PreDefend',
    { cohort: 'spring', team: 'alpha' },
    { stage: 'rehearsal', sitting: 'hall', item: 'i1', verdict: 'ready', ...body },
    now,
  );
const heard = (...agenda: Parameters<typeof sittingOf>[1][]) => [sittingOf(jury(3), ...agenda), closed()];
const base = [chartered(), opened(), enrolled(), ...passed('lectures')];
const ready: Given[] = [...base, ...heard()];
const notReadyIn = (round: number) =>
  ofTeam('PreDefended', {
    stage: 'rehearsal',
    round,
    sitting: 'x',
    item: 'x',
    verdict: 'not-ready',
    remarks: [],
  });
const notReady = notReadyIn(1);

describe('PreDefend', () => {
  it('passes the stage with ready', () =>
    given(...ready)
      .when(preDefend({ occurredAt: '2022-03-31T12:00:00+03:00' }))
      .thenAppended(
        event('PreDefended', { stage: 'rehearsal', round: 1, verdict: 'ready', remarks: [] }),
        event('StagePassed', { stage: 'rehearsal', because: 'ready', since: '2022-03-31T09:00:00.000Z' }),
      ));
  it.each([
    ['ready', 1, undefined],
    ['ready', 2, 'remarks-open'],
    ['rework', 0, 'remarks-within-limit'],
    ['rework', 1, 'remarks-within-limit'],
    ['rework', 2, undefined],
    ['not-ready', 0, undefined],
    ['not-ready', 9, undefined],
  ] as const)('%s with %d remarks, where one may stay open', (verdict, count, code) => {
    const answer = given(...ready).when(preDefend({ verdict, remarks: remarks(count) }));
    if (code) answer.thenRefused(code, { remarks: count, maxOpenRemarks: 1 });
    else expect(answer.event('PreDefended')).toMatchObject({ verdict, remarks: remarks(count) });
  });
  it('names remarks by round and place', () => {
    const bare = remarks(2).map(({ author, text }) => ({ author, text }));
    expect(
      given(...ready)
        .when(preDefend({ verdict: 'rework', remarks: bare }))
        .event('PreDefended'),
    ).toMatchObject({
      remarks: [{ remark: 'r1-1' }, { remark: 'r1-2' }],
    });
  });
  it('is refused two remarks of one name', () =>
    given(...ready)
      .when(preDefend({ verdict: 'rework', remarks: [...remarks(1), ...remarks(1)] }))
      .thenRefused('already-recorded', { remark: 'r1-1' }));
  it('is refused a remark of somebody who is not on the commission', () =>
    given(...ready)
      .when(preDefend({ verdict: 'rework', remarks: remarks(2, 'guest') }))
      .thenRefused('not-entitled', { person: 'guest' }));
  it('is refused until what comes before is passed', () => {
    given(chartered(), opened(), enrolled(), heard())
      .when(preDefend())
      .thenRefused('stage-not-open', { stage: 'rehearsal', missing: ['lectures'] });
    given(...ready, ofTeam('StageReopened', { stage: 'lectures', because: 'facts-changed' }))
      .when(preDefend())
      .thenRefused('stage-not-open');
  });
  it('is refused once it is passed', () =>
    given(...ready, passed('rehearsal'))
      .when(preDefend())
      .thenRefused('stage-already-passed', { stage: 'rehearsal' }));
  it('is refused in a stage of another kind', () =>
    given(...ready)
      .when(preDefend({ stage: 'lectures' }))
      .thenRefused('stage-of-other-kind', { stage: 'lectures', kind: 'sessions' }));
  it('is refused in the future', () =>
    given(...ready)
      .when(preDefend({ occurredAt: LATER }))
      .thenRefused('time-in-future'));
  it.each([
    ['stage', 'moon', { stage: 'moon' }],
    ['sitting', 'attic', { sitting: 'attic' }],
    ['item', 'i9', { item: 'i9' }],
    ['item', 'constructor', { item: 'constructor' }],
  ])('does not know %s %s', (kind, id, body) =>
    given(...ready)
      .when(preDefend(body))
      .thenUnknown(kind, id),
  );
});

describe('the item', () => {
  it('must be closed', () =>
    given(base, sittingOf(jury(3)))
      .when(preDefend())
      .thenRefused('item-open', { sitting: 'hall', item: 'i1' }));
  it.each([
    ['of another cohort', { cohort: 'autumn' }],
    ['of another team', { team: 'beta' }],
    ['for another stage', { stage: 'final' }],
    ['for another round', { round: 2 }],
  ])('must not be one %s', (_, item) =>
    given(base, heard(item)).when(preDefend()).thenRefused('item-not-on-agenda', { item: 'i1' }),
  );
  it('must not be withdrawn', () =>
    given(base, sittingOf(jury(3)), ofSitting('ItemWithdrawn', { item: 'i1', reason: 'ill' }))
      .when(preDefend())
      .thenRefused('item-not-on-agenda'));
  it('stays good after the protocol was signed', () =>
    given(...ready, ofSitting('ProtocolSigned', { number: '1' }))
      .when(preDefend())
      .thenAppended('PreDefended', 'StagePassed'));
});

describe('rounds', () => {
  const again = heard({ round: 2 });

  it('go on after not-ready while the charter has one', () => {
    given(...ready)
      .when(preDefend({ verdict: 'not-ready' }))
      .thenAppended('PreDefended');
    given(base, notReady, again)
      .when(preDefend())
      .thenAppended(event('PreDefended', { round: 2 }), 'StagePassed');
  });
  it('fail the stage with the last', () =>
    given(base, notReady, again)
      .when(preDefend({ verdict: 'not-ready' }))
      .thenAppended('PreDefended', event('StageFailed', { stage: 'rehearsal', because: 'not-ready' })));
  it('are exhausted after the last', () =>
    given(base, notReady, notReadyIn(2), heard({ round: 3 }))
      .when(preDefend())
      .thenRefused('rounds-exhausted', { stage: 'rehearsal', rounds: 2 }));
  it('begin anew after a rework', () =>
    given(base, reworking(2), again)
      .when(
        preDefend({
          verdict: 'rework',
          remarks: [
            { author: 'm1', text: '?' },
            { author: 'm1', text: '?' },
          ],
        }),
      )
      .thenAppended(event('PreDefended', { round: 2 }), event('ReworkOrdered', { round: 2 })));
});

describe('the rework window', () => {
  const rework = preDefend({ verdict: 'rework', remarks: remarks(2) });
  const withWindow = (days: number, working: boolean): Given[] => [
    chartered(charterWith({ rehearsal: { rework: { days, working } } })),
    opened(),
    enrolled(),
    passed('lectures'),
    heard(),
  ];

  it('is so many times 24 hours', () =>
    given(...ready)
      .when(rework)
      .thenAppended('PreDefended', event('ReworkOrdered', { round: 1, until: '2022-04-06T09:00:00.000Z' })));
  it('counts from when the commission said so', () =>
    given(...ready)
      .when(preDefend({ ...rework.data, occurredAt: '2022-03-30T09:00:00.000Z' }))
      .thenAppended('PreDefended', event('ReworkOrdered', { until: '2022-04-04T09:00:00.000Z' })));
  it('or ends with the last working day, in the charter’s zone', () =>
    given(...withWindow(5, true), edition('calendar', calendar))
      .when(rework)
      .thenAppended('PreDefended', event('ReworkOrdered', { until: '2022-04-08T20:59:59.000Z' })));
  it('does not know a calendar that is not there, or ends too early', () => {
    given(...withWindow(5, true))
      .when(rework)
      .thenUnknown('calendar', 'Europe/Moscow');
    given(...withWindow(5, true), edition('calendar', { ...calendar, to: '2022-04-07' }))
      .when(rework)
      .thenUnknown('calendar', 'Europe/Moscow');
  });
});
