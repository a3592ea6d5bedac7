// A folder whose system does not run: its lock held, its event node as a child.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Child } from '#supervisor/child';
import { FolderHeld, lockFolder } from '#supervisor/folder-lock';
import type { Settings } from '#supervisor/settings';
import { EXIT, Failure } from './failure.js';
import { eventNodeScript, settings } from './system.js';

/** Works with settings that name a store that serves. Throws Failure where there is no log, or somebody else holds the folder. */
export async function withFolder<T>(work: (settings: Settings) => Promise<T>): Promise<T> {
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
