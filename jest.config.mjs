import { readFileSync } from 'node:fs';

const { $schema, ...swcrc } = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url)));

/** `.spec.ts` needs nothing; `.int.spec.ts` starts a twin; `.e2e.spec.ts` drives the whole system. */
export default {
  rootDir: '.',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['vekha-src', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swcrc, swcrc: false, module: { type: 'es6' } }] },
  testTimeout: 120_000,
  maxWorkers: 2,
  globalSetup: '<rootDir>/test/end-to-end/build.setup.mjs',
};
