// The disk under the event node: whatever happened to its files, it serves nothing that was not written, and names what
// is missing. VEKHA_LONG_FAULTS=1 looks at every byte.
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { markRunning } from '#event-node/log/run-mark';
import { type Build, buildEventNode, EventNodeProcess } from '../../apps/event-node/src/process.kit.js';
import {
  chunksOf,
  copyOf,
  flipBit,
  isLong,
  type Log,
  removeFolders,
  type Served,
  type Start,
  serve,
  temporaryFolder,
  unexplained,
  writtenLog,
} from './event-node-disk.kit.js';

const SEED = Number(process.env.VEKHA_SEED ?? 20261125);
const RUNS = isLong ? 1_000 : 25;
const FINAL_BYTES = isLong ? 4_096 : 1_024;
/** A prime, so that the short run meets every part of a record. */
const EVERY = isLong ? 1 : 37;
/** Of LMDB, in bytes. */
const PAGE = 4_096;

afterAll(removeFolders);

function mustBeSound(log: Log, served: Served): void {
  const { foreign, failures } = served;
  expect({ foreign, failures, unexplained: unexplained(log, served) }).toEqual({
    foreign: [],
    failures: [],
    unexplained: [],
  });
}

function endOfRecords(chunk: string): number {
  const bytes = readFileSync(chunk);
  let end = bytes.length;
  while (bytes[end - 1] === 0) end--;
  return Math.min(bytes.length, end + 3); // a record ends with its length, whose upper bytes are zeros
}

/** Where LMDB keeps something: bytes other than zero beyond its two meta pages, of which one is always out of date. */
function bytesInUse(file: string): number[] {
  const bytes = readFileSync(file);
  const places = Array.from(bytes.keys()).slice(2 * PAGE);
  return places.filter((at) => bytes[at] !== 0);
}

describe.each([
  ['with an index that knows how far the log was written', {}],
  ['without an index', { withoutIndex: true }],
])('a log that ends too early, %s', (_what, options) => {
  it('serves what is whole of it and names the rest, wherever it ends', async () => {
    const log = await writtenLog(60);
    const target = temporaryFolder();
    const [chunk] = chunksOf(log.folder);
    const end = endOfRecords(chunk);
    // Wherever one looks, and where an event ends with the file: nothing of the next is there to be torn.
    const swept = Array.from({ length: Math.ceil(FINAL_BYTES / EVERY) }, (_, index) => end - 1 - index * EVERY);
    const between = [...log.written.values()].slice(-20).map(({ position }) => position);
    let lost = 0;
    for (const length of [...swept, ...between].sort((a, b) => b - a)) {
      copyOf(log, target, options);
      truncateSync(path.join(target, 'log', path.basename(chunk)), length);
      const served = await serve(target, log);
      mustBeSound(log, served);
      lost = log.written.size - served.ids.size;
      expect(lost).toBeGreaterThan(0);
      const isTorn = 'withoutIndex' in options; // nothing says that it was ever whole: it is cut off, and the log goes on
      expect(served.isWritable).toBe(isTorn);
    }
    expect(lost).toBeGreaterThan(5);
  });
});

describe('a log of which nothing is missing', () => {
  it.each([
    ['stopped', {}],
    ['was killed with its machine', { withoutIndex: true }],
  ])('is not said to lack anything where the node %s', async (_what, options) => {
    const log = await writtenLog(20);
    const target = temporaryFolder();
    copyOf(log, target, options);
    const served = await serve(target, log);
    mustBeSound(log, served);
    expect([served.ids.size, served.named, served.isWritable]).toEqual([log.written.size, [], true]);
  });
});

