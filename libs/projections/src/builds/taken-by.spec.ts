import { setTimeout as pause } from 'node:timers/promises';
import { takenBy } from './taken-by.js';

async function* upTo(count: number): AsyncGenerator<number> {
  for (let batch = 1; batch <= count; batch++) yield batch;
}

describe('batches for several takers', () => {
  const said: string[] = [];
  const taker = (name: string, ms: number) => async (batch: number) => {
    said.push(`${name} begins ${batch}`);
    await pause(ms);
    said.push(`${name} ends ${batch}`);
    return batch;
  };
  beforeEach(() => said.splice(0));

  it('are taken by each in order, the fast one ahead of the slow one by as many as it may', async () => {
    const seen: number[] = [];
    for await (const { batch, taken } of takenBy(upTo(4), [taker('fast', 1), taker('slow', 20)], 1)) {
      expect(taken).toEqual([batch, batch]);
      seen.push(batch);
    }
    expect(seen).toEqual([1, 2, 3, 4]);
    const of = (name: string) => said.filter((each) => each.startsWith(name));
    for (const name of ['fast', 'slow'])
      expect(of(name)).toEqual(seen.flatMap((batch) => [`${name} begins ${batch}`, `${name} ends ${batch}`]));
    expect(said.indexOf('fast ends 2')).toBeLessThan(said.indexOf('slow ends 1'));
    expect(said.indexOf('fast begins 3')).toBeGreaterThan(said.indexOf('slow ends 1'));
  });

  it('are taken one by one where none may be ahead', async () => {
    for await (const _ of takenBy(upTo(2), [taker('fast', 1), taker('slow', 10)], 0)) void _;
    expect(said.indexOf('fast begins 2')).toBeGreaterThan(said.indexOf('slow ends 1'));
  });

  it('are handed no more to one that threw, and everybody is at rest when it is told', async () => {
    const broken = async (batch: number): Promise<number> => {
      if (batch === 2) throw new Error('broken');
      said.push(`broken took ${batch}`);
      return 0;
    };
    const all = async () => {
      for await (const _ of takenBy(upTo(9), [broken, taker('slow', 10)], 2)) void _;
    };
    await expect(all()).rejects.toThrow('broken');
    const then = [...said];
    expect(then.filter((each) => each.startsWith('broken'))).toEqual(['broken took 1']);
    expect(then.filter((each) => each.includes('begins')).length).toBe(
      then.filter((each) => each.includes('ends')).length,
    );
    await pause(30);
    expect(said).toEqual(then);
  });

  it('leave nobody at work when whoever asked has enough', async () => {
    for await (const _ of takenBy(upTo(9), [taker('slow', 10)], 2)) break;
    const then = [...said];
    await pause(40);
    expect(said).toEqual(then);
  });
});
