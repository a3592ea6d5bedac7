// A command that the API's document names is put to the trial of every command, and none is that it does not name.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, sources } from './sources.kit.js';

type Operations = Readonly<Record<string, { summary?: string; responses: Readonly<Record<string, unknown>> }>>;

/** Of each operation that answers 201; its summary begins with the command, or with several: `A or B, by …`. */
function commands(): string[] {
  const document = readFileSync(path.join(root, 'libs/contract/openapi.json'), 'utf8');
  const { paths } = JSON.parse(document) as { paths: Readonly<Record<string, Operations>> };
  const operations = Object.values(paths).flatMap((each) => Object.values(each));
  return operations
    .filter(({ responses }) => '201' in responses)
    .flatMap(({ summary = 'nameless' }) => summary.split(/[:,]/)[0].split(' or '));
}

/** The name that begins each case of the trial: `['EnrollTeam', { … }]`. */
function trials(): string[] {
  const specs = sources().filter(({ file }) => /^test\/end-to-end\/every-command[\w-]*\.e2e\.spec\.ts$/.test(file));
  return specs.flatMap(({ text }) => [...text.matchAll(/\[\s*'([A-Z]\w+)',\s*\{/g)].map(([, name]) => name));
}

describe('every command', () => {
  it('is put to the trial', () => {
    expect([...new Set(trials())].sort()).toEqual([...new Set(commands())].sort());
  });
});
