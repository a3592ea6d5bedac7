// The domain depends on nothing: no package, no node, no clock, no chance, no locale.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = import.meta.dirname;
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(spec|kit)\.ts$/.test(file))
  .map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);
const forbidden =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bMath\.random\b|\bIntl\b|\btoLocale|\blocaleCompare\b|\bprocess\b|\bglobalThis\b|\brequire\(|\bimport\(|\bperformance\b|\bcrypto\b|\bsetTimeout\b/;
const imports = /(?:from|import)\s+'([^']+)'/g;

it('sees the sources', () => expect(sources.length).toBeGreaterThan(20));

it.each(sources)('%s is pure', (_, source) => {
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  expect(forbidden.exec(code)?.[0]).toBeUndefined();
  expect([...code.matchAll(imports)].map(([, path]) => path).filter((path) => !/^\.{1,2}\/.*\.js$/.test(path))).toEqual(
    [],
  );
});
