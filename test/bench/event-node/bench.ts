// The event node's part of the bench: all its sections in one run, as a table and as JSON.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchAppends } from './appends.js';
import { benchGrowth } from './growth.js';
import type { Plan } from './plan.js';
import { benchReads, benchSubscribers } from './reads.js';
import { machine, Rows } from './rows.js';

const SECTIONS = { appends: benchAppends, reads: benchReads, subscribers: benchSubscribers, growth: benchGrowth };

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '2' },
    events: { type: 'string', default: '1000000' },
    sections: { type: 'string', default: Object.keys(SECTIONS).join(',') },
    json: { type: 'string' },
  },
});
const folder = mkdtempSync(path.join(tmpdir(), 'vekha-bench-events-'));
const [rounds, seconds, events] = [values.rounds, values.seconds, values.events].map(Number);
const plan: Plan = { folder, rounds, seconds, events: Math.max(10_000, Math.round(events / 25) * 25) };
const rows = new Rows();
const about = machine();
const begun = new Date().toISOString();
console.log(
  Object.entries(about)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', '),
);
try {
  for (const name of values.sections.split(',')) {
    const section = SECTIONS[name as keyof typeof SECTIONS];
    if (!section) throw new Error(`there is no section '${name}': ${Object.keys(SECTIONS).join(', ')}`);
    await section(rows, plan);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  console.log(String(rows));
  if (values.json)
    rows.save(path.resolve(values.json), {
      section: 'event node',
      begun,
      loadAtStart: about.load,
      rounds,
      seconds,
      events,
    });
}
process.exit();
