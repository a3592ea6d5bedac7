// The demo as people run it, watched by live readers that are cut off at random; and run again on the same folder.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { scenarios } from '#catalog/scenarios/all';
import type { LoggedEvent } from '#event-store/logged-event';
import { migrationsFolder } from '#projections/migrations';
import { expectFiguresAsOf, expectLaws } from '#projections/region-progress/laws.kit';
import { regionProgressProjection } from '#projections/region-progress/region-progress.projection';
import { Projector } from '#projections/runner/projector';
import { testReadStore } from '#read-store/read-store.kit';
import { Cli, type Ended, vekha } from './cli.kit.js';
import { Client } from './client.kit.js';
import { LiveReader, RegionTable } from './live-reader.kit.js';
import { seeded } from './scenario-player.kit.js';
import { eventually, TestSystem } from './system.kit.js';

const FILTERS = ['', '?program=cluster-practice', `?cohort=proclusters-2022`, '?district=%D0%A6%D0%A4%D0%9E'];

class Watcher {
  readonly table = new RegionTable();
  readonly reader: LiveReader;

  constructor(
    url: string,
    bearer: string,
    readonly filter: string,
  ) {
    const at = `/regions/progress/stream${filter}`;
    this.reader = new LiveReader(() => url, bearer, at, this.table.take);
  }
}

describe('the demo', () => {
  const system = new TestSystem({ scenario: true });
  const env = { ...system.env, VEKHA_ADMIN_TOKEN: undefined, VEKHA_LOG_LEVEL: undefined };
  let url: string;
  let bearer: string;
  let cli: Cli;
  let first: Ended;
  let fresh: Record<string, object>;
  let log: LoggedEvent[];
  const watchers: Watcher[] = [];

  /** Cut off at random moments, and back again, until the demo says that it is over. */
  async function watch(watcher: Watcher, random: () => number, over: () => boolean): Promise<number> {
    let cuts = 0;
    while (!over()) {
      // A filter finds nothing until its program is chartered.
      const connected = await watcher.reader.connect().then(
        () => true,
        () => false,
      );
      await new Promise((resolve) => setTimeout(resolve, 20 + random() * 700));
      if (connected && ++cuts) await watcher.reader.cut();
    }
    return cuts;
  }

  beforeAll(async () => {
    cli = new Cli(['demo'], env);
    [, url] = await cli.printed(/(http:\/\/127\.0\.0\.1:\d+)\/sign-in#\S+/);
    bearer = readFileSync(path.join(system.folder, 'cli-token'), 'utf8').trim();
    const random = seeded(20220705);
    let isOver = false;
    watchers.push(...FILTERS.map((filter) => new Watcher(url, bearer, filter)));
    const watching = watchers.map((watcher) => watch(watcher, random, () => isOver));
    await cli.printed(/Система продолжает работать/);
    isOver = true;
    for (const cuts of await Promise.all(watching)) expect(cuts).toBeGreaterThan(3);
    const client = new Client(() => url, bearer);
    fresh = Object.fromEntries(
      await Promise.all(
        FILTERS.map(async (filter) => [filter, RegionTable.of(await client.found(`/regions/progress${filter}`))]),
      ),
    );
  }, 900_000);

  afterAll(async () => {
    cli.kill();
    await cli.ended;
    await system.stop();
  }, 60_000);

  it.each(FILTERS)(
    'a live reader (%s) cut off and resumed at random holds what a fresh query answers',
    async (filter) => {
      const { reader, table } = watchers.find((watcher) => watcher.filter === filter)!;
      await reader.connect();
      await eventually(async () => expect(table.figures).toEqual(fresh[filter]));
      await reader.cut();
      expect(reader.kinds).toContain('change');
      expect(reader.kinds.filter((kind) => kind === 'snapshot')).toHaveLength(1);
    },
  );

  it('ends when it is asked to, without a word too much', async () => {
    cli.signal('SIGINT', true);
    first = await cli.ended;
    expect(first.code).toBe(0);
    expect(first.err).toBe('');
  }, 20_000);

  it('prints Voronezh, Kursk and Orel, each with the one team, led once', () => {
    const table = first.out.slice(first.out.indexOf('«PROКЛАСТЕРЫ», поток'));
    const row = (name: string) =>
      table
        .split('\n')
        .find((line) => line.includes(name))
        ?.split('│')
        .map((cell) => cell.trim());
    expect(row('Воронежская область')?.slice(3, 5)).toEqual(['1', '1']);
    expect(row('Курская область')?.slice(3, 5)).toEqual(['1', '0']);
    expect(row('Орловская область')?.slice(3, 5)).toEqual(['1', '0']);
  });

  it('lists regions as a Russian alphabet does, and tells every awkward case with its decision', () => {
    const names = [...first.out.matchAll(/^│ ([А-Я][^│]+?) +│ [А-Я]+ФО/gm)]
      .map(([, name]) => name)
      .filter((name) => !name.startsWith('Разных'));
    const firstTable = names.slice(
      0,
      names.findIndex((name, index) => index > 0 && name.localeCompare(names[index - 1], 'ru') < 0),
    );
    expect(firstTable.length).toBeGreaterThan(30);
    for (const { cases } of scenarios) expect(cases.length).toBeGreaterThan(4);
    const told = first.out.split('\n').filter((line) => line.startsWith('  • '));
    expect(told).toHaveLength(scenarios.flatMap(({ cases }) => cases).length);
    for (const line of told) expect(line).toMatch(/\(решение [0-9a-f-]{36}\)\.$/);
    expect(first.out).not.toMatch(/[{}]|undefined|\bnull\b/);
  });

  it('plays again with exit code 0 and the same figures, and nothing happens twice', async () => {
    await system.start();
    log = await system.log.all();
    await system.halt();
    const again = await vekha(['demo', '--exit'], env);
    expect([again.code, again.err]).toEqual([0, '']);
    const begin = scenarios[0]!.title.ru;
    expect(again.out).toContain(begin);
    const figures = (out: string) => out.slice(out.indexOf(begin), out.indexOf('\nСистема') + 1 || undefined).trim();
    expect(figures(again.out)).toBe(figures(first.out));
    await system.start();
    const after = await system.log.all();
    expect(after.map(({ stream, revision, type }) => `${revision}@${stream} ${type}`)).toEqual(
      log.map(({ stream, revision, type }) => `${revision}@${stream} ${type}`),
    );
  }, 240_000);

  it('leaves a log whose figures obey the laws of counting at every position, and equal an independent count', async () => {
    const twin = await testReadStore(migrationsFolder());
    await new Projector(twin.store, [regionProgressProjection]).handle(log);
    await expectLaws(twin.store.db, log);
    const random = seeded(20210401);
    const places = Array.from({ length: 40 }, () => 1 + Math.floor(random() * log.length));
    for (const place of places) await expectFiguresAsOf(twin.store.db, log, place);
    await twin.end();
  }, 240_000);
});
