// Keeps many projections level with the log: one stream of events in, each projection's rows and checkpoint out.
import { setTimeout as pause } from 'node:timers/promises';
import { comparePositions, type LoggedEvent, type Position } from '#event-store/logged-event';
import type { ReadStore } from '#read-store/read-store';
import { expectNoGap, LostRace, type Move, moveCheckpoints, projectedChannel } from './checkpoint.js';
import type { LogReader } from './log-reader.js';
import { Held, Outdated } from './outpaced.js';
import { Pace } from './pace.js';
import { untilDone } from './patience.js';
import { positionText } from './position.js';
import type { Projection } from './projection.js';
import { ProjectionRunner, type RunnerOptions } from './projection-runner.js';
import { type Retried, retryParked } from './retry.js';
import { type Shard, shareOf, whole } from './shard.js';
import { Turns } from './turns.js';

export interface ProjectorOptions extends RunnerOptions {
  /** Told each time that the database did not do what was asked; it is asked again. */
  readonly onTrouble?: (error: unknown) => void;
  /** Which share of all projections it does; by default all. */
  readonly shard?: Shard;
}

/** The name of a turn that batches take, and whoever wants none of them. */
const everyBatch = ' ';
const lookAgainMs = 1_000;

export class Projector {
  private readonly runners: readonly ProjectionRunner[];
  private readonly stopping = new AbortController();
  private readonly turns = new Turns();
  private readonly pace = new Pace();
  /** Rows of an older version stand for them: a build takes their place. */
  private readonly outdated = new Set<ProjectionRunner>();
  private lookedAgain = 0;
  private newsAt = Number.NEGATIVE_INFINITY;
  /** Up to where the log was handed over. */
  private handed: Position | undefined;

  constructor(
    private readonly store: ReadStore,
    projections: readonly Projection[],
    private readonly options: ProjectorOptions = {},
  ) {
    this.runners = projections.flatMap((each) => {
      const share = shareOf(options.shard ?? whole, each);
      return share ? new ProjectionRunner(each, store, options, projectedChannel, share) : [];
    });
  }

  /** From where to follow the log: what all have seen; undefined: from its beginning. Waits for the database. */
  async checkpoint(): Promise<Position | undefined> {
    const all = await Promise.all(this.runners.map((runner) => this.whereIs(runner)));
    const current = all.filter((_, index) => !this.outdated.has(this.runners[index]!));
    const positions = current.length > 0 ? current : all;
    this.handed = positions.reduce((a, b) => (a && b ? (comparePositions(a, b) <= 0 ? a : b) : undefined));
    return this.handed;
  }

  /**
   * Projects events in the log's order; done when every projection has committed. `upTo`: there is nothing more
   * for projections up to there. Rejects with `FellBack` when a projection was made anew meanwhile (follow the log
   * again from `checkpoint()`), and after `stop`.
   */
  async handle(events: readonly LoggedEvent[], upTo?: Position): Promise<void> {
    for (let from = 0; from < events.length; ) {
      const batch = events.slice(from, from + this.pace.size);
      await this.handleBatch(batch, batch.at(-1)!.position);
      from += batch.length;
    }
    if (upTo) await this.handleBatch([], upTo);
  }

  /**
   * Reads what stands still again from the log, in order: everything of the projection, or one key
   * (`{cohort}.{team}` or a stream; a team of a cohort that stands still brings the whole cohort).
   */
  retry(name: string, log: Pick<LogReader, 'readAt'>, key?: string): Promise<Retried> {
    const runner = this.runnerOf(name);
    return this.turns.take(name, () => this.untilWon(runner, () => retryParked(runner, log, key)));
  }

  /** Nothing that this process projects moves while the work is done; `handed`: up to where it was given the log. */
  hold<T>(work: (handed: Position | undefined) => Promise<T>): Promise<T> {
    return this.turns.take(everyBatch, () => work(this.handed));
  }

  /** Whether events came within the last so many milliseconds: somebody is at work. */
  isBusy(ms: number): boolean {
    return performance.now() - this.newsAt < ms;
  }

  /** What is in memory of a projection does not hold any longer. */
  async forget(name: string): Promise<void> {
    const runner = this.runnerOf(name);
    await this.turns.take(name, async () => runner.forget());
    this.lookedAgain = 0;
  }

  /** Whether it projects any of it. */
  does = (name: string): boolean => this.runners.some(({ projection }) => projection.name === name);

