// What a process stands on, opened before Nest begins and closed after it has ended.
import type { Logger } from 'pino';
import { EventStore } from '#event-store/event-store';
import { StoreUnavailable } from '#event-store/failures';
import { logIdentity } from '#event-store/log-identity';
import { KeyStore } from '#event-store/personal-data/key-store';
import { migrationsFolder } from '#projections/migrations';
import { type BuildReport, hadDiffered } from '#projections/builds/build-report';
import { Builder } from '#projections/builds/builder';
import { projections } from '#projections/projections';
import type { Parked } from '#projections/runner/projection-runner';
import { Projectors } from '#projections/runner/projectors';
import type { ReadStore } from '#read-store/read-store';
import { ReadStoreUnavailable } from '#read-store/unavailable';
import type { Settings } from '#supervisor/settings';
import { Health } from './health.js';
import { Metrics } from './metrics.js';
import { readStoreFor } from './read-store-for.js';

export interface Connections {
  readonly settings: Settings;
  readonly store: EventStore;
  readonly logId: string;
  readonly readStore: ReadStore;
  readonly projectors: Projectors;
  /** Builds nothing before it begins. */
  readonly builder: Builder;
  readonly keys: KeyStore;
  readonly metrics: Metrics;
  readonly health: Health;
  close(): Promise<void>;
}

const RETRY_MS = 1_000;

/** Waits for what is not there yet, and says so. `opening`: the read store, where it was begun before. */
export async function connect(
  settings: Settings,
  log: Logger,
  opening: Promise<ReadStore> = readStoreFor(settings, log),
): Promise<Connections> {
  const url = settings.eventStoreUrl ?? `esdb://127.0.0.1:${settings.eventNodePort}?tls=false`;
  const metrics = new Metrics();
  const appended = (ms: number, failure?: string) =>
    metrics.appendSeconds.observe({ outcome: failure ?? 'done' }, ms / 1_000);
  const store = new EventStore({ url, appended });
  const logId = await untilThere(() => logIdentity(store), `the event store at ${url}`, log);
  const readStore = await opening;
  await untilThere(() => readStore.migrate(migrationsFolder()), 'the database', log);
  const onTrouble = (error: unknown) => log.warn({ because: String(error) }, 'a projection is tried again');
  const head = () => store.last();
  const onParked = (parked: Parked) => log.error(parked, 'a projection cannot take this event: its key stands still');
  const shards = settings.projectorShards;
  const projectors = new Projectors(readStore, projections, { log: logId, head, onTrouble, onParked, shards });
  const builder = new Builder(readStore, projectors, projections, store, {
    log: logId,
    shards,
    sharesConnection: !settings.databaseUrl,
    onTrouble: (error) => log.warn({ because: String(error) }, 'a build is tried again'),
    onEnd: (projection, switched, report) => logEnd(log, projection, switched, report),
  });
  const close = async () => {
    await readStore.close();
    await store.close();
  };
  const health = new Health(store, readStore);
  health.measuredBy(metrics);
  const keys = new KeyStore(settings.keys);
  return { settings, store, logId, readStore, projectors, builder, keys, metrics, health, close };
}

function logEnd(log: Logger, projection: string, switched: boolean, report: BuildReport): void {
  const { broken, reason, version, position } = report;
  const differing = report.tables.filter(({ differing }) => differing.length > 0);
  const found = { projection, version, position, differing };
  if (!switched) log.error({ ...found, broken, reason }, 'a build was not put in place');
  else if (hadDiffered(report)) log.warn(found, 'what was shown differed from the log; it is right now');
  else log.info(found, 'a build was put in place');
}

async function untilThere<T>(connect: () => Promise<T>, what: string, log: Logger): Promise<T> {
  for (;;) {
    try {
      return await connect();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) && !(error instanceof ReadStoreUnavailable)) throw error;
      log.warn({ because: error.message }, `${what} does not answer; asking again in ${RETRY_MS} ms`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
