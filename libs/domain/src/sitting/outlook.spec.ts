// The outlook says before CloseItem what CloseItem would say, by the same rules, with nothing decided.
import fc from 'fast-check';
import type { Quorum } from '../charter/charter.js';
import { isRefusal } from '../decider.js';
import { ask } from '../testing/ask.kit.js';
import { charterWith } from '../testing/charter.kit.js';
import { chartered, commissioner, enrolled, jury, ofSitting, opened, sheet, sittingOf } from '../testing/facts.kit.js';
import { type Fact, World } from '../testing/world.kit.js';
import type { SittingBasis } from './basis.js';
import { neededFor, quorumOf } from './entitlement.js';
import { outlookOf } from './outlook.js';
import type { Sitting } from './sitting.state.js';

const close = ask('CloseItem', { sitting: 'hall', item: 'i1' }, {});
const roster = [...jury(3), commissioner('northerner', 'member', { region: 'north' }), commissioner('guest', 'expert')];
const persons = roster.map(({ person }) => person);

const shares = fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 6 })).filter(([up, down]) => up <= down);
const quorums = fc.record({
  share: shares.map(([numerator, denominator]) => ({ numerator, denominator })),
  strict: fc.boolean(),
  of: fc.constantFrom('voters' as const, 'entitled' as const),
});
const some = fc.subarray(persons);
const histories = fc.record({ there: some, conflicts: some, recusals: some, abstentions: some, scored: some });

function hearing(
  quorum: Quorum,
  stage: 'final' | 'rehearsal',
  so: typeof histories extends fc.Arbitrary<infer T> ? T : never,
) {
  const facts: Fact[] = [
    chartered(charterWith({ [stage]: { quorum } })),
    opened(),
    enrolled(),
    sittingOf(roster, { stage }),
    ...so.there.map((person) => ofSitting('CommissionerArrived', { person })),
    ...so.conflicts.map((person) => ofSitting('ConflictDeclared', { person, item: 'i1', reason: 'kin' })),
    ...so.recusals.map((person) => ofSitting('CommissionerRecused', { person, item: 'i1', by: 'self', reason: 'kin' })),
    ...so.scored.map((person) => ofSitting('ScoresSubmitted', { ...sheet(person, 600, 600), item: 'i1' })),
    ...so.abstentions.map((person) => ofSitting('CommissionerAbstained', { person, item: 'i1' })),
  ];
  const world = new World(facts);
  const basis = {
    'cohort spring': world.state({ category: 'cohort', id: 'spring' }),
    'program practice': world.state({ category: 'program', id: 'practice' }),
  } as SittingBasis;
  return { world, outlook: () => outlookOf(world.state<Sitting>({ category: 'sitting', id: 'hall' }), basis) };
}

describe('the outlook of an open item', () => {
  it('is what closing it would find, whoever is there and whatever was said', () =>
    fc.assert(
      fc.property(quorums, fc.constantFrom('final' as const, 'rehearsal' as const), histories, (quorum, stage, so) => {
        const { world, outlook } = hearing(quorum, stage, so);
        const [item] = outlook();
        const answer = world.decide(close);
        const code = isRefusal(answer) ? answer.refused : 'closed';
        expect(code === 'quorum-not-met').toBe(!item.quorum.met);
        if (code === 'quorum-not-met')
          expect(answer).toMatchObject({ facts: { present: item.quorum.present, of: item.quorum.of } });
        if (item.quorum.met) expect(code === 'closed').toBe(isComplete(item));
        if (item.awaited.length && item.quorum.met) expect(answer).toMatchObject({ facts: { persons: item.awaited } });
      }),
    ));

  it('says that a quorum is out of reach exactly when it would not be met with everyone there', () =>
    fc.assert(
      fc.property(quorums, histories, (quorum, so) => {
        const now = hearing(quorum, 'rehearsal', so).outlook();
        const everyone = hearing(quorum, 'rehearsal', { ...so, there: persons }).outlook();
        expect(now[0].quorum.reachable).toBe(everyone[0].quorum.met);
      }),
    ));

  it('tells conflicts by rule from declared ones and from recusals', () => {
    const so = { there: persons, conflicts: ['m1'], recusals: ['m2'], abstentions: [], scored: ['chair'] };
    const [{ voters, awaited }] = hearing(half, 'final', so).outlook();
    expect(voters).toEqual([
      { person: 'chair', barred: null, isPresent: true, said: 'scores' },
      { person: 'm1', barred: 'conflict-declared', isPresent: true, said: null },
      { person: 'm2', barred: 'recused', isPresent: true, said: null },
      { person: 'm3', barred: null, isPresent: true, said: null },
      { person: 'northerner', barred: 'conflict-by-rule', isPresent: true, said: null },
    ]);
    expect(awaited).toEqual(['m3']);
  });

  it('leaves out what is settled', () => {
    const so = { there: persons, conflicts: [], recusals: [], abstentions: [], scored: [] };
    const { world, outlook } = hearing(half, 'rehearsal', so);
    expect(outlook()).toHaveLength(1);
    world.take(close);
    expect(outlook()).toEqual([]);
  });
});

describe('how many are needed', () => {
  it('is the least number with whom the quorum is met', () =>
    fc.assert(
      fc.property(quorums, fc.integer({ min: 1, max: 30 }), (rule, of) => {
        const voters = Array.from({ length: of }, (_, index) => `v${index}`);
        const nobody = { voters, entitled: voters, inConflict: [], recused: [], presentVoters: [] };
        const met = (count: number) => quorumOf(rule, { ...nobody, presentEntitled: voters.slice(0, count) }).met;
        const needed = neededFor(rule, of);
        expect(met(needed - 1)).toBe(false);
        expect(needed > of || met(needed)).toBe(true);
      }),
    ));
});

const half: Quorum = { share: { numerator: 1, denominator: 2 }, strict: false, of: 'entitled' };
/** Nobody is waited for, and where scores are given somebody gave some. */
const isComplete = ({ awaited, criteria, voters }: ReturnType<typeof outlookOf>[number]) =>
  awaited.length === 0 &&
  (criteria.length === 0 || voters.some(({ barred, isPresent, said }) => !barred && isPresent && said === 'scores'));
