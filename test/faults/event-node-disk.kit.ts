// A log whose every event is known, copies of it to be damaged, and everything that a node serves of such a copy.
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BACKWARDS, EventStoreDBClient, FORWARDS, jsonEvent } from '@eventstore/db-client';
import { startEventNode } from '#event-node/event-node';

/** The long run looks at every byte; the short one at some, spread over the same range. */
export const isLong = process.env.VEKHA_LONG_FAULTS === '1';

const STREAMS = ['team-a', 'team-b', 'команда-в', 'sitting-1', 'cohort-x'];
/** Of a served event: all that a client sees of it. */
type Content = string;
const DIRECTIONS = [FORWARDS, BACKWARDS] as const;

export interface Written {
  position: number;
  stream: string;
  revision: number;
  content: Content;
}

export interface Log {
  folder: string;
  /** What was acknowledged, by event id. */
  written: Map<string, Written>;
}

const USUAL = /^(the index is built anew|stopping)/;
const folders: string[] = [];

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'vekha-disk-faults-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A node's folder after a clean stop. */
export async function writtenLog(appends: number, chunkSize?: number): Promise<Log> {
  const folder = temporaryFolder();
  const node = await startEventNode({ folder, chunkSize });
  const client = clientOf(node.port);
  for (let i = 0; i < appends; i++) {
    const events = Array.from({ length: 1 + (i % 3) }, (_, n) =>
      jsonEvent({ type: `Type${i % 4}`, data: { i, n, note: 'ё'.repeat((i * 37) % 60) }, metadata: { by: i } }),
    );
    await client.appendToStream(STREAMS[i % STREAMS.length], events);
  }
  const written = new Map<string, Written>();
  for await (const { event } of client.readAll()) if (event) written.set(event.id, writtenOf(event));
  await client.dispose();
  await node.close();
  return { folder, written };
}

type Read = Parameters<typeof contentOf>[0];

function writtenOf(event: Read): Written {
  const { streamId: stream, revision, position } = event;
  return { stream, revision: Number(revision), position: Number(position?.commit), content: contentOf(event) };
}

function contentOf(event: {
  streamId: string;
  revision: bigint;
  id: string;
  type: string;
  data: unknown;
  metadata: unknown;
  isJson: boolean;
  created: Date;
  position?: { commit: bigint };
}): Content {
  const { streamId, revision, id, type, data, metadata, isJson, created, position } = event;
  return JSON.stringify([streamId, `${revision}`, id, type, data, metadata, isJson, created, `${position?.commit}`]);
}

export interface CopyOptions {
  /** As after a machine that stopped at once: without an index, and with no word about how the run ended. */
  withoutIndex?: boolean;
}

/** The folder once more, in `target`, as a kill would have left it. */
export function copyOf({ folder }: Log, target: string, { withoutIndex }: CopyOptions = {}): void {
  rmSync(target, { recursive: true, force: true });
  cpSync(path.join(folder, 'log'), path.join(target, 'log'), { recursive: true });
  if (withoutIndex) return;
  cpSync(path.join(folder, 'index'), path.join(target, 'index'), { recursive: true });
  copyFileSync(path.join(folder, 'run.json'), path.join(target, 'run.json'));
}

export function chunksOf(folder: string): string[] {
  const log = path.join(folder, 'log');
  return readdirSync(log)
    .sort()
    .map((name) => path.join(log, name));
}

export function flipBit(file: string, at: number, bit: number): void {
  const bytes = readFileSync(file);
  bytes[at % bytes.length] ^= 1 << bit;
  writeFileSync(file, bytes);
}

/** What came of a start on a folder. `named` are places that were said to be lost, `from` up to but without `to`. */
export interface Served {
  ids: Set<string>;
  /** Served, but never written so: must be empty. */
  foreign: string[];
  named: { from: number; to: number; file: unknown }[];
  /** Other errors than that of a damaged log: must be empty. */
  failures: string[];
  isWritable: boolean;
}

export type Told = (message: string, facts?: Record<string, unknown>) => void;
export type Start = (folder: string, told: Told) => Promise<{ port: number; close(): Promise<unknown> }>;

const startHere: Start = (folder, log) => startEventNode({ folder, log });

/** Starts a node, reads everything in every way that the client has, and compares it with what was written. */
export async function serve(folder: string, { written }: Log, start: Start = startHere): Promise<Served> {
  const served: Served = { ids: new Set(), foreign: [], named: [], failures: [], isWritable: false };
  const told: Told = (message, { position, to, file } = {}) => {
    if (typeof position === 'number') served.named.push({ from: position, to: Number(to ?? Infinity), file });
    else if (!USUAL.test(message)) served.failures.push(message);
  };
  const node = await start(folder, told);
  const client = clientOf(node.port);
  const places = [...written.values()];
  for (const direction of DIRECTIONS) await collect(client.readAll({ direction }), served, written);
  for (const stream of [...new Set(places.map((each) => each.stream))])
    for (const direction of DIRECTIONS) await collect(client.readStream(stream, { direction }), served, written);
  for (const [id, { stream, revision }] of written)
    if (!served.ids.has(id))
      await collect(client.readStream(stream, { fromRevision: BigInt(revision), maxCount: 1 }), served, written);
  const tried = client.appendToStream('after', jsonEvent({ type: 'After', data: {} }));
  served.isWritable = await tried.then(
    () => true,
    () => false,
  );
  await client.dispose();
  await node.close();
  return served;
}

/** The places of what was written and is neither served nor said to be lost. */
export function unexplained({ written }: Log, { ids, named }: Served): number[] {
  return [...written]
    .filter(([id]) => !ids.has(id))
    .map(([, { position }]) => position)
    .filter((position) => !named.some(({ from, to, file }) => file && from <= position && position < to));
}

async function collect(events: AsyncIterable<{ event?: Read }>, served: Served, written: Log['written']) {
  try {
    for await (const { event } of events) {
      if (!event || event.streamId === 'after') continue;
      const isKnown = written.get(event.id)?.content === contentOf(event);
      if (isKnown) served.ids.add(event.id);
      else served.foreign.push(contentOf(event));
    }
  } catch (error) {
    const { code, message, type } = error as { code?: number; message: string; type?: string };
    const [, position, file] = /damaged at position (\d+) \(([^)]+)\)/.exec(message) ?? [];
    if (code === 15 && file) served.named.push({ from: Number(position), to: Number(position) + 1, file });
    else if (type !== 'stream-not-found') served.failures.push(message);
  }
}

export function clientOf(port: number): EventStoreDBClient {
  return EventStoreDBClient.connectionString(`esdb://127.0.0.1:${port}?tls=false`);
}
