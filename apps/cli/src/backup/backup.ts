// `vekha backup DIR`: the log and the keys into an empty folder, from a system that runs or rests. To restore is to start
// on the copy: VEKHA_DATA=DIR.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { copyLog, type LogCopy, NoLog, whoServes } from '#event-node/backup';
import { EventStore } from '#event-store/event-store';
import { EXIT, Failure } from '../failure.js';
import { settings } from '../system.js';
import { copyKeys } from './keys.js';

const ANSWERS_WITHIN = 5_000;

/** `events` is undefined when a real EventStoreDB holds them. */
interface Backup {
  folder: string;
  begun: string;
  events: LogCopy | undefined;
  keys: number;
}

export async function backup(target: string, { json }: { json?: boolean }): Promise<void> {
  const { data, keys, eventStoreUrl } = settings();
  const folder = path.resolve(target);
  const log = path.resolve(process.env.VEKHA_EVENTS || path.join(data, 'events'));
  refuseUnfit(folder, [log, keys]);
  const begun = new Date().toISOString();
  const made: Backup = await filled(folder, async () => ({
    folder,
    begun,
    // the log first: a key stands before the first event that it seals
    events: eventStoreUrl ? undefined : await logCopy(log, path.join(folder, 'events')),
    keys: await copyKeys(keys, path.join(folder, 'keys')),
  }));
  writeFileSync(path.join(folder, 'backup.json'), `${JSON.stringify(made)}\n`);
  process.stdout.write(json ? `${JSON.stringify(made)}\n` : `${sentences(made).join('\n')}\n`);
  if (made.events?.damaged.length) process.exitCode = EXIT.checkFailed;
}

function refuseUnfit(folder: string, sources: string[]): void {
  const inside = sources.find((source) => `${folder}${path.sep}`.startsWith(`${source}${path.sep}`));
  if (inside) throw new Failure(EXIT.misused, `${folder} лежит внутри ${inside}, который нужно скопировать.`);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Failure(EXIT.misused, `Папка ${folder} не пуста. Копия делается в новую или пустую папку.`);
}

/** What was begun and not ended is removed: a copy is whole or is not there. */
async function filled<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return await work();
  } catch (error) {
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof Failure || !code) throw error;
    throw new Failure(EXIT.unreachable, `Скопировать в ${folder} не удалось: ${message}`);
  }
}

async function logCopy(log: string, to: string): Promise<LogCopy> {
  try {
    return await copyLog(log, to, await newestOf(log));
  } catch (error) {
    if (error instanceof NoLog)
      throw new Failure(EXIT.unreachable, `В ${log} нет журнала событий: копировать нечего. Задайте VEKHA_DATA.`);
    throw error;
  }
}

/** The node that serves the folder says how far its log is on disk; a folder at rest (undefined) ends where it ends. */
async function newestOf(log: string): Promise<number | null | undefined> {
  const holder = whoServes(log);
  if (!holder) return undefined;
  if (!holder.serves)
    throw new Failure(EXIT.unreachable, `Журнал ${log} открывает процесс ${holder.pid}. Повторите через минуту.`);
  const store = new EventStore({ url: `esdb://${holder.serves}?tls=false`, deadline: ANSWERS_WITHIN });
  try {
    const head = await store.head();
    return head ? Number(head.commit) : null;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure(EXIT.unreachable, `Журнал событий на ${holder.serves} не отвечает: ${why}`);
  } finally {
    await store.close().catch(() => undefined);
  }
}

function sentences({ folder, events, keys }: Backup): string[] {
  const keysLine = `  ключи персональных данных: ${keys}`;
  if (!events)
    return [
      `Скопировано в ${folder}:`,
      keysLine,
      'События хранит EventStoreDB (EVENTSTORE_URL): её копируют её собственными средствами, здесь только ключи.',
      'https://developers.eventstore.com/server/v23.10/operations.html#backup-and-restore',
    ];
  const mib = (events.bytes / 1024 ** 2).toFixed(1).replace('.', ',');
  const upTo = events.position === undefined ? 'журнал пуст' : `до позиции ${events.position} включительно`;
  const checked = events.damaged.length ? '' : '; контрольные суммы копии сошлись';
  return [
    `Скопировано в ${folder}:`,
    `  событий: ${events.events} (${mib} МиБ, файлов: ${events.files}), ${upTo}${checked}`,
    keysLine,
    ...events.damaged.map(({ from, to, file }) => `✗ журнал повреждён и в оригинале: ${file}, позиции ${from}–${to}`),
    `Восстановить — запустить на копии: VEKHA_DATA=${folder} npm start`,
  ];
}
