// All sections in one run: a table in the end, and JSON that is written after each section.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { machine, type Row } from './event-node/rows.js';
import { planOf } from './plan.js';
import { SECTIONS } from './sections.js';

interface Done {
  readonly section: string;
  readonly seconds: number;
  readonly rows: readonly Row[];
  /** Why the section ended early. */
  readonly failed?: string;
}

const { values } = parseArgs({
  options: {
    sections: { type: 'string', default: Object.keys(SECTIONS).join(',') },
    short: { type: 'boolean', default: false },
    events: { type: 'string' },
    json: { type: 'string' },
  },
});
const names = values.sections.split(',');
for (const name of names)
  if (!SECTIONS[name]) throw new Error(`there is no section '${name}': ${Object.keys(SECTIONS).join(', ')}`);
const plan = planOf(values.short, values.events === undefined ? undefined : Number(values.events));
const about = { ...machine(), date: new Date().toISOString(), versions: versions() };
const sections: Done[] = [];
for (const section of names) sections.push(await run(section));
console.log(
  `${about.cpu} × ${about.cores}, ${about.memoryGiB} GiB, Node ${about.node}, load ${about.load} at the start`,
);
console.log(String(tableOf(sections)));
for (const { section, failed } of sections) if (failed) console.log(`${section} ended early: ${failed}`);
process.exit(sections.some(({ failed }) => failed) ? 1 : 0);

async function run(section: string): Promise<Done> {
  process.stderr.write(`\n${section}\n`);
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1_000);
  const done = await SECTIONS[section](plan).then(
    (rows): Done => ({ section, seconds: seconds(), rows }),
    (error: Error): Done => ({ section, seconds: seconds(), rows: [], failed: error.stack ?? error.message }),
  );
  if (values.json) {
    const all = { machine: about, plan, sections: [...sections, done] };
    writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);
  }
  return done;
}

function tableOf(all: readonly Done[]) {
  const head = ['figure', 'value', 'unit', 'beside', 'ratio', 'aim', ''];
  const table = new Table({ head, style: { head: [], border: [], compact: true } });
  for (const { section, seconds, rows } of all) {
    table.push([{ colSpan: head.length, content: `— ${section}, ${seconds} s` }]);
    for (const { figure, value, unit, beside, ratio, aim, isMet } of rows) {
      const met = isMet === undefined ? '' : isMet ? '✓' : 'missed';
      table.push([
        figure,
        value,
        unit,
        beside ? `${beside.value ?? ''} ${beside.what}` : '',
        ratio ?? '',
        aim ?? '',
        met,
      ]);
    }
  }
  return table;
}

/** Of what carries the figures. */
function versions(): Record<string, string> {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  const carriers = /^(@electric-sql\/pglite|@eventstore\/db-client|@nestjs\/(core|cqrs)|fastify|pg|drizzle-orm|lmdb)$/;
  return Object.fromEntries(Object.entries(dependencies).filter(([name]) => carriers.test(name)));
}
