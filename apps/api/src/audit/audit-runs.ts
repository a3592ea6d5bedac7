// Audits under way: each in a thread of its own, a few at once.
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { AuditTask, Line } from '#audit/tasks/task';
import type { Settings } from '#supervisor/settings';
import { Refused } from '../problems/refused.js';
import { LOG_ID, SETTINGS } from '../tokens.js';
import type { Work } from './audit.worker.js';

const AT_ONCE = 2;
const script = new URL('./audit.worker.js', import.meta.url);

@Injectable()
export class AuditRuns implements OnApplicationShutdown {
  readonly #running = new Set<Worker>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG_ID) private readonly logId: string,
  ) {}

  /** Lines as they come; ending the iteration ends the work. Refuses with `too-busy` beyond the bound. */
  lines(task: AuditTask): AsyncGenerator<Line> {
    if (this.#running.size >= AT_ONCE) throw new Refused('too-busy');
    const url = this.settings.eventStoreUrl ?? `esdb://127.0.0.1:${this.settings.eventNodePort}?tls=false`;
    const worker = new Worker(script, { workerData: { url, logId: this.logId, task } satisfies Work });
    this.#running.add(worker);
    worker.once('exit', () => this.#running.delete(worker));
    return linesOf(worker);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.#running].map((worker) => worker.terminate()));
  }
}

async function* linesOf(worker: Worker): AsyncGenerator<Line> {
  try {
    for await (const [line] of on(worker, 'message', { close: ['exit'] })) yield line as Line;
  } finally {
    await worker.terminate();
  }
}
