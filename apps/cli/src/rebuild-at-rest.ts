// Rebuilding without a system: the folder's lock, its event node as a child, and the database in this process.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '#connections/connections';
import { jsonLogger } from '#connections/json-log';
import { buildShown } from '#projections/builds/build-shown';
import { allBuilds, askForBuild } from '#projections/builds/builds.query';
import { projections } from '#projections/projections';
import { Child } from '#supervisor/child';
import { FolderHeld, lockFolder } from '#supervisor/folder-lock';
import type { Settings } from '#supervisor/settings';
import { EXIT, Failure } from './failure.js';
import type { OnProgress } from './rebuild.js';
import { eventNodeScript, settings } from './system.js';

const LOOK_EVERY_MS = 300;
const BY = 'cli';

export async function rebuildAtRest(name: string | undefined, back: boolean, onProgress: OnProgress) {
  const those = name === undefined ? projections : projections.filter((each) => each.name === name);
  if (those.length === 0) throw new Failure(EXIT.misused, `Витрины ${name} нет.`);
  return withFolder(async (given) => {
    const { readStore, projector, builder, close } = await connect(given, jsonLogger('error'));
    const builds = async () =>
      (await readStore.run(allBuilds))
        .filter(({ projection }) => those.some((each) => each.name === projection))
        .map(buildShown);
    const telling = setInterval(() => void builds().then(onProgress, () => undefined), LOOK_EVERY_MS);
    try {
      await projector.checkpoint();
      await readStore.run(async (db) => {
        for (const each of those) await askForBuild(db, each, back ? 'back' : 'anew', BY);
      });
      while ((await builds()).some(({ endedAt }) => endedAt === null))
        if ((await builder.buildDue()) === 0) await pause(LOOK_EVERY_MS); // another builder has not fallen silent yet
      return await builds();
    } finally {
      clearInterval(telling);
      await builder.end();
      await close();
    }
  });
}

async function withFolder<T>(work: (settings: Settings) => Promise<T>): Promise<T> {
  const given = settings();
  if (!given.eventStoreUrl && !existsSync(path.join(given.data, 'events')))
    throw new Failure(EXIT.unreachable, `В папке ${given.data} нет журнала событий.`);
  const lock = lockFolder(given.data, '');
  const eventNode = new Child(
    {
      name: 'the event node',
      script: eventNodeScript,
      env: { VEKHA_DATA: given.data, VEKHA_EVENT_NODE_PORT: '0' },
      portVariable: 'VEKHA_EVENT_NODE_PORT',
    },
    () => undefined,
  );
  try {
    if (given.eventStoreUrl) return await work(given);
    const { port } = await eventNode.start();
    return await work({ ...given, eventStoreUrl: `esdb://127.0.0.1:${port}?tls=false` });
  } catch (error) {
    if (error instanceof FolderHeld) throw new Failure(EXIT.unreachable, error.message);
    throw error;
  } finally {
    await eventNode.stop();
    lock.release();
  }
}
