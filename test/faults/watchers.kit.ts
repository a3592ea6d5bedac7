// Live readers that come back by themselves from their last event id, and what they hold.
import { setTimeout as pause } from 'node:timers/promises';
import type { Body, Client } from '../end-to-end/client.kit.js';
import { LiveReader, RegionTable, type SentEvent } from '../end-to-end/live-reader.kit.js';

interface Row {
  readonly team: string;
}
const LISTS = ['teams', 'waiting', 'withdrawn'] as const;
type Lists = Readonly<Record<(typeof LISTS)[number], readonly Row[]>>;

/** A board, as far as it was sent: a team that is sent is where it was sent, and nowhere else. */
class Board {
  readonly #lists = { teams: new Map(), waiting: new Map(), withdrawn: new Map() };
  seats: unknown;

  readonly take = ({ event, data }: SentEvent): void => {
    if (event === 'heartbeat') return;
    const all = Object.values(this.#lists);
    if (event === 'snapshot') for (const list of all) list.clear();
    for (const name of LISTS)
      for (const row of (data as unknown as Lists)[name]) {
        for (const list of all) list.delete(row.team);
        this.#lists[name].set(row.team, row);
      }
    this.seats = data.seats;
  };

  get held(): object {
    const inOrder = (list: Map<string, Row>) => [...list.values()].sort((a, b) => (a.team < b.team ? -1 : 1));
    const { teams, waiting, withdrawn } = this.#lists;
    const lists = { teams: inOrder(teams), waiting: inOrder(waiting), withdrawn: inOrder(withdrawn) };
    return { seats: this.seats, ...lists };
  }

  static of(fresh: Body): object {
    const board = new Board();
    board.take({ event: 'snapshot', id: undefined, data: fresh });
    return board.held;
  }
}

export class Watchers {
  readonly regions = new RegionTable();
  readonly board = new Board();
  /** By the stream of decisions, in the order in which they came. */
  readonly decisions: string[] = [];
  snapshots = 0;
  resumed = 0;
  #running: Promise<unknown> = Promise.resolve();
  #stopped = false;
  readonly #readers: LiveReader[];

  constructor(
    url: () => string,
    private readonly client: Client,
    private readonly cohort: string,
  ) {
    const read = (path: string, take: (event: SentEvent) => void) =>
      new LiveReader(url, client.bearer ?? '', path, take);
    this.#readers = [
      read(`/regions/progress/stream?cohort=${cohort}`, this.regions.take),
      read(`/cohorts/${cohort}/stream`, this.board.take),
      read('/decisions/stream', (event) => this.#decided(event)),
    ];
  }

  start(): void {
    this.#running = Promise.all(this.#readers.map((reader) => this.#follow(reader)));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const reader of this.#readers) await reader.cut();
    await this.#running;
  }

  /** Throws while a reader holds other than what a fresh query answers at or after the position. */
  async expectFresh(after: string): Promise<void> {
    const fresh = await this.client.found(`/regions/progress?cohort=${this.cohort}&after=${after}`);
    expect(this.regions.figures).toEqual(RegionTable.of(fresh));
    const board = await this.client.found(`/cohorts/${this.cohort}?after=${after}`);
    expect(this.board.held).toEqual(Board.of(board));
  }

  async #follow(reader: LiveReader): Promise<void> {
    while (!this.#stopped) {
      try {
        await reader.connect();
        this.resumed += 1;
        await reader.ended;
      } catch {}
      await pause(50);
    }
  }

  #decided({ event, data }: SentEvent): void {
    if (event === 'heartbeat') return;
    if (event === 'snapshot') this.snapshots += 1;
    this.decisions.push(...(data.decisions as { decision: string }[]).map(({ decision }) => decision));
  }
}
