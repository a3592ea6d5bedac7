// Follows the log behind a checkpoint of its own and sends what must happen because something happened.
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Reactions } from '#engine/reactions';
import { EventStore } from '#event-store/event-store';
import type { LoggedEvent, Position } from '#event-store/logged-event';
import { loadCheckpoint, moveCheckpoints } from '#projections/runner/checkpoint';
import { positionText } from '#projections/runner/position';
import { reactions } from '#projections/runner/reactions';
import { ReadStore } from '#read-store/read-store';
import { rest } from './rest.js';

@Injectable()
export class ReactorService {
  readonly #log = new Logger('Reactor');
  #subscription: { stop(): Promise<void> } | undefined;
  #revision: number | undefined;

  constructor(
    @Inject(EventStore) private readonly events: EventStore,
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(Reactions) private readonly reactions: Reactions,
  ) {}

  async begin(owned: AbortSignal): Promise<void> {
    const from = await this.#checkpoint();
    if (owned.aborted) return;
    this.#subscription = this.events.follow(from, {
      events: (batch) => this.#react(batch),
      resumeFrom: () => this.#checkpoint(),
      lost: (error, retryIn) => this.#log.warn({ because: error.message, retryIn }, 'reactions wait'),
    });
  }

  async end(): Promise<void> {
    await this.#subscription?.stop();
  }

  async #react(batch: readonly LoggedEvent[]): Promise<void> {
    for (const event of batch) await this.reactions.to(event);
    const last = batch[batch.length - 1].position;
    const begun = performance.now();
    this.#revision ??= (await this.#load()).revision;
    const move = { projection: reactions.name, revision: this.#revision, position: last, reached: positionText(last) };
    const moved = await this.store.run((db) => moveCheckpoints(db, [move]));
    // Somebody else moved it: what was asked twice is done once.
    this.#revision = moved.has(reactions.name) ? this.#revision + 1 : undefined;
    await rest(performance.now() - begun);
  }

  async #checkpoint(): Promise<Position | undefined> {
    const { revision, position } = await this.#load();
    this.#revision = revision;
    return position;
  }

  #load = () => this.store.run((db) => loadCheckpoint(db, reactions, {}));
}
