// Asks when the time has come: the read model only knows when, the decider judges again.
import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '#engine/clock';
import { Deadlines } from '#engine/deadlines';
import { Settling } from '#engine/settling';
import { EventStore } from '#event-store/event-store';
import { dueBy } from '#projections/deadlines/deadlines.query';
import { reactions } from '#projections/runner/reactions';
import { waitUntil } from '#projections/runner/reached.query';
import { isWhole, standingOf } from '#projections/runner/standings.query';
import { ReadStore } from '#read-store/read-store';

const LOOK_EVERY_MS = 500;
const AT_ONCE = 100;
const AGAIN_AFTER_MS = 60_000;
const LEVEL_WITHIN_MS = 30_000;
const LEVEL = ['deadlines', reactions.name];

@Injectable()
export class DeadlinesService extends Settling {
  readonly #log = new Logger('Deadlines');
  #stopping = new AbortController();
  readonly #asked = new LRUCache<string, true>({ max: 10_000, ttl: AGAIN_AFTER_MS });
  #running: Promise<void> | undefined;

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Deadlines) private readonly deadlines: Deadlines,
    @Inject(EventStore) private readonly events: EventStore,
    @Inject(ReadStore) private readonly store: ReadStore,
  ) {
    super();
  }

  begin(): void {
    this.#stopping = new AbortController();
    this.#running = this.#run(this.#stopping.signal);
  }

  async end(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async settle(): Promise<void> {
    do await this.#level();
    while (await this.#askAll());
  }

  /** What could not be asked now is found again at the next look, also after a restart. */
  async #run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      await this.#askAll().catch((error: Error) => this.#log.warn({ because: error.message }, 'deadlines wait'));
      await setTimeout(LOOK_EVERY_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }

  /** How many were asked for. What decided nothing stays due, and is asked again only after a while. */
  async #askAll(): Promise<number> {
    // What is half-built does not know yet what has been settled since.
    const so = await this.store.run((db) => standingOf(db, 'deadlines'));
    if (!so || !isWhole(so)) return 0;
    const due = await this.store.run((db) => dueBy(db, this.clock.now(), AT_ONCE));
    const fresh = due.filter((each) => !this.#asked.has(JSON.stringify(each)));
    for (const each of fresh) {
      if (this.#stopping.signal.aborted) return 0;
      await this.deadlines.ask(each);
      this.#asked.set(JSON.stringify(each), true);
    }
    return fresh.length;
  }

  async #level(): Promise<void> {
    const head = await this.events.head();
    if (head) await waitUntil(this.store, LEVEL, head, LEVEL_WITHIN_MS);
  }
}
