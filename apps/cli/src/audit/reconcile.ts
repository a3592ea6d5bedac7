// `vekha audit reconcile`: everything counted again from the log. Exit code 1 when anything that is shown differs.
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { Presets, SingleBar } from 'cli-progress';
import type { Difference } from '#audit/reconcile/held-against';
import { reconcile, type ReconcileLine } from '#audit/reconcile/reconcile';
import { projections } from '#projections/projections';
import { runningSystem } from '../api-client.js';
import { EXIT, Failure } from '../failure.js';
import { isRunning } from '../system.js';
import { withReadModels } from './read-models-at-rest.js';

const print = (text: string) => void process.stdout.write(`${text}\n`);
type OnLine = (line: ReconcileLine & { readonly failed?: { readonly message: string } }) => void;

export async function auditReconcile({ json }: { json?: boolean }): Promise<void> {
  const bar = new SingleBar(
    { format: 'событий прочитано: {value}', stream: process.stderr, clearOnComplete: true },
    Presets.rect,
  );
  if (!json) bar.start(0, 0);
  let differing: number | undefined;
  const take: OnLine = (line) => {
    if (line.failed) throw new Failure(EXIT.unreachable, `Сверка прервалась: ${line.failed.message}`);
    if (line.summary) differing = line.summary.differing;
    if (line.progress) return json ? undefined : bar.update(line.progress.events);
    print(json ? JSON.stringify(line) : told(line));
  };
  try {
    await (isRunning() ? throughSystem(take) : atRest(take));
  } finally {
    bar.stop();
  }
  if (differing !== 0) process.exitCode = EXIT.checkFailed;
}

async function throughSystem(take: OnLine): Promise<void> {
  const stream = await runningSystem().stream({ method: 'GET', path: '/api/v1/audit/reconcile' });
  for await (const line of createInterface({ input: Readable.fromWeb(stream) })) take(JSON.parse(line));
}

const atRest = (take: OnLine): Promise<void> =>
  withReadModels(async ({ readStore, store, logId }) => {
    for await (const line of reconcile({ store: readStore, log: store, logId, projections })) take(line);
  });

function told({ reconciled, recounted, summary }: ReconcileLine): string {
  if (summary)
    return `Таблиц ${summary.tables}, строк ${summary.rows}, расхождений ${summary.differing}, ${summary.seconds} с.`;
  if (recounted) return verdict('счёт по журналу без витрин', recounted.differences, recounted.differences.length);
  if (!reconciled) return '';
  if (reconciled.position === null)
    return `? ${reconciled.projection}: ${reconciled.isOutdated ? 'строится заново' : 'ещё не построена'}`;
  const differing = reconciled.tables.reduce((sum, each) => sum + each.differing, 0);
  return verdict(reconciled.projection, reconciled.differences, differing);
}

const verdict = (what: string, differences: readonly Difference[], count: number): string =>
  [
    `${count ? '✗' : '✓'} ${what}${count ? `: расхождений ${count}` : ''}`,
    ...differences.map(
      ({ table, key, column, stored, recounted }) =>
        `    ${table} ${JSON.stringify(key)} ${column}: показано ${JSON.stringify(stored)}, по журналу ${JSON.stringify(recounted)}`,
    ),
  ].join('\n');
