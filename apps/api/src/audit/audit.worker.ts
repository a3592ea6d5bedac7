// An audit in a thread of its own, with a client of its own: a million decisions asked again must not hold up the API.
import { parentPort, workerData } from 'node:worker_threads';
import type { AuditTask, Line } from '#audit/tasks/task';
import { perform } from '#audit/tasks/perform';
import { StoredLog } from '#audit/evidence/stored.log';
import { BUILD } from '#engine/build';
import { EventStore } from '#event-store/event-store';
import { StoreUnavailable } from '#event-store/failures';

export interface Work {
  readonly url: string;
  readonly logId: string;
  readonly task: AuditTask;
}

const PROGRESS_EVERY_MS = 500;
const { url, logId, task } = workerData as Work;
const say = (line: Line) => parentPort?.postMessage(line);

const store = new EventStore({ url });
let told = performance.now();
const onProgress = (events: number) => {
  if (performance.now() - told < PROGRESS_EVERY_MS) return;
  told = performance.now();
  say({ progress: { events } });
};
try {
  for await (const line of perform(task, { log: new StoredLog(store), logId, build: BUILD, onProgress })) say(line);
} catch (error) {
  const code = error instanceof StoreUnavailable ? 'store-unavailable' : 'internal';
  say({ failed: { code, message: (error as Error).message } });
} finally {
  await store.close();
}
