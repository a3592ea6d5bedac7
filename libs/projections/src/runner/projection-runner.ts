// Runs one projection: applies a batch event by event and commits its rows and its checkpoint together.
import { comparePositions, type LoggedEvent, type Position } from '#event-store/logged-event';
import type { ReadStore } from '#read-store/read-store';
import { sqlState } from '#read-store/unavailable';
import {
  type Checkpoint,
  expectNoGap,
  LostRace,
  loadCheckpoint,
  moveCheckpoints,
  type Origin,
  projectedChannel,
} from './checkpoint.js';
import { concerns, isHeld, note, park } from './parking.js';
import { positionText } from './position.js';
import type { Projection } from './projection.js';
import { isHeardBy, type Shard, whole } from './shard.js';
import { Workbench } from './workbench.js';

/** A key has come to stand still: its projection makes nothing more of it until it is retried. */
export interface Parked {
  readonly projection: string;
  readonly key: string;
  readonly stream: string;
  readonly type: string;
  readonly position: string;
  readonly reason: string;
}

export interface RunnerOptions extends Origin {
  /** Told of each key that came to stand still, once that is committed. */
  readonly onParked?: (parked: Parked) => void;
}

export class ProjectionRunner {
  readonly bench: Workbench;
  private current: Checkpoint | undefined;

  /** `store` says in which schema its rows are; `channel`: where its commits are announced; `shard`: its share of the events. */
  constructor(
    readonly projection: Projection,
    readonly store: ReadStore,
    private readonly options: RunnerOptions = {},
    private readonly channel = projectedChannel,
    readonly shard: Shard = whole,
  ) {
    this.bench = new Workbench(projection, shard);
  }

  async checkpoint(): Promise<Checkpoint> {
    this.current ??= await this.store.run((db) => loadCheckpoint(db, this.projection, this.options, this.shard));
    return this.current;
  }

  /** Of these events, those that concern it and that it has not seen. */
  async newsIn(events: readonly LoggedEvent[]): Promise<readonly LoggedEvent[]> {
    const { position } = await this.checkpoint();
    const { projection, shard } = this;
    return events.filter(
      (event) =>
        isAfter(event.position, position) && concerns(projection, event) && isHeardBy(shard, projection.split, event),
    );
  }

  /**
   * Applies what is new and moves on to `upTo`; `handed`: up to where it was given the log before. Throws `LostRace`,
   * `FellBack`, or what the database throws: then nothing happened.
   */
  async handle(events: readonly LoggedEvent[], upTo: Position, handed: Position | undefined): Promise<void> {
    try {
      await this.commit(events, upTo, handed);
    } catch (error) {
      this.forget();
      if (!isTheEventsFault(error)) throw error;
      await this.without(events, upTo, handed, error);
    }
  }

  /** Its checkpoint went on without rows, in one statement for many projections. */
  moved(position: Position): void {
    if (!this.current) return;
    const { revision } = this.current;
    this.current = { ...this.current, position, reached: positionText(position), revision: revision + 1 };
  }

  /** What was read before does not hold any longer. */
  forget(): void {
    this.current = undefined;
    this.bench.rows.forget();
  }

  /** Commits what is on the bench. Throws `LostRace` where another process was faster. */
  async write(next: Omit<Checkpoint, 'revision' | 'givenUp'>): Promise<void> {
    const { revision, givenUp } = await this.checkpoint();
    const { name } = this.projection;
    const written = await this.store.run((db) =>
      db.transaction(async (tx) => {
        const moved = await moveCheckpoints(
          tx,
          [{ projection: name, shard: this.shard.index, revision, ...next }],
          this.channel,
        );
        if (!moved.has(name)) throw new LostRace(name);
        return this.bench.rows.write(tx);
      }),
    );
    this.bench.rows.committed();
    this.current = { ...next, givenUp, revision: revision + 1 };
    await this.store.wrote(written);
  }

  private async commit(
    events: readonly LoggedEvent[],
    upTo: Position,
    handed: Position | undefined,
    refused?: string,
  ): Promise<void> {
    const checkpoint = await this.checkpoint();
    expectNoGap(this.projection.name, checkpoint, handed);
    const { position, parked: before, givenUp } = checkpoint;
    if (!isAfter(upTo, position)) return;
    const news = (await this.newsIn(events)).filter((each) => !givenUp.has(positionText(each.position)));
    const parked = new Set(before);
    await this.store.run((db) => this.bench.load(db, news));
    const stopped = news.flatMap((event) => this.apply(event, parked, refused));
    await this.write({ position: upTo, reached: positionText(upTo), parked });
    for (const each of stopped) this.options.onParked?.(each);
  }

  /** Answers the key that came to stand still, if one did. */
  private apply(event: LoggedEvent, parked: Set<string>, refused: string | undefined): readonly Parked[] {
    const { rows } = this.bench;
    const isHeldBack = isHeld(parked, event);
    if (isHeldBack) note(rows, this.projection.name, event);
    const reason = isHeldBack ? undefined : (refused ?? this.bench.project(event));
    const stopped = reason === undefined ? [] : [this.park(event, reason, parked)];
    rows.keep();
    return stopped;
  }

  private park(event: LoggedEvent, reason: string, parked: Set<string>): Parked {
    const projection = this.projection.name;
    const key = park(this.bench.rows, projection, event, reason, 1);
    parked.add(key);
    const { stream, type, position } = event;
    return { projection, key, stream, type, position: positionText(position), reason };
  }

  /** Finds by halves the one that SQL itself does not take, and parks it. */
  private async without(
    events: readonly LoggedEvent[],
    upTo: Position,
    handed: Position | undefined,
    error: unknown,
  ): Promise<void> {
    if (events.length === 0) throw error;
    if (events.length === 1) return this.commit(events, upTo, handed, `SQL does not take it (${sqlState(error)})`);
    const half = Math.floor(events.length / 2);
    await this.handle(events.slice(0, half), events[half - 1]!.position, handed);
    await this.handle(events.slice(half), upTo, handed);
  }
}

const isAfter = (position: Position, other: Position | undefined): boolean =>
  !other || comparePositions(position, other) > 0;

/** Data that SQL cannot hold (classes 22, 23, 54): trying again would stop the world for one event. */
const isTheEventsFault = (error: unknown): boolean => /^(22|23|54)/.test(sqlState(error) ?? '');
