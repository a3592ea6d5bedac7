// Chartering a program and revising its charter.
import { ask, LATER, NOW } from '../testing/ask.kit.js';
import { charterWith, practice } from '../testing/charter.kit.js';
import { chartered } from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';
import { charterOf, program } from './program.js';

const named = { program: 'practice' };
const revised = charterWith({ final: { passScore: 700 } });
const charter = (occurredAt?: string) => ask('CharterProgram', named, { charter: practice, occurredAt });
const revise = (charter = revised, occurredAt?: string) => ask('ReviseCharter', named, { charter, occurredAt });

describe('CharterProgram', () => {
  it('keeps the whole charter as version 1', () =>
    given()
      .when(charter())
      .thenAppended(event('ProgramChartered', { version: 1, charter: practice })));
  it('is refused a second time', () =>
    given(chartered()).when(charter()).thenRefused('already-exists', { program: 'practice' }));
  it('may be said to have happened now, not later', () => {
    given().when(charter(NOW)).thenAppended('ProgramChartered');
    given().when(charter(LATER)).thenRefused('time-in-future', { occurredAt: LATER, now: NOW });
  });
});

describe('ReviseCharter', () => {
  it('adds a version', () =>
    given(chartered())
      .when(revise())
      .thenAppended(event('CharterRevised', { version: 2, charter: revised })));
  it('is refused when nothing changed, whatever the order of the names', () => {
    const turned = Object.fromEntries(Object.entries(practice).reverse()) as unknown as typeof practice;
    given(chartered()).when(revise(turned)).thenRefused('charter-unchanged', { version: 1 });
  });
  it('does not know a program that was never chartered, not even in the future', () =>
    given().when(revise(revised, LATER)).thenUnknown('program', 'practice'));
});

it('a program has its charters by version', () => {
  const first = program.evolve(program.initial, {
    type: 'ProgramChartered',
    data: { version: 1, charter: practice, occurredAt: NOW },
  });
  const both = program.evolve(first, {
    type: 'CharterRevised',
    data: { version: 2, charter: revised, occurredAt: NOW },
  });
  expect([0, 1, 2, 3].map((version) => charterOf(both, version))).toEqual([undefined, practice, revised, undefined]);
});
