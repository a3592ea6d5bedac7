// What every conformance test works with: a store, the official client, streams of its own, and plain answers.
// The store is the embedded node, started for the file; or whichever EVENTSTORE_URL names.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type AppendResult,
  type AppendToStreamOptions,
  type DeleteResult,
  EventStoreDBClient,
  type EventData,
  type EventTypeToRecordedEvent,
  jsonEvent,
  type JSONEventType,
  type ReadStreamOptions,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { type EventNode, startEventNode } from '#event-node/event-node';

export type Recorded = EventTypeToRecordedEvent<JSONEventType>;

/** Starts the store before the tests of a file and stops it after them. */
export function storeOfThisFile(): Store {
  const store = new Store();
  beforeAll(() => store.start());
  afterAll(() => store.stop());
  return store;
}

export class Store {
  client!: EventStoreDBClient;
  url!: string;
  private node?: EventNode;
  private folder?: string;

  async start(): Promise<void> {
    this.url = process.env.EVENTSTORE_URL ?? (await this.embedded());
    this.client = EventStoreDBClient.connectionString(this.url);
  }

  async stop(): Promise<void> {
    await this.client.dispose();
    await this.node?.close();
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
  }

  /** A stream's events, or the type of the error. */
  async read(stream: string, options?: ReadStreamOptions): Promise<Recorded[] | string> {
    try {
      return (await this.resolved(stream, options)).map(({ event }) => event as Recorded);
    } catch (error) {
      return (error as { type: string }).type;
    }
  }

  async resolved(stream: string, options?: ReadStreamOptions): Promise<ResolvedEvent[]> {
    const events: ResolvedEvent[] = [];
    for await (const event of this.client.readStream(stream, options)) events.push(event);
    return events;
  }

  /** The revisions of a stream's events, or the type of the error. */
  async revisions(stream: string, options?: ReadStreamOptions): Promise<number[] | string> {
    const events = await this.read(stream, options);
    return typeof events === 'string' ? events : events.map(({ revision }) => Number(revision));
  }

  /** The next expected revision, or what was wrong. */
  append(stream: string, events: EventData | EventData[], options?: AppendToStreamOptions): Promise<Answer> {
    return answered(this.client.appendToStream(stream, events, options));
  }

  private async embedded(): Promise<string> {
    this.folder = mkdtempSync(path.join(tmpdir(), 'vekha-conformance-'));
    this.node = await startEventNode({ folder: this.folder });
    return `esdb://127.0.0.1:${this.node.port}?tls=false`;
  }
}

/** Of a write: the next expected revision, or the error's type with what it says. */
export type Answer = number | { error: string; expected?: unknown; actual?: unknown; stream?: string };

export async function answered(write: Promise<AppendResult | DeleteResult>): Promise<Answer> {
  try {
    const result = await write;
    return 'nextExpectedRevision' in result ? Number(result.nextExpectedRevision) : -1;
  } catch (error) {
    const { type, expectedVersion, actualVersion, streamName } = error as Record<string, unknown>;
    return withoutUndefined({
      error: type,
      expected: plain(expectedVersion),
      actual: plain(actualVersion),
      stream: streamName,
    });
  }
}

/** A wrong expected version, as `answered` gives it. */
export function wrongVersion(stream: string, expected: number | string, actual: number | string): Answer {
  return { error: 'wrong-expected-version', expected, actual, stream };
}

export function uniqueStream(name = 'stream'): string {
  return `${name}-${randomUUID().slice(0, 13)}`;
}

/** Events that are told apart by `data.n`. */
export function happened(...names: (string | number)[]): EventData[] {
  return names.map((n) => jsonEvent({ type: 'Happened', data: { n } }));
}

export function namesOf(events: Recorded[] | string): unknown {
  return typeof events === 'string' ? events : events.map(({ data }) => (data as { n: unknown }).n);
}

function plain(value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

function withoutUndefined(facts: Record<string, unknown>): Answer {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Answer;
}
