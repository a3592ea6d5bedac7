import { setTimeout as pause } from 'node:timers/promises';
import { ReadOnce, writtenOnce } from './read-once.js';

describe('what many ask for at the same time', () => {
  let reads = 0;
  const read = async () => ({ read: ++reads });
  beforeEach(() => {
    reads = 0;
  });

  it('is read once', async () => {
    const once = new ReadOnce();
    const answers = await Promise.all([once.of('board a', '1', read), once.of('board a', '1', read)]);
    expect(answers).toEqual([{ read: 1 }, { read: 1 }]);
  });

  it('is read again where the rows moved on, for another question, and after a second', async () => {
    const once = new ReadOnce();
    await once.of('board a', '1', read);
    expect(await once.of('board a', '2', read)).toEqual({ read: 2 });
    expect(await once.of('board b', '2', read)).toEqual({ read: 3 });
    await pause(1_100);
    expect(await once.of('board a', '2', read)).toEqual({ read: 4 });
  });

  it('is read again where it could not be read', async () => {
    const once = new ReadOnce();
    const fails = () => Promise.reject(new Error('the database is away'));
    await expect(once.of('board a', '1', fails)).rejects.toThrow('away');
    expect(await once.of('board a', '1', read)).toEqual({ read: 1 });
  });
});

describe('an answer that many are given', () => {
  it('is written once, and as it is', () => {
    const answer = { name: 'ключ', deep: [1, null] };
    const bytes = writtenOnce(answer);
    expect(JSON.parse(bytes.toString())).toEqual(answer);
    expect(writtenOnce(answer)).toBe(bytes);
    expect(writtenOnce({ ...answer })).not.toBe(bytes);
  });

  it('stays the table that it was made to', () => {
    expect(writtenOnce('region;teams')).toBe('region;teams');
  });
});
