// Many things by id: as a Map, but what was there before stays as it was.
import fc from 'fast-check';
import { type ById, everyOf, findById, noneById, withId } from './by-id.js';
import { deepFreeze } from './testing/deep-freeze.kit.js';

const filled = (entries: readonly (readonly [string, number])[]) =>
  entries.reduce<ById<number>>((all, [id, thing]) => deepFreeze(withId(all, id, thing)), noneById);
const id = fc.oneof(
  fc.constantFrom('constructor', '__proto__', 'toString', '10', '9', ''),
  fc.integer({ min: 0, max: 400 }).map((n) => `team-${n}`),
  fc.string({ unit: 'grapheme' }),
);
const entries = fc.array(fc.tuple(id, fc.integer()), { maxLength: 400 });
const seed = Number(process.env.VEKHA_SEED ?? 20220401);

it('answers as a Map does, for every id that was put in and for none that was not', () => {
  const asMap = (written: [string, number][], asked: string[]) => {
    const all = filled(written);
    const map = new Map(written);
    for (const each of [...map.keys(), ...asked]) expect(findById(all, each)).toBe(map.get(each));
    expect(everyOf(all).sort()).toEqual([...map.values()].sort());
  };
  fc.assert(fc.property(entries, fc.array(id), asMap), { seed, numRuns: 200 });
});

it('has the same shape whatever the order, also after JSON', () => {
  const sameShape = (written: [string, number][]) => {
    const once = [...new Map(written)];
    const all = filled(once);
    expect(filled([...once].reverse())).toEqual(all);
    expect(JSON.parse(JSON.stringify(all))).toEqual(all);
  };
  fc.assert(fc.property(entries, sameShape), { seed, numRuns: 100 });
});

it('leaves what was there before as it was, and shares nearly all of it', () => {
  const before = filled(Array.from({ length: 10_000 }, (_, n) => [`team-${n}`, n] as const));
  const after = withId(before, 'team-77', -1);
  expect([findById(before, 'team-77'), findById(after, 'team-77')]).toEqual([77, -1]);
  const shared = (after as readonly unknown[]).filter((part, index) => part === (before as readonly unknown[])[index]);
  expect(shared).toHaveLength(15);
});

it('keeps ids apart that hash alike', () => {
  // The two words have one FNV-1a hash, and so has whatever is put together from as many of them.
  const words = ['costarring', 'liquid'];
  const alike = words.flatMap((a) => words.flatMap((b) => words.flatMap((c) => words.map((e) => a + b + c + e))));
  const all = filled(alike.map((each, n) => [each, n] as const));
  expect(alike.map((each) => findById(all, each))).toEqual([...Array(16).keys()]);
});
