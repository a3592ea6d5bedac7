// A crowd of dashboards: bare sockets, so that thousands of them cost this process little.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export class Dashboard {
  snapshots = 0;
  changes = 0;
  #rest = '';

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk) => this.#take(chunk.toString('latin1')));
    socket.on('error', () => undefined);
  }

  static async connect(url: string, path: string, bearer: string): Promise<Dashboard> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const dashboard = new Dashboard(socket);
    socket.write(`GET /api/v1${path} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${bearer}\r\n\r\n`);
    return dashboard;
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.includes('event: snapshot')) this.snapshots += 1;
      if (line.includes('event: change')) this.changes += 1;
    }
  }
}
