// Laws that hold for every history: they look at the log alone and recount from it, with nothing of the deciders.
import fc, { type Arbitrary } from 'fast-check';
import { type DomainEvent, fold } from '../decider.js';
import { deciderOf, type World } from './world.kit.js';

/** Any history, also one that went through JSON, folds to the state that deciding was done on. */
export function folds(world: World): void {
  for (const { category, id } of new Map(world.log.map(({ ref }) => [`${ref.category}-${ref.id}`, ref])).values()) {
    const history = JSON.parse(JSON.stringify(world.history({ category, id }))) as DomainEvent[];
    expect(fold(deciderOf(category), history)).toEqual(world.state({ category, id }));
  }
}

/** Another seed explores; the default one makes a run repeatable. fast-check prints it with the path on failure. */
const seed = Number(process.env.VEKHA_SEED ?? 20220401);

/** Plays out random histories and holds every law to each of them. */
export function itObeysTheLaws<T>(
  name: string,
  anyHistory: Arbitrary<T>,
  play: (history: T) => World,
  laws: Readonly<Record<string, (world: World) => void>>,
  numRuns = 100,
): void {
  describe(`${name} obeys the laws`, () => {
    const all = { 'any history folds': folds, ...laws };
    it(`in ${numRuns} histories: ${Object.keys(all).join('; ')}`, () => {
      const hold = (history: T) => {
        const world = play(history);
        for (const law of Object.values(all)) law(world);
      };
      fc.assert(fc.property(anyHistory, hold), { seed, numRuns, endOnFailure: true });
    });
  });
}
