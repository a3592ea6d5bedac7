// How long an auditor waits: for the past of a team and of the region board, for what a figure is the sum of, for decisions.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StoredLog } from '#audit/evidence/stored.log';
import type { EventStore } from '#event-store/event-store';
import type { Position } from '#event-store/logged-event';
import { decisionLogProjection } from '#projections/decision-log/decision-log.projection';
import { migrationsFolder } from '#projections/migrations';
import { regionProgressProjection } from '#projections/region-progress/region-progress.projection';
import { Projector } from '#projections/runner/projector';
import { openReadStore } from '#read-store/open';
import { startPostgres, whyNoPostgres } from '#read-store/postgres-server.kit';
import type { ReadStore } from '#read-store/read-store';
import { sql } from 'drizzle-orm';
import { median, type Rows } from '../event-node/rows.js';
import type { Plan } from '../plan.js';
import type { Grown } from './grown-log.js';
import { type Place, questionsOf } from './questions.js';
import { milliseconds, seconds } from './timed.js';

const AT_ONCE = 2_000;
const PLACES = 5;
const TWINS = ['postgresql', 'pglite'] as const;

export async function benchAnswers(rows: Rows, plan: Plan, events: EventStore, grown: Grown): Promise<void> {
  for (const twin of TWINS) {
    const why = twin === 'postgresql' ? whyNoPostgres() : undefined;
    if (why) process.stderr.write(`${twin}: ${why}\n`);
    else await onTwin(twin, (store) => answersOf(rows, `${twin}, ${grown.events} events`, plan, store, events, grown));
  }
}

async function onTwin(twin: (typeof TWINS)[number], work: (store: ReadStore) => Promise<void>): Promise<void> {
  const server = twin === 'postgresql' ? await startPostgres() : undefined;
  const files = mkdtempSync(path.join(tmpdir(), 'vekha-bench-sql-'));
  const store = await openReadStore(server ? { url: server.url } : { folder: path.join(files, 'postgres') });
  try {
    await store.migrate(migrationsFolder());
    await work(store);
  } finally {
    await store.close();
    await server?.stop();
    rmSync(files, { recursive: true, force: true });
  }
}

async function answersOf(
  rows: Rows,
  where: string,
  plan: Plan,
  store: ReadStore,
  events: EventStore,
  grown: Grown,
): Promise<void> {
  const places = await project(store, events, grown);
  const log = new StoredLog(events);
  for (const { asked, most, ask } of questionsOf(log)) {
    const times: number[] = [];
    for (let round = 0; round < plan.rounds; round++)
      for (const place of places) times.push(await milliseconds(() => store.run((db) => ask(db, place))));
    rows.add(`${where}: ${asked}`, median(times), 'ms', most === undefined ? {} : { most });
    process.stderr.write(`  slowest ${Math.round(Math.max(...times))} ms\n`);
  }
}

/** Answers places within the log, the middle among them, each with a team that was there. */
async function project(store: ReadStore, events: EventStore, { events: count }: Grown): Promise<readonly Place[]> {
  const projector = new Projector(store, [decisionLogProjection, regionProgressProjection]);
  await projector.checkpoint();
  const places: Place[] = [];
  let seen = 0;
  let team = '';
  const took = await seconds(async () => {
    for await (const batch of events.batches(undefined, AT_ONCE)) {
      await projector.handle(batch);
      team = batch.findLast(({ stream }) => stream.startsWith('team-'))?.stream ?? team;
      seen += batch.length;
      const wanted = (count * (places.length + 1)) / (PLACES + 1);
      if (places.length < PLACES && seen >= wanted) places.push(placeIn(team, batch.at(-1)!));
    }
    await store.run((db) => db.execute(sql`analyze`));
  });
  process.stderr.write(`${seen} events projected in ${took.toFixed(1)} s\n`);
  return places;
}

function placeIn(stream: string, { position, receipt }: { position: Position; receipt?: { now: string } }): Place {
  const [, cohort, team] = /^team-(.+)\.(.+)$/.exec(stream)!;
  return { position, cohort, team, time: receipt!.now };
}
