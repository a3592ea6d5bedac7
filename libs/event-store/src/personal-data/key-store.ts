// One key a person, in a folder of their own that is backed up with the log. Without the key nothing personal is left.
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import { LRUCache } from 'lru-cache';

const KEY_BYTES = 32;

export class KeyStore {
  readonly #known = new LRUCache<string, Buffer>({ max: 10_000 });

  /** `folder` is made on first use, readable by its owner alone. */
  constructor(private readonly folder: string) {}

  /** The person's key; undefined when there is none, or it was destroyed. */
  async find(person: string): Promise<Buffer | undefined> {
    const known = this.#known.get(person);
    if (known) return known;
    try {
      const key = Buffer.from(await readFile(this.#file(person), 'utf8'), 'base64');
      this.#known.set(person, key);
      return key;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** The person's key, made and on disk when this returns; of two that make it at once, one wins for both. */
  async obtain(person: string): Promise<Buffer> {
    const found = await this.find(person);
    if (found) return found;
    await mkdir(path.dirname(this.#file(person)), { recursive: true, mode: 0o700 });
    const key = randomBytes(KEY_BYTES);
    try {
      const file = await open(this.#file(person), 'wx', 0o600);
      try {
        await file.writeFile(key.toString('base64'));
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return (await this.find(person)) ?? this.obtain(person);
    }
    this.#known.set(person, key);
    return key;
  }

  async destroy(person: string): Promise<void> {
    this.#known.delete(person);
    await unlink(this.#file(person));
  }

  #file(person: string): string {
    return path.join(this.folder, person.slice(0, 2), `${person}.key`);
  }
}
