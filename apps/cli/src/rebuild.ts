// `vekha rebuild [PROJECTION] [--back]`: by the system that runs, or by this process on a folder at rest.
import { Presets, SingleBar } from 'cli-progress';
import type { BuildShown } from '#projections/builds/build-shown';
import { EXIT } from './failure.js';
import { type OnProgress, rebuildAtRest } from './rebuild-at-rest.js';
import { type ApiClient, runningSystem, well } from './api-client.js';
import { isRunning } from './system.js';

interface Options {
  readonly back?: boolean;
  readonly json?: boolean;
}

const ASK_EVERY_MS = 300;
const print = (text: string) => void process.stdout.write(`${text}\n`);

export async function rebuild(name: string | undefined, { back = false, json }: Options): Promise<void> {
  const bar = new SingleBar(
    { format: '{bar} {percentage}% · {events} событий · {rate}/с', clearOnComplete: true, stream: process.stderr },
    Presets.shades_classic,
  );
  if (!json) bar.start(100, 0, { events: 0, rate: 0 });
  const onProgress: OnProgress = (builds) => {
    const progress = builds.reduce((sum, each) => sum + each.progress, 0) / builds.length;
    const events = Math.max(...builds.map((each) => each.events));
    if (!json) bar.update(Math.floor(progress * 100), { events, rate: Math.max(...builds.map((each) => each.rate)) });
  };
  const ended = await (isRunning()
    ? throughSystem(runningSystem(), name, back, onProgress)
    : rebuildAtRest(name, back, onProgress)
  ).finally(() => bar.stop());
  print(json ? JSON.stringify(ended) : ended.map(sentenceFor).join('\n'));
  if (ended.some(({ state, differed }) => state !== 'switched' || differed)) process.exitCode = EXIT.checkFailed;
}

async function throughSystem(system: ApiClient, name: string | undefined, back: boolean, onProgress: OnProgress) {
  const path = name === undefined ? 'rebuild' : `${encodeURIComponent(name)}/rebuild`;
  const asked = well(await system.post(`/api/v1/admin/projections/${path}?back=${back}`, {}));
  const names = name === undefined ? (asked.items as BuildShown[]).map(({ projection }) => projection) : [name];
  for (;;) {
    const items = well(await system.get('/api/v1/admin/projections')).items as {
      projection: string;
      build: BuildShown;
    }[];
    const builds = items.filter(({ projection }) => names.includes(projection)).map(({ build }) => build);
    onProgress(builds);
    if (builds.length > 0 && builds.every(({ endedAt }) => endedAt !== null)) return builds;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

export function sentenceFor({ projection, state, kind, differed, events, rate, report }: BuildShown): string {
  if (report?.reason) return `✗ ${projection}: вернуть нельзя: ${report.reason}`;
  if (state !== 'switched') {
    const laws = report?.broken.map(({ law, rows }) => `    ${law}: ${rows.join('; ')}`) ?? [];
    return [`✗ ${projection}: построенное нарушает законы подсчёта, показывают прежнее:`, ...laws].join('\n');
  }
  const made = kind === 'back' ? 'возвращена прежняя' : `построена заново, ${events} событий, ${rate}/с`;
  const differing = report?.tables.filter((each) => each.differing.length > 0) ?? [];
  if (!differed) {
    const of = differing.length > 0 ? `; строки изменились в ${differing.map(({ table }) => table).join(', ')}` : '';
    return `✓ ${projection}: ${made}${of}`;
  }
  const found = differing.map(
    ({ table, rows, differing: keys }) =>
      `    ${table}: было строк ${rows.before}, стало ${rows.built}; отличались ${keys.map((key) => JSON.stringify(key)).join(', ')}`,
  );
  return [`! ${projection}: ${made}; прежняя расходилась с журналом, теперь верна:`, ...found].join('\n');
}
