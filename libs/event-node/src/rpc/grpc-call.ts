// One gRPC call over a stream of HTTP/2: messages are prefixed with five bytes, the end is a status in the trailers.
import type { ServerHttp2Stream } from 'node:http2';
import { Code, OK, RpcStatus } from './status.js';

const PREFIX = 5;
const LARGEST_MESSAGE = 17 * 1024 * 1024;
const HEADERS = { ':status': 200, 'content-type': 'application/grpc' };

export class GrpcCall {
  isClosed = false;
  private readonly onClosed: (() => void)[] = [];
  private outgoing: Buffer[] = [];
  private isFlushing = false;
  private isEnded = false;
  private hasRoom = () => {};

  constructor(private readonly stream: ServerHttp2Stream) {
    stream.on('drain', () => this.hasRoom());
    stream.on('close', () => {
      this.isClosed = true;
      this.hasRoom();
      for (const callback of this.onClosed.splice(0)) callback();
    });
    stream.on('error', () => {}); // a client that goes away; 'close' follows
  }

  /** When the client goes away or the call has ended. */
  closed(callback: () => void): void {
    if (this.isClosed) callback();
    else this.onClosed.push(callback);
  }

  /** Calls `onMessage` with each message of the client, `onEnd` after its last. */
  receive(onMessage: (message: Buffer) => void, onEnd: () => void): void {
    const frames = new FrameReader(onMessage);
    this.stream.on('data', (bytes: Buffer) => this.guard(() => frames.push(bytes)));
    this.stream.on('end', () => this.guard(onEnd));
  }

  /** The one message of a unary request. */
  receiveOne(): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      let first: Buffer | undefined;
      const noMessage = new RpcStatus(Code.INTERNAL, 'the request has no message');
      this.receive(
        (message) => (first ??= message),
        () => (first ? resolve(first) : reject(noMessage)),
      );
      this.closed(() => reject(noMessage));
    });
  }

  /** Sends a message; all that are sent at one go, as the answers to a group of writes, go out in one write. */
  send(message: Buffer): void {
    if (this.isClosed || this.isEnded) return;
    const prefix = Buffer.allocUnsafe(PREFIX);
    prefix[0] = 0;
    prefix.writeUInt32BE(message.length, 1);
    this.outgoing.push(prefix, message);
    if (this.isFlushing) return;
    this.isFlushing = true;
    queueMicrotask(() => this.flush());
  }

  /** Sends bytes that are framed already; resolves when there is room for more. */
  async write(framed: Buffer): Promise<void> {
    this.flush();
    if (this.isClosed || this.isEnded) return;
    this.begin();
    if (this.stream.write(framed)) return;
    await new Promise<void>((resolve) => {
      this.hasRoom = resolve;
    });
  }

  end(status: RpcStatus = OK): void {
    this.flush();
    if (this.isClosed || this.isEnded) return;
    this.isEnded = true;
    if (!this.stream.headersSent) {
      this.stream.respond({ ...HEADERS, ...status.trailers }, { endStream: true });
      return;
    }
    this.stream.on('wantTrailers', () => this.stream.sendTrailers(status.trailers));
    this.stream.end();
  }

  /** Until `resume`, no more of the client's messages are read, and in the end it cannot send any. */
  pause(): void {
    this.stream.pause();
  }

  resume(): void {
    this.stream.resume();
  }

  /** Whatever is thrown ends the call. */
  guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.end(error instanceof RpcStatus ? error : new RpcStatus(Code.INTERNAL, (error as Error).message));
    }
  }

  private flush(): void {
    this.isFlushing = false;
    if (this.outgoing.length === 0 || this.isClosed || this.isEnded) return;
    this.begin();
    this.stream.write(this.outgoing.length === 1 ? this.outgoing[0] : Buffer.concat(this.outgoing));
    this.outgoing = [];
  }

  private begin(): void {
    if (!this.stream.headersSent) this.stream.respond(HEADERS, { waitForTrailers: true });
  }
}

/** Puts messages together from the pieces in which they arrive. */
export class FrameReader {
  private pieces: Buffer[] = [];
  private held = 0;
  private needed = PREFIX;

  constructor(private readonly onMessage: (message: Buffer) => void) {}

  push(bytes: Buffer): void {
    this.pieces.push(bytes);
    this.held += bytes.length;
    if (this.held < this.needed) return;
    let rest = this.pieces.length === 1 ? bytes : Buffer.concat(this.pieces);
    while (rest.length >= PREFIX) {
      const length = lengthOf(rest);
      this.needed = PREFIX + length;
      if (rest.length < this.needed) break;
      this.onMessage(rest.subarray(PREFIX, this.needed));
      rest = rest.subarray(this.needed);
      this.needed = PREFIX;
    }
    this.pieces = rest.length > 0 ? [rest] : [];
    this.held = rest.length;
  }
}

function lengthOf(frame: Buffer): number {
  if (frame[0] !== 0) throw new RpcStatus(Code.UNIMPLEMENTED, 'compressed messages are not supported');
  const length = frame.readUInt32BE(1);
  if (length <= LARGEST_MESSAGE) return length;
  throw new RpcStatus(Code.RESOURCE_EXHAUSTED, `a message of ${length} bytes is larger than ${LARGEST_MESSAGE}`);
}
