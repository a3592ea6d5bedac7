// `vekha doctor`: what would stand in the way, each with what to do about it.
import { access, constants, mkdir, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { EventStore } from '#event-store/event-store';
import { openReadStore } from '#read-store/open';
import { holderOf } from '#supervisor/folder-lock';
import type { Settings } from '#supervisor/settings';
import { EXIT } from './failure.js';
import { settings } from './system.js';

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly says: string;
}
const LEAST_FREE = 1024 ** 3;
const finding = (what: string, ok: boolean, says: string): Finding => ({ what, ok, says });

export async function doctor({ json }: { json?: boolean }): Promise<void> {
  const given = settings();
  const findings = [nodeVersion(), ...(await folder(given)), ...(await outside(given))];
  if (json) process.stdout.write(`${JSON.stringify(findings)}\n`);
  else for (const { what, ok, says } of findings) process.stdout.write(`${ok ? '✓' : '✗'} ${what}: ${says}\n`);
  if (findings.some(({ ok }) => !ok)) process.exitCode = EXIT.checkFailed;
}

function nodeVersion(): Finding {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return finding('Node.js', ok, ok ? process.versions.node : `${process.versions.node}; нужна версия 20.19 или новее`);
}

async function folder({ data, port, eventNodePort, eventStoreUrl }: Settings): Promise<Finding[]> {
  const holder = holderOf(data);
  if (holder)
    return [finding('папка', true, `${data}: работает процесс ${holder.pid} с ${holder.since} (${holder.url})`)];
  const writable = await mkdir(data, { recursive: true })
    .then(() => access(data, constants.W_OK))
    .then(() => true)
    .catch(() => false);
  if (!writable) return [finding('папка', false, `${data} недоступна для записи; задайте VEKHA_DATA`)];
  const { bavail, bsize } = await statfs(data);
  const free = bavail * bsize;
  return [
    finding('папка', true, `${data} свободна, на ней ничего не запущено`),
    finding('место на диске', free > LEAST_FREE, `${Math.floor(free / 1024 ** 2)} МиБ свободно`),
    await portIsFree('порт API', port, 'VEKHA_PORT'),
    ...(eventStoreUrl ? [] : [await portIsFree('порт журнала событий', eventNodePort, 'VEKHA_EVENT_NODE_PORT')]),
  ];
}

const portIsFree = (what: string, port: number, variable: string): Promise<Finding> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(finding(what, false, `${port} занят; задайте ${variable}`)));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(finding(what, true, `${port} свободен`))));
  });

/** What only a grown deployment has: a real event store and a real database. */
async function outside({ eventStoreUrl, databaseUrl }: Settings): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (eventStoreUrl) {
    const store = new EventStore({ url: eventStoreUrl, deadline: 3_000 });
    const reached = await store.head().then(
      () => 'отвечает',
      (error: Error) => error,
    );
    findings.push(finding('EVENTSTORE_URL', reached === 'отвечает', String(reached)));
    await store.close().catch(() => undefined);
  }
  if (databaseUrl) {
    const store = await openReadStore({ url: databaseUrl });
    const ok = await store.isReachable();
    findings.push(finding('DATABASE_URL', ok, ok ? 'отвечает' : 'не отвечает'));
    await store.close();
  }
  return findings;
}
