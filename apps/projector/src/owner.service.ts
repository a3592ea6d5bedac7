// Of all projector processes on one database each shard is projected by one; the first shard's owner also builds, reacts and
// asks at deadlines. The others wait for its end.
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Builder } from '#projections/builds/builder';
import { Projectors } from '#projections/runner/projectors';
import type { Owner } from '#read-store/ownership';
import { ReadStore } from '#read-store/read-store';
import { DeadlinesService } from './deadlines.service.js';
import { ProjectorService } from './projector.service.js';
import { ReactorService } from './reactor.service.js';

const WORK = 'projector';
/** With it goes what is done once, however much is split. */
const FIRST = 0;

@Injectable()
export class OwnerService implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger('Owner');
  readonly #owns: boolean[];
  #holding: { stop(): Promise<void> } | undefined;

  constructor(
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(Projectors) private readonly projectors: Projectors,
    @Inject(Builder) private readonly builder: Builder,
    @Inject(ProjectorService) private readonly projecting: ProjectorService,
    @Inject(ReactorService) private readonly reacting: ReactorService,
    @Inject(DeadlinesService) private readonly asking: DeadlinesService,
  ) {
    this.#owns = Array.from({ length: projecting.count }, () => false);
  }

  /** Whether this process does each shard's work now. */
  get shards(): readonly boolean[] {
    return this.#owns;
  }

  get isOwner(): boolean {
    return this.#owns.includes(true);
  }

  onApplicationBootstrap(): void {
    const { ownership } = this.store;
    const { count } = this.projecting;
    this.#holding =
      count === 1
        ? ownership.hold(WORK, FIRST, this.#ownerOf(FIRST))
        : ownership.share(WORK, count, (shard) => this.#ownerOf(shard));
  }

  async onApplicationShutdown(): Promise<void> {
    this.projectors.stop();
    await this.#holding?.stop();
  }

  #ownerOf(shard: number): Owner {
    return {
      begin: (owned) => this.#begin(shard, owned),
      end: () => this.#end(shard),
      lost: (reason) => this.#log.warn({ because: reason.message, shard }, 'projecting waits'),
    };
  }

  async #begin(shard: number, owned: AbortSignal): Promise<void> {
    this.#owns[shard] = true;
    this.#log.log({ shard }, 'this process projects');
    if (shard !== FIRST) return this.projecting.begin(shard, owned);
    this.asking.begin();
    await Promise.all([this.projecting.begin(shard, owned), this.reacting.begin(owned)]);
    if (!owned.aborted) this.builder.begin();
  }

  async #end(shard: number): Promise<void> {
    this.#owns[shard] = false;
    if (shard !== FIRST) return this.projecting.end(shard);
    await Promise.all([this.builder.end(), this.projecting.end(shard), this.reacting.end(), this.asking.end()]);
  }
}
