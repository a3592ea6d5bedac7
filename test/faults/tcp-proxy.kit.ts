// A bad network between two processes: it stalls, drops, refuses, swallows and delays, and becomes good again.
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

type Mood = 'good' | 'stalled' | 'swallowing';

export class TcpProxy {
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #mood: Mood = 'good';
  #refuses = false;
  #delay = 0;
  #server!: Server;
  port = 0;

  static async to(target: number): Promise<TcpProxy> {
    const proxy = new TcpProxy();
    proxy.#server = createServer((from) => proxy.#join(from, connect(target, '127.0.0.1')));
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    proxy.port = (proxy.#server.address() as { port: number }).port;
    return proxy;
  }

  /** Nothing passes, and nothing is said of it; what waits passes when it is good again. */
  stall(): void {
    this.#mood = 'stalled';
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  /** Half-open: everything is taken and nothing arrives, for ever on these connections. */
  swallow(): void {
    this.#mood = 'swallowing';
  }

  /** Every connection breaks; new ones are as good as before. */
  drop(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }

  /** And none can be made. */
  refuse(): void {
    this.#refuses = true;
    this.drop();
  }

  /** Milliseconds, each way. */
  delay(ms: number): void {
    this.#delay = ms;
  }

  /** Good again; connections whose bytes were swallowed are broken for good. */
  heal(): void {
    if (this.#mood === 'swallowing') this.drop();
    this.#mood = 'good';
    this.#refuses = false;
    this.#delay = 0;
    for (const pair of this.#pairs) for (const socket of pair) socket.resume();
  }

  async close(): Promise<void> {
    this.drop();
    this.#server.close();
  }

  #join(from: Socket, to: Socket): void {
    if (this.#refuses) return void [from, to].map((socket) => socket.on('error', () => undefined).destroy());
    const pair = [from, to] as const;
    this.#pairs.add(pair);
    this.#pass(from, to);
    this.#pass(to, from);
    const end = () => {
      this.#pairs.delete(pair);
      from.destroy();
      to.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end).setNoDelay(true);
    if (this.#mood === 'stalled') for (const socket of pair) socket.pause();
  }

  #pass(from: Socket, to: Socket): void {
    from.on('data', (bytes) => {
      if (this.#mood === 'swallowing') return;
      if (this.#delay) setTimeout(() => to.writable && to.write(bytes), this.#delay);
      else if (to.writable && !to.write(bytes) && this.#mood === 'good') {
        from.pause();
        to.once('drain', () => this.#mood === 'good' && from.resume());
      }
    });
  }
}
