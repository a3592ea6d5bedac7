// `vekha audit what-if --charter FILE`: the recorded decisions under other rules. Hypothetical, and says so.
import { readFileSync } from 'node:fs';
import type { Effect } from '#audit/what-if/effect';
import type { Mode, WhatIf } from '#audit/what-if/result';
import { readCharter } from '#catalog/charter-check';
import { EXIT, Failure } from '../failure.js';
import { performed } from './lines.js';
import { tableOf } from '../table.js';

interface Options {
  readonly charter: string;
  readonly mode: Mode;
  readonly cohort?: string;
  readonly candidateFor?: string;
  readonly json?: boolean;
}
const print = (text: string) => void process.stdout.write(`${text}\n`);

export const effectNames: Readonly<Record<Effect, string>> = {
  'flipped-to-fail': 'теперь не прошла бы',
  'flipped-to-pass': 'теперь прошла бы',
  'newly-refused': 'получила бы отказ',
  'newly-possible': 'отказа бы не было',
  otherwise: 'решено бы так же, с другим содержанием',
  same: 'без изменений',
};

export async function auditWhatIf({ charter: file, mode, cohort, candidateFor, json }: Options): Promise<void> {
  if (mode !== 'frozen' && mode !== 'cascading') throw new Failure(EXIT.misused, '--mode: frozen или cascading');
  const version = candidateFor === undefined ? undefined : Number(candidateFor);
  const task = { kind: 'what-if', mode, cohort, version, charter: charterIn(file) } as const;
  await performed(task, !json, ({ whatIf }) => {
    if (whatIf) print(json ? JSON.stringify(whatIf) : told(whatIf));
  });
}

function charterIn(file: string) {
  const read = readCharter(text(file));
  if ('charter' in read) return read.charter;
  const errors = read.errors.map(({ path, message }) => `${file} ${path || '/'}: ${message.ru}`);
  throw new Failure(EXIT.misused, errors.join('\n'));
}

function text(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Failure(EXIT.unreachable, `${file} не читается: ${(error as Error).message}`);
  }
}

function told({ mode, program, decisions, counts, teams, changed, progress }: WhatIf): string {
  const byEffect = Object.entries(counts).filter(([, count]) => count > 0);
  const lines = [
    `ПРЕДПОЛОЖЕНИЕ, в журнале ничего не меняется: ${program}, ${mode}, решений ${decisions}.`,
    byEffect.map(([effect, count]) => `${effectNames[effect as Effect]}: ${count}`).join(' · '),
  ];
  const touched = teams.filter(({ effect }) => effect !== 'same');
  if (!touched.length) return [...lines, 'Ни одна команда не стояла бы иначе.'].join('\n');
  for (const { cohort, team, effect, decision, because } of touched)
    lines.push(`  ${cohort}.${team}: ${effectNames[effect]} (решение ${decision})`, `    ${because?.ru}`);
  const impossible = changed.filter((each) => each.impossible);
  if (impossible.length) {
    lines.push('Команды, которые стали бы невозможны:');
    for (const { command, stream, revision, headline } of impossible)
      lines.push(`  ${command} ${stream}@${revision}: ${headline.ru}`);
  }
  return [...lines, regions(progress)].join('\n');
}

/** Regions and the federation, where a stage's figures would be others. */
function regions(progress: WhatIf['progress']): string {
  const table = tableOf(['поток', 'где', 'этап', 'есть', 'было бы']);
  for (const { cohort, level, place, reached, real, hypothetical } of progress.filter(
    (row) => row.level !== 'district',
  ))
    table.push([
      cohort,
      level === 'federation' ? 'федерация' : place,
      reached.replace('stage:', ''),
      real.involved + real.guests,
      hypothetical.involved + hypothetical.guests,
    ]);
  return table.toString();
}
