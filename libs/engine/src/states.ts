// Folded streams, kept in memory by revision and kept fresh by the process's own subscription.
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { EventStore } from '#event-store/event-store';
import { comparePositions, type LoggedEvent, type Position } from '#event-store/logged-event';
import type { Reader } from './deciding/basis.js';
import { StreamState } from './deciding/stream-state.js';

const CACHED_STREAMS = 50_000;
const FRESH_FOR = 1_000;
const CHECK_EVERY = 400;

@Injectable()
export class States implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #cache = new LRUCache<string, StreamState>({ max: CACHED_STREAMS });
  #seen: Position | undefined;
  #caughtUpAt = 0;
  /** What stood in the log when it was last asked, until the subscription has come there. */
  #awaited: { readonly head: Position; readonly asked: number } | undefined;
  #subscription: { stop(): Promise<void> } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#seen = await this.store.head();
    this.#subscription = this.store.follow(this.#seen, {
      system: true,
      events: (batch) => this.#follow(batch),
      lost: () => this.#lost(),
    });
    this.#timer = setInterval(() => void this.#check(), CHECK_EVERY);
    await this.#check();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#subscription?.stop();
  }

  /** Whether everything that stood in the log a second ago is known here. */
  get caughtUp(): boolean {
    return Date.now() - this.#caughtUpAt < FRESH_FOR;
  }

  /** The stream as cached, or read to its head. */
  async load(stream: string, toHead: boolean): Promise<StreamState> {
    const cached = this.#cache.get(stream);
    if (cached && !toHead) return cached;
    const events = await this.store.readStream(stream, cached?.next ?? 0n);
    const state = this.#cache.get(stream) ?? new StreamState(stream);
    try {
      for (const event of events) if (event.revision === state.next) state.take(event);
    } catch (error) {
      this.#cache.delete(stream);
      throw error;
    }
    this.#cache.set(stream, state);
    return state;
  }

  /** What a decision looks at: single streams from the cache or their head, many at one position of the log. */
  reader(toHead: boolean): Reader {
    return {
      one: (stream) => this.load(stream, toHead),
      all: async (streams) => {
        const head = await this.store.head();
        const states: unknown[] = [];
        for (const stream of streams)
          states.push(head ? await this.#stateUpTo(stream, head) : new StreamState(stream).state);
        return { states, upTo: head ? `${head.commit}/${head.prepare}` : '0/0' };
      },
    };
  }

  async #stateUpTo(stream: string, position: Position): Promise<unknown> {
    const state = new StreamState(stream);
    for (const event of await this.store.readStream(stream))
      if (comparePositions(event.position, position) <= 0) state.take(event);
    return state.state;
  }

  #follow(batch: readonly LoggedEvent[]): void {
    for (const event of batch) {
      this.#seen = event.position;
      const cached = this.#cache.peek(event.stream);
      if (!cached || event.revision < cached.next) continue;
      try {
        if (event.revision > cached.next) throw new Error('a gap: it is read again when it is needed');
        cached.take(event);
      } catch {
        this.#cache.delete(event.stream);
      }
    }
    this.#compare();
  }

  async #check(): Promise<void> {
    const asked = Date.now();
    try {
      const head = await this.store.head();
      if (!head) this.#caughtUpAt = asked;
      else if (!this.#awaited) this.#awaited = { head, asked };
      this.#compare();
    } catch {
      this.#lost();
    }
  }

  /** Under load the head is always ahead of what has come; what stood there when it was asked comes all the same. */
  #compare(): void {
    if (!this.#awaited || !this.#seen || comparePositions(this.#seen, this.#awaited.head) < 0) return;
    this.#caughtUpAt = this.#awaited.asked;
    this.#awaited = undefined;
  }

  #lost(): void {
    this.#caughtUpAt = 0;
    this.#awaited = undefined;
  }
}
