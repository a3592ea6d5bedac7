// More than can be served: callers beyond the bound, thousands of dashboards, and some that never read.
import { systemOfThisFile, eventually } from '../end-to-end/system.kit.js';
import { newKey, SmallProgram } from '../end-to-end/small-program.kit.js';
import { Dashboard } from './crowd.kit.js';
import { expectEachOnce } from './laws.kit.js';

const DASHBOARDS = process.env.VEKHA_LONG_FAULTS ? 2_000 : 400;
const DEAF = 20;
const IN_FLIGHT = 8;

describe('a crowd', () => {
  const system = systemOfThisFile({ embedded: true, env: { VEKHA_IN_FLIGHT: String(IN_FLIGHT) } });
  const small = new SmallProgram(system.run, system.admin);
  const crowd: Dashboard[] = [];
  const path = `/regions/progress/stream?cohort=${small.cohort}`;
  const measured = async (name: string): Promise<number> => {
    const text = await (await fetch(`${system.url}/metrics`)).text();
    const line = text.split('\n').find((each) => each.startsWith(`${name} `) || each.startsWith(`${name}{`));
    return Number(line?.split(' ').at(-1));
  };

  beforeAll(async () => {
    await small.open();
    const { position } = await small.enroll('first', 'VOR');
    await system.admin.found(`/regions/progress?cohort=${small.cohort}&after=${position}`);
  }, 60_000);
  afterAll(() => {
    for (const { socket } of crowd) socket.destroy();
  });

  it('of callers is turned away beyond the bound with Retry-After, and loses nothing that was acknowledged', async () => {
    const commands = Array.from({ length: 300 }, (_, index) => {
      const person = `${system.run}-crowd-${index}`;
      return { path: '/people', body: { person, personal: { name: 'Имя (вымышл.)' } }, key: newKey() };
    });
    const send = async (command: (typeof commands)[number]) => ({
      ...command,
      answer: await system.admin.post(command.path, command.body, { key: command.key }),
    });
    const all = await Promise.all(commands.map(send));
    const away = all.filter(({ answer }) => answer.status !== 201);
    expect(away.length).toBeGreaterThan(0);
    for (const { answer } of away) {
      expect([answer.status, answer.body.code]).toEqual([503, 'too-busy']);
      expect(answer.headers.get('retry-after')).toBe('2');
    }
    const acknowledged = all.filter(({ answer }) => answer.status === 201);
    expect(acknowledged.length).toBeGreaterThanOrEqual(IN_FLIGHT);
    // Turned away, nothing was begun: the same keys are free.
    for (const command of away) acknowledged.push(await send(command));
    expectEachOnce(await system.log.all(), acknowledged);
    expect(await measured('vekha_commands_in_flight')).toBe(0);
  }, 120_000);

  it('of queries is turned away beyond the bound as well', async () => {
    const { position } = await small.enroll('last', 'ORL');
    const ask = () => system.admin.get(`/cohorts/${small.cohort}?after=${position}`);
    const node = system.running.processes()['the event node'];
    const away: number[] = [];
    // Whoever names a place asks the store where its log ends, and waits for as long as that stands still.
    process.kill(node, 'SIGSTOP');
    const asked = Array.from({ length: 200 }, async () => {
      const { status, body } = await ask();
      if (body.code === 'too-busy') away.push(status);
      return status;
    });
    try {
      await eventually(async () => expect(away).toHaveLength(200 - IN_FLIGHT));
    } finally {
      process.kill(node, 'SIGCONT');
    }
    const served = (await Promise.all(asked)).filter((status) => status === 200);
    expect([served.length, new Set(away)]).toEqual([IN_FLIGHT, new Set([503])]);
    expect((await ask()).status).toBe(200);
  }, 60_000);

  it(`of ${DASHBOARDS} dashboards is told of every change, with ${DEAF} among them that never read`, async () => {
    const { bearer = '' } = system.admin;
    const before = await measured('vekha_process_resident_memory_bytes');
    for (let index = 0; index < DASHBOARDS; index += 50)
      crowd.push(...(await Promise.all(Array.from({ length: 50 }, () => Dashboard.connect(system.url, path, bearer)))));
    await eventually(async () => expect(crowd.filter(({ snapshots }) => snapshots === 0)).toHaveLength(0), 120_000);
    expect(await measured('vekha_live_readers')).toBe(DASHBOARDS);
    const deaf = crowd.slice(0, DEAF);
    const rest = crowd.slice(DEAF);
    for (const { socket } of deaf) socket.pause();

    const told: number[] = [];
    for (let change = 1; change <= 5; change++) {
      await small.enroll(`crowd-${change}`, 'KRS');
      const begun = performance.now();
      const had = rest.map(({ changes }) => changes);
      await eventually(async () => expect(rest.every(({ changes }, at) => changes > had[at])).toBe(true), 60_000);
      told.push(Math.round(performance.now() - begun));
    }
    const grown = Math.round(((await measured('vekha_process_resident_memory_bytes')) - before) / 1_048_576);
    process.stdout.write(
      `${DASHBOARDS} dashboards were told in ${told.join(', ')} ms; the process grew by ${grown} MiB\n`,
    );
    for (const { socket } of crowd) socket.destroy();
    await eventually(async () => expect(await measured('vekha_live_readers')).toBe(0), 60_000);
  }, 400_000);
});
