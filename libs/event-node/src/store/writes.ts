// The three writes: append, delete, tombstone. Each looks at the heads of streams and says which records it makes.
import { randomUUID } from 'node:crypto';
import { DELETED, parseMetadata } from '../index/retention.js';
import { isMetastream, metastreamOf, originalStreamOf } from '../index/system-streams.js';
import type { NewRecord, ProposedEvent } from '../log/record.js';
import { type CommitCheck, checkCommit } from './commit-check.js';
import type { StreamHeads } from './draft.js';
import type { ExpectedVersion } from './expected-version.js';
import type { WriteOutcome } from './write-outcome.js';

/** Records to be written (the answer is about the one at `answerWith`), or an answer without any. */
export type Decided = { records: NewRecord[]; answerWith: number } | { outcome: WriteOutcome };

export interface StreamWrite {
  stream: string;
  expected: ExpectedVersion;
}

export function appendEvents(
  heads: StreamHeads,
  { stream, expected, events }: StreamWrite & { events: ProposedEvent[] },
): Decided {
  const check = checkCommit(
    heads,
    stream,
    expected,
    events.map(({ id }) => id),
  );
  if (check.decision !== 'ok') return { outcome: outcomeOf(check, expected) };
  const { last } = check.head;
  if (events.length === 0) return { outcome: { kind: 'written', revision: last } };
  const records = events.map((event, i) => recordOf(stream, last + 1 + i, event));
  const undelete = check.isSoftDeleted ? stream : deletedOriginalOf(heads, stream);
  if (undelete !== undefined) records.push(undeletion(heads, undelete, records));
  return { records: ended(records), answerWith: events.length - 1 };
}

/** Hides all that the stream holds; it can be written to again. */
export function deleteStream(heads: StreamHeads, { stream, expected }: StreamWrite): Decided {
  const check = checkCommit(heads, stream, expected, [randomUUID()]);
  if (check.decision !== 'ok') return { outcome: outcomeOf(check, expected) };
  if (check.head.last < 0) return { outcome: { kind: 'wrong-expected-version', expected, current: -1 } };
  const metastream = metastreamOf(stream);
  const body = Buffer.from('{"$tb":9223372036854775807}');
  return {
    records: ended([recordOf(metastream, heads.head(metastream).last + 1, metadataEvent(body))]),
    answerWith: 0,
  };
}

/** Ends the stream for good. */
export function tombstoneStream(heads: StreamHeads, { stream, expected }: StreamWrite): Decided {
  const check = checkCommit(heads, stream, expected, [randomUUID()]);
  if (check.decision !== 'ok') return { outcome: outcomeOf(check, expected) };
  const none = Buffer.alloc(0);
  const event: ProposedEvent = { id: randomUUID(), type: '$streamDeleted', isJson: true, data: none, metadata: none };
  return { records: ended([{ ...recordOf(stream, 0, event), isTombstone: true }]), answerWith: 0 };
}

/** Who writes the metadata of a deleted stream brings the stream back. */
function deletedOriginalOf(heads: StreamHeads, stream: string): string | undefined {
  if (!isMetastream(stream)) return undefined;
  const original = originalStreamOf(stream);
  const { last, retention } = heads.head(original);
  return last >= 0 && retention?.truncateBefore === DELETED ? original : undefined;
}

/** Metadata as it was, but showing what comes after the last event that was deleted. */
function undeletion(heads: StreamHeads, stream: string, records: NewRecord[]): NewRecord {
  const metastream = metastreamOf(stream);
  const own = records.filter((record) => record.stream === metastream);
  const metadata = parseMetadata(own.at(-1)?.event.data ?? heads.metadataOf(stream) ?? Buffer.from('{}'));
  const body = Buffer.from(JSON.stringify({ ...metadata, $tb: heads.head(stream).last + 1 }));
  return recordOf(metastream, heads.head(metastream).last + 1 + own.length, metadataEvent(body));
}

function metadataEvent(data: Buffer): ProposedEvent {
  return { id: randomUUID(), type: '$metadata', isJson: true, data, metadata: Buffer.alloc(0) };
}

function recordOf(stream: string, revision: number, event: ProposedEvent): NewRecord {
  return { stream, revision, event, endsAppend: false, isTombstone: false };
}

function ended(records: NewRecord[]): NewRecord[] {
  records[records.length - 1].endsAppend = true;
  return records;
}

function outcomeOf(check: Exclude<CommitCheck, { decision: 'ok' }>, expected: ExpectedVersion): WriteOutcome {
  switch (check.decision) {
    case 'idempotent':
      return { kind: 'written', revision: check.revision, position: check.position };
    case 'wrong-expected-version':
      return { kind: 'wrong-expected-version', expected, current: check.current };
    case 'deleted':
      return { kind: 'stream-deleted' };
  }
}
