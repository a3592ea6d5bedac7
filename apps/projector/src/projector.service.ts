// Follows the log and keeps every read model level with it.
import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { EventStore } from '#event-store/event-store';
import type { LoggedEvent } from '#event-store/logged-event';
import { Projector } from '#projections/runner/projector';

const LONGEST_REST_MS = 300;
/** Events in a batch beyond which there is no rest. */
const CATCHING_UP = 100;

@Injectable()
export class ProjectorService {
  readonly #log = new Logger('Projector');
  #subscription: { stop(): Promise<void> } | undefined;
  /** A beginning that took longer than the work was this process's own begins nothing. */
  #term = 0;

  constructor(
    @Inject(EventStore) private readonly events: EventStore,
    @Inject(Projector) private readonly projector: Projector,
  ) {}

  async begin(): Promise<void> {
    const term = ++this.#term;
    const from = await this.projector.checkpoint();
    if (term !== this.#term) return;
    this.#subscription = this.events.follow(from, {
      events: (batch) => this.#project(batch),
      reached: (position) => this.projector.handle([], position),
      resumeFrom: () => this.projector.checkpoint(),
      lost: (error, retryIn) => this.#log.warn({ because: error.message, retryIn }, 'the log is out of reach'),
    });
  }

  /** Live events come in small transactions, but never take more than a fifth of the process that PGlite shares. */
  async #project(batch: readonly LoggedEvent[]): Promise<void> {
    const begun = performance.now();
    await this.projector.handle(batch);
    const took = performance.now() - begun;
    if (batch.length < CATCHING_UP) await setTimeout(Math.min(4 * took, LONGEST_REST_MS));
  }

  async end(): Promise<void> {
    this.#term += 1;
    await this.#subscription?.stop();
  }
}
