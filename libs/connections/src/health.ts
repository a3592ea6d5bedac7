// Whether a process can do its work: the store, the database, and how far the projections are, each with a reason.
import type { EventStore } from '#event-store/event-store';
import { within } from '#event-store/within';
import { type BeingBuilt, beingBuilt } from '#projections/builds/progress.query';
import { projections } from '#projections/projections';
import { reactions } from '#projections/runner/reactions';
import { type ProjectionStatus, projectionStatuses } from '#projections/runner/parked.query';
import type { ReadStore } from '#read-store/read-store';
import { type Lag, lagsOf } from './lag.js';
import type { Metrics } from './metrics.js';

export interface Part {
  readonly ok: boolean;
  /** Why not. */
  readonly reason?: string;
}
export interface ParkedKey {
  readonly projection: string;
  readonly key: string;
  readonly reason: string;
}
export interface Projecting extends Part {
  /** The slowest: events (a thousand at most), and seconds since the oldest of them was decided. */
  readonly lag: { readonly events: number; readonly seconds: number } | null;
  readonly parked: readonly ParkedKey[];
  readonly building: readonly BeingBuilt[];
}
export interface Readiness {
  readonly store: Part;
  readonly database: Part;
  readonly projections: Projecting;
}

const ANSWERS_WITHIN_MS = 2_000;
const LATE_SECONDS = 30;
const unknown: Projecting = {
  ok: false,
  reason: 'not known while the database is out of reach',
  lag: null,
  parked: [],
  building: [],
};

export class Health {
  constructor(
    private readonly store: EventStore,
    private readonly readStore: ReadStore,
  ) {}

  async look(): Promise<Readiness> {
    const [store, statuses] = await Promise.all([this.#part(this.store.head()), this.#statuses()]);
    const database = 'reason' in statuses ? { ok: false, reason: statuses.reason } : { ok: true };
    return { store, database, projections: 'reason' in statuses ? unknown : await this.#projecting(store, statuses) };
  }

  /** Sets the gauges of what is only looked up. */
  measuredBy(metrics: Metrics): void {
    metrics.beforeRendering(async () => {
      const [store, statuses] = await Promise.all([this.#part(this.store.head()), this.#statuses()]);
      metrics.up.set({ part: 'store' }, Number(store.ok));
      metrics.up.set({ part: 'database' }, Number(!('reason' in statuses)));
      for (const gauge of [metrics.lagEvents, metrics.lagSeconds, metrics.parkedKeys]) gauge.reset();
      if ('reason' in statuses) return;
      for (const { projection, parked } of statuses) metrics.parkedKeys.set({ projection }, parked.length);
      if (!store.ok) return;
      for (const { projection, events, seconds } of await this.lagOf(statuses)) {
        metrics.lagEvents.set({ projection }, events);
        metrics.lagSeconds.set({ projection }, seconds);
      }
    });
  }

  /** How far each is behind the log; nothing while that is out of reach. */
  lagOf(statuses: readonly ProjectionStatus[]): Promise<readonly Lag[]> {
    return this.#lags(statuses).catch(() => []);
  }

  async #projecting(store: Part, statuses: readonly ProjectionStatus[]): Promise<Projecting> {
    const parked = statuses.flatMap((each) =>
      each.parked.map(({ projection, key, reason }) => ({ projection, key, reason })),
    );
    const building = await this.readStore.answer(beingBuilt).catch(() => []);
    const lags = store.ok ? await this.lagOf(statuses) : [];
    const slowest = [...lags].sort((a, b) => b.events - a.events)[0];
    const lag = slowest ? { events: slowest.events, seconds: slowest.seconds } : null;
    const reasons = [
      ...(lag && lag.seconds > LATE_SECONDS ? [`${lag.seconds} s behind the log`] : []),
      ...(parked.length ? [`${parked.length} keys are parked`] : []),
      ...(building.length ? [`${building.length} read models are being built`] : []),
    ];
    return { ok: !reasons.length, ...(reasons.length && { reason: reasons.join(', ') }), lag, parked, building };
  }

  /** Of those that are ours now; a database may still know of others. */
  #lags(statuses: readonly ProjectionStatus[]): Promise<readonly Lag[]> {
    const ours = new Set([...projections, reactions].map(({ name }) => name));
    return within(
      ANSWERS_WITHIN_MS,
      lagsOf(
        statuses.filter(({ projection }) => ours.has(projection)),
        (position, most) => this.store.eventsAfter(position, most),
      ),
    );
  }

  #statuses(): Promise<readonly ProjectionStatus[] | { readonly reason: string }> {
    return within(
      ANSWERS_WITHIN_MS,
      this.readStore.answer(projectionStatuses),
      () => new Error('no answer in time'),
    ).catch(reasonOf);
  }

  #part(probe: Promise<unknown>): Promise<Part> {
    return within(ANSWERS_WITHIN_MS, probe).then(
      () => ({ ok: true }),
      (error) => ({ ok: false, ...reasonOf(error) }),
    );
  }
}

const reasonOf = ({ message }: Error): { readonly reason: string } => ({ reason: message });
