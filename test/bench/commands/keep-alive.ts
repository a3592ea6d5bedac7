// A caller on one connection that is kept: bare HTTP/1.1 over a socket, so that callers cost the machine little.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Reply {
  readonly status: number;
  readonly body: Buffer;
}

export class KeepAlive {
  #rest: Buffer = Buffer.alloc(0);
  #waiting: { resolve(reply: Reply): void; reject(error: Error): void } | undefined;

  #socket: Socket | undefined;

  private constructor(
    private readonly at: URL,
    private readonly head: string,
  ) {}

  static async connect(url: string, bearer: string): Promise<KeepAlive> {
    const at = new URL(url);
    const caller = new KeepAlive(at, `Host: ${at.hostname}\r\nAuthorization: Bearer ${bearer}\r\n`);
    await caller.#open();
    return caller;
  }

  async #open(): Promise<Socket> {
    const socket = connect(Number(this.at.port), this.at.hostname);
    await once(socket, 'connect');
    socket.setNoDelay();
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('the connection was closed')));
    this.#socket = socket;
    return socket;
  }

  /** One at a time. */
  post(path: string, body: string, key: string): Promise<Reply> {
    const { length } = Buffer.from(body);
    const own = `Content-Type: application/json\r\nIdempotency-Key: ${key}\r\nContent-Length: ${length}\r\n`;
    return this.#send(`POST ${path} HTTP/1.1\r\n${this.head}${own}\r\n${body}`);
  }

  get(path: string): Promise<Reply> {
    return this.#send(`GET ${path} HTTP/1.1\r\n${this.head}\r\n`);
  }

  close(): void {
    this.#socket?.destroy();
  }

  /** A server closes a connection on which nothing was asked for long: then it is opened anew. */
  async #send(request: string): Promise<Reply> {
    const socket = this.#socket?.writable ? this.#socket : await this.#open();
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting = { resolve, reject };
        socket.write(request);
      });
    } finally {
      this.#waiting = undefined;
    }
  }

  #take(chunk: Buffer): void {
    const bytes = this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk;
    const end = bytes.indexOf('\r\n\r\n');
    const head = end < 0 ? '' : bytes.toString('latin1', 0, end);
    const [, length] = /content-length: (\d+)/i.exec(head) ?? [];
    if (end >= 0 && length === undefined) {
      this.#waiting?.reject(new Error(`an answer of unknown length: ${head}`));
      return;
    }
    const to = end + 4 + Number(length);
    if (end < 0 || bytes.length < to) {
      this.#rest = bytes;
      return;
    }
    this.#rest = bytes.subarray(to);
    this.#waiting?.resolve({ status: Number(head.slice(9, 12)), body: bytes.subarray(end + 4, to) });
  }
}
