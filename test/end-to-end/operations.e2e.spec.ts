// What those who run it meet: a folder that is held, a port that is taken, settings that are wrong, an end when asked.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { Cli, isAlive, vekha } from './cli.kit.js';
import { Client } from './client.kit.js';
import { LiveReader } from './live-reader.kit.js';
import { SmallProgram, smallCharter } from './small-program.kit.js';
import { eventually, TestSystem } from './system.kit.js';

describe('operating a system', () => {
  const system = new TestSystem({ embedded: true });
  const env = { ...system.env };
  let cli: Cli;
  let url = '';
  const admin = new Client(() => url, system.bearer);
  const small = new SmallProgram(system.run, admin);

  const start = async () => {
    cli = new Cli(['start'], env);
    [, url] = await cli.printed(/слушает на (\S+)/);
  };

  beforeAll(async () => {
    await start();
    await small.open();
    await small.enroll('vko', 'VOR');
  }, 60_000);

  afterAll(async () => {
    cli.signal('SIGTERM');
    await cli.ended;
    await system.stop();
  }, 30_000);

  it('says where it listens', () => {
    expect(cli.out).toContain(`${url}/api/docs`);
    expect(cli.out).toContain(system.folder);
  });

  it('refuses a second start on the same folder, naming who holds it', async () => {
    const { code, err } = await vekha(['start'], env);
    expect(code).toBe(3);
    expect(err).toContain(`${cli.pid}`);
    expect(err).toContain(system.folder);
    expect(err).toContain('VEKHA_DATA');
    expect(err).not.toMatch(/^\s+at /m);
  }, 20_000);

  it('keeps the command line’s token for its owner alone', () => {
    const file = path.join(system.folder, 'cli-token');
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    expect(readFileSync(file, 'utf8')).toMatch(/^vekha_/);
  });

  it('creates, lists and revokes tokens from the command line', async () => {
    const id = `${system.run}-cli`;
    const made = await vekha(['token', 'create', '--role', 'viewer', '--title', 'табло', '--id', id, '--json'], env);
    expect([made.code, made.err]).toEqual([0, '']);
    const { bearer } = JSON.parse(made.out) as { bearer: string };
    const viewer = new Client(() => url, bearer);
    expect((await viewer.get('/me')).status).toBe(200);
    const listed = await vekha(['token', 'list'], env);
    expect(listed.code).toBe(0);
    expect(listed.out).toContain('табло');
    const revoked = await vekha(['token', 'revoke', id, '--reason', 'больше не нужен'], env);
    expect(revoked.code).toBe(0);
    expect((await viewer.get('/me')).status).toBe(401);
    const unknown = await vekha(['token', 'revoke', 'no-such', '--reason', 'x'], env);
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('Не найдено')]);
    expect((await vekha(['token', 'create', '--role', 'viewer'], env)).code).toBe(2);
    expect((await vekha(['token', 'create', '--role', 'king', '--title', 'x'], env)).code).toBe(1);
  }, 60_000);

  it('checks charters, each error with its path', async () => {
    const [good, bad] = [path.join(system.folder, 'good.json'), path.join(system.folder, 'bad.json')];
    const charter = smallCharter('checked');
    writeFileSync(good, JSON.stringify(charter));
    writeFileSync(bad, JSON.stringify({ ...charter, timeZone: 7 }));
    expect(await vekha(['charter', 'check', good], env)).toMatchObject({ code: 0, err: '' });
    const checked = await vekha(['charter', 'check', bad], env);
    expect([checked.code, checked.out]).toEqual([1, expect.stringContaining('/timeZone')]);
    expect((await vekha(['charter', 'check', path.join(system.folder, 'none.yaml')], env)).code).toBe(3);
    expect((await vekha(['charter', 'chekc', good], env)).code).toBe(2);
  }, 60_000);

  it('has a doctor', async () => {
    const well = await vekha(['doctor', '--json'], env);
    expect([well.code, well.err]).toEqual([0, '']);
    expect(JSON.stringify(JSON.parse(well.out))).toContain(String(cli.pid));
  }, 20_000);

  it('answers 503 while the event store does not, and goes on by itself', async () => {
    const node = cli.family().find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('event-node'))!;
    process.kill(node, 'SIGSTOP');
    const key = '5e0c0c0e-8a0e-4d0c-9f61-2a6b8d6f4a10';
    const command = () => admin.post(`/cohorts/${small.cohort}/capacity`, { capacity: 7 }, { key });
    try {
      const answer = await command();
      expect([answer.status, answer.type]).toEqual([503, expect.stringContaining('problem+json')]);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await admin.get('//health/ready')).status).toBe(503);
      expect((await admin.get('//health/live')).status).toBe(200);
    } finally {
      process.kill(node, 'SIGCONT');
    }
    await eventually(async () => expect([200, 201]).toContain((await command()).status));
    await eventually(async () => expect((await admin.get('//health/ready')).status).toBe(200));
    const { items } = await admin.found(`/decisions?command=SetCapacity&stream=cohort-${small.cohort}`);
    await eventually(async () => expect(items).toHaveLength(1));
  }, 60_000);

  it('closes live streams and stops within five seconds of SIGTERM, with all its children', async () => {
    const reader = new LiveReader(
      () => url,
      system.bearer,
      '/regions/progress/stream',
      () => undefined,
    );
    await reader.connect();
    const family = cli.family();
    expect(family).toHaveLength(3);
    const begun = performance.now();
    cli.signal('SIGTERM');
    const { code, err } = await cli.ended;
    expect(performance.now() - begun).toBeLessThan(5_000);
    await reader.ended;
    expect([code, err]).toEqual([0, '']);
    expect(family.filter(isAlive)).toEqual([]);
    expect(existsSync(path.join(system.folder, 'vekha.lock'))).toBe(false);
  }, 20_000);

  it('finds everything again when it is started again', async () => {
    await start();
    const board = await admin.found(`/cohorts/${small.cohort}`);
    expect(board).toMatchObject({ capacity: 7, seats: { enrolled: 1 }, teams: [{ team: 'vko' }] });
  }, 60_000);
});

describe('a start that cannot be', () => {
  const system = new TestSystem({ embedded: true });
  const env = { ...system.env };
  afterAll(() => system.stop());

  it.each(['VEKHA_PORT', 'VEKHA_EVENT_NODE_PORT'])(
    'says which setting moves a port that is taken: %s',
    async (name) => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const { code, out, err } = await vekha(['start'], { ...env, [name]: String(port) });
      await new Promise((resolve) => server.close(resolve));
      expect([code, out]).toEqual([3, '']);
      expect(err).toContain(String(port));
      expect(err).toContain(name);
      expect(err.trim().split('\n')).toHaveLength(1);
    },
    120_000,
  );

  it('says a sentence for each setting that is wrong', async () => {
    const wrong = {
      VEKHA_PORT: '70000',
      VEKHA_CLOCK: 'sundial',
      EVENTSTORE_URL: 'http://x',
      DATABASE_URL: 'mysql://x',
    };
    const { code, err } = await vekha(['start'], { ...env, ...wrong });
    expect(code).toBe(2);
    const sentences = err.trim().split('\n');
    for (const name of Object.keys(wrong)) expect(sentences.filter((line) => line.startsWith(name))).toHaveLength(1);
  }, 20_000);

  it('tells a verb without a system how to begin', async () => {
    const { code, err } = await vekha(['token', 'list'], env);
    expect([code, err]).toEqual([3, expect.stringContaining('npm start')]);
  }, 20_000);
});
