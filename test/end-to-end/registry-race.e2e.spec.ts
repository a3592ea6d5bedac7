// One registry number asked for two teams at once, of two API processes on one store.
import type { Body } from './client.kit.js';
import { FullProgram } from './full-program.kit.js';
import { systemOfThisFile, type TestSystem } from './system.kit.js';

const teams = ['a', 'b'];

describe('one registry number, two teams, two API processes', () => {
  const first = systemOfThisFile();
  const full = new FullProgram(first.run, first.admin);
  let second: TestSystem;

  /** Of the one process for `a` and of the other for `b`, each for its own number. */
  const entered = (numbers: readonly [string, string]) => {
    const clients = [first.admin, second.stranger(first.bearer)];
    const ask = (team: string, index: number) => {
      const entry = { stage: 'registry', number: numbers[index], order: `приказ команды ${team}` };
      return clients[index].post(full.ofTeam(team, 'registry'), entry);
    };
    return Promise.all(teams.map(ask));
  };

  beforeAll(async () => {
    second = first.another();
    await second.start();
    await full.open();
    for (const [index, team] of teams.entries()) {
      await full.study(team, ['VOR', 'KRS'][index]);
      await full.rehearse(team);
      await full.defend(team);
      await full.fileApplication(team);
    }
  }, 120_000);

  afterAll(() => second?.stop(), 30_000);

  it('enter one of them, refuse the other, and tell it who holds the number, however it is spelled', async () => {
    const answers = await entered(['a-022', 'A - 022']);
    const [won, lost] = [answers.findIndex(({ status }) => status === 201), answers.findIndex(({ body }) => body.code)];
    expect([won, lost].sort()).toEqual([0, 1]);
    const types = (answers[won].body.events as Body[]).map(({ type }) => type);
    expect(types).toEqual(['RegistryEntered', 'StagePassed']);
    const { status, body } = answers[lost];
    expect([status, body.code]).toEqual([409, 'registry-number-taken']);
    const holder = { for: answers[won].body.decision, cohort: full.cohort, team: teams[won] };
    expect(body.facts).toMatchObject({ by: holder });

    const entries = `/registries/${full.program}/entries?after=${answers[won].body.position}`;
    const { items } = await first.admin.found(entries);
    expect((items as Body[]).map(({ team }) => team)).toEqual([teams[won]]);
    const events = await first.log.all();
    const ofNumber = events.filter(({ stream }) => stream === `registryNumber-${full.program}.A-022`);
    expect(ofNumber.filter(({ type }) => type === 'NumberReserved')).toHaveLength(1);
  });

  it('leave another number to the one that was refused', async () => {
    const answers = await entered(['a-023', 'a-024']);
    const codes = answers.map(({ status, body }) => body.code ?? status);
    expect(codes.sort()).toEqual([201, 'stage-already-passed']);
  });
});
