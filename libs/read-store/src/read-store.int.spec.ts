import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { atOneMoment, rowsOf } from './db.js';
import { announce } from './notifier.js';
import { openReadStore } from './open.js';
import { PostgresReadStore } from './postgres.read-store.js';
import { describeOnPostgres, startPostgres } from './postgres-server.kit.js';
import { type TestReadStore, testReadStore } from './read-store.kit.js';
import { templatePath } from './template.js';
import { ReadStoreUnavailable } from './unavailable.js';
import { deleteJson, selectJson, upsertJson } from './upsert-json.js';

const things = pgTable(
  'things',
  {
    shelf: text().notNull(),
    thing: text().notNull(),
    pieces: integer('piece_count').notNull(),
    about: jsonb().$type<object>(),
  },
  (table) => [primaryKey({ columns: [table.shelf, table.thing] })],
);
const create = sql`create table things (shelf text, thing text, piece_count integer, about jsonb, primary key (shelf, thing))`;

describe('a read store', () => {
  let twin: TestReadStore;
  beforeAll(async () => {
    twin = await testReadStore();
    await twin.store.db.execute(create);
  });
  beforeEach(() => twin.clear());
  afterAll(() => twin.end());

  const nail = { shelf: 'a', thing: `it's "odd" \\ ключ`, pieces: 1, about: { deep: [1, { null: null }] } };
  const screw = { shelf: 'a', thing: 'screw', pieces: 5, about: null };

  it('writes many rows at once, and replaces those that are there', async () => {
    const { db } = twin.store;
    await upsertJson(db, things, [nail, screw]);
    await upsertJson(db, things, [{ ...screw, pieces: 7 }]);
    expect(await db.select().from(things).orderBy(things.pieces)).toEqual([nail, { ...screw, pieces: 7 }]);
  });

  it('adds to counters, seen or unseen', async () => {
    const { db } = twin.store;
    for (const pieces of [2, -1]) await upsertJson(db, things, [{ ...screw, pieces }], ['pieces']);
    expect(await db.select().from(things)).toEqual([{ ...screw, pieces: 1 }]);
  });

  it('finds and removes rows by their whole keys', async () => {
    const { db } = twin.store;
    await upsertJson(db, things, [nail, screw, { ...screw, shelf: 'b' }]);
    expect(await selectJson(db, things, [nail, { shelf: 'b', thing: 'nail' }])).toEqual([nail]);
    await deleteJson(db, things, [nail, screw]);
    expect(await db.select().from(things)).toEqual([{ ...screw, shelf: 'b' }]);
  });

  it('reads one moment, whatever is committed meanwhile', async () => {
    const { db } = twin.store;
    await upsertJson(db, things, [screw]);
    const counts = await atOneMoment(db, async (tx) => [await tx.$count(things), await tx.$count(things)]);
    expect(counts).toEqual([1, 1]);
    const readOnly = atOneMoment(db, (tx) => tx.insert(things).values(nail));
    await expect(readOnly).rejects.toMatchObject({ cause: { code: '25006' } });
  });

  it('says what was committed to everybody who listens, and nothing that was not', async () => {
    const { db, notifier } = twin.store;
    const heard: (string | undefined)[] = [];
    let wake: () => void = () => undefined;
    const last = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const stop = await notifier.listen('shelves', (payload) => heard.push(payload));
    const stopOther = await notifier.listen('shelves', (payload) => payload === 'end' && wake());
    const failed = db.transaction(async (tx) => {
      await announce(tx, 'shelves', 'never');
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await db.transaction((tx) => announce(tx, 'shelves', 'committed'));
    await announce(db, 'shelves', 'end');
    await last;
    await stop();
    await stopOther();
    expect(heard.filter((payload) => payload !== undefined)).toEqual(['committed', 'end']);
  });

  it('tells what is out of reach from what is wrong', async () => {
    const wrong = twin.store.run((db) => db.execute(sql`select * from nowhere`));
    await expect(wrong).rejects.not.toBeInstanceOf(ReadStoreUnavailable);
    const nobody = new PostgresReadStore('postgres://vekha@127.0.0.1:1/vekha');
    await expect(nobody.run((db) => db.execute(sql`select 1`))).rejects.toBeInstanceOf(ReadStoreUnavailable);
    await expect(nobody.migrate('nowhere')).rejects.toBeInstanceOf(ReadStoreUnavailable);
    expect(await nobody.isReachable()).toBe(false);
    await nobody.close();
    expect(await twin.store.isReachable()).toBe(true);
  });
});

describe('PGlite in a folder', () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'vekha-read-store-'));
  });
  afterEach(() => rm(parent, { recursive: true, force: true }));

  const remember = async (folder: string) => {
    const store = await openReadStore({ folder });
    await store.db.execute(create);
    await upsertJson(store.db, things, [{ shelf: 'a', thing: 'nail', pieces: 20_000, about: null }]);
    await store.wrote(20_000); // vacuums
    await store.close();
  };
  const tablesIn = async (folder: string, onBroken?: (error: unknown) => void) => {
    const store = await openReadStore({ folder, ...(onBroken && { onBroken }) });
    const rows = await rowsOf<{ there: boolean }>(store.db, sql`select to_regclass('things') is not null as there`);
    await store.close();
    await expect(store.run((db) => db.execute(sql`select 1`))).rejects.toBeInstanceOf(ReadStoreUnavailable);
    return rows[0]!.there;
  };

  it('has a template for the version that is installed', () => {
    expect(existsSync(templatePath())).toBe(true);
  });

  it('finds again what it kept', async () => {
    const folder = join(parent, 'deep', 'postgres');
    await remember(folder);
    expect(await tablesIn(folder)).toBe(true);
  });

  it('begins again where its first start was cut off', async () => {
    const folder = join(parent, 'postgres');
    await remember(folder);
    await writeFile(`${folder}.new`, '');
    expect(await tablesIn(folder)).toBe(false);
    expect(existsSync(`${folder}.new`)).toBe(false);
  });

  it('does not keep the log of everything that was ever written', async () => {
    const folder = join(parent, 'postgres');
    const store = await openReadStore({ folder });
    await store.db.execute(create);
    for (let round = 0; round < 6; round += 1) {
      for (let time = 0; time < 10; time += 1)
        await store.db.execute(sql`
          insert into things (shelf, thing, piece_count)
          select ${String(round)}, ${String(time)} || '-' || n || repeat('x', 300), n from generate_series(1, 2000) n`);
      await store.wrote(20_000);
    }
    const written = await readdir(join(folder, 'pg_wal'));
    await store.close();
    const segments = written.filter((name) => /^[0-9A-F]{24}$/.test(name));
    expect(segments.length).toBeGreaterThan(0);
    expect(segments.length * 16).toBeLessThanOrEqual(96); // MB; of that 64 are kept for the next
  });

  it('puts files that do not open aside and begins empty', async () => {
    const folder = join(parent, 'postgres');
    await remember(folder);
    await truncate(join(folder, 'global', 'pg_control'), 100);
    const troubles: unknown[] = [];
    expect(await tablesIn(folder, (error) => troubles.push(error))).toBe(false);
    expect(troubles).toHaveLength(1);
    expect(existsSync(`${folder}.broken`)).toBe(true);
  });
});

