// Appends a second through the official client: the event node against two servers that store nothing, one of the node's
// own framing, one on grpc-js; each a process of its own, taking turns. Then $all, read to its end. `--seconds 2 --rounds 3` are the defaults.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fdatasyncSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '2' }, rounds: { type: 'string', default: '3' } },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const IN_FLIGHT = [1, 8, 64, 256];
const STREAMS = 500;

interface Server {
  child: ChildProcess;
  client: EventStoreDBClient;
}

async function start(main: string, env: NodeJS.ProcessEnv = {}): Promise<Server> {
  const child = fork(fileURLToPath(new URL(main, import.meta.url)), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { child, client: EventStoreDBClient.connectionString(`esdb://127.0.0.1:${port}?tls=false`) };
}

/** Appends a second with so many under way at once. */
async function appends({ client }: Server, inFlight: number): Promise<number> {
  const data = { team: 'a'.repeat(30), stage: 'defense', scores: [1, 2, 3, 4], note: 'n'.repeat(120) };
  const end = performance.now() + seconds * 1000;
  let done = 0;
  const one = async (writer: number) => {
    for (let i = 0; performance.now() < end; i++) {
      await client.appendToStream(
        `bench-${(writer * 7 + i) % STREAMS}`,
        jsonEvent({ type: 'Benched', data, metadata: { writer } }),
      );
      done++;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, (_, writer) => one(writer)));
  return done / seconds;
}

async function readAll({ client }: Server): Promise<number> {
  const begun = performance.now();
  let events = 0;
  for await (const _ of client.readAll()) events++;
  return events / ((performance.now() - begun) / 1000);
}

/** Milliseconds, on average, of one fdatasync after 500 bytes into a file that is there already: an append's floor. */
function syncTime(): number {
  const fd = openSync(path.join(folder, 'sync-probe'), 'w');
  writeSync(fd, Buffer.alloc(1024 * 1024));
  fsyncSync(fd);
  const times = Array.from({ length: 1000 }, (_, i) => {
    const begun = performance.now();
    writeSync(fd, Buffer.alloc(500, 1), 0, 500, i * 500);
    fdatasyncSync(fd);
    return performance.now() - begun;
  });
  closeSync(fd);
  return times.reduce((sum, time) => sum + time) / times.length;
}

function median(rates: number[]): number {
  return rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)];
}

const folder = mkdtempSync(path.join(tmpdir(), 'vekha-bench-events-'));
const node = await start('../../../apps/event-node/src/main.js', { VEKHA_EVENTS: folder, VEKHA_EVENT_NODE_PORT: '0' });
const none = await start('./null-server.js');
const grpcJs = await start('./grpc-js-server.js');
const all = [node, none, grpcJs];
try {
  console.log(
    `${cpus().length} × ${cpus()[0].model}, Node ${process.version}, load ${loadavg()[0].toFixed(1)}, ${rounds} rounds of ${seconds} s`,
  );
  for (const server of all) await appends(server, 64);
  for (const inFlight of IN_FLIGHT) {
    const rates: number[][] = all.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [i, server] of all.entries()) rates[i].push(await appends(server, inFlight));
    }
    const [stored, framed, byGrpcJs] = rates.map(median);
    const ratio = (other: number) => `${(stored / other).toFixed(2)} of ${Math.round(other)}`;
    const facts = `${Math.round(stored)} appends/s: ${ratio(byGrpcJs)} on grpc-js, ${ratio(framed)} with the same framing`;
    console.log(`${String(inFlight).padStart(4)} in flight: ${facts}; one fdatasync ${syncTime().toFixed(2)} ms`);
  }
  const reads: number[] = [];
  for (let round = 0; round < rounds; round++) reads.push(await readAll(node));
  console.log(`$all: ${Math.round(median(reads))} events/s`);
} finally {
  await Promise.all(all.map(({ client }) => client.dispose()));
  const exits = all.map(({ child }) => once(child, 'exit'));
  for (const { child } of all) child.disconnect();
  await Promise.all(exits);
  rmSync(folder, { recursive: true, force: true });
}
