// Positions as callers see them: opaque tokens that say which log they are of.
import type { Position } from './logged-event.js';

const DIGITS = 16;
const hex = (value: bigint): string => value.toString(16).padStart(DIGITS, '0');

/** `{log id}-{commit}-{prepare}` in hex; sorts like the position itself within one log. */
export const encodePosition = (log: string, { commit, prepare }: Position): string =>
  `${log}-${hex(commit)}-${hex(prepare)}`;

/** The position of a token; undefined when it is none, or of another log. */
export function decodePosition(log: string, token: string): Position | undefined {
  const match = /^([0-9a-z]+)-([0-9a-f]{16})-([0-9a-f]{16})$/.exec(token);
  if (!match || match[1] !== log) return undefined;
  return { commit: BigInt(`0x${match[2]}`), prepare: BigInt(`0x${match[3]}`) };
}
