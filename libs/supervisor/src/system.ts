// An embedded system: the folder's lock, and two children that begin at once and are watched and stopped in order.
import { Child, type ChildSpec } from './child.js';
import { lockFolder } from './folder-lock.js';
import type { Settings } from './settings.js';

export interface SystemScripts {
  readonly eventNode: string;
  readonly app: string;
}
/** What the application is told: most of its start does not need the store. */
export interface StoreKnown {
  readonly eventStoreUrl: string;
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
  /** The event store that it writes to. */
  readonly eventStoreUrl: string;
  /** Set once, when the first administrator's token was made. */
  readonly firstToken: string | undefined;
  /** The processes that run now, by name. */
  processes(): Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

/**
 * MiB of a half of the young generation, 16 by default: what a command leaves behind dies young. With 32 there are 15 % more
 * commands a second, with 64 as many, and 100 and 200 MB more of memory under load.
 */
const memoryFlags = ['--max-semi-space-size=32'];

/** Throws FolderHeld or ChildFailed; nothing is left running then. */
export async function startSystem(settings: Settings, options: SystemOptions): Promise<RunningSystem> {
  const { scripts, env = {}, say, onProgress } = options;
  const lock = lockFolder(settings.data, `http://${settings.host}:${settings.port}`);
  const started: Child[] = [];
  const stop = async () => {
    for (const child of started) child.aboutToStop();
    for (const child of started) await child.stop();
    lock.release();
  };
  try {
    const shared = { ...env, VEKHA_DATA: settings.data };
    const launch = (spec: Omit<ChildSpec, 'env'>) => {
      const child = new Child({ ...spec, env: shared }, say, onProgress);
      started.unshift(child);
      return child.start();
    };
    const ownEventStore = async () => {
      const portVariable = 'VEKHA_EVENT_NODE_PORT';
      const { port } = await launch({ name: 'the event node', script: scripts.eventNode, portVariable });
      return `esdb://127.0.0.1:${port}?tls=false`;
    };
    const store = settings.eventStoreUrl ? Promise.resolve(settings.eventStoreUrl) : ownEventStore();
    const told = store.then((eventStoreUrl): StoreKnown => ({ eventStoreUrl }));
    const [eventStoreUrl, app] = await Promise.all([
      store,
      launch({ name: 'the application', script: scripts.app, portVariable: 'VEKHA_PORT', flags: memoryFlags, told }),
    ]);
    const url = `http://${settings.host}:${app.port}`;
    lock.servesAt(url);
    return {
      url,
      eventStoreUrl,
      firstToken: app.firstToken as string | undefined,
      processes: () =>
        Object.fromEntries(started.flatMap(({ name, pid }) => (pid === undefined ? [] : [[name, pid] as const]))),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
