// An embedded system: the folder's lock, and two children that are watched and stopped in order.
import { Child, type Ready } from './child.js';
import { lockFolder } from './folder-lock.js';
import type { Settings } from './settings.js';

export interface SystemScripts {
  readonly eventNode: string;
  readonly app: string;
}
export interface SystemOptions {
  readonly scripts: SystemScripts;
  /** Further variables for both children. */
  readonly env?: NodeJS.ProcessEnv;
  /** What happens to the children, in sentences. */
  readonly say: (sentence: string) => void;
  readonly onProgress?: (message: object) => void;
}
export interface RunningSystem {
  readonly url: string;
  /** Set once, when the first administrator's token was made. */
  readonly firstToken: string | undefined;
  stop(): Promise<void>;
}

/** Throws FolderHeld or ChildFailed; nothing is left running then. */
export async function startSystem(settings: Settings, options: SystemOptions): Promise<RunningSystem> {
  const { scripts, env = {}, say, onProgress } = options;
  const unlock = lockFolder(settings.data, `http://${settings.host}:${settings.port}`);
  const started: Child[] = [];
  const launch = async (child: Child): Promise<Ready> => {
    started.unshift(child);
    return child.start();
  };
  const stop = async () => {
    for (const child of started) await child.stop();
    unlock();
  };
  try {
    const shared = { ...env, VEKHA_DATA: settings.data };
    let eventStoreUrl = settings.eventStoreUrl;
    if (!eventStoreUrl) {
      const portVariable = 'VEKHA_EVENT_NODE_PORT';
      const spec = { name: 'the event node', script: scripts.eventNode, env: shared, portVariable };
      const { port } = await launch(new Child(spec, say, onProgress));
      eventStoreUrl = `esdb://127.0.0.1:${port}?tls=false`;
    }
    const appEnv = { ...shared, EVENTSTORE_URL: eventStoreUrl };
    const spec = { name: 'the application', script: scripts.app, env: appEnv, portVariable: 'VEKHA_PORT' };
    const app = await launch(new Child(spec, say, onProgress));
    return { url: `http://${settings.host}:${app.port}`, firstToken: app.firstToken as string | undefined, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
