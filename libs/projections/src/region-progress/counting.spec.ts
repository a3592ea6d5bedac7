import { charter, composition, hour } from '../log.kit.js';
import { always } from '../spans.js';
import { type Contribution, contributionsOf, differences } from './contributions.js';
import * as standing from './standing.js';

const { enrolled, passStage, reopenStage } = standing;

const rules = {
  charter,
  migrations: [],
  asTarget: { VOR: always, KRS: always, LPR: always },
  districts: { VOR: 'ЦФО', KRS: 'ЦФО', KOM: 'СЗФО', LPR: null },
};
const team = enrolled('VOR', ['VOR', 'KRS', 'KOM'], hour(1));
const counted = (standing = team, reached = 'enrolled') =>
  [...contributionsOf(standing, rules).values()]
    .filter((each) => each.reached === reached)
    .map(({ level, place, metric }) => `${level} ${place} ${metric}`)
    .sort();

describe('what a team counts for', () => {
  it('is involvement in each target region, leading in one, and a guest column of its own', () => {
    expect(counted()).toEqual([
      'district СЗФО guests',
      'district ЦФО involved',
      'district ЦФО led',
      'federation RU guests',
      'federation RU involved',
      'federation RU led',
      'region KOM guests',
      'region KRS involved',
      'region VOR involved',
      'region VOR led',
    ]);
  });

  it('is led by a guest where the lead region is one', () => {
    const guests = counted(enrolled('KOM', ['KOM', 'VOR'], hour(1)));
    expect(guests.filter((each) => each.startsWith('federation'))).toEqual([
      'federation RU guestLed',
      'federation RU guests',
      'federation RU involved',
    ]);
  });

  it('keeps a region without a district under an empty one', () => {
    expect(counted(enrolled('LPR', ['LPR'], hour(1)))).toContain('district  involved');
  });

  it('is nothing before it is enrolled', () => {
    expect(contributionsOf(undefined, rules).size).toBe(0);
  });
});

describe('reached', () => {
  it('holds for a stage whose successor is passed, since then', () => {
    const reached = standing.reachedBy(passStage(team, 'defense', hour(9)), charter, []);
    expect(Object.fromEntries(reached)).toMatchObject({ 'stage:webinars': hour(9), 'stage:rehearsal': hour(9) });
    expect(reached.has('stage:register')).toBe(false);
  });

  it('is since the earliest of what proves it', () => {
    const both = passStage(passStage(team, 'defense', hour(9)), 'webinars', hour(3));
    expect(standing.reachedBy(both, charter, []).get('stage:webinars')).toBe(hour(3));
  });
});

describe('a change', () => {
  it('counts from the later of joining and passing', () => {
    const early = passStage(team, 'webinars', hour(0));
    const contributions = [...contributionsOf(early, rules).values()];
    expect(new Set(contributions.map(({ trueFrom }) => trueFrom))).toEqual(new Set([hour(1)]));
  });

  it('counts in a district from when the first of its regions joined, in a region from its own', () => {
    const late = standing.joinRegion(enrolled('VOR', ['VOR'], hour(1)), 'KRS', hour(8));
    const since = Object.fromEntries(
      [...contributionsOf(late, rules).values()].map(({ place, metric, trueFrom }) => [`${place} ${metric}`, trueFrom]),
    );
    expect(since).toMatchObject({ 'KRS involved': hour(8), 'ЦФО involved': hour(1), 'RU involved': hour(1) });
  });

  it('takes a reopened stage back from its own date, as if it had never been', () => {
    const passed = passStage(team, 'webinars', hour(5));
    const taken = differences(contributionsOf(passed, rules), contributionsOf(reopenStage(passed, 'webinars'), rules));
    expect(new Set(taken.map(({ delta, trueFrom }) => `${delta} ${trueFrom}`))).toEqual(new Set([`-1 ${hour(5)}`]));
  });

  it('moves what stays reached by a later stage to that date', () => {
    const both = passStage(passStage(team, 'webinars', hour(3)), 'rehearsal', hour(7));
    const changes = differences(contributionsOf(both, rules), contributionsOf(reopenStage(both, 'webinars'), rules));
    const led = changes.filter(
      ({ level, metric, reached }) => `${level} ${metric} ${reached}` === 'region led stage:webinars',
    );
    expect(led.map(({ delta, trueFrom }) => [delta, trueFrom])).toEqual([
      [-1, hour(3)],
      [1, hour(7)],
    ]);
  });
});

