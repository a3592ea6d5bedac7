// Follows the log and keeps every read model level with it.
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EventStore } from '#event-store/event-store';
import { Projector } from '#projections/runner/projector';

@Injectable()
export class ProjectorService implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger('Projector');
  #subscription: { stop(): Promise<void> } | undefined;

  constructor(
    @Inject(EventStore) private readonly events: EventStore,
    @Inject(Projector) private readonly projector: Projector,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const from = await this.projector.checkpoint();
    this.#subscription = this.events.follow(from, {
      events: (batch) => this.projector.handle(batch),
      reached: (position) => this.projector.handle([], position),
      lost: (error, retryIn) => this.#log.warn({ because: error.message, retryIn }, 'the log is out of reach'),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.projector.stop();
    await this.#subscription?.stop();
  }
}
