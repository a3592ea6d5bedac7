// `vekha projections [retry|skip]`: how far each is, what is parked, and bringing it back.
import { runningSystem, well } from './api-client.js';
import { EXIT } from './failure.js';
import { tableOf } from './table.js';

interface Json {
  readonly json?: boolean;
}
interface Status {
  readonly projection: string;
  readonly version: number;
  readonly movedAt: string;
  readonly lag: { readonly events: number; readonly seconds: number } | null;
  readonly build: { readonly endedAt: string | null; readonly progress: number; readonly rate: number } | null;
  readonly parked: readonly { key: string; type: string; reason: string; position: string }[];
}
const print = (text: string) => void process.stdout.write(`${text}\n`);

export async function listProjections({ json }: Json): Promise<void> {
  const items = well(await runningSystem().get('/api/v1/admin/projections')).items as Status[];
  if (json) return print(JSON.stringify(items));
  const table = tableOf(['витрина', 'версия', 'отстаёт', 'двигалась', 'строится', 'остановлено']);
  for (const { projection, version, lag, movedAt, build, parked } of items)
    table.push([
      projection,
      version,
      behind(lag),
      movedAt,
      building(build),
      parked.map(({ key, reason }) => `${key}: ${reason}`).join('\n') || '—',
    ]);
  print(table.toString());
}

const MOST_COUNTED = 1_000;

const behind = (lag: Status['lag']): string => {
  if (!lag) return 'не известно';
  if (!lag.events) return '—';
  return `событий: ${lag.events}${lag.events >= MOST_COUNTED ? ' и больше' : ''}, ${lag.seconds} с`;
};

const building = (build: Status['build']): string =>
  build && build.endedAt === null ? `${Math.floor(build.progress * 100)}%, ${build.rate}/с` : '—';

export async function retryProjection(name: string, { key, json }: Json & { key?: string }): Promise<void> {
  const query = key ? `?key=${encodeURIComponent(key)}` : '';
  const path = `/api/v1/admin/projections/${encodeURIComponent(name)}/retry${query}`;
  const answer = well(await runningSystem().post(path, {}));
  const stuck = answer.stuck as { key: string; reason: string }[];
  if (json) print(JSON.stringify(answer));
  else {
    print(`Применено событий: ${answer.applied}; снова идут: ${(answer.released as string[]).join(', ') || '—'}`);
    for (const { key, reason } of stuck) print(`Всё ещё стоит ${key}: ${reason}`);
  }
  if (stuck.length) process.exitCode = EXIT.checkFailed;
}

export async function skipEvent(
  name: string,
  { position, reason, json }: Json & { position: string; reason: string },
): Promise<void> {
  const path = `/api/v1/admin/projections/${encodeURIComponent(name)}/skip`;
  const answer = well(await runningSystem().post(path, { position, reason }));
  print(json ? JSON.stringify(answer) : `Событие ${position} исключено; остальное применено.`);
}
