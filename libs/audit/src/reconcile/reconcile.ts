// Everything counted again from the log: each read model made once more beside itself, and the figures counted naively.
import { comparePositions, type Position } from '#event-store/logged-event';
import { Recount } from '#projections/region-progress/recount';
import { name as regionProgressName } from '#projections/region-progress/region-progress.projection';
import { regionProgress } from '#projections/region-progress/region-progress.table';
import type { LogReader } from '#projections/runner/log-reader';
import { positionText } from '#projections/runner/position';
import type { Projection } from '#projections/runner/projection';
import { standings } from '#projections/runner/standings.query';
import type { ReadStore } from '#read-store/read-store';
import { type Difference, heldAgainst, keepSeen } from './held-against.js';
import { Scratch } from './scratch.js';

export interface Reconciled {
  readonly projection: string;
  /** The place that both sides are of; null where nothing was projected yet. */
  readonly position: string | null;
  /** Rows of another version are being replaced and are not held against anything. */
  readonly isOutdated: boolean;
  readonly tables: readonly { readonly table: string; readonly rows: number; readonly differing: number }[];
  readonly differences: readonly Difference[];
}
/** One of its names a line. */
export interface ReconcileLine {
  readonly progress?: { readonly events: number };
  readonly reconciled?: Reconciled;
  /** The figures of the region board against a naive count that shares nothing with the projection. */
  readonly recounted?: {
    readonly position: string;
    readonly figures: number;
    readonly differences: readonly Difference[];
  };
  readonly summary?: {
    readonly tables: number;
    readonly rows: number;
    readonly differing: number;
    readonly seconds: number;
  };
}

const SIZE = 500;

export interface Parts {
  readonly store: ReadStore;
  readonly log: LogReader;
  readonly logId: string;
  readonly projections: readonly Projection[];
}

/** One at a time on one database. Nothing that readers see is touched. */
export async function* reconcile({ store, log, logId, projections }: Parts): AsyncGenerator<ReconcileLine> {
  const began = performance.now();
  const totals = { tables: 0, rows: 0, differing: 0 };
  const scratches: Scratch[] = [];
  try {
    const shown = await store.run(standings);
    const limits: Position[] = [];
    for (const projection of projections) {
      const so = shown.find(({ name }) => name === projection.name);
      if (so?.position && so.version === projection.version) {
        scratches.push(await Scratch.make(store, projection, logId));
        limits.push(so.position);
      } else
        yield {
          reconciled: { projection: projection.name, position: null, isOutdated: !!so, tables: [], differences: [] },
        };
    }
    yield* readOnce(scratches, limits, log);
    for (const scratch of scratches) {
      const reconciled = yield* held(scratch, store, log);
      totals.tables += reconciled.tables.length;
      for (const { rows, differing } of reconciled.tables) {
        totals.rows += rows;
        totals.differing += differing;
      }
    }
  } finally {
    for (const scratch of scratches) await scratch.drop();
  }
  const recounted = await naively(store, log);
  totals.differing += recounted.differences.length;
  yield { recounted };
  yield { summary: { ...totals, seconds: Math.round((performance.now() - began) / 100) / 10 } };
}

/** One reading for all of them, each as far as its shown rows stood when it began. */
async function* readOnce(
  scratches: readonly Scratch[],
  limits: readonly Position[],
  log: LogReader,
): AsyncGenerator<ReconcileLine> {
  let events = 0;
  for await (const batch of log.batches(undefined, SIZE)) {
    const isMore = await Promise.all(scratches.map((scratch, index) => scratch.take(batch, limits[index]!)));
    events += batch.length;
    yield { progress: { events } };
    if (!isMore.includes(true)) return;
  }
}

/** Level with what is shown now, and held against it. */
async function* held(scratch: Scratch, store: ReadStore, log: LogReader): AsyncGenerator<ReconcileLine, Reconciled> {
  const { projection, schemas } = scratch;
  const stands = await keepSeen(store, schemas, projection);
  if (stands)
    for await (const batch of log.batches(await scratch.position(), SIZE))
      if (!(await scratch.take(batch, stands))) break;
  const tables = [];
  for (const table of projection.tables) tables.push(await heldAgainst(store, schemas, projection, table));
  const reconciled: Reconciled = {
    projection: projection.name,
    position: stands ? positionText(stands) : null,
    isOutdated: false,
    tables: tables.map(({ differences: _, ...rest }) => rest),
    differences: tables.flatMap(({ differences }) => differences),
  };
  yield { reconciled };
  return reconciled;
}

async function naively(store: ReadStore, log: LogReader) {
  const { position, stored } = await store.run((db) =>
    db.transaction(
      async (tx) => ({
        position: (await standings(tx)).find(({ name }) => name === regionProgressName)?.position,
        stored: await tx.select().from(regionProgress),
      }),
      { isolationLevel: 'repeatable read' },
    ),
  );
  if (!position) return { position: '', figures: 0, differences: [] };
  const count = new Recount();
  for await (const batch of log.batches(undefined, SIZE))
    for (const event of batch) if (comparePositions(event.position, position) <= 0) count.take(event);
  const counted = count.figures();
  const placeOf = ({ cohort, level, place, reached }: Figure) => ({ cohort, level, place, reached });
  const byPlace = new Map(counted.map((row) => [JSON.stringify(placeOf(row)), row]));
  const differences: Difference[] = [];
  for (const row of stored) {
    const key = placeOf(row);
    const found = byPlace.get(JSON.stringify(key));
    byPlace.delete(JSON.stringify(key));
    for (const column of metrics)
      if (row[column] !== (found?.[column] ?? 0))
        differences.push({
          table: 'region_progress',
          key,
          column,
          stored: row[column],
          recounted: found?.[column] ?? 0,
        });
  }
  for (const row of byPlace.values())
    for (const column of metrics)
      if (row[column] !== 0)
        differences.push({ table: 'region_progress', key: placeOf(row), column, stored: 0, recounted: row[column] });
  return { position: positionText(position), figures: stored.length * metrics.length, differences };
}

interface Figure {
  readonly cohort: string;
  readonly level: string;
  readonly place: string;
  readonly reached: string;
}
const metrics = ['involved', 'led', 'guests', 'guestLed'] as const;
