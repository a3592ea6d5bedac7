// What a writer expects of a stream: a revision, or one of the three words, in EventStoreDB's numbers.
export type ExpectedVersion = bigint;

export const NO_STREAM: ExpectedVersion = -1n;
export const ANY: ExpectedVersion = -2n;
export const STREAM_EXISTS: ExpectedVersion = -4n;
