// What a projection keeps of its rows from one batch to the next: those that were asked for last, and not all of them.
import { sql } from 'drizzle-orm';
import { type TestReadStore, testReadStore } from '#read-store/read-store.kit';
import { migrationsFolder } from '../migrations.js';
import { tokens } from '../tokens/tokens.table.js';
import { mostKept, Rows } from './rows.js';

describe('rows of a projection', () => {
  let twin: TestReadStore;
  beforeAll(async () => {
    twin = await testReadStore(migrationsFolder());
  });
  afterAll(() => twin.end());

  const nameOf = (index: number) => `t${String(index).padStart(5, '0')}`;
  const row = (token: string) => {
    const always = { role: 'viewer', scope: {}, expires: null, issuedAt: '', revoked: null, shownAt: '' } as const;
    return { token, title: 'as written', ...always };
  };
  /** One batch that reads these rows, and writes those that are not there. */
  const take = async (rows: Rows, names: readonly string[]): Promise<readonly string[]> => {
    await rows.load(
      twin.store.db,
      names.map((token) => ({ table: tokens, key: { token } })),
    );
    const titles = names.map((token) => {
      const found = rows.find(tokens, { token });
      if (!found) rows.save(tokens, row(token));
      return found?.title ?? 'new';
    });
    rows.keep();
    await rows.write(twin.store.db);
    rows.committed();
    return titles;
  };

  it('are kept up to a number, and read again where they were asked for longest ago', async () => {
    const rows = new Rows();
    const all = Array.from({ length: mostKept + 1_000 }, (_, index) => nameOf(index));
    await take(rows, all);
    expect(await take(rows, [nameOf(0)])).toEqual(['as written']);
    await twin.store.db.execute(sql`update tokens set title = 'as changed behind its back'`);
    // The first is kept, having been asked for last; a thousand others made room.
    expect(await take(rows, [nameOf(0), nameOf(mostKept + 999)])).toEqual(['as written', 'as written']);
    expect(await take(rows, [nameOf(1), nameOf(998)])).toEqual([
      'as changed behind its back',
      'as changed behind its back',
    ]);
  });

  it('are whole within a batch, however many it names', async () => {
    const rows = new Rows();
    const all = Array.from({ length: 2 * mostKept }, (_, index) => `b${nameOf(index)}`);
    expect(new Set(await take(rows, all))).toEqual(new Set(['new']));
    expect(new Set(await take(rows, all))).toEqual(new Set(['as written']));
  });
});
