import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { removeTemporaryFolders, temporaryFolder } from '../log/log.kit.js';
import { LogRecord, recordLength, writeRecord } from '../log/record.js';
import { IndexStore } from './index-store.js';
import { type IndexLimits, StreamIndex } from './stream-index.js';
import { linkStreamsOf } from './system-streams.js';

afterAll(removeTemporaryFolders);

/** Few enough that streams are forgotten and read again all the time. */
const TIGHT: IndexLimits = { entries: 16, pending: 50 };

function recordAt(position: number, stream: string, revision: number, data = '{}'): LogRecord {
  const event = { id: randomUUID(), type: 'T', isJson: true, data: Buffer.from(data), metadata: Buffer.alloc(0) };
  const record = { stream, revision, event, endsAppend: true, isTombstone: false };
  const bytes = Buffer.alloc(recordLength(record));
  writeRecord(bytes, 0, record, { position, groupStart: position, created: 1 });
  return new LogRecord(bytes, 0, position, bytes.length);
}

function open(folder: string, limits = TIGHT) {
  const store = IndexStore.open(folder);
  return { store, index: new StreamIndex(store, store.state() ?? { logId: 'x', covered: 64, streams: 1 }, limits) };
}

function all(index: StreamIndex, stream: string): number[] {
  const entry = index.find(stream);
  return entry ? index.positions(entry, 0, 1_000_000) : [];
}

it('knows where every event of every stream is, in memory, saved, and opened again', async () => {
  const folder = temporaryFolder();
  const { store, index } = open(folder);
  const expected = new Map<string, number[]>();
  for (let i = 0; i < 3000; i++) {
    const stream = i % 3 === 0 ? 'long-one' : `s-${(i * 7) % 60}`;
    const positions = expected.get(stream) ?? [];
    index.apply(recordAt(64 + i * 100, stream, positions.length));
    expected.set(stream, [...positions, 64 + i * 100]);
    if (index.wantsSaving) expect(index.trySaving()).toBe(true);
  }
  for (const [stream, positions] of expected) expect(all(index, stream)).toEqual(positions);
  expect(all(index, '$ce-s').length + all(index, '$ce-long').length).toBe(3000);
  expect(all(index, '$et-T')).toEqual(Array.from({ length: 3000 }, (_, i) => 64 + i * 100));
  index.save();
  await store.close(false);

  const again = open(folder);
  for (const [stream, positions] of expected) expect(all(again.index, stream)).toEqual(positions);
  const entry = again.index.find('long-one');
  expect(entry && again.index.positions(entry, 500, 7)).toEqual(expected.get('long-one')?.slice(500, 507));
  expect(again.index.covered).toBe(index.covered);
  await again.store.close(true);
});

it('holds what the disk does not take, and saves it later', async () => {
  const folder = temporaryFolder();
  const { store, index } = open(folder);
  for (let i = 0; i < 200; i++) index.apply(recordAt(100 + i, 's', i));
  const refusal = jest.spyOn(store, 'save').mockImplementation(() => {
    throw new Error('no space left on device');
  });
  expect(index.trySaving()).toBe(false);
  for (let i = 200; i < 300; i++) index.apply(recordAt(100 + i, 's', i));
  expect(index.trySaving()).toBe(false);
  refusal.mockRestore();
  const positions = Array.from({ length: 300 }, (_, i) => 100 + i);
  expect(all(index, 's')).toEqual(positions);
  expect(index.trySaving()).toBe(true);
  expect(all(index, 's')).toEqual(positions);
  await store.close(false);
});

it('leaves a gap where events of a stream were lost', async () => {
  const { store, index } = open(temporaryFolder());
  index.apply(recordAt(100, 's', 0));
  index.apply(recordAt(400, 's', 3));
  expect(all(index, 's')).toEqual([100, 0, 0, 400]);
  await store.close(false);
});

it('knows of a stream what its metadata says', async () => {
  const { store, index } = open(temporaryFolder());
  index.apply(recordAt(100, '$$s', 0, '{"$maxCount":2,"$tb":9223372036854775807,"$maxAge":"soon"}'));
  expect(index.find('s')).toMatchObject({ count: 0, retention: { maxCount: 2, truncateBefore: 2 ** 63 } });
  expect(index.find('s')?.retention).not.toHaveProperty('maxAge');
  await store.close(false);
});

it.each([
  ['team-1', 'Enrolled', ['$ce-team', '$et-Enrolled']],
  ['team-1-2', 'Enrolled', ['$ce-team', '$et-Enrolled']],
  ['team', 'Enrolled', ['$et-Enrolled']],
  ['-team', 'Enrolled', ['$et-Enrolled']],
  ['links-1', '$>', ['$ce-links']],
  ['$$team-1', '$metadata', []],
])('enters an event of %s of type %s in the right link streams', (stream, type, links) => {
  expect(linkStreamsOf(stream, type)).toEqual(links);
});
