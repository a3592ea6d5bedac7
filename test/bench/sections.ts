// The sections of the bench: those with a script of their own, and those that run in this process.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { benchAudit } from './audit/audit.js';
import { benchBrowser } from './browser/browser.js';
import { benchBreakdown } from './commands/breakdown.js';
import { benchCommands } from './commands/commands.js';
import { Rows, type Row } from './event-node/rows.js';
import { benchLive } from './live/live.js';
import { benchLongStreams } from './long-streams/long-streams.js';
import type { Plan } from './plan.js';
import { benchSystem } from './system/system.js';

export type Section = (plan: Plan) => Promise<readonly Row[]>;

const here =
  (bench: (rows: Rows, plan: Plan) => Promise<void>): Section =>
  async (plan) => {
    const rows = new Rows();
    await bench(rows, plan);
    return rows.rows;
  };

/** `test/bench/{name}/run.mjs --json FILE`, which writes its rows alone or within an object. */
const script =
  (name: string, argsFor: (plan: Plan) => readonly string[]): Section =>
  async (plan) => {
    const file = path.join('test/bench', name, 'run.mjs');
    if (!existsSync(file)) throw new Error(`there is no ${file}`);
    const folder = mkdtempSync(path.join(tmpdir(), 'vekha-bench-json-'));
    try {
      const json = path.join(folder, 'rows.json');
      // What it prints is progress here: the table comes in the end.
      const stdio: (number | 'ignore' | 'inherit')[] = ['ignore', 2, 'inherit'];
      const { status } = spawnSync(process.execPath, [file, '--json', json, ...argsFor(plan)], { stdio });
      if (!existsSync(json)) throw new Error(`${file} ended with ${status} and wrote nothing`);
      const written = JSON.parse(readFileSync(json, 'utf8'));
      return (Array.isArray(written) ? written : written.rows).map(asRow);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

/** What is beside it may be said in words alone. */
function asRow({ beside, ...row }: Omit<Row, 'beside'> & { beside?: string | Row['beside'] }): Row {
  if (typeof beside !== 'string') return { ...row, ...(beside && { beside }) };
  return { ...row, beside: { what: beside } };
}

const eventsOf = ({ short, events }: Plan) => ['--events', String(short ? 20_000 : Math.max(events, 200_000))];

export const SECTIONS: Readonly<Record<string, Section>> = {
  events: script('event-node', (plan) => [
    ...eventsOf(plan),
    ...(plan.short ? ['--rounds', '1', '--seconds', '0.5'] : []),
  ]),
  commands: here(benchCommands),
  breakdown: here(benchBreakdown),
  projections: script('projections', ({ short, events }) => [
    '--events',
    String(short ? 5_000 : Math.max(events, 200_000)),
  ]),
  live: here(benchLive),
  'long-streams': here(benchLongStreams),
  system: here(benchSystem),
  audit: here(benchAudit),
  browser: here(benchBrowser),
};
