// The tests on other versions of Node: `npm run test:versions [-- 24] [jest's arguments]`; by default 22 and 24.
// npm's package `node` brings them. What a test starts runs on the same version, by `process.execPath`.
import { execFileSync, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const isVersion = (argument) => /^\d+$/.test(argument);
const versions = given.some(isVersion) ? given.filter(isVersion) : ['22', '24'];
const rest = given.filter((argument) => !isVersion(argument));

/** From outside of the repository, whose own packages npx would look among. */
function nodeOf(version) {
  const ask = ['-y', '-p', `node@${version}`, 'node', '-p', 'process.execPath'];
  return execFileSync('npx', ask, { cwd: tmpdir(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

let failed = false;
for (const version of versions) {
  const node = nodeOf(version);
  process.stdout.write(`\nNode ${execFileSync(node, ['-v'], { encoding: 'utf8' }).trim()} (${node})\n`);
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...rest];
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
  const { status } = spawnSync(node, jest, { cwd: root, env, stdio: 'inherit' });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
