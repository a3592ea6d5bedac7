import { charter, hour } from '../log.kit.js';
import { contributionsOf, differences } from './contributions.js';
import { enrolled, passStage, reachedBy, reopenStage } from './standing.js';

const rules = {
  charter,
  targets: ['VOR', 'KRS', 'LPR'],
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
    const reached = reachedBy(passStage(team, 'defense', hour(9)), charter);
    expect(Object.fromEntries(reached)).toMatchObject({ 'stage:webinars': hour(9), 'stage:rehearsal': hour(9) });
    expect(reached.has('stage:register')).toBe(false);
  });

  it('is since the earliest of what proves it', () => {
    const both = passStage(passStage(team, 'defense', hour(9)), 'webinars', hour(3));
    expect(reachedBy(both, charter).get('stage:webinars')).toBe(hour(3));
  });
});

describe('a change', () => {
  it('counts from the later of joining and passing', () => {
    const early = passStage(team, 'webinars', hour(0));
    const contributions = [...contributionsOf(early, rules).values()];
    expect(new Set(contributions.map(({ trueFrom }) => trueFrom))).toEqual(new Set([hour(1)]));
  });

  it('counts in a district from when the first of its regions joined, in a region from its own', () => {
    const late = { ...team, regions: { KRS: hour(8), VOR: hour(1) } };
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
