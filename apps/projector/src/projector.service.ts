// Follows the log and keeps every read model level with it, or a shard of them.
import { Inject, Injectable, Logger } from '@nestjs/common';
import { EventStore } from '#event-store/event-store';
import type { LoggedEvent } from '#event-store/logged-event';
import type { Projector } from '#projections/runner/projector';
import { Projectors } from '#projections/runner/projectors';
import { rest } from './rest.js';

/** Events in a batch beyond which there is no rest. */
const CATCHING_UP = 100;

@Injectable()
export class ProjectorService {
  readonly #log = new Logger('Projector');
  readonly #shards: readonly Projecting[];

  constructor(@Inject(EventStore) events: EventStore, @Inject(Projectors) { shards }: Projectors) {
    this.#shards = shards.map((projector) => new Projecting(events, projector, this.#log));
  }

  /** All that there are, whoever projects them. */
  get count(): number {
    return this.#shards.length;
  }

  begin = (shard: number, owned: AbortSignal): Promise<void> => this.#shards[shard].begin(owned);
  end = (shard: number): Promise<void> => this.#shards[shard].end();
}

/** Each shard reads the whole log, at a pace of its own. */
class Projecting {
  #subscription: { stop(): Promise<void> } | undefined;

  constructor(
    private readonly events: EventStore,
    private readonly projector: Projector,
    private readonly log: Logger,
  ) {}

  async begin(owned: AbortSignal): Promise<void> {
    const from = await this.projector.checkpoint();
    if (owned.aborted) return;
    this.#subscription = this.events.follow(from, {
      events: (batch) => this.#project(batch),
      reached: (position) => this.projector.handle([], position),
      resumeFrom: () => this.projector.checkpoint(),
      lost: (error, retryIn) => this.log.warn({ because: error.message, retryIn }, 'the log is out of reach'),
    });
  }

  /** Live events come in small transactions, with a rest after each. */
  async #project(batch: readonly LoggedEvent[]): Promise<void> {
    const begun = performance.now();
    await this.projector.handle(batch);
    const took = performance.now() - begun;
    if (batch.length < CATCHING_UP) await rest(took);
  }

  async end(): Promise<void> {
    await this.#subscription?.stop();
  }
}
