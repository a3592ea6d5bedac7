// The index on disk, in LMDB, without sync: it may always be thrown away, so it need not survive a loss of power.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import type { StoredEntry, StreamEntry } from './stream-entry.js';

/** The index covers the log with this id up to this position, and has given this many numbers to streams. */
export interface IndexState {
  logId: string;
  covered: number;
  streams: number;
}

/** Positions a page. */
export const PAGE = 128;
const FILE = 'index.mdb';
const FILE_PAGE = 4096;
const MAGIC = 0xbeefc0de;
const POSITION = 6;
const LONGEST_PLAIN_KEY = 1024;
const STATE = Buffer.from([2]);

/** Positions of revisions `page * PAGE` and on, six bytes each. */
export interface PageChange {
  stream: number;
  page: number;
  positions: Buffer;
}

export class IndexStore {
  private constructor(
    private readonly file: string,
    private readonly root: RootDatabase<Buffer, Buffer>,
    private readonly streams: Database<StoredEntry | IndexState, Buffer>,
    private readonly pages: Database<Buffer, Buffer>,
  ) {}

  static open(folder: string): IndexStore {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, FILE);
    const root = open<Buffer, Buffer>({
      path: file,
      noSync: true,
      overlappingSync: false,
      maxDbs: 4,
      keyEncoding: 'binary',
      encoding: 'binary',
    });
    const streams = root.openDB<StoredEntry | IndexState, Buffer>('streams', {
      keyEncoding: 'binary',
      encoding: 'json',
    });
    return new IndexStore(
      file,
      root,
      streams,
      root.openDB<Buffer, Buffer>('pages', { keyEncoding: 'binary', encoding: 'binary' }),
    );
  }

  /** Whether there is something to open: LMDB takes the process down with it when a file is not its own. */
  static existsIn(folder: string): boolean {
    const head = Buffer.alloc(2 * FILE_PAGE);
    try {
      const fd = openSync(path.join(folder, FILE), 'r');
      const length = readSync(fd, head, 0, head.length, 0);
      closeSync(fd);
      return length === head.length && [0, FILE_PAGE].every((page) => head.readUInt32LE(page + 24) === MAGIC);
    } catch {
      return false;
    }
  }

  static throwAway(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
  }

  state(): IndexState | undefined {
    return this.streams.get(STATE) as IndexState | undefined;
  }

  entry(stream: string): StoredEntry | undefined {
    return this.streams.get(keyOf(stream)) as StoredEntry | undefined;
  }

  page(stream: number, page: number): Buffer | undefined {
    return this.pages.get(pageKey(stream, page));
  }

  /** All or nothing. Not LMDB's asynchronous writes: a full disk rejects promises that nobody can hold, and ends the process. */
  save(entries: StreamEntry[], pages: PageChange[], state: IndexState): void {
    this.root.transactionSync(() => {
      for (const entry of entries) this.streams.putSync(keyOf(entry.name), entry.toStored());
      for (const { stream, page, positions } of pages) this.pages.putSync(pageKey(stream, page), positions);
      this.streams.putSync(STATE, state);
    });
    this.root.resetReadTxn();
  }

  /** With `sync`, everything saved is on disk afterwards. */
  async close(sync: boolean): Promise<void> {
    await this.root.close();
    if (!sync) return;
    const fd = openSync(this.file, 'r+');
    fsyncSync(fd);
    closeSync(fd);
  }
}

export function positionAt(page: Buffer, slot: number): number {
  return page.readUIntLE(slot * POSITION, POSITION);
}

export function pageOf(kept: Buffer | undefined, positions: number[]): Buffer {
  const fresh = Buffer.allocUnsafe(positions.length * POSITION);
  positions.forEach((position, i) => {
    fresh.writeUIntLE(position, i * POSITION, POSITION);
  });
  return kept ? Buffer.concat([kept, fresh]) : fresh;
}

/** A name of more bytes than a key may have is known by its SHA-256. */
function keyOf(stream: string): Buffer {
  const name = Buffer.from(`\0${stream}`);
  if (name.length <= LONGEST_PLAIN_KEY) return name;
  return Buffer.concat([Buffer.from([1]), createHash('sha256').update(name).digest()]);
}

function pageKey(stream: number, page: number): Buffer {
  const key = Buffer.allocUnsafe(12);
  key.writeUIntBE(stream, 0, 6);
  key.writeUIntBE(page, 6, 6);
  return key;
}
