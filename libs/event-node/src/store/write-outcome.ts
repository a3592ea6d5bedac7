// The closed set of answers to a write.
import type { LogRefusesWrites } from '../log/damage.js';
import type { ExpectedVersion } from './expected-version.js';

/** `revision` of the last event, -1 when nothing was written to a stream without events; `position` of that event. */
export interface Written {
  kind: 'written';
  revision: number;
  position?: number;
}

/** `current` is the stream's last revision, -1 when it has none. */
export interface WrongExpectedVersion {
  kind: 'wrong-expected-version';
  expected: ExpectedVersion;
  current: number;
}

export type WriteOutcome =
  | Written
  | WrongExpectedVersion
  | { kind: 'stream-deleted' }
  | { kind: 'timeout' }
  | { kind: 'too-large'; limit: number }
  | { kind: 'refused'; error: LogRefusesWrites };
