// Makes the builds that are asked for and those that other versions need: one reading of the log for all of them.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { LoggedEvent } from '#event-store/logged-event';
import type { ReadStore } from '#read-store/read-store';
import type { LogReader } from '../runner/log-reader.js';
import { earliest, positionText } from '../runner/position.js';
import type { Projection } from '../runner/projection.js';
import type { Beside } from '../runner/projectors.js';
import { standings } from '../runner/standings.query.js';
import { Build, type Limits, NothingKept } from './build.js';
import type { BuildReport } from './build-report.js';
import {
  askedChannel,
  askForOutdated,
  type BuildRow,
  claimBuilds,
  endBuild,
  letGo,
  tellProgress,
} from './builds.query.js';
import { Rate } from './rate.js';
import { takePlace } from './take-place.js';
import { takenBy } from './taken-by.js';

export interface BuilderOptions {
  readonly log?: string | undefined;
  /** Events in one transaction. */
  readonly size?: number;
  /** Over how many what can be split is split; 1 by default. */
  readonly shards?: number;
  /** The database has one connection for everybody: transactions are short, and make room while others are at work. */
  readonly sharesConnection?: boolean;
  readonly onTrouble?: (error: unknown) => void;
  readonly onEnd?: (projection: string, switched: boolean, report: BuildReport) => void;
}

const mostInABatch = 2_000;
/** A reading of the log that brings less is the last one before nothing may move. */
const nearlyLevel = 500;
/** As many as leave a connection that is shared answering. */
const fewInABatch = 250;
const busyMs = 1_000;
const restFor = 3;
const longestRestMs = 1_000;
const tellEveryMs = 1_000;
const lookAgainMs = 2_000;
const againAfterMs = 1_000;

type Batch = readonly LoggedEvent[];
interface UnderWay {
  readonly build: Build;
  readonly rate: Rate;
}

export class Builder {
  private readonly id = randomUUID();
  private stopping = new AbortController();
  private running: Promise<void> | undefined;
  private wake: () => void = () => undefined;

  constructor(
    private readonly store: ReadStore,
    private readonly projector: Beside,
    private readonly projections: readonly Projection[],
    private readonly log: LogReader,
    private readonly options: BuilderOptions = {},
  ) {}

  private get size(): number {
    return this.options.size ?? (this.options.sharesConnection ? fewInABatch : mostInABatch);
  }

  /** Batches that a read model may be ahead of another: while one writes, others reckon. */
  private get ahead(): number {
    return this.options.sharesConnection ? 0 : 1;
  }

  /** Builds whatever is due, until the end. */
  begin(): void {
    this.stopping = new AbortController();
    this.running = this.run(this.stopping.signal);
  }

  /** What is half-built is gone on with at the next beginning. */
  async end(): Promise<void> {
    this.stopping.abort(new Error('The builder is stopping'));
    this.wake();
    await this.running;
  }

