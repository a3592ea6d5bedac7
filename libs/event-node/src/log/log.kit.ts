// Logs in temporary folders, for tests.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EventLog, type LogOptions } from './event-log.js';
import { type LogRecord, type NewRecord, recordLength, writeRecord } from './record.js';
import { scan } from './scan.js';

const folders: string[] = [];

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'vekha-events-'));
  folders.push(folder);
  return folder;
}

export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function openLog(folder: string, options: Partial<LogOptions> = {}): EventLog {
  return EventLog.open({ folder, tailBytes: 0, ...options });
}

/** Appends events whose data say `names`, all or none of them; the log must have room. */
export async function appendTo(log: EventLog, ...names: string[]): Promise<void> {
  const records = names.map((name, i) => recordOf(name, i === names.length - 1));
  const length = records.reduce((sum, record) => sum + recordLength(record), 0);
  if (length > log.room) await log.rollOver();
  const bytes = Buffer.alloc(length);
  let at = 0;
  for (const record of records) {
    at += writeRecord(bytes, at, record, { position: log.head + at, groupStart: log.head, created: 1 });
  }
  await log.write(bytes);
}

/** What the log holds, and where it is damaged. */
export async function contentOf(log: EventLog): Promise<{ names: string[]; damaged: number[] }> {
  const damaged: number[] = [];
  const names: string[] = [];
  for await (const records of scan(log, 0, ({ position }) => damaged.push(position)))
    names.push(...records.map(nameOf));
  return { names, damaged };
}

export function nameOf(record: LogRecord): string {
  return record.data.toString();
}

export function chunksIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('chunk-'))
    .sort()
    .map((name) => path.join(folder, name));
}

function recordOf(name: string, endsAppend: boolean): NewRecord {
  const data = Buffer.from(name);
  const event = { id: randomUUID(), type: 'T', isJson: false, data, metadata: Buffer.alloc(0) };
  return { stream: 's', revision: 0, event, endsAppend, isTombstone: false };
}
