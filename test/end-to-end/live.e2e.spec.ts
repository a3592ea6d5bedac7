// Live streams and positions: snapshot first, resumed from a place, heartbeat, and places that are not of this log.
import type { Body } from './client.kit.js';
import { LiveReader, type SentEvent } from './live-reader.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { eventually, systemOfThisFile } from './system.kit.js';

describe('live streams', () => {
  const system = systemOfThisFile();
  let small: SmallProgram;
  const open: LiveReader[] = [];

  function read(path: string, lastId?: string): { reader: LiveReader; sent: SentEvent[] } {
    const sent: SentEvent[] = [];
    const reader = new LiveReader(
      () => system.url,
      system.bearer,
      path,
      (event) => sent.push(event),
    );
    reader.lastId = lastId;
    open.push(reader);
    return { reader, sent };
  }

  beforeAll(async () => {
    small = new SmallProgram(system.run, system.admin);
    await small.open();
    const { position } = await small.enroll('vko', 'VOR', 'KRS');
    for (const path of [`/cohorts/${small.cohort}`, '/regions/progress'])
      await system.admin.found(`${path}?after=${position}`);
  }, 30_000);

  afterAll(() => Promise.all(open.map((reader) => reader.cut())));

  it('begin with a snapshot whose id is a position', async () => {
    const { reader, sent } = read(`/regions/progress/stream?cohort=${small.cohort}`);
    await reader.connect();
    await eventually(async () => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ event: 'snapshot', id: sent[0].data.position });
    const answer = await system.admin.get(`/regions/progress?cohort=${small.cohort}&after=${sent[0].id}`);
    expect(answer.status).toBe(200);
  });

  it('of a cohort’s board send the teams that changed, and go on where a reader left off', async () => {
    const path = `/cohorts/${small.cohort}/stream`;
    const { reader, sent } = read(path);
    await reader.connect();
    await eventually(async () => expect(sent).toHaveLength(1));
    expect(sent[0].data.teams).toMatchObject([{ team: 'vko' }]);
    await small.enroll('orl', 'ORL');
    await eventually(async () => expect(sent.at(-1)?.data).toMatchObject({ seats: { enrolled: 2 } }));
    await reader.cut();
    const { position } = await small.attend('vko', 'VOR', 'KRS');
    const resumed = read(path, reader.lastId);
    await resumed.reader.connect();
    const isThere = ({ id = '' }: SentEvent) => id >= String(position);
    await eventually(async () => expect(resumed.sent.some(isThere)).toBe(true));
    expect(resumed.sent.map(({ event }) => event)).not.toContain('snapshot');
    expect(resumed.sent.find(isThere)?.data.teams).toMatchObject([{ team: 'vko' }]);
  });

  it('of decisions begin with the newest and send every one, to a reader who resumes as well', async () => {
    const { reader, sent } = read('/decisions/stream');
    await reader.connect();
    await eventually(async () => expect(sent).toHaveLength(1));
    expect(sent[0].event).toBe('snapshot');
    const from = reader.lastId;
    const taken: unknown[] = [];
    for (const name of ['eva', 'ira', 'olga']) taken.push((await small.register(name)).decision);
    taken.push(
      (await system.admin.post('/people', { person: small.person('eva'), personal: { name: 'e' } })).body.decision,
    );
    const told = (all: readonly SentEvent[]) =>
      all
        .filter(({ event }) => event === 'change')
        .flatMap(({ data }) => (data.decisions as Body[]).map(({ decision }) => decision));
    await eventually(async () => expect(told(sent)).toEqual(taken));
    const resumed = read('/decisions/stream', from);
    await resumed.reader.connect();
    await eventually(async () => expect(told(resumed.sent)).toEqual(taken));
    expect((await system.stranger((await system.as('viewer')).bearer).get('/decisions/stream')).status).toBe(403);
  });

  it.each([
    ['of no known shape', () => 'yesterday'],
    ['of another log', () => 'ffffffffffff-0000000000000001-0000000000000001'],
    ['beyond the head', (known: string) => known.replace(/[0-9a-f]{16}/g, '0fffffffffffffff')],
  ])('send a snapshot to a reader whose last event id is %s', async (_, idOf) => {
    const { position } = await system.admin.done('/people', { personal: { name: 'x (вымышл.)' } });
    const { reader, sent } = read('/regions/progress/stream', idOf(String(position)));
    await reader.connect();
    await eventually(async () => expect(sent[0]?.event).toBe('snapshot'));
    const after = encodeURIComponent(idOf(String(position)));
    const answer = await system.admin.get(`/regions/progress?after=${after}`);
    expect([answer.status, answer.body.code]).toEqual([410, 'position-unknown']);
  });

  it('beat when nothing happens, with the position reached', async () => {
    const { reader, sent } = read(`/regions/progress/stream?cohort=${small.cohort}`);
    await reader.connect();
    await eventually(async () => expect(sent.at(-1)?.event).toBe('heartbeat'), 25_000);
    expect(sent.at(-1)?.data.position).toMatch(/^[0-9a-f]+-[0-9a-f]{16}-[0-9a-f]{16}$/);
    expect(sent.at(-1)?.id).toBeUndefined();
  }, 40_000);

  it('beat at once for a reader who comes back to nothing new', async () => {
    const path = `/regions/progress/stream?cohort=${small.cohort}`;
    const { reader } = read(path);
    await reader.connect();
    await eventually(async () => expect(reader.lastId).toBeDefined());
    const back = read(path, reader.lastId);
    await back.reader.connect();
    await eventually(async () => expect(back.sent.map(({ event }) => event)).toEqual(['heartbeat']), 5_000);
  });

  it('are problems where there is nothing to follow', async () => {
    const streams = [
      '/cohorts/no-such/stream',
      '/regions/progress/stream?cohort=no-such',
      '/regions/progress/stream?colour=red',
    ];
    const answers = await Promise.all(streams.map((path) => system.admin.get(path)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 400]);
    for (const { type } of answers) expect(type).toContain('problem+json');
  });

  it('stay in a token’s regions', async () => {
    const bound = await system.as('viewer', { regions: ['KRS'] });
    const sent: SentEvent[] = [];
    const path = `/regions/progress/stream?cohort=${small.cohort}`;
    const reader = new LiveReader(
      () => system.url,
      bound.bearer ?? '',
      path,
      (event) => sent.push(event),
    );
    open.push(reader);
    await reader.connect();
    await eventually(async () => expect(sent).toHaveLength(1));
    expect((sent[0].data.regions as Body[]).map(({ region }) => region)).toEqual(['KRS']);
  });

  it('of one team are its own to follow, and nobody else’s team moves them', async () => {
    const team = await system.as('team', { team: `${small.cohort}.vko` });
    const sent: SentEvent[] = [];
    const path = `/cohorts/${small.cohort}/teams/vko/stream`;
    const reader = new LiveReader(
      () => system.url,
      team.bearer ?? '',
      path,
      (event) => sent.push(event),
    );
    open.push(reader);
    await reader.connect();
    await eventually(async () => expect(sent).toHaveLength(1));
    expect(sent[0].data).toMatchObject({ team: 'vko', row: { seat: 'enrolled', risks: [] } });
    await small.enroll('krs', 'KRS');
    const { position } = await system.admin.done(small.ofTeam('vko', 'project'), { kind: 'join', title: 'Иной' });
    await eventually(async () => expect(sent.at(-1)?.data).toMatchObject({ row: { project: { kind: 'join' } } }));
    expect(String(sent.at(-1)?.id) >= String(position)).toBe(true);
    expect(sent).toHaveLength(2);
    const others = [`/cohorts/${small.cohort}/teams/krs/stream`, `/cohorts/${small.cohort}/stream`];
    for (const other of others) expect((await team.get(other)).status).toBe(403);
  });

  it('are followed by a query that waits for the position it is given', async () => {
    for (let round = 0; round < 5; round++) {
      const { position } = await system.admin.done(`/cohorts/${small.cohort}/capacity`, { capacity: 10 + round });
      const board = await system.admin.found(`/cohorts/${small.cohort}?after=${position}`);
      expect(board.capacity).toBe(10 + round);
    }
  });
});