describeOnPostgres('PostgreSQL', () => {
  let server: { url: string; stop(): Promise<void> };
  beforeAll(async () => {
    const given = process.env.DATABASE_URL;
    server = given ? { url: given, stop: async () => undefined } : await startPostgres();
  });
  afterAll(() => server.stop());

  it('comes back by itself after its connections were cut, and says that word may have been lost', async () => {
    const store = new PostgresReadStore(server.url);
    const other = new PostgresReadStore(server.url);
    const heard: (string | undefined)[] = [];
    let wake: () => void = () => undefined;
    const wait = () => new Promise<void>((resolve) => (wake = resolve));
    const stop = await store.notifier.listen('shelves', (payload) => {
      heard.push(payload);
      wake();
    });
    await store.db.execute(sql`select 1`);

    const lost = wait();
    const pids = await rowsOf<{ pid: number }>(
      store.db,
      sql`select pid from pg_stat_activity where query = ${'listen "shelves"'} and application_name = 'vekha'`,
    );
    for (const { pid } of pids) await other.db.execute(sql`select pg_terminate_backend(${pid}::int)`);
    await lost;
    const again = wait();
    await announce(store.db, 'shelves', 'back');
    await again;
    expect(heard.slice(-2)).toEqual([undefined, 'back']);
    await stop();
    await other.close();
    await store.close();
  });
});
