// How a call ends: gRPC's status, and in its trailers what the official client makes its errors from.

export const Code = {
  OK: 0,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  DATA_LOSS: 15,
} as const;

export type StatusCode = (typeof Code)[keyof typeof Code];

export class RpcStatus extends Error {
  constructor(
    readonly code: StatusCode,
    message: string,
    readonly details: Record<string, string> = {},
  ) {
    super(message);
  }

  /** What goes into the trailers: headers carry ASCII only, so anything else is percent-encoded. */
  get trailers(): Record<string, string> {
    const details = Object.entries(this.details).map(([name, value]) => [name, asciiOf(value)]);
    return {
      'grpc-status': String(this.code),
      'grpc-message': asciiOf(this.message.replaceAll('%', '%25')),
      ...Object.fromEntries(details),
    };
  }
}

export const OK = new RpcStatus(Code.OK, '');

export function streamDeleted(stream: string): RpcStatus {
  const message = `Event stream '${stream}' is deleted.`;
  return new RpcStatus(Code.FAILED_PRECONDITION, message, { exception: 'stream-deleted', 'stream-name': stream });
}

export function wrongExpectedVersion(stream: string, expected: bigint, current: number): RpcStatus {
  const message = `Append failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expected}, Actual version: ${current}`;
  return new RpcStatus(Code.FAILED_PRECONDITION, message, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': String(expected),
    'actual-version': String(current),
  });
}

export function maxAppendSizeExceeded(limit: number): RpcStatus {
  return new RpcStatus(Code.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });
}

export function invalidArgument(message: string): RpcStatus {
  return new RpcStatus(Code.INVALID_ARGUMENT, message);
}

/** Control characters and what is not ASCII become the bytes of their UTF-8, percent-encoded. */
function asciiOf(text: string): string {
  return text.replace(/[^ -~]+/g, (other) => encodeURIComponent(other.toWellFormed()));
}
