// One key a person, in a folder of their own that is backed up with the log. Without the key nothing personal is left.
import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, unlink } from 'node:fs/promises';
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
      // Half a key was never given to anybody.
      if (key.length !== KEY_BYTES) return undefined;
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
    const file = this.#file(person);
    const folder = path.dirname(file);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const beside = `${file}.${randomUUID()}`;
    try {
      await writeSynced(beside, randomBytes(KEY_BYTES).toString('base64'));
      await this.#put(beside, person);
      await sync(folder);
    } finally {
      await rm(beside, { force: true });
    }
    return (await this.find(person)) ?? this.obtain(person);
  }

  /** Whole or not at all, whenever the process ends; a key that is there stays. */
  async #put(beside: string, person: string): Promise<void> {
    const file = this.#file(person);
    try {
      await link(beside, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!(await this.find(person))) await rename(beside, file);
    }
  }

  async destroy(person: string): Promise<void> {
    this.#known.delete(person);
    await unlink(this.#file(person));
  }

  #file(person: string): string {
    return path.join(this.folder, person.slice(0, 2), `${person}.key`);
  }
}

async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
