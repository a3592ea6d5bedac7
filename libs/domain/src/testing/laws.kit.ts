// Laws that hold for every history: they look at the log alone and recount from it, with nothing of the deciders.
import fc, { type Arbitrary } from 'fast-check';
import { type DomainEvent, fold } from '../decider.js';
import { canonicalNumber } from '../registry-number/registry-number.js';
import { deciderOf, same, type World } from './world.kit.js';

type Data = Record<string, never> & {
  team: string;
  item: string;
  person: string;
  stage: string;
  registry: string;
  number: string;
  capacity: number | null;
  roster: { person: string; role: string; region?: string }[];
  present: string[];
  abstained: string[];
  sheets: { person: string }[];
  agenda: { item: string; cohort: string; team: string }[];
  regions: string[];
};
type Entry = { ref: { category: string; id: string }; type: string; data: Data };

const entries = (world: World): Entry[] =>
  world.log.flatMap(({ ref, events }) => events.map(({ type, data }) => ({ ref, type, data: data as Data })));

/** Any history, also one that went through JSON, folds to the state that deciding was done on. */
export function folds(world: World): void {
  for (const { category, id } of new Map(world.log.map(({ ref }) => [`${ref.category}-${ref.id}`, ref])).values()) {
    const history = JSON.parse(JSON.stringify(world.history({ category, id }))) as DomainEvent[];
    expect(fold(deciderOf(category), history)).toEqual(world.state({ category, id }));
  }
}

/** Enrolled and offered seats never exceed the capacity, and offers go by order of arrival. */
export function seatsFit(world: World): void {
  let capacity: number | null = null;
  const seated = new Set<string>();
  const waiting: string[] = [];
  const leaveList = (team: string) => waiting.includes(team) && waiting.splice(waiting.indexOf(team), 1);
  for (const { ref, type, data } of entries(world)) {
    if (ref.category !== 'cohort') continue;
    if (type === 'CohortOpened' || type === 'CapacitySet') capacity = data.capacity;
    if (type === 'TeamWaitlisted') waiting.push(data.team);
    if (type === 'SeatOffered') expect(data.team).toBe(waiting[0]);
    if (type === 'TeamEnrolled' || type === 'SeatOffered') seated.add(data.team);
    if (type === 'SeatDeclined') seated.delete(data.team);
    if (type === 'TeamEnrolled' || type === 'SeatOffered') leaveList(data.team);
    same('more seats than there are', capacity !== null && seated.size > capacity, false);
  }
}

/** No two teams hold one number of a registry. */
export function numbersAreUnique(world: World): void {
  const entered = entries(world).filter(({ type }) => type === 'RegistryEntered');
  const numbers = entered.map(({ data }) => `${data.registry} ${canonicalNumber(data.number)}`);
  expect(new Set(numbers).size).toBe(numbers.length);
}

/** After its closing nothing names an item but a dissent, and nothing at all follows the protocol. */
export function closedItemsStay(world: World): void {
  const done = new Set<string>();
  for (const { ref, type, data } of entries(world)) {
    if (ref.category !== 'sitting' || type === 'CommandRefused') continue;
    same('after the protocol', done.has(`${ref.id} signed`), false);
    if (type === 'ProtocolSigned') done.add(`${ref.id} signed`);
    if (data.item && type !== 'DissentFiled') same(`${type} after closing`, done.has(`${ref.id} ${data.item}`), false);
    if (type === 'ItemClosed' || type === 'ItemWithdrawn') done.add(`${ref.id} ${data.item}`);
  }
}

/** Sheets are of voters who were in the room, not of the team's regions, without a conflict, recusal or abstention. */
export function sheetsAreOfTheEntitled(world: World, voters: readonly string[]): void {
  const teams = new Map<string, string[]>();
  const all = entries(world);
  for (const { ref, type, data } of all) {
    if (type === 'TeamEnrolled') teams.set(`${ref.id}.${data.team}`, data.regions);
    if (type !== 'ItemClosed') continue;
    const before = all.filter((entry) => entry.ref.category === 'sitting' && entry.ref.id === ref.id);
    const upTo = before.slice(
      0,
      before.findIndex((entry) => entry.type === type && entry.data.item === data.item),
    );
    const opened = upTo[0].data;
    const item = opened.agenda.find((each) => each.item === data.item);
    const regions = teams.get(`${item?.cohort}.${item?.team}`) ?? [];
    for (const { person } of data.sheets) {
      const seat = opened.roster.find((each) => each.person === person);
      expect(voters).toContain(seat?.role);
      expect(regions).not.toContain(seat?.region);
      const own = upTo.filter((entry) => entry.data.person === person);
      const moves = own.filter(({ type }) => type === 'CommissionerArrived' || type === 'CommissionerLeft');
      expect(moves.at(-1)?.type).toBe('CommissionerArrived');
      const onItem = own.filter((entry) => entry.data.item === data.item).map((entry) => entry.type);
      expect(onItem).not.toContain('ConflictDeclared');
      expect(onItem).not.toContain('CommissionerRecused');
      expect(data.abstained).not.toContain(person);
      expect(onItem.lastIndexOf('ScoresSubmitted')).toBeGreaterThan(onItem.lastIndexOf('CommissionerAbstained'));
    }
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
      fc.assert(fc.property(anyHistory, hold), { seed, numRuns });
    });
  });
}
