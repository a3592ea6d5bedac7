import { charter, TestLog } from '../log.kit.js';
import { readModels } from '../read-models.kit.js';
import { regionsProjection } from '../regions/regions.projection.js';
import { positionText } from '../runner/position.js';
import { regionProgressProjection } from './region-progress.projection.js';
import { type RegionProgressFilter, regionProgressNow, regionProgressSince } from './region-progress.query.js';

describe('region progress', () => {
  const { db, project } = readModels(regionProgressProjection, regionsProjection);
  const now = async (log: TestLog, filter: RegionProgressFilter = { cohort: 'c1' }) => {
    await project(log);
    return (await regionProgressNow(db(), filter))!;
  };
  const counts = (rows: readonly { region: string; involved: number; led: number; guests: number }[]) =>
    rows.map(({ region, involved, led, guests }) => [region, involved, led, guests]);

  it('counts one team of three regions in each of them, led in one, once in all', async () => {
    const log = new TestLog().opened().enrolled('vko', ['VOR', 'KRS', 'ORL']).passed('vko', 'webinars');
    const shown = await now(log);
    expect(counts(shown.regions)).toEqual([
      ['KRS', 1, 0, 0],
      ['ORL', 1, 0, 0],
      ['VOR', 1, 1, 0],
    ]);
    expect(shown.federation).toMatchObject({ involved: 1, led: 1, guests: 0, guestLed: 0, furthest: 'webinars' });
    expect(shown.districts).toMatchObject([{ district: 'ЦФО', involved: 1, led: 1 }]);
    expect(shown.position).toBe(positionText(log.head));
  });

  it('shows targets without a team, and how many of them are covered by stage', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR', 'KRS']).enrolled('b', ['VOR']).passed('b', 'rehearsal');
    const shown = await now(log);
    expect(shown.regions.map(({ region, furthest }) => [region, furthest])).toEqual([
      ['KRS', null],
      ['ORL', null],
      ['VOR', 'rehearsal'],
    ]);
    expect(shown.coverage).toEqual({
      targets: 3,
      enrolled: 2,
      reached: { webinars: 1, rehearsal: 1, defense: 0, register: 0 },
    });
  });

  it('keeps guests apart from the coverage', async () => {
    const shown = await now(new TestLog().opened().enrolled('g', ['KOM', 'VOR']).passed('g', 'webinars'));
    expect(counts(shown.regions)).toEqual([
      ['KOM', 0, 0, 1],
      ['KRS', 0, 0, 0],
      ['ORL', 0, 0, 0],
      ['VOR', 1, 0, 0],
    ]);
    expect(shown.regions[0]).toMatchObject({ isTarget: false, guestLed: 1, furthest: 'webinars' });
    expect(shown.coverage).toMatchObject({ targets: 3, enrolled: 1 });
  });

  it('goes by kinds across programs, by stages in one', async () => {
    const log = new TestLog()
      .opened()
      .opened('c2')
      .enrolled('a', ['VOR'])
      .enrolled('a', ['VOR'], 'c2')
      .passed('a', 'defense', 'c2');
    const all = await now(log, {});
    expect(all.columns.map(({ key }) => key)).toEqual(['sessions', 'test', 'pre-defense', 'defense', 'registry']);
    expect(all.federation).toMatchObject({ led: 2, furthest: 'defense', reached: { defense: { led: 1 } } });
    const one = await now(log, { program: 'winter' });
    expect(one.columns.map(({ key }) => key)).toEqual(['webinars', 'rehearsal', 'defense', 'register']);
    expect(one.federation).toMatchObject({ led: 2, furthest: 'defense' });
    expect(await regionProgressNow(db(), { cohort: 'elsewhere' })).toBeUndefined();
  });

  it('reaches a kind with the last stage of the kind', async () => {
    const second = { ...charter.stages[0]!, id: 'more-webinars', requires: ['rehearsal'] };
    const log = new TestLog();
    log.add('program-winter', 'ProgramChartered', {
      version: 1,
      charter: { ...charter, stages: [...charter.stages, second] },
    });
    log.opened().enrolled('a', ['VOR']).passed('a', 'webinars');
    expect((await now(log, {})).federation).toMatchObject({ furthest: null, reached: { sessions: { led: 0 } } });
    log.passed('a', 'more-webinars');
    const shown = (await now(log, {})).federation.reached;
    expect(shown).toMatchObject({ sessions: { led: 1 }, 'pre-defense': { led: 1 }, defense: { led: 0 } });
  });

  it('narrows to a district, the empty one included, and names regions', async () => {
    const log = new TestLog().opened('c1', ['VOR', 'LPR']).enrolled('a', ['LPR', 'VOR']);
    const tile = { row: 1, column: 1 };
    const body = [{ key: 'LPR', nameRu: 'ЛНР', iso: null, okato: '43', district: null, tile, validFrom: null }];
    log.add('catalog-regions', 'EditionPublished', { kind: 'regions', edition: '1', sha256: '', body });
    const blank = await now(log, { cohort: 'c1', district: '' });
    expect(blank.regions).toMatchObject([{ region: 'LPR', name: 'ЛНР', district: null, led: 1 }]);
    expect(blank.districts).toMatchObject([{ district: null, involved: 1 }]);
    expect(blank.coverage).toMatchObject({ targets: 1, enrolled: 1 });
    expect((await now(log, { district: 'ЦФО' })).regions).toMatchObject([{ region: 'VOR', name: null, involved: 1 }]);
  });

  it('tells only what changed since a place, so that a reader who resumes holds what a fresh query gives', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']).enrolled('b', ['KRS', 'KOM']);
    const held = new Map((await now(log)).regions.map((row) => [row.region, row]));
    let { position } = await now(log);
    const steps: (() => unknown)[] = [
      () => log.passed('b', 'webinars'),
      () => log.passed('a', 'rehearsal').enrolled('c', ['ORL', 'VOR']),
      () => log.add('team-c1.a', 'StageReopened', { stage: 'rehearsal', because: 'x' }),
    ];
    const changed: string[][] = [];
    for (const step of steps) {
      step();
      await project(log);
      const news = (await regionProgressSince(db(), { cohort: 'c1' }, position))!;
      changed.push(news.regions.map(({ region }) => region));
      for (const row of news.regions) held.set(row.region, row);
      position = news.position;
    }
    expect(changed).toEqual([['KOM', 'KRS'], ['ORL', 'VOR'], ['VOR']]);
    expect([...held.values()].sort((a, b) => (a.region < b.region ? -1 : 1))).toEqual((await now(log)).regions);
  });

  it('counts regions that join, leave and take the lead, and nobody who withdrew', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR', 'KRS']).enrolled('b', ['ORL']);
    const by = 'cohort-c1';
    log
      .add(by, 'RegionJoined', { team: 'a', region: 'KOM' })
      .add(by, 'LeadRegionMoved', { team: 'a', from: 'VOR', to: 'KRS' });
    log
      .add(by, 'RegionLeft', { team: 'a', region: 'VOR', reason: 'x' })
      .add(by, 'TeamWithdrawn', { team: 'b', reason: 'x' });
    expect(counts((await now(log)).regions)).toEqual([
      ['KOM', 0, 0, 1],
      ['KRS', 1, 1, 0],
      ['ORL', 0, 0, 0],
      ['VOR', 0, 0, 0],
    ]);
    log.add(by, 'TeamReinstated', { team: 'b', reason: 'x', document: '1' });
    expect((await now(log)).federation).toMatchObject({ led: 2, guests: 1 });
  });

  it('moves a region between guests and targets for every team, and shows it for ever', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR', 'KOM']).enrolled('b', ['KOM']);
    log.add('cohort-c1', 'TargetRegionsAmended', { targets: ['KOM', 'VOR'], reason: 'x' });
    const shown = await now(log);
    expect(counts(shown.regions)).toEqual([
      ['KOM', 2, 1, 0],
      ['KRS', 0, 0, 0],
      ['ORL', 0, 0, 0],
      ['VOR', 1, 1, 0],
    ]);
    expect(shown.regions.map(({ isTarget }) => isTarget)).toEqual([true, false, false, true]);
    expect(shown.coverage).toMatchObject({ targets: 2, enrolled: 2 });
  });

  it('goes by the stages of the charter that a cohort was migrated to', async () => {
    const log = new TestLog().opened().enrolled('a', ['VOR']).passed('a', 'webinars');
    const [lectures, ...rest] = charter.stages;
    const stages = [{ ...lectures!, id: 'lectures' }, ...rest.map((each) => ({ ...each, requires: ['lectures'] }))];
    log.add('program-winter', 'CharterRevised', { version: 2, charter: { ...charter, stages } });
    log.add('cohort-c1', 'CohortMigrated', { from: 1, to: 2, stages: { webinars: 'lectures' } });
    const shown = await now(log);
    expect(shown.columns.map(({ key }) => key)).toEqual(['lectures', 'rehearsal', 'defense', 'register']);
    expect(shown.federation).toMatchObject({ furthest: 'lectures', reached: { lectures: { led: 1 } } });
    log.add('team-c1.a', 'StagesCarriedOver', { version: 2, stages: { webinars: 'lectures' } });
    log.add('team-c1.a', 'StageReopened', { stage: 'lectures', because: 'x' });
    expect((await now(log)).federation.furthest).toBeNull();
  });
});
