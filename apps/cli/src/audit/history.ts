// `vekha audit history`: who decided what, when and on what; one decision whole, or as a file.
import { writeFileSync } from 'node:fs';
import { StoredLog } from '#audit/evidence/stored.log';
import { decisionFile } from '#audit/history/decision-file';
import { printable } from '#audit/history/printable';
import { instantOf } from '#audit/time-travel/moment';
import { type DecisionFilter, decisionOf, listDecisions } from '#projections/decision-log/decision-log.query';
import { runningSystem, well } from '../api-client.js';
import { EXIT, Failure } from '../failure.js';
import { isRunning } from '../system.js';
import { withReadModels } from './read-models-at-rest.js';
import { tableOf } from '../table.js';

interface Options {
  readonly decision?: string;
  readonly out?: string;
  /** `{cohort}.{team}` */
  readonly team?: string;
  readonly cohort?: string;
  readonly stream?: string;
  readonly actor?: string;
  readonly command?: string;
  readonly from?: string;
  readonly to?: string;
  readonly refused?: boolean;
  readonly limit?: string;
  readonly cursor?: string;
  readonly json?: boolean;
}
interface Shown {
  readonly decision: string;
  readonly decidedAt: string;
  readonly command: string;
  readonly actor: string;
  readonly stream: string;
  readonly refused: string | null;
  readonly events: readonly { readonly type: string }[];
}
const print = (text: string) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);

export async function auditHistory({ decision, out, json, ...filter }: Options): Promise<void> {
  if (decision !== undefined) {
    const text = await whole(decision, /\.html?$/.test(out ?? ''));
    if (out) writeFileSync(out, text);
    else print(text);
    return;
  }
  const page = await listed(filter);
  const text = json ? JSON.stringify(page) : told(page.items, page.next);
  if (out) writeFileSync(out, `${text}\n`);
  else print(text);
}

async function whole(decision: string, isHtml: boolean): Promise<string> {
  if (isRunning()) {
    const path = `/api/v1/decisions/${encodeURIComponent(decision)}/export`;
    if (isHtml) return (await runningSystem().text(path, 'text/html')).text;
    return `${JSON.stringify(well(await runningSystem().get(path)), null, 2)}\n`;
  }
  return withReadModels(async ({ readStore, store }) => {
    const found = await readStore.run((db) => decisionOf(db, decision));
    const file = found && (await decisionFile(new StoredLog(store), found.stream, decision));
    if (!file) throw new Failure(EXIT.checkFailed, `Решения ${decision} нет.`);
    return isHtml ? printable(file, 'ru') : `${JSON.stringify(file, null, 2)}\n`;
  });
}

type Page = { readonly items: readonly Shown[]; readonly next: string | null };

async function listed({ team, ...given }: Omit<Options, 'decision' | 'out' | 'json'>): Promise<Page> {
  const [cohort, ofTeam] = team?.split('.') ?? [];
  const filter = { ...given, ...(team && { cohort, team: ofTeam }) };
  if (isRunning()) {
    const query = Object.entries(filter).filter(([, value]) => value !== undefined);
    const path = `/api/v1/decisions?${new URLSearchParams(Object.fromEntries(query.map(([name, value]) => [name, String(value)])))}`;
    return well(await runningSystem().get(path)) as unknown as Page;
  }
  const utc = (name: 'from' | 'to') => {
    const text = filter[name];
    const instant = text === undefined ? undefined : instantOf(text);
    if (text !== undefined && !instant) throw new Failure(EXIT.misused, `--${name}: ${text} — не время.`);
    return instant;
  };
  const asked: DecisionFilter = { ...filter, limit: Number(filter.limit ?? 100), from: utc('from'), to: utc('to') };
  return withReadModels(({ readStore }) => readStore.run((db) => listDecisions(db, asked)));
}

function told(items: readonly Shown[], next: string | null): string {
  const table = tableOf(['решено', 'команда', 'кто', 'поток', 'что вышло', 'решение']);
  for (const { decidedAt, command, actor, stream, refused, events, decision } of items)
    table.push([
      decidedAt,
      command,
      actor,
      stream,
      refused ? `отказ: ${refused}` : events.map(({ type }) => type).join(', '),
      decision,
    ]);
  return next ? `${table.toString()}\nДальше: --cursor ${next}` : table.toString();
}
