// What can go wrong between us and the store, in our own words.

/** The store did not answer, or answered that it cannot now. Nothing was written. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
/** An append whose answer was lost: it may stand or not. Read the stream to know. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}
/** Somebody else appended in between. */
export class WrongRevision extends Error {
  override readonly name = 'WrongRevision';
}
/** A stream that a decision needs holds an event that cannot be read. */
export class StreamUnreadable extends Error {
  override readonly name = 'StreamUnreadable';
  constructor(
    readonly stream: string,
    readonly revision: bigint,
    readonly because: string,
  ) {
    super(`${stream} at ${revision}: ${because}`);
  }
}
/** The events of one decision exceed what the store takes in one append. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
}
