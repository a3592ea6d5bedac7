// What grows with the log and what does not: rates and memory with ten thousand events and with many, and starting.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { BACKWARDS, END, type EventStoreDBClient } from '@eventstore/db-client';
import { appendsOf } from './appends.js';
import { fill } from './fill.js';
import type { Plan } from './plan.js';
import { median, type Rows } from './rows.js';
import { readAll } from './reads.js';
import { memoryOf, type Server, startNode, startServer, stopServer } from './servers.js';

const SMALL = 10_000;
const AIM_START = 2000;

interface Measured {
  appends: number;
  reads: number;
  newest: number;
  stream: number;
  memory: number;
}

export async function benchGrowth(rows: Rows, plan: Plan): Promise<void> {
  const { events } = plan;
  const folder = path.join(plan.folder, 'growth');
  const ownStart = await nodesOwnStart(plan);
  const beyond = ({ startedIn }: Server) => Math.max(0, startedIn - ownStart);
  rows.add('start of Node itself, and of a server that does nothing', ownStart, 'ms');

  let node = await startNode(folder);
  rows.add('start to ready beyond it, empty', beyond(node), 'ms', { most: AIM_START });
  rows.add('resident memory, empty', memoryOf(node), 'MB');
  await fill(node.client, 0, SMALL);
  const small = await measured(node, plan);
  const begun = performance.now();
  await fill(node.client, SMALL, events);
  const seconds = (performance.now() - begun) / 1000;
  rows.add(`appending ${events - SMALL} events, 25 a call, 64 in flight`, (events - SMALL) / seconds, 'events/s');
  rows.add('resident memory under that load', memoryOf(node), 'MB');
  const large = await measured(node, plan);

  const name = events >= 1e6 ? `${events / 1e6} million` : String(events);
  const than = (of: keyof Measured): [string, number] => [`with ${SMALL} events`, small[of]];
  rows.add(`appends, 64 in flight, with ${name} events`, large.appends, 'events/s', { beside: than('appends') });
  rows.add(`read of the oldest ${SMALL} of ${name}`, large.reads, 'events/s', { beside: than('reads') });
  rows.add(`read of the newest 1,000 of ${name}`, large.newest, 'events/s', { beside: than('newest') });
  rows.add(`reads of a stream of 25 of ${name}`, large.stream, 'streams/s', { beside: than('stream') });
  rows.add(`resident memory with ${name} events`, large.memory, 'MB', { beside: than('memory') });

  await stopServer(node);
  node = await startNode(folder);
  rows.add(`start with ${name} events after a clean stop`, beyond(node), 'ms', { most: AIM_START });
  rows.add('resident memory after that start', memoryOf(node), 'MB');
  await appendsOf(node.client, 64, 0.5);
  await stopServer(node, 'SIGKILL');
  node = await startNode(folder);
  rows.add(`start with ${name} events after kill -9`, beyond(node), 'ms', { most: AIM_START });
  await stopServer(node);
  rmSync(path.join(folder, 'index'), { recursive: true });
  node = await startNode(folder);
  rows.add('index built anew', events / (beyond(node) / 1000), 'events/s');
  rows.add('resident memory after building it', memoryOf(node), 'MB');
  await stopServer(node);
}

async function nodesOwnStart({ rounds }: Plan): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const server = await startServer('./null-server.js');
    times.push(server.startedIn);
    await stopServer(server);
  }
  return median(times);
}

async function measured(node: Server, { rounds, seconds }: Plan): Promise<Measured> {
  const { client } = node;
  const figures: Measured[] = [];
  for (let round = 0; round < rounds; round++)
    figures.push({
      appends: await appendsOf(client, 64, seconds),
      reads: await readAll(client, SMALL),
      newest: await newest(client),
      stream: await streams(client),
      memory: memoryOf(node),
    });
  const of = (name: keyof Measured) => median(figures.map((each) => each[name]));
  return {
    appends: of('appends'),
    reads: of('reads'),
    newest: of('newest'),
    stream: of('stream'),
    memory: of('memory'),
  };
}

async function newest(client: EventStoreDBClient): Promise<number> {
  const begun = performance.now();
  let events = 0;
  for await (const _ of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1000 })) events++;
  return events / ((performance.now() - begun) / 1000);
}

/** Streams a second, one after another, spread over the first ten thousand events. */
async function streams(client: EventStoreDBClient): Promise<number> {
  const count = 200;
  const begun = performance.now();
  for (let i = 0; i < count; i++) for await (const _ of client.readStream(`team-${(i * 7) % 400}`)) void _;
  return count / ((performance.now() - begun) / 1000);
}
