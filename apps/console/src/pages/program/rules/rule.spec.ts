// Which rules read otherwise in another version.
import { differencesBetween, type Section } from './rule.js';

const section = (id: string, rules: Record<string, string | string[]>): Section => ({
  id,
  title: id.toUpperCase(),
  rules: Object.entries(rules).map(([key, value]) => ({ key, label: key, value })),
});

describe('two versions of a charter', () => {
  it('differ in nothing when every rule reads the same', () =>
    expect(differencesBetween([section('a', { x: ['1', '2'] })], [section('a', { x: ['1', '2'] })])).toEqual([]));
  it('differ in a rule that reads otherwise', () =>
    expect(differencesBetween([section('a', { x: '6', y: '1' })], [section('a', { x: '7', y: '1' })])).toEqual([
      { section: 'a', rule: 'x', where: 'A', label: 'x', before: '6', after: '7' },
    ]));
  it('differ in a stage that came, and in one that is gone', () =>
    expect(differencesBetween([section('old', { x: '1' })], [section('new', { x: '1' })])).toMatchObject([
      { section: 'new', before: undefined, after: '1' },
      { section: 'old', before: '1', after: undefined },
    ]));
});
