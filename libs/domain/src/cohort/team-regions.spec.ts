// Regions that join and leave a team, which of them leads, and the agreement that a team of several rests on.
import { ask, BEFORE, LATER, NOW } from '../testing/ask.kit.js';
import { charterWith } from '../testing/charter.kit.js';
import {
  chartered,
  closedCohort,
  composition,
  ended,
  enrolled,
  member,
  opened,
  seatOffered,
  signed,
  waitlisted,
  withdrawn,
} from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';
import type { Composition } from './cohort.events.js';

const alpha = { cohort: 'spring', team: 'alpha' };
const join = (region: string, body: object = {}) => ask('JoinRegion', alpha, { region, ...body });
const leave = (region: string) => ask('LeaveRegion', alpha, { region, reason: 'merged' });
const lead = (region: string) => ask('MoveLead', alpha, { region });
const enroll = (more: Partial<Composition> & { occurredAt?: string } = {}) => {
  const { team: _, ...data } = composition('alpha', more);
  return ask('EnrollTeam', alpha, data);
};
const correct = (more: Partial<Composition>) => {
  const { team: _, ...data } = composition('alpha', more);
  return ask('CorrectEnrollment', alpha, { ...data, reason: 'mistake', document: 'memo 7' });
};
const both = { regions: ['north', 'south'] };
const ready = [chartered(), opened(), enrolled()];
const pair = [chartered(), opened(), enrolled('alpha', both)];
const needed = chartered(charterWith({ admission: { agreementNeeded: true } }));
const bound = [needed, opened(), enrolled()];

describe('JoinRegion', () => {
  it('adds the region', () =>
    given(ready)
      .when(join('south'))
      .thenAppended(event('RegionJoined', { team: 'alpha', region: 'south' })));
  it('obeys what enrolling obeys', () => {
    given(ready)
      .when(join('moon'))
      .thenRefused('region-not-eligible', { regions: ['moon'] });
    given(chartered(charterWith({ admission: { guests: false } })), ready.slice(1))
      .when(join('west'))
      .thenRefused('region-not-target', { regions: ['west'] });
    given(chartered(charterWith({ admission: { interRegional: false } })), ready.slice(1))
      .when(join('south'))
      .thenRefused('inter-regional-not-admitted', { regions: ['north', 'south'] });
  });
  it('is refused a region that is there', () =>
    given(pair).when(join('south')).thenRefused('already-recorded', { region: 'south' }));
});

describe('LeaveRegion and MoveLead', () => {
  it('take a region out, but not the one that leads', () => {
    given(pair)
      .when(leave('south'))
      .thenAppended(event('RegionLeft', { region: 'south', reason: 'merged' }));
    given(pair).when(leave('north')).thenRefused('lead-region-cannot-leave', { team: 'alpha', region: 'north' });
    given(ready).when(leave('north')).thenRefused('lead-region-cannot-leave');
  });
  it('let another lead, and then the first may go', () => {
    given(pair)
      .when(lead('south'))
      .thenAppended(event('LeadRegionMoved', { from: 'north', to: 'south' }));
    const moved = given(pair).having(lead('south'));
    moved.when(leave('south')).thenRefused('lead-region-cannot-leave', { region: 'south' });
    moved.when(leave('north')).thenAppended('RegionLeft');
  });
  it('are refused to lead what leads already', () =>
    given(pair).when(lead('north')).thenRefused('already-recorded', { region: 'north' }));
  it('do not know a region that is not the team’s, or not any more', () => {
    given(pair).when(leave('east')).thenUnknown('region', 'east');
    given(pair).when(lead('east')).thenUnknown('region', 'east');
    given(pair).having(leave('south')).when(lead('south')).thenUnknown('region', 'south');
  });
});

describe.each([
  ['JoinRegion', join('east')],
  ['LeaveRegion', leave('south')],
  ['MoveLead', lead('south')],
])('%s', (_, command) =>
  it('is for teams that are enrolled', () => {
    given(pair, withdrawn('alpha')).when(command).thenRefused('team-withdrawn');
    given(chartered(), opened(), waitlisted('alpha', both)).when(command).thenRefused('team-not-enrolled');
    given(pair, closedCohort()).when(command).thenRefused('cohort-closed');
    given(chartered(), opened()).when(command).thenUnknown('team', 'alpha');
  }),
);

