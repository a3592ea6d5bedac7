// The next round of a stage.
import { nextRound } from './rounds.js';

describe('the next round', () => {
  it('is the first of a stage that nobody heard', () => expect(nextRound([])).toBe(1));
  it('follows those that were held', () => expect(nextRound([{ round: 1 }, { round: 2 }])).toBe(3));
  it('is one that was annulled, until it is repeated', () => {
    const annulled = [{ round: 1, annulled: { reason: 'x' } }, { round: 2 }];
    expect(nextRound(annulled)).toBe(1);
    expect(nextRound([...annulled, { round: 1, annulled: null }])).toBe(3);
  });
});
