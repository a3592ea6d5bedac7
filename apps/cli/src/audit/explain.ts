// `vekha audit explain`: what a figure is the sum of, counted again from the log. Exit code 1 when anything disagrees.
import Table from 'cli-table3';
import { StoredLog } from '#audit/evidence/stored.log';
import { type Answer, explain, NoSuchFigure, type Question } from '#audit/explain/asked';
import { instantOf } from '#audit/time-travel/moment';
import { encodePosition } from '#event-store/position';
import { positionOf } from '#projections/runner/position';
import { standingOf } from '#projections/runner/standings.query';
import { runningSystem, well } from '../api-client.js';
import { EXIT, Failure } from '../failure.js';
import { isRunning } from '../system.js';
import { withReadModels } from './read-models-at-rest.js';

interface Options extends Omit<Question, 'recount' | 'cursor' | 'limit'> {
  readonly asOf?: string;
  readonly trueFor?: string;
  readonly json?: boolean;
}
const print = (text: string) => void process.stdout.write(`${text}\n`);

export async function auditExplain({ json, ...asked }: Options): Promise<void> {
  const answer = isRunning() ? await throughSystem(asked) : await atRest(asked);
  print(json ? JSON.stringify(answer) : told(answer));
  if (!answer.agrees) process.exitCode = EXIT.checkFailed;
}

async function throughSystem(asked: Omit<Options, 'json'>): Promise<Answer> {
  const given = Object.entries({ ...asked, recount: 'true' }).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given as [string, string][]);
  return well(await runningSystem().get(`/api/v1/explain?${query}`)) as unknown as Answer;
}

/** By the read models as they stand in the folder, and its log up to there. */
async function atRest({ asOf, trueFor, ...question }: Omit<Options, 'json'>): Promise<Answer> {
  if (asOf !== undefined || trueFor !== undefined)
    throw new Failure(EXIT.misused, 'Прошлое отвечает только запущенная система: npm start.');
  return withReadModels(async ({ readStore, store, logId }) => {
    const model = question.projection === 'funnel' ? 'funnel' : 'region_progress';
    const stands = await readStore.run((db) => standingOf(db, model));
    if (!stands?.reached) throw new Failure(EXIT.unreachable, `Витрина ${model} ещё не построена.`);
    const moment = { position: positionOf(stands.reached), now: instantOf(new Date().toISOString())! };
    const log = new StoredLog(store);
    const answer = await readStore
      .run((db) => explain({ ...question, recount: true }, { db, log, moment, isPast: false }))
      .catch((error: unknown) => {
        if (error instanceof NoSuchFigure) throw new Failure(EXIT.misused, `Нет такого числа: ${error.message}`);
        throw error;
      });
    if (!answer) throw new Failure(EXIT.checkFailed, 'Нет такого потока или программы.');
    return { ...answer, position: encodePosition(logId, moment.position) };
  });
}

interface Item {
  readonly team?: string;
  readonly cohort?: string;
  readonly region?: string;
  readonly delta?: number;
  readonly trueFrom?: string;
  readonly since?: string;
  readonly involved?: number;
  readonly decision?: string | null;
  readonly because?: string;
  readonly rule?: { readonly ru: string };
}

function told({ projection, key, metric, shown, sum, count, recount, agrees, items, next }: Answer): string {
  const table = new Table({
    head: ['что', 'сколько', 'верно с', 'по какому правилу', 'решение'],
    style: { head: [], border: [] },
  });
  for (const item of items as readonly Item[])
    table.push([
      item.region ?? `${item.cohort}.${item.team}`,
      item.delta === undefined ? String(item.involved ?? 1) : item.delta > 0 ? `+${item.delta}` : String(item.delta),
      item.trueFrom ?? item.since ?? '',
      item.rule?.ru ?? item.because ?? '',
      item.decision ?? '',
    ]);
  const counted = recount ? `; счёт по журналу ${recount.value}` : '';
  const verdict = `${agrees ? '✓' : '✗'} ${projection} ${key} ${metric}: показано ${shown ?? '—'}, сумма ${sum} из ${count}${counted}`;
  return [table.toString(), ...(next ? ['… показаны первые; дальше — через API с cursor'] : []), verdict].join('\n');
}
