import { copyFileSync, mkdirSync, readFileSync, statSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { CHUNK_HEADER } from './chunk.js';
import { InvalidPosition, LogDamage } from './damage.js';
import { type Disk, realDisk } from './disk.js';
import type { EventLog } from './event-log.js';
import { appendTo, chunksIn, contentOf, nameOf, openLog, removeTemporaryFolders, temporaryFolder } from './log.kit.js';
import { readBackwards } from './scan.js';

afterAll(removeTemporaryFolders);

const SEED = 20261122;

/** Appends of one and of three events; the names of an append have its number in common. */
async function logOf(folder: string, appends: number, options = {}): Promise<string[]> {
  const log = openLog(folder, options);
  const names: string[] = [];
  for (let i = 0; i < appends; i++) {
    const append = i % 2 === 0 ? [`${i}`] : [`${i}a`, `${i}b`, `${i}c`.padEnd(40, '.')];
    await appendTo(log, ...append);
    names.push(...append);
  }
  await log.close();
  return names;
}

async function reopened<T>(folder: string, look: (log: EventLog) => Promise<T>, options = {}): Promise<T> {
  const log = openLog(folder, options);
  try {
    return await look(log);
  } finally {
    await log.close();
  }
}

function dataEndOf(chunk: string): number {
  const bytes = readFileSync(chunk);
  let end = bytes.length;
  while (bytes[end - 1] === 0) end--;
  return end + 3; // a record ends with its length, whose upper bytes are zeros
}

describe('a log', () => {
  it('holds what was written, in both directions', async () => {
    const folder = temporaryFolder();
    const names = await logOf(folder, 20);
    await reopened(folder, async (log) => {
      expect(await contentOf(log)).toEqual({ names, damaged: [] });
      expect((await readBackwards(log, log.head)).records.map(nameOf)).toEqual(names.toReversed());
    });
  });

  it('goes on in a new chunk when one is full', async () => {
    const folder = temporaryFolder();
    const names = await logOf(folder, 60, { chunkSize: 1500 });
    expect(chunksIn(folder).length).toBeGreaterThan(4);
    await reopened(folder, async (log) => {
      expect(await contentOf(log)).toEqual({ names, damaged: [] });
      const backwards: string[] = [];
      for (let at = log.head; ; ) {
        const { records, next } = await readBackwards(log, at);
        if (records.length === 0) break;
        backwards.push(...records.map(nameOf));
        at = next;
      }
      expect(backwards).toEqual(names.toReversed());
    });
  });

  it('tells a position at which no event begins', async () => {
    const folder = temporaryFolder();
    await logOf(folder, 3);
    await reopened(folder, async (log) => {
      expect(() => log.checkPosition(CHUNK_HEADER)).not.toThrow();
      expect(() => log.checkPosition(log.head)).not.toThrow();
      for (const position of [1, CHUNK_HEADER + 1, log.head - 1]) {
        expect(() => log.checkPosition(position)).toThrow(InvalidPosition);
      }
    });
  });
});

describe('a torn write', () => {
  it('is cut off, wherever it was torn, and the log goes on', async () => {
    const [whole, torn] = [temporaryFolder(), temporaryFolder()];
    const names = await logOf(whole, 12);
    const [chunk] = chunksIn(whole);
    const end = dataEndOf(chunk);
    for (let length = end; length >= end - 1000; length--) {
      copyFileSync(chunk, path.join(torn, path.basename(chunk)));
      truncateSync(path.join(torn, path.basename(chunk)), length);
      const log = openLog(torn);
      const { names: kept, damaged } = await contentOf(log);
      expect(kept).toEqual(names.slice(0, kept.length));
      expect(names[kept.length]?.slice(-1) ?? '').not.toMatch(/[bc.]/); // an append is there whole, or not at all
      expect(damaged).toEqual([]);
      expect(log.head + log.chunks.cut).toBeLessThanOrEqual(length);
      if (length % 100 === 0) {
        await appendTo(log, 'next');
        expect((await contentOf(log)).names).toEqual([...kept, 'next']);
      }
      await log.close();
    }
  });

  it('of which a later part arrived and an earlier did not is cut off too', async () => {
    const folder = temporaryFolder();
    const log = openLog(folder);
    await appendTo(log, 'before');
    const torn = log.head;
    await appendTo(log, 'a', 'b', 'c');
    await log.close();
    const [chunk] = chunksIn(folder);
    const bytes = readFileSync(chunk);
    writeFileSync(chunk, bytes.fill(0, torn, torn + 60));
    await reopened(folder, async (again) => {
      expect(await contentOf(again)).toEqual({ names: ['before'], damaged: [] });
      expect(again.head).toBe(torn);
      await appendTo(again, 'x');
      expect((await contentOf(again)).names).toEqual(['before', 'x']);
    });
  });
});

describe('damage', () => {
  it('never makes a log give what was not written, and is named', async () => {
    const [whole, flipped] = [temporaryFolder(), temporaryFolder()];
    const names = await logOf(whole, 40, { chunkSize: 3000 });
    const chunks = chunksIn(whole);
    const anyFlip = fc.record({ chunk: fc.nat(chunks.length - 1), at: fc.nat(), bit: fc.nat(7) });
    const property = fc.asyncProperty(fc.array(anyFlip, { minLength: 1, maxLength: 3 }), async (flips) => {
      for (const chunk of chunks) copyFileSync(chunk, path.join(flipped, path.basename(chunk)));
      for (const { chunk, at, bit } of flips) flip(path.join(flipped, path.basename(chunks[chunk])), at, bit);
      await reopened(flipped, async (log) => {
        const { names: kept, damaged } = await contentOf(log);
        expect(names.filter((name) => kept.includes(name))).toEqual(kept);
        const isNoticed = damaged.length > 0 || log.damaged.length > 0 || log.chunks.cut > 0;
        expect(isNoticed || kept.length === names.length).toBe(true);
      });
    });
    await fc.assert(property, { numRuns: 200, seed: SEED });
  });

  function flip(file: string, at: number, bit: number): void {
    const bytes = readFileSync(file);
    bytes[at % Math.min(bytes.length, 3000)] ^= 1 << bit;
    writeFileSync(file, bytes);
  }

  it('in what is known to have been on disk is no torn write, even at the end', async () => {
    const folder = temporaryFolder();
    await logOf(folder, 4);
    const durable = await reopened(folder, async (log) => log.head);
    const [chunk] = chunksIn(folder);
    truncateSync(chunk, durable - 10);
    await reopened(
      folder,
      async (log) => {
        expect(log.damaged).toHaveLength(1);
        expect(log.head).toBe(durable);
        expect((await contentOf(log)).damaged).toHaveLength(1);
      },
      { durable },
    );
  });

  it('of a whole chunk leaves the others', async () => {
    const folder = temporaryFolder();
    const names = await logOf(folder, 40, { chunkSize: 1500 });
    unlinkSync(chunksIn(folder)[1]);
    await reopened(folder, async (log) => {
      expect(log.damaged.length).toBeGreaterThan(0);
      const { names: kept } = await contentOf(log);
      expect(kept.length).toBeGreaterThan(0);
      expect(names.filter((name) => kept.includes(name))).toEqual(kept);
    });
  });

  it('of an event found while reading is an error that names the place', async () => {
    const folder = temporaryFolder();
    await logOf(folder, 4);
    const log = openLog(folder);
    const bytes = readFileSync(chunksIn(folder)[0]);
    bytes[CHUNK_HEADER + 72] ^= 1;
    writeFileSync(chunksIn(folder)[0], bytes);
    expect(() => log.recordAt(CHUNK_HEADER)).toThrow(LogDamage);
    expect(() => log.recordAt(CHUNK_HEADER)).toThrow(/position 64 \(chunk-000000\.log\)/);
    await log.close();
  });
});

describe('a disk that refuses', () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

  it('for want of room loses nothing, and is used again when there is room', async () => {
    const folder = temporaryFolder();
    let isFull = false;
    const disk: Disk = {
      sync: (fd) => realDisk.sync(fd, false),
      write(fd: number, bytes: Uint8Array, offset: number) {
        realDisk.write(fd, isFull ? bytes.subarray(0, 100) : bytes, offset);
        if (isFull) throw full;
      },
    };
    const log = openLog(folder, { disk });
    await appendTo(log, 'before');
    isFull = true;
    await expect(appendTo(log, 'refused', 'refused')).rejects.toMatchObject({ isFull: true });
    await expect(appendTo(log, 'refused')).rejects.toMatchObject({ isFull: true });
    isFull = false;
    await appendTo(log, 'after');
    expect((await contentOf(log)).names).toEqual(['before', 'after']);
    await log.close();
    expect(await reopened(folder, contentOf)).toEqual({ names: ['before', 'after'], damaged: [] });
  });

  it('shows before anything is written when room ahead cannot be made', async () => {
    const folder = temporaryFolder();
    const log = openLog(folder, { zeros: () => Promise.reject(full) });
    await expect(appendTo(log, 'refused')).rejects.toMatchObject({ isFull: true });
    await log.close();
    expect(statSync(chunksIn(folder)[0]).size).toBe(CHUNK_HEADER);
  });

  it('to sync takes nothing more, and what it may have taken is not there twice', async () => {
    const folder = temporaryFolder();
    let fails = false;
    const disk: Disk = {
      write: (...given) => realDisk.write(...given),
      sync: (fd) => (fails ? Promise.reject(new Error('EIO')) : realDisk.sync(fd, false)),
    };
    const log = openLog(folder, { disk });
    await appendTo(log, 'before');
    fails = true;
    await expect(appendTo(log, 'unknown')).rejects.toMatchObject({ isFull: false });
    fails = false;
    await expect(appendTo(log, 'refused')).rejects.toMatchObject({ isFull: false });
    expect((await contentOf(log)).names).toEqual(['before']);
    await log.close();
  });
});

it('keeps the size of its chunks, whatever is asked for later', async () => {
  const folder = path.join(temporaryFolder(), 'log');
  mkdirSync(folder);
  await logOf(folder, 30, { chunkSize: 1500 });
  await reopened(folder, async (log) => expect(log.chunks.chunkSize).toBe(1500), { chunkSize: 9000 });
});
