// What is typed as a score.
import { scoreOf } from './scores.js';

it.each([
  ['72,5', 7250],
  ['72.5', 7250],
  [' 0 ', 0],
  ['8.29', 829],
  ['100', 10_000],
  ['', undefined],
  ['  ', undefined],
  ['100,01', null],
  ['-1', null],
  ['1e1', null],
  ['7,123', null],
  ['семь', null],
])('%j is %j hundredths of at most a hundred', (typed, score) => expect(scoreOf(typed, 10_000)).toBe(score));
