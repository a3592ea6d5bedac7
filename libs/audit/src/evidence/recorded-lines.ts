// A log as lines of text, to be kept in a file and read again: one event a line.
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { LoggedEvent } from '#event-store/logged-event';
import { RecordedLog } from './recorded.log.js';

export function toLine({ revision, position: { commit, prepare }, ...event }: LoggedEvent): string {
  const place = [commit, prepare].map(String);
  return JSON.stringify({ ...event, revision: String(revision), position: place });
}

function fromLine(line: string): LoggedEvent {
  const { revision, position, ...event } = JSON.parse(line);
  const [commit, prepare] = position.map(BigInt);
  return { ...event, revision: BigInt(revision), position: { commit, prepare } };
}

/** Of a `.jsonl.br` file. */
export const readRecorded = (file: string | URL): RecordedLog =>
  new RecordedLog(brotliDecompressSync(readFileSync(file)).toString('utf8').split('\n').map(fromLine));
