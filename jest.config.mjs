import { existsSync, readFileSync, readdirSync } from 'node:fs';

const { $schema, ...swcrc } = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url)));

/** `.spec.ts` needs nothing; `.int.spec.ts` starts a twin; `.e2e.spec.ts` drives the whole system. */
const project = {
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['vekha-src', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swcrc, swcrc: false, module: { type: 'es6' } }] },
};
const everything = {
  ...project,
  displayName: 'vekha',
  globalSetup: '<rootDir>/test/end-to-end/build.setup.mjs',
};
/** The suites of the SQL side once more, each on a PostgreSQL of its own. */
const onPostgres = {
  ...project,
  displayName: 'postgresql',
  roots: ['<rootDir>/libs/audit', '<rootDir>/libs/projections', '<rootDir>/libs/read-store'],
  testMatch: ['**/*.int.spec.ts'],
  testPathIgnorePatterns: ['/(postgres-server|ownership|golden).int.spec.ts$'],
  setupFiles: ['<rootDir>/libs/read-store/postgresql.setup.mjs'],
};

/** Debian's, or nothing: libs/read-store/src/postgres-server.kit.ts says why in each suite that needs one. */
function canHavePostgres() {
  const installed = '/usr/lib/postgresql';
  return existsSync(installed) && readdirSync(installed).some((each) => existsSync(`${installed}/${each}/bin/initdb`));
}

/** With `DATABASE_URL` everything runs on that one already. */
function projects() {
  if (process.env.DATABASE_URL) return [everything];
  if (canHavePostgres()) return [everything, onPostgres];
  process.stderr.write('SKIPPED: the SQL suites on PostgreSQL: no server in /usr/lib/postgresql, no DATABASE_URL\n');
  return [everything];
}

export default { maxWorkers: 2, testTimeout: 120_000, projects: projects() };
