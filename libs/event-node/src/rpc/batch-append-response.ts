// The answers of BatchAppend. A failure is a google.rpc.Status whose detail, by its type, becomes the client's error.
import { ANY, NO_STREAM, STREAM_EXISTS } from '../store/expected-version.js';
import type { WriteOutcome, WrongExpectedVersion } from '../store/write-outcome.js';
import { refusalOf } from './append.js';
import { type AppendOptions, MAX_APPEND_SIZE } from './append-messages.js';
import { Code, type RpcStatus, type StatusCode } from './status.js';
import { WireWriter } from './wire.js';

interface Failure {
  code: StatusCode;
  message: string;
  /** Name and body of the message of event_store.client that says more. */
  detail: string;
  fill?: (detail: WireWriter) => void;
}

export function batchOutcome(correlationId: string, options: AppendOptions, outcome: WriteOutcome): Buffer {
  if (outcome.kind !== 'written') return response(correlationId, options, failureOf(outcome, options.stream));
  const { revision, position } = outcome;
  return response(correlationId, options, (success) => {
    if (revision < 0) success.message(2);
    else success.number(1, revision, true);
    if (position === undefined) success.message(4);
    else success.message(3, (m) => m.number(1, position).number(2, position));
  });
}

/** The answer to an append that was not even tried. */
export function batchFailure(correlationId: string, options: AppendOptions, refusal: RpcStatus): Buffer {
  const tooLarge = 'maximum-append-size' in refusal.details;
  return response(correlationId, options, tooLarge ? maximumExceeded(MAX_APPEND_SIZE) : badRequest(refusal));
}

function response(
  correlationId: string,
  options: AppendOptions,
  result: Failure | ((success: WireWriter) => void),
): Buffer {
  const resp = new WireWriter();
  resp.message(1, (id) => id.text(2, correlationId));
  if (typeof result === 'function') resp.message(3, result);
  else resp.message(2, (status) => writeStatus(status, result));
  resp.message(4, (identifier) => identifier.text(3, options.stream));
  if (options.expected === NO_STREAM) resp.message(6);
  else if (options.expected === ANY) resp.message(7);
  else if (options.expected === STREAM_EXISTS) resp.message(8);
  else resp.varint(5 * 8).bigVarint(options.expected);
  return resp.written;
}

function failureOf(outcome: Exclude<WriteOutcome, { kind: 'written' }>, stream: string): Failure {
  switch (outcome.kind) {
    case 'wrong-expected-version':
      return wrongExpected(outcome);
    case 'stream-deleted':
      return {
        code: Code.FAILED_PRECONDITION,
        message: `Event stream '${stream}' is deleted.`,
        detail: 'StreamDeleted',
        fill: (detail) => detail.message(1, (identifier) => identifier.text(3, stream)),
      };
    case 'timeout':
      return { code: Code.DEADLINE_EXCEEDED, message: 'the deadline passed before it was written', detail: 'Timeout' };
    case 'too-large':
      return maximumExceeded(outcome.limit);
    case 'refused': {
      const { code, message } = refusalOf(outcome.error);
      return { code, message, detail: 'BadRequest', fill: (detail) => detail.text(1, message) };
    }
  }
}

function wrongExpected({ expected, current }: WrongExpectedVersion): Failure {
  return {
    code: Code.FAILED_PRECONDITION,
    message: 'Wrong expected version.',
    detail: 'WrongExpectedVersion',
    fill: (detail) => {
      if (current < 0) detail.message(2);
      else detail.number(1, current, true);
      if (expected === ANY) detail.message(4);
      else if (expected === STREAM_EXISTS) detail.message(5);
      else if (expected === NO_STREAM) detail.message(6);
      else detail.varint(3 * 8).bigVarint(expected);
    },
  };
}

function maximumExceeded(limit: number): Failure {
  const message = `Maximum Append Size of ${limit} Exceeded.`;
  return {
    code: Code.INVALID_ARGUMENT,
    message,
    detail: 'MaximumAppendSizeExceeded',
    fill: (detail) => detail.number(1, limit),
  };
}

function badRequest({ code, message }: RpcStatus): Failure {
  return { code, message, detail: 'BadRequest', fill: (detail) => detail.text(1, message) };
}

function writeStatus(status: WireWriter, { code, message, detail, fill }: Failure): void {
  const body = new WireWriter();
  fill?.(body);
  status.number(1, code).text(2, message);
  status.message(3, (any) =>
    any.text(1, `type.googleapis.com/event_store.client.${detail}`).bytesField(2, body.written),
  );
}
