// How long it takes from an append to a live reader of the API, with one reader and with hundreds.
import { setTimeout as pause } from 'node:timers/promises';
import { ANY, type EventStoreDBClient } from '@eventstore/db-client';
import { clientOf } from '../event-node/servers.js';
import { quantile, type Rows } from '../event-node/rows.js';
import { SmallProgram } from '../../end-to-end/small-program.kit.js';
import { TestSystem } from '../../end-to-end/system.kit.js';
import { toStored } from '#event-store/event-codec';
import type { Plan } from '../plan.js';
import { Listener } from './listener.js';

const A_SECOND = 200;
const AIM_P99_MS = 250;
const SETTLES_WITHIN_MS = 60_000;
/** A process that has just begun is still being compiled: what it does first is not measured. */
const WARM_UP_SECONDS = 3;

export async function benchLive(rows: Rows, plan: Plan): Promise<void> {
  for (const readers of [1, plan.short ? 50 : 500]) {
    const system = await new TestSystem({ embedded: true }).start();
    const client = clientOf(system.running.eventStoreUrl);
    try {
      await new SmallProgram(system.run, system.admin).open();
      tell(rows, readers, await measureLive(system, client, readers, plan));
    } finally {
      await client.dispose();
      await system.stop();
    }
  }
}

/** Milliseconds from an append until it was answered, and until each reader heard of it. */
export interface Live {
  readonly answered: readonly number[];
  readonly heard: readonly number[];
}

export async function measureLive(
  system: TestSystem,
  client: EventStoreDBClient,
  count: number,
  plan: Plan,
): Promise<Live> {
  const heard: number[] = [];
  const answered: number[] = [];
  let heardInAll = 0;
  let measuredFrom = Number.POSITIVE_INFINITY;
  const sentAt = new Map<string, number>();
  const path = '/api/v1/decisions/stream';
  const hear = (decision: string) => {
    const sent = sentAt.get(decision);
    if (sent === undefined) return;
    heardInAll += 1;
    if (sent >= measuredFrom) heard.push(performance.now() - sent);
  };
  const listeners: Listener[] = [];
  for (let at = 0; at < count; at++) listeners.push(await Listener.connect(system.url, path, system.bearer, hear));
  while (!listeners.every(({ isLive }) => isLive)) await pause(20);

  const events = Math.round(A_SECOND * (WARM_UP_SECONDS + plan.seconds));
  const begun = performance.now();
  measuredFrom = begun + 1_000 * WARM_UP_SECONDS;
  const appends: Promise<unknown>[] = [];
  for (let at = 0; at < events; at++) {
    const due = begun + (at * 1_000) / A_SECOND;
    while (performance.now() < due) await pause(1);
    const decision = crypto.randomUUID();
    const sent = performance.now();
    sentAt.set(decision, sent);
    const append = client.appendToStream(`cohort-${system.run}-live-${at % 50}`, refusal(decision), {
      expectedRevision: ANY,
    });
    appends.push(append.then(() => sent >= measuredFrom && answered.push(performance.now() - sent)));
  }
  await Promise.all(appends);
  const until = performance.now() + SETTLES_WITHIN_MS;
  while (heardInAll < events * count && performance.now() < until) await pause(20);
  for (const listener of listeners) listener.close();
  if (heardInAll < events * count) throw new Error(`${heardInAll} of ${events * count} changes were heard`);
  return { answered, heard };
}

function tell(rows: Rows, count: number, { answered, heard }: Live): void {
  const whom = count === 1 ? '1 live reader' : `${count} live readers`;
  for (const [name, part] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const beside: [string, number] = ['append → answer', quantile(answered, part)];
    rows.add(`append → ${whom} at ${A_SECOND}/s, ${name}`, quantile(heard, part), 'ms', { beside });
  }
  if (count === 1)
    rows.add(`append → ${whom} at ${A_SECOND}/s, p99`, quantile(heard, 0.99), 'ms', { most: AIM_P99_MS });
}

/** An event that changes no figure: what is measured is the way, not a projection. */
function refusal(decision: string) {
  const now = new Date().toISOString();
  const data = { command: 'SetCapacity', subject: {}, code: 'cohort-closed', facts: {}, occurredAt: now };
  const receipt = {
    decision,
    commandType: 'SetCapacity',
    fingerprint: 'f'.repeat(64),
    actor: { token: 'bench', role: 'operator' },
    now,
    basis: [],
    rules: {},
    build: 'bench',
    index: 0,
    count: 1,
  };
  return toStored(
    { type: 'CommandRefused', data } as unknown as Parameters<typeof toStored>[0],
    receipt as unknown as Parameters<typeof toStored>[1],
  );
}
