// What auditors ask of a large log: of the rules again, and of the past and its figures.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readRecorded } from '#audit/evidence/recorded-lines';
import { StoredLog } from '#audit/evidence/stored.log';
import type { Charter } from '#domain/charter/charter';
import { EventStore } from '#event-store/event-store';
import type { LoggedEvent } from '#event-store/logged-event';
import type { Rows } from '../event-node/rows.js';
import { startNode, stopServer } from '../event-node/servers.js';
import type { Plan } from '../plan.js';
import { benchAnswers } from './answers.js';
import { type Grown, growLog } from './grown-log.js';
import { benchRules } from './rules.js';

const GOLDEN = 'libs/audit/golden/proclusters.jsonl.br';
const LEAST = 200_000;
const DEADLINE_MS = 60_000;

/** Two logs: for the rules one cohort after another; for the past all at the same time, so that in its middle all are under way. */
export async function benchAudit(rows: Rows, plan: Plan): Promise<void> {
  const history = readRecorded(GOLDEN).all;
  const { charter } = history.find(({ type }) => type === 'ProgramChartered')!.data as { charter: Charter };
  const sizes = plan.short ? [plan.events] : [...new Set([LEAST, Math.max(LEAST, plan.events)])];
  await withLog(history, { events: sizes[0], abreast: 1 }, (store) =>
    benchRules(rows, new StoredLog(store), charter, plan.rounds),
  );
  for (const events of sizes)
    await withLog(history, { events, abreast: Number.POSITIVE_INFINITY }, (store, grown) =>
      benchAnswers(rows, plan, store, grown),
    );
}

async function withLog(
  history: readonly LoggedEvent[],
  size: { readonly events: number; readonly abreast: number },
  work: (store: EventStore, grown: Grown) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vekha-bench-audit-'));
  const node = await startNode(path.join(folder, 'events'));
  try {
    const grown = await growLog(node.client, history, size);
    process.stderr.write(`${grown.events} events of ${grown.cohorts} cohorts written\n`);
    const store = new EventStore({ url: `esdb://127.0.0.1:${node.port}?tls=false`, deadline: DEADLINE_MS });
    try {
      await work(store, grown);
    } finally {
      await store.close();
    }
  } finally {
    await stopServer(node);
    rmSync(folder, { recursive: true, force: true });
  }
}
