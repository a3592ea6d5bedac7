// Reads a projection's parked events again from the log, in order, and lets their keys go when they are level.
import type { LoggedEvent } from '#event-store/logged-event';
import { parkedEvents, parkedKeys } from './checkpoint.table.js';
import type { LogReader } from './log-reader.js';
import { isHeld, park } from './parking.js';
import { type ParkedKey, selectParked, waitingEvents } from './parked.query.js';
import { behind, positionOf } from './position.js';
import type { ProjectionRunner } from './projection-runner.js';

export interface Retried {
  /** Events projected now. */
  readonly applied: number;
  /** Keys that move again. */
  readonly released: readonly string[];
  /** Keys that stand still again, and why. */
  readonly stuck: readonly { readonly key: string; readonly reason: string }[];
}

/** Events in one transaction. */
const mostAtOnce = 500;

/** Throws `LostRace` when another process moves the projection meanwhile: then begin again. */
export async function retryParked(
  runner: ProjectionRunner,
  log: Pick<LogReader, 'readAt'>,
  key?: string,
): Promise<Retried> {
  const keys = await runner.store.run((db) => selectParked(db, runner.projection.name, runner.shard, key));
  const retry = new Retry(runner, log, keys);
  let isLevel = keys.length === 0;
  while (!isLevel) isLevel = await retry.goOn();
  return retry.outcome;
}

class Retry {
  private applied = 0;
  private readonly stuck = new Map<string, string>();

  constructor(
    private readonly runner: ProjectionRunner,
    private readonly log: Pick<LogReader, 'readAt'>,
    private readonly keys: readonly ParkedKey[],
  ) {}

  get outcome(): Retried {
    const stuck = [...this.stuck].map(([key, reason]) => ({ key, reason }));
    return { applied: this.applied, released: this.free(), stuck };
  }

  /** One transaction; answers whether nothing is left to do. */
  async goOn(): Promise<boolean> {
    const { runner } = this;
    const { position, reached, parked } = await runner.checkpoint();
    const waiting = await runner.store.run((db) =>
      waitingEvents(db, runner.projection.name, runner.shard, this.keys, [...this.stuck.keys()], mostAtOnce + 1),
    );
    const events = await Promise.all(waiting.slice(0, mostAtOnce).map((at) => this.read(at)));
    await runner.store.run((db) => runner.bench.load(db, events));
    for (const event of events) this.apply(event.at, event, parked, behind(reached));
    const isLevel = waiting.length <= mostAtOnce;
    if (isLevel) this.release();
    const still = [...parked, ...this.stuck.keys()].filter((each) => !isLevel || !this.free().includes(each));
    await runner.write({ position, reached: behind(reached), parked: new Set(still) });
    return isLevel;
  }

  private apply(at: string, event: LoggedEvent, parked: ReadonlySet<string>, shownAt: string): void {
    const { projection, bench } = this.runner;
    const elsewhere = [...parked].filter((key) => !this.keys.some((each) => each.key === key));
    if (isHeld(new Set([...elsewhere, ...this.stuck.keys()]), event)) return;
    const why = bench.project(event, shownAt);
    if (why === undefined) {
      bench.rows.remove(parkedEvents, { projection: projection.name, position: at });
      this.applied += 1;
    } else this.stuck.set(park(bench.rows, projection.name, event, why, this.attempts(event) + 1), why);
    bench.rows.keep();
  }

  private release(): void {
    const { projection, bench } = this.runner;
    for (const key of this.free()) bench.rows.remove(parkedKeys, { projection: projection.name, key });
    bench.rows.keep();
  }

  private free(): readonly string[] {
    return this.keys.map(({ key }) => key).filter((key) => !this.stuck.has(key));
  }

  private attempts({ stream }: LoggedEvent): number {
    return this.keys.find((each) => each.stream === stream)?.attempts ?? 0;
  }

  private async read(at: string): Promise<LoggedEvent & { readonly at: string }> {
    const event = await this.log.readAt(positionOf(at));
    if (!event) throw new Error(`The log has no event at ${at}, which it had before`);
    return { ...event, at };
  }
}
