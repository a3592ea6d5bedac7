// What a Read asks for, made plain: one of five things, with every number in bounds.
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { EventFilter } from '../store/event-filter.js';
import type { From } from '../subscriptions/subscription.js';
import { Code, invalidArgument, RpcStatus } from './status.js';

type Options = streams.ReadReq.Options;

interface Asked {
  resolveLinks: boolean;
  structuredIds: boolean;
}

export type ReadRequest = Asked &
  (
    | { kind: 'stream'; stream: string; from: From; backwards: boolean; count: number }
    | { kind: 'all'; from: From; backwards: boolean; count: number; filter?: EventFilter }
    | { kind: 'subscribe-to-stream'; stream: string; from: From }
    | { kind: 'subscribe-to-all'; from: From; filter?: EventFilter }
  );

const DEFAULT_WINDOW = 32;

export function readRequest(message: Uint8Array): ReadRequest {
  const options = streams.ReadReq.deserializeBinary(message).getOptions();
  if (!options) throw invalidArgument('the request has no options');
  const asked = {
    resolveLinks: options.getResolveLinks(),
    structuredIds: options.getUuidOption()?.hasStructured() ?? false,
  };
  const filter = options.getFilter() && filterOf(options);
  const isSubscription = options.hasSubscription();
  const all = options.getAll();
  const limits = { backwards: Number(options.getReadDirection()) === 1, count: isSubscription ? 0 : countOf(options) };
  if (all) {
    const position = all.getPosition();
    const from = position ? bounded(position.getCommitPosition()) : all.hasEnd() ? 'end' : 'start';
    return isSubscription
      ? { ...asked, kind: 'subscribe-to-all', from, filter }
      : { ...asked, ...limits, kind: 'all', from, filter };
  }
  const { stream, from } = streamOf(options);
  if (isSubscription) return { ...asked, kind: 'subscribe-to-stream', stream, from };
  if (from === 'end' && !limits.backwards) throw refused('a stream cannot be read forwards from its end');
  return { ...asked, ...limits, kind: 'stream', stream, from };
}

function streamOf(options: Options): { stream: string; from: From } {
  const asked = options.getStream();
  const stream = Buffer.from(asked?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
  if (!asked || stream === '') throw refused('the request names no stream');
  if (stream === '$$') throw invalidArgument('$$ is not the name of a stream');
  if (asked.hasStart()) return { stream, from: 'start' };
  return { stream, from: asked.hasEnd() ? 'end' : bounded(asked.getRevision()) };
}

function countOf(options: Options): number {
  const count = bounded(options.getCount());
  if (count === 0) throw refused('a read must ask for at least one event');
  return count;
}

function filterOf(options: Options): EventFilter {
  const filter = options.getFilter();
  const onStream = filter?.getStreamIdentifier();
  const expression = onStream ?? filter?.getEventType();
  if (!filter || !expression) throw invalidArgument('the filter names neither streams nor event types');
  return {
    on: onStream ? 'stream-name' : 'event-type',
    prefixes: expression.getPrefixList(),
    regex: expression.getRegex() ? regexOf(expression.getRegex()) : undefined,
    window: filter.hasMax() ? filter.getMax() : DEFAULT_WINDOW,
    checkpointInterval: Math.max(1, filter.getCheckpointintervalmultiplier()),
  };
}

function regexOf(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch (error) {
    throw invalidArgument(`the filter's regular expression cannot be used: ${(error as Error).message}`);
  }
}

/** Numbers of 64 bits; what a number of ours cannot hold lies beyond every log and stream. */
function bounded(text: string): number {
  return Math.min(Number(text), Number.MAX_SAFE_INTEGER);
}

/** A real server answers UNKNOWN to reads that it cannot understand. */
function refused(message: string): RpcStatus {
  return new RpcStatus(Code.UNKNOWN, message);
}
