// A command on its way to be decided, and the answers to it.
import { v5 as uuidv5 } from 'uuid';
import type { Actor, DomainEvent, StreamRef } from '#domain/decider';
import type { RefusalCode } from '#domain/refusals';
import { contentHash } from '#event-store/canonical';
import type { Position } from '#event-store/logged-event';
import { streamOf } from './deciding/deciders.js';

export interface Asked {
  readonly target: StreamRef;
  readonly type: string;
  readonly params: Readonly<Record<string, string>>;
  /** The body as sent, personal data sealed. */
  readonly data: object;
  /** The caller's idempotency key: a UUID. */
  readonly key: string;
  readonly actor: Actor;
  /** Instead of what would derive from key and body: the decision that is answered in its place. */
  readonly as?: { readonly decision: string; readonly fingerprint: string };
  readonly correlation?: string;
  readonly causation?: string;
}

export interface Answer {
  readonly decision: string;
  readonly stream: string;
  /** Of the decision's last event. */
  readonly revision: bigint;
  readonly position: Position;
  readonly events: readonly DomainEvent[];
  readonly refusal?: { readonly code: RefusalCode; readonly facts: object };
  /** It had been decided before: this is the recorded answer. */
  readonly repeated: boolean;
}

/** Derived from the caller's key and the stream, so that asking again is asking the same. */
export const decisionOf = ({ key, target, as }: Pick<Asked, 'key' | 'target' | 'as'>): string =>
  as?.decision ?? uuidv5(streamOf(target), key);

/** A sealed envelope differs each time it is made; its mac does not. */
const comparable = (data: object): object =>
  'personal' in data ? { ...data, personal: (data.personal as { mac: string }).mac } : data;

export const fingerprintOf = ({ type, params, data, as }: Asked): string =>
  as?.fingerprint ?? contentHash({ type, params, data: comparable(data) });
