// A live reader as the page is one: it folds what it is sent, can be cut off at any moment, and goes on from there.
import type { Body } from './client.kit.js';

export interface SentEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: Body;
}

export class LiveReader {
  /** What came, kinds only, over all connections. */
  readonly kinds: string[] = [];
  lastId: string | undefined;
  #cut: AbortController | undefined;
  #reading: Promise<void> = Promise.resolve();

  /** `take` folds one event in. */
  constructor(
    private readonly url: () => string,
    private readonly bearer: string,
    private readonly path: string,
    private readonly take: (event: SentEvent) => void,
  ) {}

  /** Resolves once the server answers; throws for anything but a stream. */
  async connect(headers: Record<string, string> = {}): Promise<void> {
    const cut = new AbortController();
    const from: Record<string, string> = this.lastId === undefined ? {} : { 'last-event-id': this.lastId };
    const response = await fetch(`${this.url()}/api/v1${this.path}`, {
      signal: cut.signal,
      headers: { authorization: `Bearer ${this.bearer}`, ...from, ...headers },
    });
    if (!response.body || response.status !== 200) throw new Error(`${this.path}: ${response.status}`);
    this.#cut = cut;
    this.#reading = this.#read(response.body).catch(() => undefined);
  }

  /** Cut off in the middle of whatever is on its way. */
  async cut(): Promise<void> {
    this.#cut?.abort();
    await this.#reading;
  }

  /** Resolves when the server ends the stream. */
  get ended(): Promise<void> {
    return this.#reading;
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.#taken(block);
    }
  }

  #taken(block: string): void {
    const field = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const [event, id, data] = [field('event'), field('id'), field('data')];
    if (!event || !data) return;
    this.kinds.push(event);
    this.take({ event, id, data: JSON.parse(data) });
    if (id) this.lastId = id;
  }
}

type Row = Body & { region?: string; district?: string | null };

/** The table of regions, as far as it was sent. */
export class RegionTable {
  readonly #regions = new Map<string, Row>();
  readonly #districts = new Map<string | null, Row>();
  #whole: Body = {};

  readonly take = ({ event, data }: SentEvent): void => {
    if (event === 'heartbeat') return;
    if (event === 'snapshot') {
      this.#regions.clear();
      this.#districts.clear();
    }
    this.#whole = data;
    for (const row of data.regions as Row[]) this.#regions.set(String(row.region), row);
    for (const row of data.districts as Row[]) this.#districts.set(row.district ?? null, row);
  };

  /** What a fresh query answers, as this reader has it: without the position. */
  get figures(): Body {
    const { columns, federation, coverage } = this.#whole;
    const sorted = (rows: Iterable<Row>, name: 'region' | 'district') =>
      [...rows].sort((a, b) => (String(a[name]) < String(b[name]) ? -1 : 1));
    return {
      columns,
      federation,
      coverage,
      regions: sorted(this.#regions.values(), 'region'),
      districts: sorted(this.#districts.values(), 'district'),
    };
  }

  /** A fresh answer in the same shape. */
  static of(fresh: Body): Body {
    const table = new RegionTable();
    table.take({ event: 'snapshot', id: undefined, data: fresh });
    return table.figures;
  }
}
