// A decision on paper: one page of HTML that needs nothing else.
import type { DecisionFile } from './decision-file.js';

type Language = 'ru' | 'en';

const words = {
  ru: {
    title: 'Решение',
    command: 'Команда',
    actor: 'Кто решил',
    onBehalf: 'от имени',
    decidedAt: 'Когда решено',
    stream: 'Поток событий',
    rules: 'Правила',
    edition: 'редакция',
    altered: 'в журнале уже не та',
    basis: 'На чём стоит',
    nothing: 'ещё ничего',
    upTo: 'до позиции',
    events: 'Что решено',
    refused: 'Отказ',
    receipt: 'Квитанция',
    cause: 'Причина и связь',
  },
  en: {
    title: 'Decision',
    command: 'Command',
    actor: 'Decided by',
    onBehalf: 'on behalf of',
    decidedAt: 'Decided at',
    stream: 'Stream',
    rules: 'Rules',
    edition: 'edition',
    altered: 'no longer the same in the log',
    basis: 'What it stood on',
    nothing: 'nothing yet',
    upTo: 'up to position',
    events: 'What was decided',
    refused: 'Refused',
    receipt: 'Receipt',
    cause: 'Cause and correlation',
  },
} as const;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const json = (value: unknown): string => `<pre>${escaped(JSON.stringify(value, null, 2) ?? '')}</pre>`;
const row = (name: string, value: string): string => `<tr><th>${escaped(name)}</th><td>${value}</td></tr>`;

export function printable(file: DecisionFile, language: Language): string {
  const said = words[language];
  const { receipt, decision, stream, revision, rules, basis, events } = file;
  const { actor, commandType, now, $correlationId, $causationId } = receipt;
  const onBehalf = actor.onBehalfOf ? `, ${said.onBehalf} ${actor.onBehalfOf}` : '';
  const ruleLines = Object.entries(rules).map(
    ([name, { id, edition, sha256, body }]) =>
      `<li>${escaped(`${name} ${id}, ${said.edition} ${edition}`)}<br><code>${escaped(sha256)}</code>${body === null ? ` — ${said.altered}` : ''}</li>`,
  );
  const basisLines = basis.map(({ stream: its, revision: at, upTo }) => {
    const where = upTo === null ? (at === null ? said.nothing : `@${at}`) : `${said.upTo} ${upTo}`;
    return `<li><code>${escaped(its)}</code> ${escaped(where)}</li>`;
  });
  const eventParts = events.map(
    ({ type, data }) => `<h3>${escaped(type === 'CommandRefused' ? said.refused : type)}</h3>${json(data)}`,
  );
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${said.title} ${escaped(decision)}</title>
<style>body{font:11pt/1.4 serif;margin:2cm;max-width:18cm}th{text-align:left;vertical-align:top;padding-right:1em}
pre{white-space:pre-wrap;font-size:9pt;background:#f4f4f4;padding:.5em}code{font-size:9pt}h3{break-after:avoid}</style></head><body>
<h1>${said.title} ${escaped(decision)}</h1>
<table>${row(said.command, escaped(commandType))}${row(said.actor, escaped(`${actor.token} (${actor.role})${onBehalf}`))}${row(said.decidedAt, escaped(now))}${row(said.stream, `<code>${escaped(stream)}</code> @${escaped(revision)}`)}${row(said.cause, `<code>${escaped(`${$causationId ?? '—'} · ${$correlationId ?? '—'}`)}</code>`)}</table>
<h2>${said.events}</h2>${eventParts.join('')}
<h2>${said.rules}</h2><ul>${ruleLines.join('')}</ul>
<h2>${said.basis}</h2><ul>${basisLines.join('')}</ul>
<h2>${said.receipt}</h2>${json(receipt)}
</body></html>
`;
}
