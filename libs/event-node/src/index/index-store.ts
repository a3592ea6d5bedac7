// The index on disk, in LMDB, without sync: it may always be thrown away, so it need not survive a loss of power.
// A sum over all that it holds tells an index that was damaged from one that was not.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs';
import path from 'node:path';
import { crc32c } from '@node-rs/crc32';
import { type Database, open, type RootDatabase } from 'lmdb';
import type { StoredEntry, StreamEntry } from './stream-entry.js';

/** The index covers the log with this id up to this position, and has given this many numbers to streams. */
export interface IndexState {
  logId: string;
  covered: number;
  streams: number;
}

/** `own` is the checksum of the rest. */
interface StoredState extends IndexState {
  sum: number;
  own: number;
}

/** Positions a page. */
export const PAGE = 128;
export const INDEX_FILE = 'index.mdb';
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
  /** Of the checksums of all that is held but the state, modulo 2^32. */
  private sum: number;

  private constructor(
    private readonly file: string,
    private readonly root: RootDatabase<Buffer, Buffer>,
    private readonly streams: Database<Buffer, Buffer>,
    private readonly pages: Database<Buffer, Buffer>,
  ) {
    this.sum = this.storedState()?.sum ?? 0;
  }

  /** The folder must be held: what another process has open would be lost. */
  static open(folder: string): IndexStore {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, INDEX_FILE);
    rmSync(`${file}-lock`, { force: true });
    const binary = { keyEncoding: 'binary', encoding: 'binary' } as const;
    const root = open<Buffer, Buffer>({ path: file, noSync: true, overlappingSync: false, maxDbs: 4, ...binary });
    const [streams, pages] = ['streams', 'pages'].map((name) => root.openDB<Buffer, Buffer>(name, binary));
    return new IndexStore(file, root, streams, pages);
  }

  /** Whether there is something to open: LMDB takes the process down with it when a file is not its own. */
  static existsIn(folder: string): boolean {
    const head = Buffer.alloc(2 * FILE_PAGE);
    try {
      const fd = openSync(path.join(folder, INDEX_FILE), 'r');
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
    const stored = this.storedState();
    return stored && { logId: stored.logId, covered: stored.covered, streams: stored.streams };
  }

  entry(stream: string): StoredEntry | undefined {
    const stored = this.streams.get(keyOf(stream));
    return stored && (JSON.parse(stored.toString()) as StoredEntry);
  }

  page(stream: number, page: number): Buffer | undefined {
    return this.pages.get(pageKey(stream, page));
  }

  /** All or nothing. Not LMDB's asynchronous writes: a full disk rejects promises that nobody can hold, and ends the process. */
  save(entries: StreamEntry[], pages: PageChange[], state: IndexState): void {
    const before = this.sum;
    try {
      this.root.transactionSync(() => {
        for (const entry of entries) this.put(this.streams, keyOf(entry.name), jsonOf(entry.toStored()));
        for (const { stream, page, positions } of pages) this.put(this.pages, pageKey(stream, page), positions);
        this.streams.putSync(STATE, stateBytes(state, this.sum));
      });
    } catch (error) {
      this.sum = before;
      throw error;
    }
    this.root.resetReadTxn();
  }

  /** Whether everything is there as it was saved. Reads it all; a broken page may take the process down. */
  isWhole(): boolean {
    const stored = this.storedState();
    if (!stored) return false;
    let sum = 0;
    for (const { key, value } of this.streams.getRange()) if (!key.equals(STATE)) sum = plus(sum, checksum(key, value));
    for (const { key, value } of this.pages.getRange()) sum = plus(sum, checksum(key, value));
    return sum === stored.sum && this.streams.get(STATE)?.equals(stateBytes(stored, sum)) === true;
  }

  /** With `sync`, everything saved is on disk afterwards. */
  async close(sync: boolean): Promise<void> {
    await this.root.close();
    if (!sync) return;
    const fd = openSync(this.file, 'r+');
    fsyncSync(fd);
    closeSync(fd);
  }

  private storedState(): StoredState | undefined {
    const stored = this.streams.get(STATE);
    return stored && (JSON.parse(stored.toString()) as StoredState);
  }

  private put(database: Database<Buffer, Buffer>, key: Buffer, value: Buffer): void {
    const before = database.get(key);
    if (before) this.sum = plus(this.sum, -checksum(key, before));
    this.sum = plus(this.sum, checksum(key, value));
    database.putSync(key, value);
  }
}

function jsonOf(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function stateBytes({ logId, covered, streams }: IndexState, sum: number): Buffer {
  const own = crc32c(jsonOf({ logId, covered, streams, sum }));
  return jsonOf({ logId, covered, streams, sum, own });
}

function checksum(key: Buffer, value: Buffer): number {
  return crc32c(value, crc32c(key));
}

function plus(a: number, b: number): number {
  return (a + b + 2 ** 32) % 2 ** 32;
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
