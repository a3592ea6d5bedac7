// Who was shown whose personal data: recorded in the person's stream, once a reader and day, after the answer is given.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Actor } from '#domain/decider';
import { Clock } from '#engine/clock';
import { Decisions } from '#engine/decisions';
import { Undetermined } from '#engine/failures';
import { StoreUnavailable } from '#event-store/failures';
import type { Caller } from '../auth/caller.js';

/** Readings that wait to be recorded; what comes on top is not, and said so. */
const MOST_WAITING = 20_000;
/** Readings known to be recorded, so that most are never asked for. */
const MOST_KNOWN = 100_000;
/** Few, so that commands come first. */
const TOGETHER = 4;

interface Reading {
  readonly actor: Actor;
  readonly person: string;
  readonly occurredAt: string;
}

@Injectable()
export class Readings implements OnModuleDestroy {
  readonly #log = new Logger('Readings');
  readonly #waiting = new Map<string, Reading>();
  readonly #known = new LRUCache<string, true>({ max: MOST_KNOWN });
  #work: Promise<void> | undefined;

  constructor(
    @Inject(Decisions) private readonly decisions: Decisions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The caller is shown these people. Returns at once; never throws. */
  note({ actor }: Caller, persons: readonly string[]): void {
    const occurredAt = this.clock.now();
    let left = 0;
    for (const person of persons) {
      const key = `${occurredAt.slice(0, 10)} ${actor.token} ${person}`;
      if (this.#known.has(key) || this.#waiting.has(key)) continue;
      if (this.#waiting.size < MOST_WAITING) this.#waiting.set(key, { actor, person, occurredAt });
      else left += 1;
    }
    if (left) this.#log.warn({ token: actor.token, left }, 'personal data was read faster than it can be recorded');
    if (this.#waiting.size) this.#work ??= this.#workOff();
  }

  /** What was noted is recorded before the process ends. */
  async onModuleDestroy(): Promise<void> {
    await this.#work;
  }

  async #workOff(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all(Array.from({ length: TOGETHER }, () => this.#workOn()));
    this.#work = this.#waiting.size ? this.#workOff() : undefined;
  }

  async #workOn(): Promise<void> {
    for (;;) {
      const [next] = this.#waiting;
      if (!next) return;
      const [key, reading] = next;
      this.#waiting.delete(key);
      this.#known.set(key, true);
      await this.#record(reading).catch((error: unknown) => this.#failed(key, reading, error));
    }
  }

  /** Decided like any command: at most once a day whichever process asks, with a receipt. */
  async #record({ actor, person, occurredAt }: Reading): Promise<void> {
    await this.decisions.take({
      target: { category: 'person', id: person },
      type: 'ReadPersonalData',
      params: { person },
      data: { occurredAt },
      key: randomUUID(),
      actor,
    });
  }

  /** Said, and forgotten, so that the next reading on that day is recorded instead. */
  #failed(key: string, { actor, person }: Reading, error: unknown): void {
    this.#known.delete(key);
    const isAway = error instanceof StoreUnavailable || error instanceof Undetermined;
    const left = isAway ? this.#waiting.size : 0;
    if (isAway) this.#waiting.clear();
    const said = { token: actor.token, person, left, because: String(error) };
    this.#log.warn(said, 'readings of personal data are not recorded; they will be when it is read again');
  }
}
