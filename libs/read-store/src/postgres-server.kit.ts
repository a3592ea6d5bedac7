// A PostgreSQL of a test's own: Debian's binaries, a folder that is thrown away, a free port. Root runs it as `postgres`.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const INSTALLED = '/usr/lib/postgresql';
const STARTS_WITHIN_MS = 20_000;
/** What a test throws away need not reach the disk: killing processes loses nothing either way. */
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'max_connections=200', 'unix_socket_directories='];

export interface PostgresServer {
  /** Of an empty database in which the role may do everything. */
  readonly url: string;
  readonly port: number;
  /** The server and its folder are gone. */
  stop(): Promise<void>;
  /** SIGKILL of the server: its connections break, nothing is said. Comes back with `restart`. */
  kill9(): Promise<void>;
  /** Stopped fast where it runs, and started again at the same address. */
  restart(): Promise<void>;
}

interface User {
  readonly uid?: number;
  readonly gid?: number;
}

/** The newest version's folder of programs; undefined where Debian's server is not installed. */
function binaries(): string | undefined {
  if (!existsSync(INSTALLED)) return undefined;
  const versions = readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => path.join(INSTALLED, version, 'bin')).find((bin) => existsSync(`${bin}/initdb`));
}

/** PostgreSQL does not run as root. */
function user(): User | undefined {
  if (process.getuid?.() !== 0) return {};
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** Why no PostgreSQL can be had here; undefined where one can. `DATABASE_URL` names one that is there already. */
export function whyNoPostgres(): string | undefined {
  if (process.env.DATABASE_URL) return undefined;
  if (!binaries())
    return `no PostgreSQL server in ${INSTALLED} (Debian: apt-get install postgresql) and no DATABASE_URL`;
  return user() ? undefined : 'root cannot run PostgreSQL, and there is no user called postgres';
}

/** `describe` where a PostgreSQL can be had; else the suite is skipped, and says why. */
export function describeOnPostgres(name: string, suite: () => void): void {
  const why = whyNoPostgres();
  if (why === undefined) describe(name, suite);
  else {
    process.stderr.write(`SKIPPED: ${name}: ${why}\n`);
    describe.skip(`${name} (${why})`, suite);
  }
}

/** Starts one, whatever `DATABASE_URL` says. Throws where none can be had. */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const bin = binaries();
  const as = user();
  if (!bin || !as) throw new Error(whyNoPostgres() ?? 'DATABASE_URL names a server, but none can be started here');
  const folder = mkdtempSync(path.join(tmpdir(), 'vekha-postgres-'));
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const data = path.join(folder, 'data');
  const begin = ['-D', data, '-U', 'vekha', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(path.join(bin, 'initdb'), begin, { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const port = await freePort();
  const url = `postgres://vekha@127.0.0.1:${port}/postgres`;
  const all = [...SETTINGS, 'listen_addresses=127.0.0.1', `port=${port}`, ...settings];
  const command = ['-D', data, ...all.flatMap((each) => ['-c', each])];
  const run = () => start(path.join(bin, 'postgres'), command, { ...as, cwd: folder }, url);

  let server = await run();
  const orphan = () => server.kill('SIGKILL');
  process.once('exit', orphan);
  return {
    url,
    port,
    kill9: () => end(server, 'SIGKILL'),
    async restart() {
      await end(server, 'SIGINT');
      server = await run();
    },
    async stop() {
      process.off('exit', orphan);
      await end(server, 'SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Tried again while the processes of a killed predecessor still end. */
async function start(program: string, args: string[], as: User & { cwd: string }, url: string): Promise<ChildProcess> {
  const until = Date.now() + STARTS_WITHIN_MS;
  for (;;) {
    const server = spawn(program, args, { ...as, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    server.stderr?.on('data', (text: Buffer) => {
      said = `${said}${text}`.slice(-2_000);
    });
    while (!isOver(server) && Date.now() < until) {
      if (await answers(url)) return server;
      await pause(20);
    }
    await end(server, 'SIGQUIT');
    if (Date.now() > until) throw new Error(`PostgreSQL did not start: ${said}`);
    await pause(100);
  }
}

const isOver = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (isOver(server)) return;
  const over = once(server, 'exit');
  server.kill(signal);
  await over;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  const reached = await client.connect().then(
    () => true,
    () => false,
  );
  await client.end().catch(() => undefined);
  return reached;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
