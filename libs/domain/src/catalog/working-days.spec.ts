// Windows of calendar and working days, by the calendar edition alone.
import { calendar } from '../testing/facts.kit.js';
import type { CalendarZone } from './catalog.events.js';
import { dateIn, endOf, endOfWindow } from './working-days.js';

const moscow = 'Europe/Moscow';
const end = (days: number, from: string, working = true, zone = moscow, edition = calendar) =>
  endOfWindow({ days, working }, from, zone, edition);

describe('a window of calendar days', () => {
  it('ends at the same hour, whatever the calendar', () => {
    expect(end(5, '2022-04-01T09:00:00.000Z', false)).toBe('2022-04-06T09:00:00.000Z');
    expect(endOfWindow({ days: 1, working: false }, '2022-12-31T23:00:00.000Z', 'Moon', null)).toBe(
      '2023-01-01T23:00:00.000Z',
    );
  });
});

describe('a window of working days', () => {
  it.each([
    // Friday the 1st: the weekend does not count.
    ['2022-04-01T09:00:00.000Z', 1, '2022-04-04'],
    ['2022-04-01T09:00:00.000Z', 5, '2022-04-08'],
    ['2022-04-01T09:00:00.000Z', 6, '2022-04-11'],
    // Begun on a day off.
    ['2022-04-02T09:00:00.000Z', 1, '2022-04-04'],
    // Over the holidays of May.
    ['2022-04-29T09:00:00.000Z', 1, '2022-05-04'],
    ['2022-05-06T09:00:00.000Z', 1, '2022-05-11'],
    // 20:59:59.999Z is still the same day in Moscow, 21:00 the next.
    ['2022-04-04T20:59:59.999Z', 1, '2022-04-05'],
    ['2022-04-04T21:00:00.000Z', 1, '2022-04-06'],
  ])('from %s, %d of them, ends with %s', (from, days, date) => expect(end(days, from)).toBe(`${date}T20:59:59.000Z`));
  it('ends where the calendar does', () => {
    const short = (to: string) => end(5, '2022-04-01T09:00:00.000Z', true, moscow, { ...calendar, to });
    expect(short('2022-04-08')).toBe('2022-04-08T20:59:59.000Z');
    expect(short('2022-04-07')).toBeNull();
    expect(end(1, '2022-03-01T09:00:00.000Z')).toBeNull();
  });
  it('wants a calendar that knows the zone', () => {
    expect(end(1, '2022-04-01T09:00:00.000Z', true, 'Asia/Omsk')).toBeNull();
    expect(endOfWindow({ days: 1, working: true }, '2022-04-01T09:00:00.000Z', moscow, null)).toBeNull();
  });
});

describe('a zone', () => {
  const zone: CalendarZone = {
    timeZone: moscow,
    offsets: [
      { from: '2011-03-27', minutes: 240 },
      { from: '2014-10-26', minutes: 180 },
    ],
  };
  it('has the offset of its time, the first for all days before', () => {
    expect(endOf(zone, '2014-10-25')).toBe('2014-10-25T19:59:59.000Z');
    expect(endOf(zone, '2014-10-26')).toBe('2014-10-26T20:59:59.000Z');
    expect(endOf(zone, '2000-01-01')).toBe('2000-01-01T19:59:59.000Z');
  });
  it('tells the date of an instant', () => {
    expect(dateIn(zone, '2022-12-31T20:59:59.999Z')).toBe('2022-12-31');
    expect(dateIn(zone, '2022-12-31T21:00:00.000Z')).toBe('2023-01-01');
  });
});
