// Reading $all and catching up through the official client: the event node, and a server that only writes messages that
// were made before, taking turns. Then how long an event takes to a live subscriber.
import path from 'node:path';
import { END, type EventStoreDBClient, jsonEvent, START } from '@eventstore/db-client';
import { fill } from './fill.js';
import type { Plan } from './plan.js';
import { median, quantile, type Rows } from './rows.js';
import { startNode, startServer, stopServer } from './servers.js';

const EVENTS = 50_000;
const A_SECOND = 200;

export async function benchReads(rows: Rows, { folder, rounds }: Plan): Promise<void> {
  const node = await startNode(path.join(folder, 'reads'));
  try {
    await fill(node.client, 0, EVENTS);
    const env = { BENCH_SOURCE: String(node.port), BENCH_EVENTS: String(EVENTS) };
    const prepared = await startServer('./prepared-server.js', env);
    for (const [figure, measure] of [
      ['read of $all', readAll],
      ['catch-up of a subscription', catchUp],
    ] as const) {
      const rates: number[][] = [[], []];
      for (let round = 0; round <= rounds; round++)
        for (const [i, { client }] of [node, prepared].entries()) {
          const rate = await measure(client, EVENTS);
          if (round > 0) rates[i].push(rate); // the first one warms up
        }
      const [stored, ready] = rates.map(median);
      rows.add(figure, stored, 'events/s', { beside: ['of messages made before', ready], least: 0.85 });
    }
    await stopServer(prepared);
  } finally {
    await stopServer(node);
  }
}

/** Events a second. */
export async function readAll(client: EventStoreDBClient, count: number): Promise<number> {
  const begun = performance.now();
  let events = 0;
  for await (const _ of client.readAll({ maxCount: count })) events++;
  if (events !== count) throw new Error(`${events} of ${count} events were read`);
  return events / ((performance.now() - begun) / 1000);
}

async function catchUp(client: EventStoreDBClient, count: number): Promise<number> {
  const begun = performance.now();
  const subscription = client.subscribeToAll({ fromPosition: START });
  let events = 0;
  await new Promise<void>((resolve, reject) => {
    subscription.on('error', reject);
    subscription.on('data', () => {
      if (++events === count) resolve();
    });
  });
  const rate = events / ((performance.now() - begun) / 1000);
  await subscription.unsubscribe();
  return rate;
}

export async function benchSubscribers(rows: Rows, { folder, rounds, seconds }: Plan): Promise<void> {
  const node = await startNode(path.join(folder, 'live'));
  const answered: number[] = [];
  const heard: number[] = [];
  const sentAt = new Map<string, number>();
  const subscription = node.client.subscribeToAll({ fromPosition: END });
  try {
    await new Promise((resolve) => subscription.once('confirmation', resolve));
    subscription.on('data', ({ event }) => {
      const sent = event && sentAt.get(event.id);
      if (sent) heard.push(performance.now() - sent);
    });
    const count = Math.round(rounds * seconds * A_SECOND);
    const begun = performance.now();
    const appends: Promise<unknown>[] = [];
    for (let i = 0; i < count; i++) {
      const due = begun + (i * 1000) / A_SECOND;
      while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1));
      const event = jsonEvent({ type: 'Live', data: { i } });
      const sent = performance.now();
      sentAt.set(event.id as string, sent);
      appends.push(
        node.client.appendToStream(`live-${i % 50}`, event).then(() => answered.push(performance.now() - sent)),
      );
    }
    await Promise.all(appends);
    while (heard.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const [name, part] of [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const) {
      const beside: [string, number] = ['append → answer', quantile(answered, part)];
      rows.add(`append → subscriber at ${A_SECOND}/s, ${name}`, quantile(heard, part), 'ms', { beside });
    }
  } finally {
    await subscription.unsubscribe();
    await stopServer(node);
  }
}
