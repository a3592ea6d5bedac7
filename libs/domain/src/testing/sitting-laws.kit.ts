// Laws of sittings: what is closed stays, and sheets are of those who might give one.
import { type Entry, entries } from './entries.kit.js';
import { same, type World } from './world.kit.js';

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

/** The regions of each team, as they are at any place of the log. */
class Regions {
  private readonly of = new Map<string, readonly string[]>();

  hear({ ref, type, data }: Entry): void {
    const team = `${ref.id}.${data.team}`;
    if (['TeamEnrolled', 'TeamWaitlisted', 'EnrollmentCorrected'].includes(type)) this.of.set(team, data.regions);
    if (type === 'RegionJoined') this.of.set(team, [...this.at(team), data.region]);
    if (type === 'RegionLeft')
      this.of.set(
        team,
        this.at(team).filter((region) => region !== data.region),
      );
  }

  at = (team: string): readonly string[] => this.of.get(team) ?? [];
}

/** Sheets are of voters who were in the room, not of the team's regions, without a conflict, recusal or abstention. */
export function sheetsAreOfTheEntitled(world: World, voters: readonly string[]): void {
  const regions = new Regions();
  const sittings = new Map<string, Entry[]>();
  for (const entry of entries(world)) {
    const { ref, type, data } = entry;
    if (ref.category === 'cohort') regions.hear(entry);
    if (ref.category !== 'sitting') continue;
    const before = sittings.get(ref.id) ?? [];
    if (type === 'ItemClosed') for (const { person } of data.sheets) entitled(person, entry, before, regions, voters);
    sittings.set(ref.id, [...before, entry]);
  }
}

function entitled(
  person: string,
  { data: { item: id, abstained } }: Entry,
  before: readonly Entry[],
  regions: Regions,
  voters: readonly string[],
): void {
  const opened = before[0].data;
  const item = opened.agenda.find((each) => each.item === id);
  const seat = opened.roster.find((each) => each.person === person);
  expect(voters).toContain(seat?.role);
  expect(regions.at(`${item?.cohort}.${item?.team}`)).not.toContain(seat?.region);
  const own = before.filter((entry) => entry.data.person === person);
  const moves = own.filter(({ type }) => type === 'CommissionerArrived' || type === 'CommissionerLeft');
  expect(moves.at(-1)?.type).toBe('CommissionerArrived');
  const onItem = own.filter((entry) => entry.data.item === id).map((entry) => entry.type);
  expect(onItem).not.toContain('ConflictDeclared');
  expect(onItem).not.toContain('CommissionerRecused');
  expect(abstained).not.toContain(person);
  expect(onItem.lastIndexOf('ScoresSubmitted')).toBeGreaterThan(onItem.lastIndexOf('CommissionerAbstained'));
}
