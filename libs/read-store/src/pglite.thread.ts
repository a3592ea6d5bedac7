// PGlite in a thread of its own, asked as drizzle asks PGlite: its WASM never keeps the application's loop from anything else.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { packageRoot } from './package-root.js';
import type { Answer, Asked, Found, Opening, Question, Said } from './pglite.messages.js';

interface Options {
  readonly rowMode?: 'array' | 'object';
}
export interface Asking {
  query(text: string, params?: readonly unknown[], options?: Options): Promise<Found>;
}
interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
  begun?(): void;
}

const JSON_TYPES = new Set([114, 3802]);

export class PgliteThread implements Asking {
  readonly #waiting = new Map<number, Waiting>();
  readonly #hear = new Map<string, (payload: string) => void>();
  #asked = 0;
  #closed = false;

  private constructor(private readonly worker: Worker) {
    worker.on('message', (answer: Answer) => this.#take(answer));
    worker.on('exit', () => this.#end());
  }

  /** Resolves when it can be asked. Throws what PGlite throws where its files do not open. */
  static async open(opening: Opening): Promise<PgliteThread> {
    const worker = new Worker(script(), { workerData: opening });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => {
        worker.off('error', reject);
        resolve();
      });
      worker.once('error', reject);
    });
    return new PgliteThread(worker);
  }

  get closed(): boolean {
    return this.#closed;
  }

  query(text: string, params: readonly unknown[] = [], options: Options = {}): Promise<Found> {
    return this.#query(text, params, options, undefined);
  }

  exec = (text: string): Promise<void> => this.#ask({ what: 'exec', text });

  /** Alone with the database until `work` is done; undone where it throws, or where what it committed was already aborted. */
  async transaction<T>(work: (tx: Asking) => Promise<T>): Promise<T> {
    const { id, open, over } = this.#begin();
    await open;
    const end = async (what: 'commit' | 'rollback') => {
      await this.#ask({ what, within: id });
      await over;
    };
    const tx: Asking = { query: (text, params = [], options = {}) => this.#query(text, params, options, id) };
    let result: T;
    try {
      result = await work(tx);
    } catch (error) {
      await end('rollback');
      throw error;
    }
    await end('commit');
    return result;
  }

  async listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>> {
    this.#hear.set(channel, hear);
    await this.#ask({ what: 'listen', channel });
    return async () => {
      this.#hear.delete(channel);
      if (!this.#closed) await this.#ask({ what: 'unlisten', channel });
    };
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.worker.once('exit', resolve));
    await this.#ask({ what: 'close' });
    await gone;
  }

  async #query(
    text: string,
    params: readonly unknown[],
    { rowMode = 'object' }: Options,
    within: number | undefined,
  ): Promise<Found> {
    return withJson(await this.#ask<Found>({ what: 'query', text, params, rowMode, within }));
  }

  #ask<T>(asked: Asked): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#post(asked, { resolve: resolve as Waiting['resolve'], reject });
    });
  }

  #begin() {
    let id = 0;
    let begun: () => void = () => undefined;
    const over = new Promise<unknown>((resolve, reject) => {
      id = this.#post({ what: 'begin' }, { resolve, reject, begun: () => begun() });
    });
    const open = Promise.race([
      over,
      new Promise<void>((resolve) => {
        begun = resolve;
      }),
    ]);
    return { id, open, over };
  }

  #post(asked: Asked, waiting: Waiting): number {
    const id = ++this.#asked;
    if (this.#closed) {
      waiting.reject(new Error('PGlite is closed'));
      return id;
    }
    this.#waiting.set(id, waiting);
    this.worker.postMessage({ id, asked } satisfies Question);
    return id;
  }

  #take({ id, result, error, begun, channel, payload = '' }: Answer): void {
    if (channel !== undefined) this.#hear.get(channel)?.(payload);
    if (id === undefined) return;
    const waiting = this.#waiting.get(id);
    if (begun) {
      waiting?.begun?.();
      return;
    }
    this.#waiting.delete(id);
    if (error) waiting?.reject(errorOf(error));
    else waiting?.resolve(result);
  }

  #end(): void {
    this.#closed = true;
    for (const { reject } of this.#waiting.values()) reject(new Error('PGlite is closed'));
    this.#waiting.clear();
  }
}

/** Node runs no TypeScript in a thread: from the sources, the build's. */
function script(): string {
  const beside = fileURLToPath(new URL('./pglite.worker.js', import.meta.url));
  return existsSync(beside) ? beside : join(packageRoot(), 'dist/libs/read-store/src/pglite.worker.js');
}

const errorOf = ({ message, ...fields }: Said): Error => Object.assign(new Error(message), fields);

/** JSON crosses as text and is parsed once, here. */
function withJson(found: Found): Found {
  const columns = found.fields.flatMap(({ name, dataTypeID }, at) => (JSON_TYPES.has(dataTypeID) ? { name, at } : []));
  if (columns.length === 0) return found;
  for (const row of found.rows as (Record<string, unknown> | unknown[])[])
    for (const { name, at } of columns) {
      const cells = row as Record<string | number, unknown>;
      const key = Array.isArray(row) ? at : name;
      const text = cells[key];
      if (typeof text === 'string') cells[key] = JSON.parse(text);
    }
  return found;
}
