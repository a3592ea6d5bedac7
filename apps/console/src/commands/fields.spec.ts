// When a form is complete, and how times go in and out of it.
import { type Field, isAnswered, moment, typedMoment, valueIn } from './fields.js';

const field = (part: Partial<Field> = {}): Field => ({ name: 'a', label: '', ...part });
const options = [{ value: 'x', label: '' }];

describe('a field', () => {
  it('is answered by more than spaces, unless nothing need be said', () => {
    expect(isAnswered(field(), { a: '  ' })).toBe(false);
    expect(isAnswered(field(), { a: 'said' })).toBe(true);
    expect(isAnswered(field({ isOptional: true }), {})).toBe(true);
    expect(isAnswered(field({ kind: 'check' }), {})).toBe(true);
  });
  it('is not answered by what is wrong, optional or not', () => {
    const wrong = (value: string) => (value === '7' ? 'no' : undefined);
    expect(isAnswered(field({ wrong, isOptional: true }), { a: '7' })).toBe(false);
    expect(isAnswered(field({ wrong }), { a: '6' })).toBe(true);
  });
  it('is not answered by a choice that is gone', () => {
    expect(valueIn(field({ kind: 'choice', options }), { a: 'y' })).toBe('');
    expect(isAnswered(field({ kind: 'choice', options }), { a: 'y' })).toBe(false);
    expect(isAnswered(field({ kind: 'choice', options }), { a: 'x' })).toBe(true);
  });
});

it('a moment comes back as it was typed', () => {
  expect(typedMoment(moment('2022-06-20T23:59'))).toBe('2022-06-20T23:59');
});
