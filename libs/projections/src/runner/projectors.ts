// All shards of the projecting: one projector each, of which a process follows the log with those that are its own.
import type { Position } from '#event-store/logged-event';
import type { ReadStore } from '#read-store/read-store';
import type { LogReader } from './log-reader.js';
import { latest } from './position.js';
import type { Projection } from './projection.js';
import { Projector, type ProjectorOptions, UnknownProjection } from './projector.js';
import type { Retried } from './retry.js';

export interface ProjectorsOptions extends Omit<ProjectorOptions, 'shard'> {
  /** Into how many the work is split; 1 by default. */
  readonly shards?: number;
}

/** What a build needs of whoever projects beside it. */
export type Beside = Pick<Projector, 'hold' | 'forget' | 'isBusy'>;

export class Projectors implements Beside {
  readonly shards: readonly Projector[];

  constructor(
    store: ReadStore,
    projections: readonly Projection[],
    { shards = 1, ...options }: ProjectorsOptions = {},
  ) {
    this.shards = Array.from(
      { length: shards },
      (_, index) => new Projector(store, projections, { ...options, shard: { index, of: shards } }),
    );
  }

  /** Like `Projector.retry`, in every shard that has to do with it. */
  async retry(name: string, log: Pick<LogReader, 'readAt'>, key?: string): Promise<Retried> {
    const those = this.shards.filter((shard) => shard.does(name));
    if (those.length === 0) throw new UnknownProjection(name);
    const all: Retried[] = [];
    for (const shard of those) all.push(await shard.retry(name, log, key));
    const stuck = new Map(all.flatMap((each) => each.stuck).map((each) => [each.key, each]));
    const released = new Set(all.flatMap((each) => each.released));
    return {
      applied: all.reduce((sum, each) => sum + each.applied, 0),
      released: [...released].filter((each) => !stuck.has(each)),
      stuck: [...stuck.values()],
    };
  }

  /** Like `Projector.hold`, of all of them; `handed`: the farthest. */
  hold<T>(work: (handed: Position | undefined) => Promise<T>): Promise<T> {
    const [first, ...rest] = this.shards;
    return rest.reduce(
      (held, shard) => (inner: typeof work) => held((a) => shard.hold((b) => inner(latest(a, b)))),
      (inner: typeof work) => first!.hold(inner),
    )(work);
  }

  async forget(name: string): Promise<void> {
    for (const shard of this.shards) if (shard.does(name)) await shard.forget(name);
  }

  isBusy = (ms: number): boolean => this.shards.some((shard) => shard.isBusy(ms));

  stop(): void {
    for (const shard of this.shards) shard.stop();
  }
}
