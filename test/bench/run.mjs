// `npm run bench -- [--sections events,commands,…] [--short] [--events N] [--json FILE]`: every figure in one table.
// Compiles the benches beside the build, which `npm run bench` makes first, and runs them there.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformFileSync } from '@swc/core';

const POSTGRES_KIT = 'libs/read-store/src/postgres-server.kit.ts';
const options = {
  module: { type: 'es6' },
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
};
const sourcesIn = (folder, kind) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(kind))
    .map((name) => path.join(folder, name));

const folder = mkdtempSync(path.join(tmpdir(), 'vekha-bench-'));
try {
  const { imports: all } = JSON.parse(readFileSync('package.json', 'utf8'));
  const imports = Object.fromEntries(Object.entries(all).map(([name, { default: built }]) => [name, built]));
  // Kits are no part of the build.
  imports['#read-store/postgres-server.kit'] = `./${POSTGRES_KIT.replace('.ts', '.js')}`;
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'vekha', type: 'module', imports }));
  for (const each of ['node_modules', 'dist']) symlinkSync(path.resolve(each), path.join(folder, each));
  symlinkSync(path.resolve('dist/apps'), path.join(folder, 'apps'));
  for (const source of [
    ...sourcesIn('test/bench', '.ts'),
    ...sourcesIn('test/end-to-end', '.kit.ts'),
    ...sourcesIn('test/console', '.kit.ts'),
    POSTGRES_KIT,
  ]) {
    const target = path.join(folder, source.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, transformFileSync(source, options).code);
  }
  const bench = path.join(folder, 'test/bench/bench.js');
  const { status } = spawnSync(process.execPath, [bench, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
