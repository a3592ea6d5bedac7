// `npm run bench:events -- [--rounds 3] [--seconds 2] [--events 1000000] [--sections appends,reads,subscribers,growth] [--json FILE]`.
// Compiles the event node and this bench into a temporary folder and runs it there; no build is needed first.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformFileSync } from '@swc/core';

const folder = mkdtempSync(path.join(tmpdir(), 'vekha-bench-'));
try {
  const imports = { '#event-node/*': './libs/event-node/src/*.js' };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', imports }));
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  for (const source of ['libs/event-node/src', 'apps/event-node/src', 'test/bench/event-node']) {
    for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || /\.(spec|kit)\.ts$/.test(name)) continue;
      const target = path.join(folder, source, name.replace(/\.ts$/, '.js'));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, transformFileSync(path.join(source, name), { module: { type: 'es6' } }).code);
    }
  }
  const bench = path.join(folder, 'test/bench/event-node/bench.js');
  const { status } = spawnSync(process.execPath, [bench, ...process.argv.slice(2)], {
    cwd: process.cwd(),
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
