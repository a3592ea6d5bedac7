// EventStoreDB's rules of when an append is written, when it is a repetition, and when it is refused.
import { DELETED } from '../index/retention.js';
import type { StreamHead, StreamHeads } from './draft.js';
import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from './expected-version.js';

export type CommitCheck =
  | { decision: 'ok'; head: StreamHead; isSoftDeleted: boolean }
  | { decision: 'idempotent'; revision: number; position: number }
  | { decision: 'wrong-expected-version'; current: number }
  | { decision: 'deleted' };

export function checkCommit(heads: StreamHeads, stream: string, expected: ExpectedVersion, ids: string[]): CommitCheck {
  const head = heads.head(stream);
  if (head.isTombstoned) return { decision: 'deleted' };
  const isSoftDeleted = head.last >= 0 && head.retention?.truncateBefore === DELETED;
  const ok: CommitCheck = { decision: 'ok', head, isSoftDeleted };
  const wrong: CommitCheck = { decision: 'wrong-expected-version', current: head.last };

  if (expected === STREAM_EXISTS) {
    if (isSoftDeleted) return { decision: 'deleted' };
    if (head.last < 0 && heads.metadataOf(stream) === undefined) return wrong;
  }
  if (expected === ANY || expected === STREAM_EXISTS) return repetitionAnywhere(heads, stream, ids, ok, wrong);
  if (expected > BigInt(head.last)) return wrong;
  if (expected === BigInt(head.last)) return ok;
  return repetitionAt(
    heads,
    stream,
    Number(expected) + 1,
    ids,
    expected === NO_STREAM && isSoftDeleted ? ok : wrong,
    wrong,
  );
}

/** All ids known and of this stream: a repetition. The first one known and another not: refused. */
function repetitionAnywhere(heads: StreamHeads, stream: string, ids: string[], ok: CommitCheck, wrong: CommitCheck) {
  let last: CommitCheck | undefined;
  for (const id of ids) {
    const written = heads.written(id);
    if (written?.stream !== stream) return last ? wrong : ok;
    last = { decision: 'idempotent', revision: written.revision, position: written.position };
  }
  return last ?? ok;
}

/** The very ids at the very revisions, whatever their content: a repetition. */
function repetitionAt(
  heads: StreamHeads,
  stream: string,
  from: number,
  ids: string[],
  fresh: CommitCheck,
  wrong: CommitCheck,
) {
  let last: CommitCheck | undefined;
  for (const [i, id] of ids.entries()) {
    const there = heads.idAt(stream, from + i);
    if (there?.id !== id) return last ? wrong : fresh;
    last = { decision: 'idempotent', revision: from + i, position: there.position };
  }
  return last ?? wrong;
}