describe('in time', () => {
  /** What a figure is at each date on which it turns. */
  const course = (so: standing.Standing, figure: string, by: Parameters<typeof contributionsOf>[1] = rules) => {
    const of = ({ level, place, metric, reached }: Contribution) => `${level} ${place} ${metric} ${reached}`;
    const points = [...contributionsOf(so, by).values()].filter((each) => of(each) === figure);
    return points.map(({ trueFrom, delta }) => [delta, trueFrom]).sort((a, b) => (a[1]! < b[1]! ? -1 : 1));
  };

  it('leaving takes back from its date, or from where the stage was reached when that is later', () => {
    const left = standing.leaveRegion(passStage(team, 'webinars', hour(20)), 'KRS', hour(10));
    expect(course(left, 'region KRS involved enrolled')).toEqual([
      [1, hour(1)],
      [-1, hour(10)],
    ]);
    expect(course(left, 'region KRS involved stage:webinars')).toEqual([]);
    expect(course(left, 'district ЦФО involved enrolled')).toEqual([[1, hour(1)]]);
  });

  it('withdrawing does the same everywhere, and being reinstated undoes it', () => {
    const withdrawn = standing.withdraw(team, hour(5));
    expect(course(withdrawn, 'federation RU led enrolled')).toEqual([
      [1, hour(1)],
      [-1, hour(5)],
    ]);
    expect(course(standing.reinstate(withdrawn), 'federation RU led enrolled')).toEqual([[1, hour(1)]]);
  });

  it('a region that comes back before it left was never away', () => {
    const back = standing.joinRegion(standing.leaveRegion(team, 'KRS', hour(10)), 'KRS', hour(7));
    expect(course(back, 'region KRS involved enrolled')).toEqual([[1, hour(1)]]);
  });

  it('the lead moves at its date, and not before the new one was there', () => {
    const joined = standing.joinRegion(enrolled('VOR', ['VOR'], hour(1)), 'KRS', hour(8));
    const moved = standing.moveLead(joined, 'KRS', hour(3));
    expect(course(moved, 'region VOR led enrolled')).toEqual([
      [1, hour(1)],
      [-1, hour(8)],
    ]);
    expect(course(moved, 'region KRS led enrolled')).toEqual([[1, hour(8)]]);
    const left = standing.leaveRegion(moved, 'VOR', hour(2));
    expect(course(left, 'region VOR involved enrolled').at(-1)).toEqual([-1, hour(8)]);
  });

  it('a correction makes the composition what it should have been from the beginning', () => {
    const late = standing.joinRegion(team, 'LPR', hour(9));
    const corrected = standing.correct(late, { ...fix, ...composition('a', ['LPR', 'ORL', 'VOR']) });
    expect(course(corrected, 'region KRS involved enrolled')).toEqual([]);
    expect(course(corrected, 'region LPR involved enrolled')).toEqual([[1, hour(9)]]);
    expect(course(corrected, 'region ORL guests enrolled')).toEqual([[1, hour(1)]]);
    expect(course(corrected, 'region VOR led enrolled')).toEqual([]);
    expect(course(corrected, 'federation RU led enrolled')).toEqual([[1, hour(9)]]);
  });

  it('a region that becomes a target counts as a guest until then', () => {
    const amended = { ...rules, asTarget: { ...rules.asTarget, KOM: [{ from: hour(30), until: null }] } };
    expect(course(team, 'region KOM guests enrolled', amended)).toEqual([
      [1, hour(1)],
      [-1, hour(30)],
    ]);
    expect(course(team, 'region KOM involved enrolled', amended)).toEqual([[1, hour(30)]]);
  });

  it('stages go under the ids of today, once', () => {
    const migrated = { ...rules, migrations: [{ to: 2, stages: { lectures: 'webinars' } }] };
    const before = passStage(team, 'lectures', hour(4));
    const after = standing.carryOver(before, (stage) => (stage === 'lectures' ? 'webinars' : stage));
    for (const so of [before, after])
      expect(course(so, 'region VOR involved stage:webinars', migrated)).toEqual([[1, hour(4)]]);
  });
});

const fix = { reason: 'typo', document: '7', occurredAt: hour(40) };

describe('the differences', () => {
  it('come in one order, also for a standing whose regions came back from SQL in another', () => {
    const reversed = (record: object) => Object.fromEntries(Object.entries(record).reverse());
    const passed = passStage(team, 'webinars', hour(5));
    const fromSql = { ...passed, regions: reversed(passed.regions), leads: reversed(passed.leads) } as typeof passed;
    const since = (standing: typeof team) =>
      differences(contributionsOf(team, rules), contributionsOf(standing, rules)).map((each) => Object.values(each));
    expect(Object.keys(fromSql.regions)).not.toEqual(Object.keys(passed.regions));
    expect(since(fromSql)).toEqual(since(passed));
  });
});
