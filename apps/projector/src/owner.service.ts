// Of all projector processes on one database one projects, reacts and asks at deadlines; the others wait for its end.
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Builder } from '#projections/builds/builder';
import { Projector } from '#projections/runner/projector';
import { ReadStore } from '#read-store/read-store';
import { DeadlinesService } from './deadlines.service.js';
import { ProjectorService } from './projector.service.js';
import { ReactorService } from './reactor.service.js';

const WORK = 'projector';
/** Of one, until the work is split. */
const SHARD = 0;

@Injectable()
export class OwnerService implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger('Owner');
  #holding: { stop(): Promise<void> } | undefined;
  #isOwner = false;

  constructor(
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(Projector) private readonly projector: Projector,
    @Inject(Builder) private readonly builder: Builder,
    @Inject(ProjectorService) private readonly projecting: ProjectorService,
    @Inject(ReactorService) private readonly reacting: ReactorService,
    @Inject(DeadlinesService) private readonly asking: DeadlinesService,
  ) {}

  /** Whether this process does the work now. */
  get isOwner(): boolean {
    return this.#isOwner;
  }

  onApplicationBootstrap(): void {
    this.#holding = this.store.ownership.hold(WORK, SHARD, {
      begin: () => this.#begin(),
      end: () => this.#end(),
      lost: (reason) => this.#log.warn({ because: reason.message, shard: SHARD }, 'projecting waits'),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.projector.stop();
    await this.#holding?.stop();
  }

  async #begin(): Promise<void> {
    this.#isOwner = true;
    this.#log.log({ shard: SHARD }, 'this process projects');
    this.asking.begin();
    await Promise.all([this.projecting.begin(), this.reacting.begin()]);
    this.builder.begin();
  }

  async #end(): Promise<void> {
    this.#isOwner = false;
    await Promise.all([this.builder.end(), this.projecting.end(), this.reacting.end(), this.asking.end()]);
  }
}