  /** Nothing is begun or tried again any more. */
  stop(): void {
    this.stopping.abort(new Error('The projector is stopping'));
  }

  private handleBatch(events: readonly LoggedEvent[], upTo: Position): Promise<void> {
    return this.turns.take(everyBatch, async () => {
      if (events.length > 0) this.newsAt = performance.now();
      await this.lookAgain();
      for (;;) {
        try {
          return await this.handOut(events, upTo);
        } catch (error) {
          if (!(error instanceof Outdated)) throw error;
          this.outdated.add(this.runnerOf(error.projection));
        }
      }
    });
  }

  private async handOut(events: readonly LoggedEvent[], upTo: Position): Promise<void> {
    const busy: ProjectionRunner[] = [];
    const idle: ProjectionRunner[] = [];
    for (const runner of this.runners) {
      if (this.outdated.has(runner)) continue;
      const news = await this.persist(() => runner.newsIn(events));
      (news.length > 0 ? busy : idle).push(runner);
    }
    await Promise.all([...busy.map((runner) => this.run(runner, events, upTo)), this.moveIdle(idle, events, upTo)]);
    if (!this.handed || comparePositions(upTo, this.handed) > 0) this.handed = upTo;
  }

  /** Where a projection stands, and whether its rows are of an older version. */
  private async whereIs(runner: ProjectionRunner): Promise<Position | undefined> {
    try {
      const { position } = await this.persist(() => runner.checkpoint());
      this.outdated.delete(runner);
      return position;
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
      this.outdated.add(runner);
      return error.position;
    }
  }

  /** A build may have taken the place of outdated rows, here or in another process. */
  private async lookAgain(): Promise<void> {
    if (this.outdated.size === 0 || performance.now() - this.lookedAgain < lookAgainMs) return;
    this.lookedAgain = performance.now();
    for (const runner of [...this.outdated]) await this.whereIs(runner);
  }

  private run(runner: ProjectionRunner, events: readonly LoggedEvent[], upTo: Position): Promise<void> {
    return this.turns.take(runner.projection.name, async () => {
      const began = performance.now();
      await this.persist(() => runner.handle(events, upTo, this.handed));
      this.pace.took(performance.now() - began);
    });
  }

  /** Those that have nothing to write move on together, in one statement. */
  private async moveIdle(idle: readonly ProjectionRunner[], events: readonly LoggedEvent[], upTo: Position) {
    const moved = await this.persist(async () => {
      const moves: Move[] = [];
      for (const runner of idle) {
        const checkpoint = await runner.checkpoint();
        expectNoGap(runner.projection.name, checkpoint, this.handed);
        const { position, revision } = checkpoint;
        if (position && comparePositions(upTo, position) <= 0) continue;
        const { index: shard } = runner.shard;
        moves.push({
          projection: runner.projection.name,
          shard,
          revision,
          position: upTo,
          reached: positionText(upTo),
        });
      }
      return moves.length > 0 ? this.store.run((db) => moveCheckpoints(db, moves)) : new Set<string>();
    });
    for (const runner of idle) if (moved.has(runner.projection.name)) runner.moved(upTo);
    const behind = idle.filter(({ projection }) => !moved.has(projection.name));
    await Promise.all(behind.map((runner) => this.runAgain(runner, events, upTo)));
  }

  /** Either it was there already, or another process moved it: then what is in memory does not hold. */
  private async runAgain(runner: ProjectionRunner, events: readonly LoggedEvent[], upTo: Position): Promise<void> {
    const { position } = await this.persist(() => runner.checkpoint());
    if (position && comparePositions(upTo, position) <= 0) return;
    runner.forget();
    await this.run(runner, events, upTo);
  }

  private runnerOf(name: string): ProjectionRunner {
    const runner = this.runners.find(({ projection }) => projection.name === name);
    if (!runner) throw new UnknownProjection(name);
    return runner;
  }

  private persist<T>(work: () => Promise<T>): Promise<T> {
    return untilDone(work, this.stopping.signal, this.options.onTrouble ?? (() => undefined));
  }

  private async untilWon<T>(runner: ProjectionRunner, work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        runner.forget();
        if (error instanceof Held) await pause(lookAgainMs, undefined, { signal: this.stopping.signal });
        else if (!(error instanceof LostRace)) throw error;
      }
    }
  }
}

export class UnknownProjection extends Error {
  constructor(readonly projection: string) {
    super(`There is no projection called ${projection}`);
  }
}
