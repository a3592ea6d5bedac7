// One process for an embedded system: API and projector together, PGlite in a thread of it, which begins while the rest is loaded.
import 'reflect-metadata';
import { jsonLogger } from '#connections/json-log';
import { readStoreFor } from '#connections/read-store-for';
import { settingsFrom } from '#supervisor/settings';

function begun() {
  try {
    const settings = settingsFrom(process.env);
    return readStoreFor(settings, jsonLogger(settings.logLevel));
  } catch {
    return undefined; // run() says what is wrong with the settings
  }
}

const readStore = begun();
const [{ ProjectorModule }, { run }] = await Promise.all([
  import('../../projector/src/projector.module.js'),
  import('./serve.js'),
]);
await run({ modules: [{ module: ProjectorModule, global: true }], readStore });
