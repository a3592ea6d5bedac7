// Our events as the store keeps them, and back. Each carries its decision's receipt as metadata.
import { type AllStreamRecordedEvent, jsonEvent, type RecordedEvent } from '@eventstore/db-client';
import { v5 as uuidv5 } from 'uuid';
import type { DomainEvent } from '#domain/decider';
import { assertCanonical, contentHash } from './canonical.js';
import type { LoggedEvent, Receipt } from './logged-event.js';

/**
 * The event as the store takes it. Its id covers every byte that matters, so that only the very same append is the
 * store's idempotent case. Throws NotCanonical for what RFC 8785 cannot express.
 */
export function toStored(event: DomainEvent, receipt: Receipt) {
  const { type, data } = event;
  assertCanonical(data, '/data');
  assertCanonical(receipt, '/receipt');
  const id = uuidv5(`${receipt.index} ${contentHash({ type, data, metadata: receipt })}`, receipt.decision);
  return jsonEvent({
    id,
    type,
    data: data as Record<string, unknown>,
    metadata: receipt as unknown as Record<string, unknown>,
  });
}

const isReceipt = (metadata: unknown): metadata is Receipt =>
  typeof metadata === 'object' && metadata !== null && 'decision' in metadata && 'fingerprint' in metadata;

/** The client hands JSON that does not parse back as a string, without an error. */
function whyBroken({
  isJson,
  data,
  metadata,
}: {
  isJson: boolean;
  data: unknown;
  metadata: unknown;
}): string | undefined {
  if (!isJson) return 'not JSON';
  if (typeof data !== 'object' || data === null) return 'its data does not parse';
  return isReceipt(metadata) ? undefined : 'no receipt';
}

export function fromStored(event: RecordedEvent | AllStreamRecordedEvent): LoggedEvent {
  const { streamId: stream, revision, type, data, metadata } = event;
  const { commit, prepare } = event.position ?? { commit: 0n, prepare: 0n };
  const broken = whyBroken({ isJson: event.isJson, data, metadata });
  const receipt = isReceipt(metadata) ? metadata : undefined;
  const logged = { stream, revision, position: { commit, prepare }, type, data, receipt };
  return broken ? { ...logged, broken } : logged;
}
