// `vekha export LIST`: a list as CSV (for spreadsheets) or JSON, to standard output or a file.
import { writeFileSync } from 'node:fs';
import { type ApiClient, runningSystem, well } from './api-client.js';
import { EXIT, Failure } from './failure.js';

const lists: Readonly<Record<string, string>> = {
  programs: '/programs',
  cohorts: '/cohorts',
  people: '/people',
  commissions: '/commissions',
  sittings: '/sittings',
  agreements: '/agreements',
  decisions: '/decisions',
};

interface Options {
  readonly out?: string;
  readonly json?: boolean;
}

export async function exportList(list: string, { out, json }: Options): Promise<void> {
  const path = lists[list];
  if (!path) throw new Failure(EXIT.misused, `Нет списка «${list}». Есть: ${Object.keys(lists).join(', ')}.`);
  const api = runningSystem();
  const text = json ? await jsonOf(api, path) : await csvOf(api, path);
  if (out) writeFileSync(out, text);
  else process.stdout.write(text);
}

async function jsonOf(api: ApiClient, path: string): Promise<string> {
  const items: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = well(await api.get(`/api/v1${path}?limit=500${cursor && `&cursor=${encodeURIComponent(cursor)}`}`));
    items.push(...(page.items as unknown[]));
    cursor = (page.next ?? null) as string | null;
  }
  return `${JSON.stringify(items)}\n`;
}

/** The pages one after another, under the first one's header. */
async function csvOf(api: ApiClient, path: string): Promise<string> {
  let all = '';
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await api.text(`/api/v1${path}?limit=500${cursor && `&cursor=${cursor}`}`, 'text/csv');
    all += all ? page.text.slice(page.text.indexOf('\n') + 1) : page.text;
    cursor = page.next;
  }
  return all;
}
