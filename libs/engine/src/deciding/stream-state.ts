// A stream as far as it has been read: its state, its decisions, and the time of its last one.
import { eventTypes } from '#domain/event-types';
import type { DomainEvent } from '#domain/decider';
import { StreamUnreadable } from '#event-store/failures';
import type { LoggedEvent } from '#event-store/logged-event';
import { categoryOf, deciders } from './deciders.js';

/** Where a decision stands in its stream, and what it was asked with. */
export interface DecisionMark {
  readonly fingerprint: string;
  readonly first: bigint;
  readonly count: number;
}

export class StreamState {
  /** Null for a stream without events. */
  revision: bigint | null = null;
  lastNow = '';
  state: unknown;
  readonly decisions = new Map<string, DecisionMark>();

  constructor(readonly stream: string) {
    this.state = deciders[categoryOf(stream)].initial;
  }

  get next(): bigint {
    return this.revision === null ? 0n : this.revision + 1n;
  }

  /** Takes the next event. Throws StreamUnreadable for one that cannot be folded. */
  take(event: LoggedEvent): void {
    this.state = evolved(this.state, event);
    const { revision, receipt } = event;
    this.revision = revision;
    if (!receipt) return;
    const { decision, fingerprint, count, index, now } = receipt;
    if (index === 0) this.decisions.set(decision, { fingerprint, first: revision, count });
    if (now > this.lastNow) this.lastNow = now;
  }
}

/** The state after one more event. Throws StreamUnreadable for one that cannot be folded. */
export function evolved(state: unknown, { stream, revision, type, data, broken }: LoggedEvent): unknown {
  const category = categoryOf(stream);
  if (broken) throw new StreamUnreadable(stream, revision, broken);
  if (!eventTypes[category]?.[type]) throw new StreamUnreadable(stream, revision, `unknown type ${type}`);
  return type === 'CommandRefused' ? state : deciders[category].evolve(state, { type, data } as DomainEvent);
}
