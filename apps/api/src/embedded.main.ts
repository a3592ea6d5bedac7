// One process for an embedded system: API and projector together, PGlite in a thread of it, which begins while the rest is loaded.
import 'reflect-metadata';
import { once } from 'node:events';
import { jsonLogger } from '#connections/json-log';
import { readStoreFor } from '#connections/read-store-for';
import { settingsFrom } from '#supervisor/settings';
import type { StoreKnown } from '#supervisor/system';

function begun() {
  try {
    const settings = settingsFrom(process.env);
    return readStoreFor(settings, jsonLogger(settings.logLevel));
  } catch {
    return undefined; // run() says what is wrong with the settings
  }
}

/** The parent says where the event node listens: it began at the same time. */
async function toldByParent(): Promise<StoreKnown | undefined> {
  if (!process.connected || process.env.EVENTSTORE_URL) return undefined;
  const parentGone = new AbortController();
  process.once('disconnect', () => parentGone.abort());
  const [known] = await once(process, 'message', { signal: parentGone.signal });
  return known;
}

const storeKnown = toldByParent();
storeKnown.catch(() => undefined); // run() ends then
const readStore = begun();
const [{ ProjectorModule }, { run }] = await Promise.all([
  import('../../projector/src/projector.module.js'),
  import('./serve.js'),
]);
await run({ modules: [{ module: ProjectorModule, global: true }], readStore, storeKnown });
