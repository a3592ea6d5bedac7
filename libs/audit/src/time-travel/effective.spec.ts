// From when on each event is true, and what a correction does to the past.
import type { LoggedEvent } from '#event-store/logged-event';
import { EffectiveDates } from './effective.js';
import { trueFor } from './true-for.js';

const day = (number: number) => `2022-03-${String(number).padStart(2, '0')}T09:00:00.000Z`;
const logOf = (...events: readonly (readonly [stream: string, type: string, data: object])[]): LoggedEvent[] =>
  events.map(([stream, type, data], index) => ({
    stream,
    revision: BigInt(index),
    position: { commit: BigInt(index + 1), prepare: BigInt(index + 1) },
    type,
    data,
    receipt: { now: day(28) } as LoggedEvent['receipt'],
  }));
const datesOf = (events: readonly LoggedEvent[]) => {
  const dates = new EffectiveDates();
  return events.map((event) => dates.of(event));
};
const team = 'team-c.a';
const cohort = 'cohort-c';
const enrolled = { team: 'a', regions: ['VOR'], leadRegion: 'VOR', members: [], occurredAt: day(1) };

describe('an event is true', () => {
  it('from its own date on, a passing from when it was fulfilled, a session from when it was held', () => {
    const events = logOf(
      [cohort, 'TeamEnrolled', enrolled],
      [team, 'WebinarAttended', { session: 'w', stage: 's', heldAt: day(3), occurredAt: day(5) }],
      [team, 'StagePassed', { stage: 's', since: day(3), occurredAt: day(5) }],
      [team, 'StageFailed', { stage: 't', occurredAt: day(7) }],
    );
    expect(datesOf(events)).toEqual([day(1), day(3), day(3), day(7)]);
  });

  it.each([
    ['AttendanceCorrected', 'WebinarAttended', { session: 'w', stage: 's', heldAt: day(4) }],
    ['TestCorrected', 'TestTaken', { stage: 's', attempt: 1 }],
    ['EnrollmentCorrected', 'TeamEnrolled', { team: 'a' }],
    ['EnrollmentCorrected', 'TeamWaitlisted', { team: 'a' }],
    ['TeamReinstated', 'TeamWithdrawn', { team: 'a' }],
    ['RegistryEntryCorrected', 'RegistryEntered', { stage: 's' }],
    ['DefenseAnnulled', 'Defended', { stage: 's', round: 1 }],
    ['StageReopened', 'StagePassed', { stage: 's', since: day(4) }],
  ])('from the date of what it corrects, for %s of %s', (correction, type, data) => {
    const other = { session: 'x', stage: 'x', team: 'x', round: 9, attempt: 9, heldAt: day(6), since: day(6) };
    const events = logOf(
      [team, type, { ...data, occurredAt: day(4) }],
      [team, type, { ...other, occurredAt: day(6) }],
      [team, correction, { ...data, occurredAt: day(20) }],
    );
    expect(datesOf(events).at(-1)).toBe(day(4));
  });

  it('from its own date on where a failure is lifted: until then it had failed', () => {
    const events = logOf(
      [team, 'StageFailed', { stage: 's', occurredAt: day(4) }],
      [team, 'StageReopened', { stage: 's', occurredAt: day(9) }],
    );
    expect(datesOf(events)).toEqual([day(4), day(9)]);
  });

  it('always, where it renames or changes the rules', () => {
    const events = logOf(
      ['program-p', 'CharterRevised', { occurredAt: day(9) }],
      [cohort, 'CohortOpened', { occurredAt: day(9) }],
      [cohort, 'CohortMigrated', { occurredAt: day(9) }],
      [team, 'StagesCarriedOver', { occurredAt: day(9) }],
    );
    expect(datesOf(events)).toEqual(['', '', '', '']);
  });
});

describe('a corrected enrollment, looked at before later changes that it already contains', () => {
  const compositionOn = (number: number) => {
    const events = logOf(
      [cohort, 'TeamEnrolled', enrolled],
      [cohort, 'RegionJoined', { team: 'a', region: 'KRS', occurredAt: day(10) }],
      [cohort, 'LeadRegionMoved', { team: 'a', from: 'VOR', to: 'KRS', occurredAt: day(12) }],
      [
        cohort,
        'EnrollmentCorrected',
        { ...enrolled, regions: ['VOR', 'KRS', 'ORL'], leadRegion: 'KRS', occurredAt: day(20) },
      ],
    );
    const { regions, leadRegion } = trueFor(events, day(number)).at(-1)!.data as typeof enrolled;
    return [regions, leadRegion];
  };

  it('has what it corrects from the beginning, and the changes from their own dates', () => {
    expect(compositionOn(5)).toEqual([['VOR', 'ORL'], 'VOR']);
    expect(compositionOn(13)).toEqual([['VOR', 'KRS', 'ORL'], 'KRS']);
  });
});
