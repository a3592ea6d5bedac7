// Durable appends a second through the official client, one event a call: the event node and servers that store nothing,
// taking turns; beside them what the disk alone does.
import { closeSync, fdatasyncSync, fsyncSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { Plan } from './plan.js';
import { median, type Rows } from './rows.js';
import { clientOf, type Server, startNode, startServer, stopServer } from './servers.js';

const AIMS = new Map([
  [1, 0.6],
  [8, 0.7],
  [64, 0.9],
  [256, 0.95],
]);
const STREAMS = 500;
const DATA = { team: 'a'.repeat(30), stage: 'defense', scores: [1, 2, 3, 4], note: 'n'.repeat(120) };
/** Bytes of such an event in the log. */
const RECORD = 340;

export async function benchAppends(rows: Rows, { folder, rounds, seconds }: Plan): Promise<void> {
  const node = await startNode(path.join(folder, 'appends'));
  const grpcJs = await startServer('./grpc-js-server.js');
  const framed = await startServer('./null-server.js');
  const other = process.env.EVENTSTORE_URL ? clientOf(process.env.EVENTSTORE_URL) : undefined;
  const clients = [node.client, grpcJs.client, framed.client, ...(other ? [other] : [])];
  try {
    for (const client of clients) await appendsOf(client, 64, seconds);
    for (const [inFlight, least] of AIMS) {
      const rates: number[][] = clients.map(() => []);
      const disk: number[] = [];
      for (let round = 0; round < rounds; round++) {
        for (const [i, client] of clients.entries()) rates[i].push(await appendsOf(client, inFlight, seconds));
        if (inFlight === 1) disk.push(diskCeiling(folder, seconds / 2));
      }
      const [stored, byGrpcJs, byFrames, byOther] = rates.map(median);
      const figure = `durable appends, ${inFlight} in flight`;
      rows.add(figure, stored, 'events/s', { beside: ['by grpc-js, storing nothing', byGrpcJs], least });
      rows.add(figure, stored, 'events/s', { beside: ['by the own framing, storing nothing', byFrames] });
      if (byOther) rows.add(figure, stored, 'events/s', { beside: ['by EVENTSTORE_URL', byOther], least: 1 });
      if (inFlight === 1) breakdown(rows, stored, byFrames, median(disk));
    }
  } finally {
    await other?.dispose();
    for (const server of [node, grpcJs, framed] satisfies Server[]) await stopServer(server);
  }
}

/** Of one append alone: the client and protocol (a server that stores nothing), the disk, and what the node adds. */
function breakdown(rows: Rows, stored: number, framed: number, disk: number): void {
  rows.add('the disk alone: pwrite + fdatasync of the same bytes', disk, 'events/s');
  rows.add('durable appends, 1 in flight', stored, 'events/s', {
    beside: ['that disk and protocol allow, one after the other', 1 / (1 / disk + 1 / framed)],
  });
  const [whole, protocol, sync] = [stored, framed, disk].map((rate) => 1000 / rate);
  rows.add('one append: client and protocol', protocol, 'ms');
  rows.add('one append: write and sync', sync, 'ms');
  rows.add('one append: what the node adds', Math.max(0, whole - protocol - sync), 'ms');
}

/** Appends a second with so many under way at once. */
export async function appendsOf(client: EventStoreDBClient, inFlight: number, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  const one = async (writer: number) => {
    for (let i = 0; performance.now() < end; i++) {
      const event = jsonEvent({ type: 'Benched', data: DATA, metadata: { writer } });
      await client.appendToStream(`bench-${(writer * 7 + i) % STREAMS}`, event);
      done++;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: inFlight }, (_, writer) => one(writer)));
  return done / ((performance.now() - begun) / 1000);
}

/** Writes and syncs a second into a file that holds its blocks already: an append's floor. */
function diskCeiling(folder: string, seconds: number): number {
  const size = 8 * 1024 * 1024;
  const fd = openSync(path.join(folder, 'disk-probe'), 'w');
  writeSync(fd, Buffer.alloc(size));
  fsyncSync(fd);
  const record = Buffer.alloc(RECORD, 1);
  const begun = performance.now();
  let done = 0;
  for (; performance.now() - begun < seconds * 1000; done++) {
    writeSync(fd, record, 0, RECORD, (done * RECORD) % (size - RECORD));
    fdatasyncSync(fd);
  }
  closeSync(fd);
  return done / ((performance.now() - begun) / 1000);
}
