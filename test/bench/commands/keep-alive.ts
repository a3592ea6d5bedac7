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

  private constructor(
    private readonly socket: Socket,
    private readonly head: string,
  ) {
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('the connection was closed')));
  }

  static async connect(url: string, bearer: string): Promise<KeepAlive> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.setNoDelay();
    return new KeepAlive(socket, `Host: ${hostname}\r\nAuthorization: Bearer ${bearer}\r\n`);
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
    this.socket.destroy();
  }

  #send(request: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.socket.write(request);
    });
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
