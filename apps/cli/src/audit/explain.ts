// `vekha audit explain`: what a figure is the sum of, counted again from the log. Exit code 1 when anything disagrees.
import { StoredLog } from '#audit/evidence/stored.log';
import { type Answer, explain, NoSuchFigure, type Question } from '#audit/explain/asked';
import { instantOf, momentOf } from '#audit/time-travel/moment';
import { comparePositions, type Position } from '#event-store/logged-event';
import { decodePosition, encodePosition } from '#event-store/position';
import { positionOf } from '#projections/runner/position';
import { standingOf } from '#projections/runner/standings.query';
import { runningSystem, well } from '../api-client.js';
import { EXIT, Failure } from '../failure.js';
import { isRunning } from '../system.js';
import { withReadModels } from './read-models-at-rest.js';
import { tableOf } from '../table.js';

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
const atRest = ({ asOf, trueFor, ...question }: Omit<Options, 'json'>): Promise<Answer> =>
  withReadModels(async ({ readStore, store, logId }) => {
    const model = question.projection === 'funnel' ? 'funnel' : 'region_progress';
    const stands = await readStore.run((db) => standingOf(db, model));
    if (!stands?.reached) throw new Failure(EXIT.unreachable, `Витрина ${model} ещё не построена.`);
    const reached = positionOf(stands.reached);
    const log = new StoredLog(store);
    const isPast = asOf !== undefined || trueFor !== undefined;
    const moment = isPast
      ? await momentOf(log, placeIn(logId, asOf) ?? reached, trueFor && instant('--true-for', trueFor))
      : { position: reached, now: instantOf(new Date().toISOString())! };
    if (comparePositions(moment.position, reached) > 0)
      throw new Failure(EXIT.misused, `До этого места витрина ${model} ещё не дошла.`);
    const answer = await readStore
      .run((db) => explain({ ...question, recount: true }, { db, log, moment, isPast }))
      .catch((error: unknown) => {
        if (error instanceof NoSuchFigure) throw new Failure(EXIT.misused, `Нет такого числа: ${error.message}`);
        throw error;
      });
    if (!answer) throw new Failure(EXIT.checkFailed, 'Нет такого потока или программы.');
    return { ...answer, position: encodePosition(logId, moment.position) };
  });

/** A position of this log, or the instant that a time or a day is. */
const placeIn = (logId: string, asOf: string | undefined): Position | string | undefined =>
  asOf && (decodePosition(logId, asOf) ?? instant('--as-of', asOf));

function instant(option: string, text: string): string {
  const found = instantOf(text);
  if (found !== undefined) return found;
  const position = option === '--as-of';
  throw new Failure(
    EXIT.misused,
    `${option}: укажите ${position ? 'позицию этого журнала, ' : ''}день или время с часовым поясом, как 2022-04-05T10:00:00+03:00`,
  );
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
  const table = tableOf(['что', 'сколько', 'верно с', 'по какому правилу', 'решение']);
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
