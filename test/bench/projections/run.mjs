// Rebuilding all read models: compiles this bench beside the build (run `npm run build` before) and runs it.
// node test/bench/projections/run.mjs [--events 200000] [--on postgresql,pglite] [--json FILE] [--only name,name]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformFileSync } from '@swc/core';

const folder = mkdtempSync(path.join(tmpdir(), 'vekha-bench-'));
try {
  const { imports: all } = JSON.parse(readFileSync('package.json', 'utf8'));
  const imports = Object.fromEntries(Object.entries(all).map(([name, { default: built }]) => [name, built]));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'vekha', type: 'module', imports }));
  for (const each of ['node_modules', 'dist', 'libs']) symlinkSync(path.resolve(each), path.join(folder, each));
  const here = 'test/bench/projections';
  mkdirSync(path.join(folder, here), { recursive: true });
  const kit = 'libs/read-store/src/postgres-server.kit.ts';
  const sources = [
    ...readdirSync(here)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.join(here, name)),
    kit,
  ];
  for (const source of sources) {
    const target = path.join(folder, here, path.basename(source).replace(/\.ts$/, '.js'));
    const { code } = transformFileSync(source, { module: { type: 'es6' } });
    // Kits are no part of the build.
    writeFileSync(target, code.replace('#read-store/postgres-server.kit', './postgres-server.kit.js'));
  }
  const bench = path.join(folder, here, 'rebuild.bench.js');
  const args = ['--preserve-symlinks', ...process.execArgv, bench, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { cwd: folder, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
