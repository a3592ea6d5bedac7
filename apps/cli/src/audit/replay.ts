// `vekha audit replay`: the recorded decisions put before the rules again. Exit code 1 when anything diverged.
import type { ReplaySummary, ShownVerdict } from '#audit/tasks/task';
import type { Filter } from '#audit/replay/filter';
import { EXIT } from '../failure.js';
import { performed } from './lines.js';
import { tableOf } from '../table.js';

interface Options extends Omit<Filter, 'refused'> {
  readonly refused?: boolean;
  readonly json?: boolean;
}
const print = (text: string) => void process.stdout.write(`${text}\n`);

export async function auditReplay({ json, ...filter }: Options): Promise<void> {
  let summary: ReplaySummary | undefined;
  await performed({ kind: 'replay', filter }, !json, (line) => {
    if (json) print(JSON.stringify(line));
    else if (line.verdict) print(told(line.verdict));
    if (line.summary) summary = line.summary as ReplaySummary;
  });
  if (summary && !json) print(closing(summary));
  const { DIVERGED: diverged = 0 } = summary?.verdicts ?? {};
  if (diverged || !summary) process.exitCode = EXIT.checkFailed;
}

function told(verdict: ShownVerdict): string {
  const place = `${verdict.stream}@${verdict.revision}`;
  if (verdict.verdict === 'NOT CHECKED') return `? ${place} ${verdict.type}: ${verdict.why.ru}`;
  const about = `${verdict.command} ${place} (решение ${verdict.decision}, ${verdict.decidedAt}, ${verdict.actor})`;
  if (verdict.verdict === 'NOT REPLAYABLE') return `? ${about}\n    ${verdict.why.ru}`;
  if (verdict.verdict === 'MATCH')
    return `· ${about}\n    основание успело измениться: ${verdict.overtaken.map(({ stream, read, stood }) => `${stream} ${read ?? '—'} → ${stood}`).join(', ')}`;
  const { headline, difference, cause, stoodOn } = verdict;
  return [
    `✗ ${about}`,
    `    ${headline.ru}`,
    `    поле ${difference.path}: записано ${said(difference.recorded)}, по правилам ${said(difference.reExecuted)}`,
    `    причина: ${cause.words.ru}`,
    `    основание: ${stoodOn.map(({ stream, revision, upTo }) => `${stream}@${revision ?? upTo ?? '—'}`).join(', ')}`,
  ].join('\n');
}

const said = (value: unknown): string => (value === undefined ? 'ничего' : JSON.stringify(value));

function closing({ verdicts, overtaken, seconds, rate }: ReplaySummary): string {
  const table = tableOf(['вердикт', 'решений'], { colAligns: ['left', 'right'] });
  for (const [verdict, count] of Object.entries(verdicts)) table.push([verdict, count]);
  return `${table.toString()}\nСовпали, хотя основание успело измениться: ${overtaken}. ${rate} решений/с, ${seconds} с.`;
}
