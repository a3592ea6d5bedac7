// The lines in which an audit answers: from the system that runs, or read off the log of a folder at rest by this process.
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { Presets, SingleBar } from 'cli-progress';
import { StoredLog } from '#audit/evidence/stored.log';
import { perform } from '#audit/tasks/perform';
import type { AuditTask, Line } from '#audit/tasks/task';
import { BUILD } from '#engine/build';
import { EventStore } from '#event-store/event-store';
import { logIdentity } from '#event-store/log-identity';
import { runningSystem } from '../api-client.js';
import { EXIT, Failure } from '../failure.js';
import { withFolder } from '../folder-at-rest.js';
import { isRunning } from '../system.js';

type OnLine = (line: Line) => void;

/** How the API is asked for the same task. */
function requestFor(task: AuditTask): { method: string; path: string; body?: object } {
  if (task.kind === 'check') return { method: 'GET', path: '/api/v1/audit/check' };
  if (task.kind === 'replay')
    return { method: 'POST', path: '/api/v1/audit/replay', body: { ...task.filter, all: task.all } };
  const { mode, cohort, version, charter } = task;
  const given = { mode, ...(cohort && { cohort }), ...(version && { version: String(version) }) };
  return { method: 'POST', path: `/api/v1/audit/what-if?${new URLSearchParams(given)}`, body: { charter } };
}

async function throughSystem(task: AuditTask, onLine: OnLine): Promise<void> {
  const stream = await runningSystem().stream(requestFor(task));
  for await (const line of createInterface({ input: Readable.fromWeb(stream) })) onLine(JSON.parse(line) as Line);
}

/** Needs nothing but the log: no read models, and nothing is appended. */
function atRest(task: AuditTask, onLine: OnLine, onProgress: (events: number) => void): Promise<void> {
  return withFolder(async ({ eventStoreUrl = '' }) => {
    const store = new EventStore({ url: eventStoreUrl });
    try {
      const surroundings = { log: new StoredLog(store), logId: await logIdentity(store), build: BUILD, onProgress };
      for await (const line of perform(task, surroundings)) onLine(line);
    } finally {
      await store.close();
    }
  });
}

/** Calls back with each line but those of progress, which move a bar on standard error. Throws Failure where the audit broke off. */
export async function performed(task: AuditTask, isVisible: boolean, onLine: OnLine): Promise<void> {
  const bar = new SingleBar(
    { format: '{spinner} событий прочитано: {value}', stream: process.stderr, clearOnComplete: true },
    Presets.rect,
  );
  if (isVisible) bar.start(0, 0, { spinner: '·' });
  const onProgress = (events: number) => isVisible && bar.update(events);
  const take: OnLine = (line) => {
    if (line.progress) onProgress(line.progress.events);
    else if (line.failed) throw new Failure(EXIT.unreachable, `Проверка прервалась: ${line.failed.message}`);
    else onLine(line);
  };
  try {
    await (isRunning() ? throughSystem(task, take) : atRest(task, take, onProgress));
  } finally {
    bar.stop();
  }
}
