// One recorded decision put before the rules again: its command, its stream and its basis as the receipt names them.
import type { DomainEvent } from '#domain/decider';
import { type Basis, type Reader, rulesIn } from '#engine/deciding/basis';
import { type AnyDecider, deciders as ofThisBuild } from '#engine/deciding/deciders';
import { judge, recordedAs } from '#engine/deciding/judge';
import type { Position, Receipt } from '#event-store/logged-event';
import type { RecordedDecision } from '../evidence/decisions.js';
import type { Moment, PastStates } from '../evidence/past-states.js';

export interface ReExecution {
  readonly events: readonly DomainEvent[];
  readonly basis: Basis;
  readonly rules: Receipt['rules'];
}
/** What is put in the place of what the log holds: other rules, or another build's deciders. */
export interface Instead {
  readonly deciders?: Readonly<Record<string, AnyDecider>>;
  /** The state of a stream of the basis, changed before it is looked at. */
  readonly state?: (stream: string, state: unknown) => unknown;
}

/** Throws StreamUnreadable where the basis can no longer be rebuilt. */
export async function reExecute(
  decision: RecordedDecision,
  states: PastStates,
  { deciders = ofThisBuild, state: changed = (_, state) => state }: Instead = {},
): Promise<ReExecution> {
  const { stream, first, category, command } = decision;
  const own = (await states.at(stream, first === 0n ? null : first - 1n)).state;
  const { basis, outcome } = await judge(deciders[category], command, own, recordedReader(decision, states, changed));
  return { events: recordedAs(outcome, command), basis, rules: rulesIn(own, basis) };
}

type Changed = NonNullable<Instead['state']>;

/** Each stream at its recorded revision; one that the receipt does not name, as it stood when the decision was recorded. */
export function recordedReader({ receipt, position }: RecordedDecision, states: PastStates, changed: Changed): Reader {
  const recorded = new Map(receipt.basis.map((entry) => [entry.stream, entry]));
  const shown = (stream: string, { revision, state }: Moment) => ({ revision, state: changed(stream, state) });
  return {
    async one(stream) {
      const entry = recorded.get(stream);
      if (!entry) return shown(stream, await states.asOf(stream, position, false));
      return shown(stream, await states.at(stream, entry.revision === null ? null : BigInt(entry.revision)));
    },
    async all(streams) {
      const upTo = recorded.get(allOf(streams))?.upTo;
      const place = upTo === undefined ? undefined : placeOf(upTo);
      const found: unknown[] = [];
      for (const stream of streams)
        found.push((await states.asOf(stream, place ?? position, place !== undefined)).state);
      return { states: found, upTo: upTo ?? `${position.commit}/${position.prepare}` };
    },
  };
}

/** `team-spring.a`, `team-spring.b` → `team-spring.*`, as the receipt names them. */
const allOf = ([stream = '']: readonly string[]): string => stream.replace(/\.[^.]*$/, '.*');

export function placeOf(upTo: string): Position {
  const [commit, prepare] = upTo.split('/');
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}
