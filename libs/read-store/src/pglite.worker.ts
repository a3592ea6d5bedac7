// The thread in which PGlite runs: it takes what is asked, one message a question, and answers each.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { type Answer, type Opening, type Question, resultOf, type Simple, sayable } from './pglite.messages.js';
import { bakedCluster, unpack } from './template.js';

/** As the server gave them: the asker parses JSON, and drizzle reads times itself. */
const asText = (value: string): string => value;
const unread = [114, 3802, 1082, 1114, 1184, 1186, 1115, 1182, 1185, 1187, 1231];
const parsers = Object.fromEntries(unread.map((type) => [type, asText]));

/** Why a transaction is undone when its asker wants it so. */
const undone = new Error('rolled back');

const port = parentPort!;
const say = (answer: Answer): void => port.postMessage(answer);
const { dataDir, settings, isNew } = workerData as Opening;
const cluster = isNew ? await bakedCluster() : undefined;
if (cluster && dataDir) unpack(cluster, dataDir);
const pglite = await PGlite.create({
  postgresqlconf: settings,
  ...(dataDir && { dataDir }),
  ...(cluster && !dataDir && { loadDataDir: new Blob([cluster]) }),
});

interface Open {
  readonly tx: Transaction;
  commit(): void;
  rollback(): void;
}
const transactions = new Map<number, Open>();
const stops = new Map<string, () => Promise<void>>();

async function answer(asked: Simple): Promise<unknown> {
  switch (asked.what) {
    case 'query': {
      const on = asked.within === undefined ? pglite : openOne(asked.within).tx;
      return resultOf(await on.query(asked.text, asked.params as unknown[], { rowMode: asked.rowMode, parsers }));
    }
    case 'exec':
      await pglite.exec(asked.text);
      return undefined;
    case 'commit':
      return openOne(asked.within).commit();
    case 'rollback':
      return openOne(asked.within).rollback();
    case 'listen':
      stops.set(
        asked.channel,
        await pglite.listen(asked.channel, (payload) => say({ channel: asked.channel, payload })),
      );
      return undefined;
    case 'unlisten':
      await stops.get(asked.channel)?.();
      stops.delete(asked.channel);
      return undefined;
    case 'close':
      return pglite.close();
  }
}

function openOne(id: number): Open {
  const found = transactions.get(id);
  if (!found) throw new Error('The transaction is over');
  return found;
}

/** Answered twice: when it is open, and when it is over. PGlite's own turns hold everything else back meanwhile. */
function begin(id: number): void {
  const over = pglite.transaction(
    (tx) =>
      new Promise<void>((resolve, reject) => {
        transactions.set(id, { tx, commit: resolve, rollback: () => reject(undone) });
        say({ id, begun: true });
      }),
  );
  const end = (answered: object) => {
    transactions.delete(id);
    say({ id, ...answered });
  };
  over.then(
    () => end({}),
    (error: unknown) => end(error === undone ? {} : { error: sayable(error) }),
  );
}

port.on('message', ({ id, asked }: Question) => {
  if (asked.what === 'begin') return begin(id);
  answer(asked)
    .then(
      (result) => say({ id, result }),
      (error: unknown) => say({ id, error: sayable(error) }),
    )
    .finally(() => {
      if (asked.what === 'close') port.close();
    });
});
say({ ready: true });
