// The messages of Append and BatchAppend that clients send: the same fields under the same numbers in both.
import { isLinkStream } from '../index/system-streams.js';
import type { ProposedEvent } from '../log/record.js';
import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from '../store/expected-version.js';
import { invalidArgument } from './status.js';
import type { WireReader } from './wire.js';

export const MAX_APPEND_SIZE = 1_048_576;
const LONGEST_NAME = 65_535;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NO_BYTES = Buffer.alloc(0);

/** `deadline` in milliseconds since 1970. */
export interface AppendOptions {
  stream: string;
  expected: ExpectedVersion;
  deadline?: number;
}

export function readAppendOptions(reader: WireReader): AppendOptions {
  const options: AppendOptions = { stream: '', expected: ANY };
  while (reader.next()) {
    if (reader.field === 1) options.stream = readStreamIdentifier(reader.message());
    else if (reader.field === 2) options.expected = reader.uint64();
    else if (reader.field === 3) options.expected = NO_STREAM;
    else if (reader.field === 4) options.expected = ANY;
    else if (reader.field === 5) options.expected = STREAM_EXISTS;
    else if (reader.field === 6) options.deadline = readTimestamp(reader.message());
  }
  return options;
}

export function readProposedMessage(reader: WireReader): ProposedEvent {
  const event: ProposedEvent = { id: '', type: '', isJson: false, data: NO_BYTES, metadata: NO_BYTES };
  while (reader.next()) {
    if (reader.field === 1) event.id = readUuid(reader.message());
    else if (reader.field === 2) readMetadata(reader.message(), event);
    else if (reader.field === 3) event.metadata = reader.block();
    else if (reader.field === 4) event.data = reader.block();
  }
  return event;
}

/** What an event counts towards the largest append: as EventStoreDB, two bytes for each character of the type. */
export function sizeOf({ type, data, metadata }: ProposedEvent): number {
  return data.length + metadata.length + type.length * 2;
}

/** Throws the status that refuses the event. */
export function checkEvent({ id, type }: ProposedEvent): void {
  if (!UUID.test(id)) throw invalidArgument(`'${id}' is not an event id: it must be a UUID`);
  if (type === '') throw invalidArgument('an event must have a type');
  if (Buffer.byteLength(type) > LONGEST_NAME) throw invalidArgument('the event type is longer than 65,535 bytes');
}

/** Throws the status that refuses to write to a stream of this name. */
export function checkWritable(stream: string): void {
  if (stream === '' || stream === '$$') throw invalidArgument(`'${stream}' is not the name of a stream`);
  if (stream === '$all') throw invalidArgument('$all is all streams and cannot be written to');
  if (isLinkStream(stream)) throw invalidArgument(`${stream} is kept by the server and cannot be written to`);
  if (Buffer.byteLength(stream) > LONGEST_NAME) throw invalidArgument('the stream name is longer than 65,535 bytes');
}

export function readUuid(reader: WireReader): string {
  let id = '';
  while (reader.next()) {
    if (reader.field === 2) id = reader.text().toLowerCase();
    else if (reader.field === 1) id = readStructuredUuid(reader.message());
  }
  return id;
}

function readStructuredUuid(reader: WireReader): string {
  let [most, least] = [0n, 0n];
  while (reader.next()) {
    if (reader.field === 1) most = reader.uint64();
    else if (reader.field === 2) least = reader.uint64();
  }
  const hex = most.toString(16).padStart(16, '0') + least.toString(16).padStart(16, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function readMetadata(entry: WireReader, event: ProposedEvent): void {
  let [key, value] = ['', ''];
  while (entry.next()) {
    if (entry.field === 1) key = entry.text();
    else if (entry.field === 2) value = entry.text();
  }
  if (key === 'type') event.type = value;
  else if (key === 'content-type') event.isJson = value === 'application/json';
}

function readStreamIdentifier(reader: WireReader): string {
  let stream = '';
  while (reader.next()) if (reader.field === 3) stream = reader.text();
  return stream;
}

function readTimestamp(reader: WireReader): number {
  let [seconds, nanos] = [0, 0];
  while (reader.next()) {
    if (reader.field === 1) seconds = reader.number();
    else if (reader.field === 2) nanos = reader.number();
  }
  return seconds * 1000 + nanos / 1e6;
}
