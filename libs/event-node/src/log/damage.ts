// What can be wrong with a place in the log.

/** Bytes that were written whole once and no longer are. They are named and never served. */
export class LogDamage extends Error {
  constructor(
    readonly position: number,
    readonly file: string,
  ) {
    super(`the log is damaged at position ${position} (${file}): what was written there cannot be read`);
  }
}

/** A position at which no record begins. */
export class InvalidPosition extends Error {
  constructor(readonly position: number) {
    super(`no event begins at position ${position}`);
  }
}

/** The log takes nothing now. `isFull`: there is no room on the disk; it goes on by itself when there is. */
export class LogRefusesWrites extends Error {
  constructor(
    message: string,
    readonly isFull: boolean,
  ) {
    super(message);
  }
}

/** A range of the log, `from` up to but without `to`, of which nothing can be read. */
export interface DamagedRange {
  from: number;
  to: number;
  file: string;
}
