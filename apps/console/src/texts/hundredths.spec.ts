import { hundredths } from './hundredths.js';

describe('a score as people write it', () => {
  it.each([
    ['8', 800],
    ['8,5', 850],
    ['8.25', 825],
    [' 0,05 ', 5],
    ['100', 10_000],
  ])('%s is %d hundredths', (text, expected) => expect(hundredths(text)).toBe(expected));

  it.each(['', '8,', ',5', '8,555', '-1', '1e3', 'восемь', '8 5'])('«%s» is none', (text) =>
    expect(hundredths(text)).toBeUndefined(),
  );
});
