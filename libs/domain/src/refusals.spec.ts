// The vocabulary of refusals is exactly what the deciders can give, and a test reaches each.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { neverPossible, refusalCodes } from './refusals.js';

const root = import.meta.dirname;
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const text = (wanted: (file: string) => boolean) =>
  files
    .filter(wanted)
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
const isSpec = (file: string) => file.endsWith('.spec.ts');
const specs = text((file) => isSpec(file) && file !== 'refusals.spec.ts');
const sources = text((file) => !isSpec(file) && !file.endsWith('.kit.ts') && file !== 'refusals.ts');

/** Codes given by `refuse('…'` or `refuse(… ? '…' : '…'`. */
const given = new Set(
  [...sources.matchAll(/\brefuse\(([^,)]*)/g)].flatMap(([, code]) =>
    [...code.matchAll(/'([a-z-]+)'/g)].map(([, each]) => each),
  ),
);

/** A table of cases names its codes in rows and hands them on as `code`. */
const reached = (code: string) =>
  specs.includes(`thenRefused('${code}'`) ||
  (specs.includes('thenRefused(code') && new RegExp(`\\[[^\\]\\n]*'${code}'\\]`).test(specs));

it.each(refusalCodes)('%s is given by a decider and reached by a test', (code) => {
  expect([...given]).toContain(code);
  expect(reached(code)).toBe(true);
});

it('no decider gives another, and none stands twice', () => {
  expect([...given].sort()).toEqual([...refusalCodes].sort());
  expect(new Set(refusalCodes).size).toBe(refusalCodes.length);
});

it('those that no later state can lift are of the vocabulary', () =>
  expect(refusalCodes).toEqual(expect.arrayContaining([...neverPossible])));
