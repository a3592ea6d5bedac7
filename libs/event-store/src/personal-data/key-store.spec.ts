import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KeyStore } from './key-store.js';

describe('keys of people', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vekha-keys-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const file = (person: string) => path.join(folder, person.slice(0, 2), `${person}.key`);

  it('are made once, whoever asks and however many at once', async () => {
    const stores = [new KeyStore(folder), new KeyStore(folder), new KeyStore(folder)];
    const keys = await Promise.all(stores.flatMap((store) => [store.obtain('p-001'), store.obtain('p-001')]));
    expect(new Set(keys.map((key) => key.toString('base64'))).size).toBe(1);
    expect(readFileSync(file('p-001'), 'utf8')).toBe(keys[0].toString('base64'));
    expect(readdirSync(path.dirname(file('p-001')))).toEqual(['p-001.key']);
  });

  it('are whole: a file that a process left empty or half-written was nobody’s key and gives way', async () => {
    for (const [person, left] of [
      ['p-002', ''],
      ['p-003', 'aGFsZg=='],
    ]) {
      mkdirSync(path.dirname(file(person)), { recursive: true });
      writeFileSync(file(person), left);
      expect(await new KeyStore(folder).find(person)).toBeUndefined();
      const key = await new KeyStore(folder).obtain(person);
      expect(key).toHaveLength(32);
      expect(await new KeyStore(folder).find(person)).toEqual(key);
    }
  });

  it('are gone when they were destroyed', async () => {
    const store = new KeyStore(folder);
    await store.obtain('p-004');
    await store.destroy('p-004');
    expect(await store.find('p-004')).toBeUndefined();
  });
});
