// A reader of the stream of decisions: a bare socket, so that hundreds of them cost this process little.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export class Listener {
  /** It was sent its snapshot. */
  isLive = false;
  #rest = '';

  private constructor(
    private readonly socket: Socket,
    private readonly hear: (decision: string) => void,
  ) {
    socket.on('data', (chunk) => this.#take(chunk.toString('latin1')));
    socket.on('error', () => undefined);
  }

  static async connect(url: string, path: string, bearer: string, hear: (decision: string) => void): Promise<Listener> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const listener = new Listener(socket, hear);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${bearer}\r\n\r\n`);
    return listener;
  }

  close(): void {
    this.socket.destroy();
  }

  /** Frames of chunked bodies end within lines of their own. */
  #take(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.includes('event: snapshot')) this.isLive = true;
      for (const [, decision] of line.matchAll(/"decision":"([0-9a-f-]{36})"/g)) this.hear(decision);
    }
  }
}
