// One number, one team: over two processes, and through a crash between reserving and entering.
import { EventStore } from '#event-store/event-store';
import {
  begin,
  beginShort,
  type Engine,
  engineOn,
  enroll,
  entering,
  interruptedAt,
  membersOf,
  readyToEnter,
  register,
  startNode,
  taken,
} from './engine.kit.js';

let node: Awaited<ReturnType<typeof startNode>>;
let one: Engine;
let other: Engine;

beforeAll(async () => {
  node = await startNode();
  one = await engineOn(new EventStore({ url: node.url }));
  other = await engineOn(new EventStore({ url: node.url }));
  await begin(one, 'practice-run');
  await beginShort(one);
});
afterAll(async () => {
  await one.stop();
  await other.stop();
  await node.stop();
});

const ready = (team: string) => readyToEnter(one, team);

describe('EnterRegistry', () => {
  it('gives one number to one of two teams that ask at once', async () => {
    await ready('alpha');
    await ready('beta');
    const answers = await Promise.all([
      taken(one.registryEntry.take(entering('alpha', 'A-1'))),
      taken(other.registryEntry.take(entering('beta', 'a - 1'))),
    ]);
    const [winner] = answers.filter(({ refusal }) => !refusal);
    const [loser] = answers.filter(({ refusal }) => refusal);
    expect(winner.events.map(({ type }) => type)).toEqual(['RegistryEntered', 'StagePassed']);
    expect(loser.refusal).toMatchObject({ code: 'registry-number-taken', facts: { by: { for: winner.decision } } });
  });

  it('goes on after a crash between reserving and entering, and nobody else gets the number meanwhile', async () => {
    await ready('gamma');
    await ready('delta');
    const crashed = entering('gamma', 'B-2');
    await interruptedAt(node.url, crashed);

    const rival = await taken(other.registryEntry.take(entering('delta', 'B-2')));
    expect(rival.refusal).toMatchObject({ code: 'registry-number-taken', facts: { by: { team: 'gamma' } } });
    const again = await taken(one.registryEntry.take(crashed));
    expect(again.events[0]).toMatchObject({ type: 'RegistryEntered', data: { number: 'B-2' } });
  });

  it('reserves nothing for an entry that the rules refuse', async () => {
    await register(one, ...membersOf('epsilon'));
    await one.decisions.take(enroll('short', 'epsilon'));
    const answer = await taken(one.registryEntry.take(entering('epsilon', 'C-3')));
    expect(answer.refusal).toMatchObject({ code: 'application-not-filed' });
    expect(await one.store.readStream('registryNumber-clusters.C-3')).toEqual([]);
  });

  it('answers again what it answered', async () => {
    await ready('zeta');
    const command = entering('zeta', 'D-4');
    const first = await taken(one.registryEntry.take(command));
    const again = await taken(other.registryEntry.take(command));
    expect(again).toMatchObject({ repeated: true, decision: first.decision, revision: first.revision });
  });
});
