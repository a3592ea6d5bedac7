import { happenedBetween } from './happenings.js';
import { type Progress, withChange } from './progress.js';
import { coverOf, stepOf, stepOfColumn } from './reach.js';
import { viewOf, withView } from './view.js';

const counts = (involved: number, guests = 0) => ({ involved, led: involved, guests, guestLed: guests });
const row = (region: string, involved: number, sessions = 0, guests = 0) => ({
  ...{ region, name: region, district: null, isTarget: true },
  ...counts(involved, guests),
  reached: { sessions: counts(sessions, guests), registry: counts(0) },
  furthest: sessions ? 'sessions' : null,
});
const board = (position: string, regions: ReturnType<typeof row>[], teams: number, sessions: number): Progress => ({
  position,
  columns: [
    { key: 'sessions', kind: 'sessions', title: null },
    { key: 'registry', kind: 'registry', title: null },
  ],
  regions,
  districts: [],
  federation: { ...counts(teams), reached: { sessions: counts(sessions), registry: counts(0) }, furthest: null },
  coverage: { targets: 3, enrolled: 0, reached: {} },
});

describe('what happened', () => {
  it('is one team in three regions where a team of three regions enrolls', () => {
    const before = board('1', [row('VOR', 0), row('KRS', 0), row('ORL', 0), row('BEL', 1)], 1, 0);
    const after = board('2', [row('VOR', 1), row('KRS', 1), row('ORL', 1), row('BEL', 1)], 2, 0);
    expect(happenedBetween(before, after)).toEqual([
      { what: 'enrolled', column: undefined, teams: 1, regions: ['VOR', 'KRS', 'ORL'] },
    ]);
  });

  it('names the stage that was reached, and the one that was undone', () => {
    const [none, there] = [board('1', [row('VOR', 1)], 1, 0), board('2', [row('VOR', 1, 1)], 1, 1)];
    expect(happenedBetween(none, there)[0]).toMatchObject({ what: 'reached', column: { key: 'sessions' }, teams: 1 });
    expect(happenedBetween(there, none)[0]).toMatchObject({ what: 'fell-back', regions: ['VOR'] });
    expect(happenedBetween(there, there)).toEqual([]);
  });
});

describe('a change', () => {
  it('takes the place of the rows it names, and everything else is of its position', () => {
    const before = board('1', [row('VOR', 1), row('KRS', 0)], 1, 0);
    const after = withChange(before, board('2', [row('KRS', 1)], 2, 0));
    expect(after.regions.map(({ region, involved }) => [region, involved])).toEqual([
      ['VOR', 1],
      ['KRS', 1],
    ]);
    expect([after.position, after.federation.involved]).toEqual(['2', 2]);
  });
});

describe('the color of a region', () => {
  const { columns } = board('1', [], 0, 0);

  it('is the deepest at the last column, however many there are', () => {
    for (const many of [1, 2, 5, 9]) expect(stepOfColumn(many - 1, many)).toBe(7);
  });

  it('is none without a team, and the second step once one is enrolled', () => {
    expect(
      [undefined, row('VOR', 0), row('VOR', 1), row('VOR', 1, 1)].map((each) => stepOf(each, columns, 'involved')),
    ).toEqual([0, 0, 1, 2]);
  });

  it('of coverage leaves guests and regions that are no targets out', () => {
    expect(coverOf({ ...row('VOR', 1, 1), isTarget: false }, 'sessions')).toBe('not-target');
    expect(coverOf(row('VOR', 0, 0, 2), 'sessions')).toBe('empty-target');
    expect([coverOf(row('VOR', 1), 'sessions'), coverOf(row('VOR', 1, 1), 'sessions')]).toEqual([
      'with-team',
      'covered',
    ]);
  });
});

describe('a view', () => {
  it('is what its address says, and what is as usual is not in the address', () => {
    const params = withView(new URLSearchParams('program=a'), { counting: 'led', district: '', coloring: 'stage' });
    expect(params.toString()).toBe('program=a&show=led&district=');
    expect(viewOf(params)).toMatchObject({ program: 'a', counting: 'led', district: '', coloring: 'stage' });
    expect(withView(params, { counting: 'involved', district: null }).toString()).toBe('program=a');
  });

  it('of nonsense is the usual one', () => {
    expect(viewOf(new URLSearchParams('show=all&color=x&asOf=yesterday'))).toMatchObject({
      counting: 'involved',
      coloring: 'stage',
      asOf: null,
    });
  });
});
