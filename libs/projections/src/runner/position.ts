// A place in the log as SQL keeps it: 32 hexadecimal digits, so that order of text is order of places.
import { comparePositions, type Position } from '#event-store/logged-event';

const half = (value: bigint): string => value.toString(16).padStart(16, '0');

export const positionText = ({ commit, prepare }: Position): string => half(commit) + half(prepare);

export const positionOf = (text: string): Position => ({
  commit: BigInt(`0x${text.slice(0, 16)}`),
  prepare: BigInt(`0x${text.slice(16)}`),
});

export const latest = (a: Position | undefined, b: Position | undefined): Position | undefined =>
  a && b ? (comparePositions(a, b) > 0 ? a : b) : (a ?? b);

/** Undefined, before the first event, is the earliest. */
export const earliest = (positions: readonly (Position | undefined)[]): Position | undefined =>
  positions.reduce((a, b) => (a && b ? (comparePositions(a, b) <= 0 ? a : b) : undefined));

/** Before every place. */
export const beginning = '';

/** The place right behind: of the same commit, so the next event of the log still lies after it. */
export const behind = (text: string): string => {
  const { commit, prepare } = text === beginning ? { commit: 0n, prepare: 0n } : positionOf(text);
  return positionText({ commit, prepare: prepare + 1n });
};

/** The event that a place is of or lies right behind: who has come to that knows all that the log holds up to the place. */
export const eventAt = ({ commit, prepare }: Position): Position => ({
  commit,
  prepare: prepare > commit ? commit : prepare,
});
