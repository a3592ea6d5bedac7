// What audits cost, over a log in the real event node. Run `npm run build` before.
// node test/bench/audit/run.mjs [--events 200000] [--rounds 2] [--json FILE]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ANY, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import Table from 'cli-table3';
import { tellings } from './grown-log.mjs';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '2' },
    json: { type: 'string' },
  },
});
const built = (file) => path.resolve('dist/libs', `${file}.js`);
const { readRecorded } = await import(built('audit/src/evidence/recorded-lines'));
const { StoredLog } = await import(built('audit/src/evidence/stored.log'));
const { check } = await import(built('audit/src/findings/check'));
const { replay } = await import(built('audit/src/replay/replay'));
const { whatIf } = await import(built('audit/src/what-if/what-if'));
const { BUILD } = await import(built('engine/src/build'));
const { EventStore } = await import(built('event-store/src/event-store'));

const IN_FLIGHT = 256;
const history = readRecorded(path.resolve('libs/audit/golden/proclusters.jsonl.br')).all;
const { charter } = history.find(({ type }) => type === 'ProgramChartered').data;
const folder = mkdtempSync(path.join(tmpdir(), 'vekha-bench-audit-'));
const node = spawn(process.execPath, ['dist/apps/event-node/src/main.js'], {
  env: { ...process.env, VEKHA_EVENTS: path.join(folder, 'events'), VEKHA_EVENT_NODE_PORT: '0' },
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
});

/** Consecutive events of a stream, as they go into one append. */
function* appends(events) {
  let group = [];
  for (const event of events) {
    if (group.length && group[0].stream !== event.stream) {
      yield group;
      group = [];
    }
    group.push(event);
  }
  if (group.length) yield group;
}

async function fill(url, count) {
  const client = EventStoreDBClient.connectionString(url);
  const pending = new Set();
  let written = 0;
  for (const telling of tellings(history, Math.ceil(count / history.length))) {
    for (const group of appends(telling)) {
      const stored = group.map(({ type, data, receipt }) => jsonEvent({ type, data, metadata: receipt }));
      const sent = client.appendToStream(group[0].stream, stored, { expectedRevision: ANY });
      pending.add(sent);
      void sent.finally(() => pending.delete(sent));
      written += stored.length;
      if (pending.size >= IN_FLIGHT) await Promise.race(pending);
    }
  }
  await Promise.all(pending);
  await Promise.race([client.dispose(), new Promise((resolve) => setTimeout(resolve, 300))]);
  return written;
}

async function timed(work) {
  const begun = performance.now();
  const answer = await work();
  return { answer, seconds: (performance.now() - begun) / 1_000 };
}

async function counted(iterable, count = () => 1) {
  let sum = 0;
  for await (const each of iterable) sum += count(each);
  return sum;
}

const rows = [];
const row = (figure, value, unit, beside, aim) => {
  const ratio = beside && value / beside.value;
  rows.push({
    figure,
    value,
    unit,
    beside,
    ratio,
    aim,
    isMet: aim === undefined ? undefined : (ratio ?? value) >= aim,
  });
};
const median = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];

try {
  const { port } = await new Promise((resolve) => node.once('message', resolve));
  const url = `esdb://127.0.0.1:${port}?tls=false`;
  const events = await fill(url, Number(values.events));
  const store = new EventStore({ url });
  const log = new StoredLog(store);
  const reading = [];
  const replaying = [];
  let decisions = 0;
  let memory = 0;
  for (let round = 0; round < Number(values.rounds); round++) {
    const read = await timed(() => counted(log.events(), (batch) => batch.length));
    reading.push(read.answer / read.seconds);
    const verdicts = {};
    const asked = await timed(async () => {
      for await (const { verdict } of replay(log, { build: BUILD })) {
        verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
        if ((verdicts.MATCH ?? 0) % 5_000 === 0) memory = Math.max(memory, process.memoryUsage().rss);
      }
    });
    decisions = verdicts.MATCH ?? 0;
    if (Object.keys(verdicts).length !== 1) throw new Error(`not all match: ${JSON.stringify(verdicts)}`);
    replaying.push(events / asked.seconds);
    row(`replay, round ${round + 1}`, Math.round(decisions / asked.seconds), 'decisions/s');
  }
  row(
    `replay of ${events} events, ${decisions} decisions`,
    Math.round(median(replaying)),
    'events/s',
    { what: 'reading $all', value: Math.round(median(reading)) },
    0.5,
  );
  row('memory while replaying, at most', Math.round(memory / 1e6), 'MB');
  const stricter = {
    ...charter,
    stages: charter.stages.map((each) => (each.kind === 'defense' ? { ...each, passScore: 990 } : each)),
  };
  for (const mode of ['frozen', 'cascading']) {
    const { seconds, answer } = await timed(() => whatIf(log, { charter: stricter }, { mode }));
    row(`what-if, ${mode}, ${answer.decisions} decisions`, Math.round(seconds * 100) / 100, 's');
  }
  const { seconds } = await timed(() => counted(check(log)));
  row('check', Math.round(events / seconds), 'events/s');
  await store.close();

  const table = new Table({
    head: ['figure', 'value', 'beside', 'ratio', 'aim'],
    style: { head: [], border: [], compact: true },
  });
  for (const { figure, value, unit, beside, ratio, aim } of rows)
    table.push([
      figure,
      `${value} ${unit}`,
      beside ? `${beside.what}: ${beside.value}` : '',
      ratio?.toFixed(2) ?? '',
      aim ?? '',
    ]);
  console.log(table.toString());
  if (values.json) writeFileSync(values.json, JSON.stringify(rows, null, 2));
} finally {
  const ended = new Promise((resolve) => node.once('exit', resolve));
  node.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
  setTimeout(() => process.exit(), 500).unref();
}