describe('bits that changed', () => {
  it.each([
    ['with the index', {}],
    ['without the index', { withoutIndex: true }],
  ])('anywhere in the log, %s, are never served', async (_what, options) => {
    const log = await writtenLog(90, 8_000);
    const target = temporaryFolder();
    const chunks = chunksOf(log.folder).map((file) => path.join('log', path.basename(file)));
    const ends = chunksOf(log.folder).map(endOfRecords);
    expect(chunks.length).toBeGreaterThan(2);
    const flip = fc.record({ chunk: fc.nat(chunks.length - 1), at: fc.nat(1_000_000), bit: fc.nat(7) });
    const property = fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 4 }), async (flips) => {
      copyOf(log, target, options);
      for (const { chunk, at, bit } of flips) flipBit(path.join(target, chunks[chunk]), at % ends[chunk], bit);
      const served = await serve(target, log);
      mustBeSound(log, served);
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
  });

  it('anywhere in the index make the node build it anew', async () => {
    const log = await writtenLog(90);
    const target = temporaryFolder();
    const index = path.join('index', 'index.mdb');
    const size = statSync(path.join(log.folder, index)).size;
    const property = fc.asyncProperty(fc.nat(size - 1), fc.nat(7), async (at, bit) => {
      copyOf(log, target);
      flipBit(path.join(target, index), at, bit);
      const served = await serve(target, log);
      mustBeSound(log, served);
      expect([served.ids.size, served.named, served.isWritable]).toEqual([log.written.size, [], true]);
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED });
  });

  it('in the note of how the last run ended cost an index, not an event', async () => {
    const log = await writtenLog(20);
    const target = temporaryFolder();
    const { length } = readFileSync(path.join(log.folder, 'run.json'));
    for (let at = 0; at < length; at += isLong ? 1 : 11) {
      copyOf(log, target);
      flipBit(path.join(target, 'run.json'), at, at % 8);
      const served = await serve(target, log);
      mustBeSound(log, served);
      expect([served.ids.size, served.isWritable]).toEqual([log.written.size, true]);
    }
  });
});

describe('an index that is', () => {
  it.each<[string, (file: string) => void]>([
    ['empty', (file) => truncateSync(file, 0)],
    ['cut to its first page', (file) => truncateSync(file, PAGE)],
    ['cut in the middle', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['cut by a byte', (file) => truncateSync(file, statSync(file).size - 1)],
    ['something else', (file) => writeFileSync(file, 'something else'.repeat(2_000))],
  ])('%s is built anew from the log', async (_what, hurt) => {
    const log = await writtenLog(60);
    const target = temporaryFolder();
    copyOf(log, target);
    hurt(path.join(target, 'index', 'index.mdb'));
    const served = await serve(target, log);
    mustBeSound(log, served);
    expect([served.ids.size, served.named, served.isWritable]).toEqual([log.written.size, [], true]);
  });
});

describe('bits of the index that changed under a node that was killed', () => {
  let build: Build;
  beforeAll(() => {
    build = buildEventNode();
  });
  afterAll(() => build.remove());

  /** A process, for LMDB takes its process down with it when a page is not what it should be. */
  const startProcess: Start = async (folder, told) => {
    const node = EventNodeProcess.fork(build.main, { VEKHA_EVENTS: folder, VEKHA_EVENT_NODE_PORT: '0' });
    const port = await node.ready();
    const close = async () => {
      await node.kill('SIGKILL');
      for (const line of node.stderr.split('\n').filter(Boolean)) {
        const {
          message,
          time: _,
          name: __,
          ...facts
        } = JSON.parse(line) as { message: string } & Record<string, unknown>;
        told(message, facts);
      }
    };
    return { port, close };
  };

  it('make the next one build it anew', async () => {
    const log = await writtenLog(90);
    const target = temporaryFolder();
    const index = path.join('index', 'index.mdb');
    const live = bytesInUse(path.join(log.folder, index));
    const flip = fc.record({ at: fc.nat(live.length - 1), bit: fc.nat(7) });
    let rebuilt = 0;
    const property = fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 4 }), async (flips) => {
      copyOf(log, target);
      markRunning(target);
      for (const { at, bit } of flips) flipBit(path.join(target, index), live[at], bit);
      const start: Start = (folder, told) =>
        startProcess(folder, (message, facts) => {
          if (message.startsWith('the index is built anew')) rebuilt++;
          told(message, facts);
        });
      const served = await serve(target, log, start);
      mustBeSound(log, served);
      expect([served.ids.size, served.named, served.isWritable]).toEqual([log.written.size, [], true]);
    });
    await fc.assert(property, { numRuns: isLong ? 300 : 8, seed: SEED, unbiased: true });
    expect(rebuilt).toBeGreaterThan(0);
  });
});
