// How fast all read models are rebuilt from a log, beside reading that log and doing nothing with it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { EventStore } from '#event-store/event-store';
import { logIdentity } from '#event-store/log-identity';
import { Builder } from '#projections/builds/builder';
import { allBuilds, askForBuild } from '#projections/builds/builds.query';
import { projections as all } from '#projections/projections';
import { regionProgressNow } from '#projections/region-progress/region-progress.query';
import { migrationsFolder } from '#projections/migrations';
import { Projector } from '#projections/runner/projector';
import { openReadStore } from '#read-store/open';
import { writeTales } from './tales.js';
import { startPostgres, whyNoPostgres } from '#read-store/postgres-server.kit';

interface Row {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly beside?: string;
  readonly ratio?: number;
  readonly aim?: string;
}

const { values: given } = parseArgs({
  options: {
    events: { type: 'string', default: '200000' },
    on: { type: 'string', default: 'postgresql,pglite' },
    only: { type: 'string' },
    json: { type: 'string' },
  },
});
const wanted = Number(given.events);
const projections = given.only ? all.filter(({ name }) => given.only!.split(',').includes(name)) : all;
const rows: Row[] = [];
const told = (row: Row) => {
  rows.push(row);
  console.log(Object.values(row).join('\t'));
};
const since = (began: number) => (performance.now() - began) / 1_000;

const folder = mkdtempSync(path.join(tmpdir(), 'vekha-bench-log-'));
const env = { ...process.env, VEKHA_DATA: folder, VEKHA_EVENT_NODE_PORT: '0' };
const node = fork('dist/apps/event-node/src/main.js', [], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
try {
  const [{ port }] = (await once(node, 'message')) as [{ port: number }];
  const url = `esdb://127.0.0.1:${port}?tls=false`;
  const { events, teams } = await write(url);
  const store = new EventStore({ url, deadline: 60_000 });
  const began = performance.now();
  let read = 0;
  for await (const batch of store.batches(undefined, 2_000)) read += batch.length;
  const reading = read / since(began);
  told({ figure: `read and decode ${read} events`, value: Math.round(reading), unit: 'events/s' });
  for (const twin of given.on.split(',')) await rebuild(twin, store, { events, teams, reading });
  await store.close();
} finally {
  const ended = once(node, 'exit');
  node.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
if (given.json) writeFileSync(given.json, JSON.stringify(rows, null, 2));

async function write(url: string) {
  const store = new EventStore({ url });
  await logIdentity(store);
  await store.close();
  const began = performance.now();
  const written = await writeTales(url, wanted);
  console.log(`${written.events} events of ${written.teams} teams written in ${since(began).toFixed(1)} s`);
  return written;
}

async function rebuild(twin: string, store: EventStore, log: { events: number; teams: number; reading: number }) {
  const isServer = twin === 'postgresql';
  const why = isServer ? whyNoPostgres() : undefined;
  if (why) return console.log(`${twin}: ${why}`);
  const named = process.env.BENCH_DATABASE_URL;
  const server = isServer && !named ? await startPostgres() : undefined;
  const url = isServer ? (named ?? server?.url) : undefined;
  const files = mkdtempSync(path.join(tmpdir(), 'vekha-bench-sql-'));
  const sql = await openReadStore(url ? { url } : { folder: path.join(files, 'postgres') });
  try {
    await sql.migrate(migrationsFolder());
    const projector = new Projector(sql, projections);
    await projector.checkpoint();
    for (const each of projections) await sql.run((db) => askForBuild(db, each, 'anew', 'bench'));
    const ends: string[] = [];
    const builder = new Builder(sql, projector, projections, store, {
      sharesConnection: !isServer,
      onTrouble: console.error,
      onEnd: (name, switched, { broken }) => void (switched || ends.push(`${name}: ${JSON.stringify(broken)}`)),
    });
    const began = performance.now();
    const before = process.cpuUsage();
    await builder.buildDue();
    const seconds = since(began);
    const { user, system } = process.cpuUsage(before);
    const rates = (await sql.run(allBuilds)).map(({ rate }) => rate);
    if (ends.length > 0) throw new Error(`not put in place: ${ends.join(', ')}`);
    if (projections.some(({ name }) => name === 'region_progress')) {
      const progress = await sql.run((db) => regionProgressNow(db, {}));
      const { led, guestLed } = progress!.federation;
      if (led + guestLed !== log.teams) throw new Error(`${led} + ${guestLed} teams instead of ${log.teams}`);
    }
    told({
      figure: `rebuild ${projections.length} read models from ${log.events} events on ${twin}, checked and put in place`,
      value: Math.round(log.events / seconds),
      unit: 'events/s',
      beside: `reading alone ${Math.round(log.reading)}; while reading at most ${Math.max(...rates)}; ${((user + system) / log.events).toFixed(0)} µs of this process an event`,
      ratio: Number((log.events / seconds / log.reading).toFixed(2)),
      ...(isServer && { aim: '>= 10000' }),
    });
  } finally {
    await sql.close();
    await server?.stop();
    rmSync(files, { recursive: true, force: true });
  }
}