  /** Builds what is due now; answers how many builds ended. */
  async buildDue(): Promise<number> {
    const begun = (await this.store.run(standings)).map(({ name }) => name);
    const those = this.projections.filter(({ name }) => begun.includes(name));
    await this.store.run((db) => askForOutdated(db, those, (each) => this.shardsOf(each)));
    const claimed = await this.store.run((db) => claimBuilds(db, those, this.id));
    const opened = await Promise.all(claimed.map((row) => this.open(row)));
    const underWay = opened.filter((each) => each !== undefined);
    if (underWay.length === 0) return opened.length;
    const telling = setInterval(() => void this.tell(underWay).catch(() => undefined), tellEveryMs);
    try {
      await this.readAll(underWay);
      for (const each of underWay) await this.finish(each);
    } finally {
      clearInterval(telling);
      await this.store.run((db) => letGo(db, this.id)).catch(() => undefined);
    }
    return opened.length;
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted)
      try {
        await this.buildAll(signal);
      } catch (error) {
        if (signal.aborted) break;
        this.options.onTrouble?.(error);
        await pause(againAfterMs, undefined, { signal }).catch(() => undefined);
      }
  }

  private async buildAll(signal: AbortSignal): Promise<void> {
    const deaf = await this.store.notifier.listen(askedChannel, () => this.wake());
    try {
      while (!signal.aborted) if ((await this.buildDue()) === 0) await this.word();
    } finally {
      await deaf().catch(() => undefined);
    }
  }

  private word(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, lookAgainMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.stopping.signal.aborted) this.wake();
    });
  }

  private async open({ projection: name, kind, state, events }: BuildRow): Promise<UnderWay | undefined> {
    const projection = this.projections.find((each) => each.name === name)!;
    try {
      const isBegun = state === 'building';
      const opening = { kind, isBegun, shards: this.shardsOf(projection) };
      const build = await Build.open(this.store, projection, this.options.log, opening);
      await this.store.run((db) => tellProgress(db, name, this.id, { state: 'building' }));
      return { build, rate: new Rate(state === 'building' ? events : 0) };
    } catch (error) {
      if (!(error instanceof NothingKept)) throw error;
      const { version } = projection;
      const nothing = { tables: [], parked: { before: 0, built: 0 }, broken: [] };
      const report = { position: '', version: { before: version, built: version }, ...nothing, reason: error.message };
      await this.store.run((db) => endBuild(db, name, 'refused', report));
      this.options.onEnd?.(name, false, report);
      return undefined;
    }
  }

  /** Again and again, until a reading brings hardly anything; what is shown in the same version is not overtaken. */
  private async readAll(underWay: readonly UnderWay[]): Promise<void> {
    for (let brought = Number.POSITIVE_INFINITY; brought > nearlyLevel; ) {
      brought = 0;
      const limits = await this.limits(underWay);
      const from = earliest(await Promise.all(underWay.map(({ build }) => build.position())));
      const takers = underWay.map((each, index) => (events: Batch) => this.take(each, events, limits[index]!));
      let began = performance.now();
      for await (const { batch, taken } of takenBy(this.log.batches(from, this.size), takers, this.ahead)) {
        this.stopping.signal.throwIfAborted();
        const most = Math.max(...taken);
        brought += most;
        if (most < batch.length) break;
        await this.makeRoom(performance.now() - began);
        began = performance.now();
      }
    }
  }

  private async makeRoom(took: number): Promise<void> {
    if (!this.options.sharesConnection || !this.projector.isBusy(busyMs)) return;
    await pause(Math.min(restFor * took, longestRestMs));
  }

  private async take({ build, rate }: UnderWay, events: Batch, limits: Limits): Promise<number> {
    const taken = await build.handle(events, limits);
    rate.add(taken);
    return taken;
  }

  private shardsOf = ({ split }: Projection): number => (split ? (this.options.shards ?? 1) : 1);

  private async limits(underWay: readonly UnderWay[]): Promise<readonly Limits[]> {
    const shown = await this.store.run(standings);
    return underWay.map(({ build: { projection } }) => {
      const { version, shards, positions } = shown.find(({ name }) => name === projection.name)!;
      return version === projection.version && shards === this.shardsOf(projection) ? positions : [];
    });
  }

  private async finish({ build }: UnderWay): Promise<void> {
    const { name } = build.projection;
    const { store, projector, log, options } = this;
    const { size } = this;
    const onSwitch = (db: Parameters<typeof endBuild>[0], report: BuildReport) =>
      endBuild(db, name, 'switched', report);
    const outcome = await takePlace(build, { store, projector, log, size, onSwitch });
    if (outcome === 'again') {
      await this.store.run((db) => tellProgress(db, name, this.id, { state: 'asked' }));
      return;
    }
    const { switched, report } = outcome;
    if (!switched) await store.run((db) => endBuild(db, name, 'refused', report));
    options.onEnd?.(name, switched, report);
  }

  private async tell(underWay: readonly UnderWay[]): Promise<void> {
    const head = await this.log.last();
    for (const { build, rate } of underWay) {
      const position = await build.place();
      const progress = { position, head: head ? positionText(head) : '', events: rate.events, rate: rate.perSecond };
      await this.store.run((db) => tellProgress(db, build.projection.name, this.id, progress));
    }
  }
}
