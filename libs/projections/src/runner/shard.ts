// A share of a projection's work: which events are whose, when it is split over several. Pure.
import type { LoggedEvent } from '#event-store/logged-event';
import { subjectOf } from './heard.js';

/** One of so many, from 0. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}
/** All of it. */
export const whole: Shard = { index: 0, of: 1 };

/**
 * `team`: what happens to a team is its shard's; what is about no team is heard by all, each writing a row of its own
 * (a table with a `shard` column) and walking over its own teams. `stream`: a stream is one shard's.
 */
export type Split = 'team' | 'stream';

/** FNV-1a: the same for ever, in every process. */
export function shardOf(key: string, of: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % of;
}

/** Whether the shard hears the event. */
export function isHeardBy({ index, of }: Shard, split: Split | undefined, event: LoggedEvent): boolean {
  if (of === 1) return true;
  if (split === 'stream') return shardOf(event.stream, of) === index;
  const { team, key } = subjectOf(event);
  return team === '' || shardOf(key, of) === index;
}

/** Whether a row is the shard's: of one of its teams, or of none. */
export function isRowOf({ index, of }: Shard, row: object): boolean {
  if (of === 1 || !('cohort' in row && 'team' in row) || row.team === '') return true;
  return shardOf(`${row.cohort}.${row.team}`, of) === index;
}

/** What this shard of `of` does of a projection; undefined: nothing. One that is not split is some shard's as a whole. */
export function shareOf({ index, of }: Shard, { name, split }: { name: string; split?: Split | undefined }) {
  if (split !== undefined) return { index, of };
  return shardOf(name, of) === index ? whole : undefined;
}
