import { EventEmitter } from 'node:events';
import type { FastifyReply } from 'fastify';
import type { VekhaRequest } from '../auth/caller.js';
import type { Reads } from '../queries/reads.js';
import type { ReadStore } from '#read-store/read-store';
import { LiveHub } from './live-hub.js';
import { LiveServer } from './live-server.js';

/** As much of an answer as a live stream needs: what was written, and whether its reader takes it. */
class Wire extends EventEmitter {
  readonly frames: Buffer[] = [];
  destroyed = false;
  socket = undefined;

  constructor(private readonly isDeaf = false) {
    super();
  }

  writeHead(): void {}
  flushHeaders(): void {}
  write(bytes: Buffer): boolean {
    this.frames.push(bytes);
    return !this.isDeaf;
  }
  end(): void {}
  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

/** A read model that was made anew at no place that a reader could stand before. */
const whole = { reached: '1', wholeFrom: '' };
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('a live server', () => {
  let notify: (payload: string) => void;
  let reads = 0;
  let position = 1;
  let hub: LiveHub;
  let server: LiveServer;
  const at = (place: number) => String(place).padStart(32, '0');
  const stream = {
    projection: 'figures',
    what: 'all',
    read: async (since: string | undefined) => {
      reads += 1;
      return { position: at(position), data: { figures: position }, empty: since === at(position) };
    },
  };
  const serve = (wire: Wire) =>
    server.serve(
      { headers: {}, caller: { scope: {} } } as unknown as VekhaRequest,
      {
        raw: wire,
        hijack: () => undefined,
      } as unknown as FastifyReply,
      stream,
    );
  const move = async () => {
    position += 1;
    reads = 0;
    notify(`figures ${at(position)}`);
    await settled();
  };

  beforeEach(async () => {
    position = 1;
    const listen = async (_: string, hear: (payload: string) => void) => {
      notify = hear;
      return async () => undefined;
    };
    const store = { notifier: { listen }, answer: async () => whole, run: async () => whole } as unknown as ReadStore;
    hub = new LiveHub(store);
    const reads = { tokenOf: (place: string) => place, whole: async () => '' } as unknown as Reads;
    server = new LiveServer(reads, hub, store);
    await hub.onApplicationBootstrap();
  });
  afterEach(async () => {
    server.beforeApplicationShutdown();
    await hub.onApplicationShutdown();
  });

  it('reads and frames a change once for all readers at the same place', async () => {
    const wires = Array.from({ length: 200 }, () => new Wire());
    for (const wire of wires) void serve(wire);
    await settled();
    await move();
    expect(reads).toBe(1);
    const last = wires.map(({ frames }) => frames.at(-1));
    expect(new Set(last).size).toBe(1);
    expect(String(last[0])).toBe(`event: change\nid: ${at(2)}\ndata: {"figures":2,"position":"${at(2)}"}\n\n`);
    expect(server.readers.get('figures')).toBe(200);
  });

  it('holds one frame for a reader that does not read, and tells the others', async () => {
    const [deaf, well] = [new Wire(true), new Wire()];
    for (const wire of [deaf, well]) void serve(wire);
    await settled();
    for (let change = 0; change < 5; change++) await move();
    expect([deaf.frames.length, well.frames.length]).toEqual([1, 6]);
    deaf.emit('drain');
    await settled();
    expect(String(deaf.frames.at(-1))).toContain('"figures":6');
    expect(deaf.frames).toHaveLength(2);
  });

  it('counts a reader no longer that went away', async () => {
    const wire = new Wire();
    const served = serve(wire);
    await settled();
    wire.destroy();
    await served;
    expect(server.readers.get('figures')).toBe(0);
  });
});
