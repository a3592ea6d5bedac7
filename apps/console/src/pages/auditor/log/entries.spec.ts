// Readings of personal data in a row, and what stands between them.
import type { Decided } from '../words/decision-words.js';
import { entriesOf } from './entries.js';

const decided = (decision: string, command: string, actor = 'anna') => ({ decision, command, actor }) as Decided;
const reading = (decision: string, actor?: string) => decided(decision, 'ReadPersonalData', actor);
const shown = (...decisions: readonly Decided[]) =>
  entriesOf(decisions).map((entry) => entry.map(({ decision }) => decision).join('+'));

describe('the decision log', () => {
  it('takes readings that one person made in a row together', () =>
    expect(shown(reading('5'), reading('4'), reading('3'))).toEqual(['5+4+3']));

  it('keeps those of others apart, and those with a decision between them', () =>
    expect(
      shown(reading('5'), reading('4', 'boris'), decided('3', 'EnrollTeam', 'boris'), reading('2', 'boris')),
    ).toEqual(['5', '4', '3', '2']));

  it('takes nothing else together', () =>
    expect(shown(decided('2', 'EnrollTeam'), decided('1', 'EnrollTeam'))).toEqual(['2', '1']));
});