describe('the agreement of a team of several regions', () => {
  const covers = signed(['north', 'south', 'west']);

  it('must be named where the charter asks for one', () => {
    given(bound)
      .when(join('south'))
      .thenRefused('agreement-needed', { regions: ['north', 'south'] });
    given(needed, opened())
      .when(enroll(both))
      .thenRefused('agreement-needed', { regions: ['north', 'south'] });
    given(needed, opened()).when(enroll()).thenAppended('TeamEnrolled');
    given(bound, covers)
      .when(join('south', { agreement: 'pact' }))
      .thenAppended(event('RegionJoined', { region: 'south', agreement: 'pact' }));
  });
  it('must exist wherever it is named, for one region as well', () => {
    given(bound)
      .when(join('south', { agreement: 'pact' }))
      .thenUnknown('agreement', 'pact');
    given(ready)
      .when(join('south', { agreement: 'pact' }))
      .thenUnknown('agreement', 'pact');
    given(chartered(), opened())
      .when(enroll({ agreement: 'pact' }))
      .thenUnknown('agreement', 'pact');
  });
  it('must cover all of them, those that were there before too', () => {
    given(bound, signed(['north']))
      .when(join('south', { agreement: 'pact' }))
      .thenRefused('agreement-does-not-cover', { agreement: 'pact', uncovered: ['south'], holds: true });
    given(bound, signed(['south', 'east']))
      .when(join('south', { agreement: 'pact' }))
      .thenRefused('agreement-does-not-cover', { uncovered: ['north'] });
  });
  it('is that of the team unless another is named', () => {
    const resting = [needed, opened(), covers, enrolled('alpha', { ...both, agreement: 'pact' })];
    given(resting)
      .when(join('west'))
      .thenAppended(event('RegionJoined', { agreement: 'pact' }));
    given(resting)
      .when(join('east'))
      .thenRefused('agreement-does-not-cover', { uncovered: ['east'] });
    given(resting, signed(['north', 'south', 'east'], BEFORE, 'other'))
      .when(join('east', { agreement: 'other' }))
      .thenAppended(event('RegionJoined', { agreement: 'other' }));
  });
  it.each([
    ['before it was signed', '2022-03-09T23:59:59.999Z', false],
    ['from the day on which it was signed', '2022-03-10T00:00:00.000Z', true],
    ['up to its end', '2022-03-19T23:59:59.999Z', true],
    ['not at its end', '2022-03-20T00:00:00.000Z', false],
  ])('holds or not by when the region joined: %s', (_, occurredAt, holds) => {
    const dated = [signed(['north', 'south'], '2022-03-10T00:00:00.000Z'), ended('2022-03-20T00:00:00.000Z')];
    const answer = given(bound, dated).when(join('south', { agreement: 'pact', occurredAt }));
    if (holds) answer.thenAppended('RegionJoined');
    else answer.thenRefused('agreement-does-not-cover', { uncovered: [], on: occurredAt, holds: false });
  });
  it('may end later: who rests on it stays as it is, and can be corrected', () => {
    const rested = [needed, opened(), covers, enrolled('alpha', { ...both, agreement: 'pact' }), ended(NOW)];
    given(rested).when(lead('south')).thenAppended('LeadRegionMoved');
    given(rested).when(leave('south')).thenAppended('RegionLeft');
    given(rested).when(join('west')).thenRefused('agreement-does-not-cover', { holds: false });
    given(rested)
      .when(correct({ ...both, name: 'A', agreement: 'pact' }))
      .thenAppended('EnrollmentCorrected');
  });
  it('of a correction must have held at the enrollment', () => {
    const late = [needed, opened(), enrolled('alpha', both), signed(['north', 'south'], '2022-03-02T00:00:00.000Z')];
    given(late)
      .when(correct({ ...both, agreement: 'pact' }))
      .thenRefused('agreement-does-not-cover', { on: BEFORE });
    given(late).when(correct(both)).thenRefused('agreement-needed');
  });
  it('is judged again when a seat is accepted', () => {
    const offer = (...facts: ReturnType<typeof ended>[]) =>
      given(
        needed,
        opened(),
        covers,
        waitlisted('alpha', { ...both, agreement: 'pact' }),
        seatOffered('alpha', LATER),
        facts,
      ).when(ask('AcceptSeat', alpha, {}));
    offer().thenAppended(event('TeamEnrolled', { agreement: 'pact' }));
    offer(ended(NOW)).thenRefused('agreement-does-not-cover', { holds: false });
  });
  it('goes when a correction names none', () =>
    given(chartered(), opened(), covers, enrolled('alpha', { ...both, agreement: 'pact' }), ended(NOW))
      .having(correct({ members: [member('alpha-1')] }))
      .when(join('west'))
      .thenAppended(event('RegionJoined', { region: 'west' })));
});
