// How a verb ends when it does not end well: a sentence, and an exit code that scripts can rely on.

export const EXIT = { checkFailed: 1, misused: 2, unreachable: 3 } as const;

export class Failure extends Error {
  constructor(
    readonly exitCode: number,
    sentence: string,
  ) {
    super(sentence);
  }
}
