// Fails when the tables in code are not the ones that the committed migrations make.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const committed = 'libs/projections/migrations';
const scratch = mkdtempSync(join(tmpdir(), 'vekha-migrations-'));
try {
  const copy = join(scratch, 'migrations');
  cpSync(committed, copy, { recursive: true });
  const before = readdirSync(copy).length;
  execFileSync(
    'npx',
    [
      'drizzle-kit',
      'generate',
      '--dialect=postgresql',
      '--schema=libs/projections/src/**/*.table.ts',
      `--out=${relative('.', copy)}`,
      '--name=drift',
    ],
    { stdio: 'pipe' },
  );
  if (readdirSync(copy).length > before) {
    console.error('The tables have changed since the last migration: run npm run migrations:generate -- --name <what>');
    process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
