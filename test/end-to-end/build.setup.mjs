// What is tested end to end is the build, and PGlite's thread runs it: made once before the tests when it is missing or older
// than the sources.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const roots = ['apps', 'libs', 'test'].map((folder) => path.join(root, folder));
/** What the build writes last. */
const builtLast = path.join(root, 'dist/apps/console/index.html');

/** Not for a run that plays nothing of this. */
function isWanted({ testPathPatterns }) {
  const patterns = testPathPatterns?.patterns ?? [];
  const specs = roots.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => path.join(folder, file)),
  );
  const wanted = specs.filter((spec) => patterns.some((each) => new RegExp(each).test(spec)));
  return !patterns.length || wanted.some((spec) => /\.(int|e2e)\.spec\.ts$/.test(spec));
}

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(file);
    else if (/\.(tsx?|css|html)$/.test(entry.name) && !/\.(spec|kit)\.ts$/.test(entry.name)) yield file;
  }
}

function isBuilt() {
  const since = changedAt(builtLast);
  const folders = ['apps', 'libs'].flatMap((kind) =>
    readdirSync(path.join(root, kind)).map((name) => path.join(root, kind, name, 'src')),
  );
  const all = folders.filter((folder) => changedAt(folder)).flatMap((folder) => [...sources(folder)]);
  return [
    ...all,
    path.join(root, 'tsconfig.json'),
    path.join(root, 'nest-cli.json'),
    path.join(root, 'bundle.mjs'),
  ].every((file) => changedAt(file) < since);
}

export default function build(globalConfig) {
  if (!isWanted(globalConfig) || isBuilt()) return;
  const run = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  run(path.join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build');
  run(path.join(root, 'bundle.mjs'));
  run(path.join(root, 'node_modules/vite/bin/vite.js'), 'build', 'apps/console', '--logLevel', 'warn');
}
