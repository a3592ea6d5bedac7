// Laws of who is in: seats, the line, one person in one team, and what may happen to whom.
import { type Cohort, membersNow, teamsThat } from '../cohort/cohort.state.js';
import { canonicalNumber } from '../registry-number/registry-number.js';
import { type Entry, entries } from './entries.kit.js';
import { same, type World } from './world.kit.js';

/** Seats and places in line, recounted. A team's ticket is its place for as long as it does not leave the line. */
class Seats {
  capacity: number | null = null;
  isClosed = false;
  readonly seated = new Set<string>();
  readonly waiting = new Map<string, number>();
  private readonly offered = new Map<string, number>();
  private readonly left = new Map<string, number | 'seat'>();
  private tickets = 0;

  hear({ type, data: { team, capacity } }: Entry): void {
    if (type === 'CohortOpened' || type === 'CapacitySet') this.capacity = capacity;
    if (type === 'TeamWaitlisted') this.waiting.set(team, ++this.tickets);
    if (type === 'SeatOffered') {
      const [next] = [...this.waiting].sort(([, a], [, b]) => a - b);
      same('the next in line', team, next?.[0]);
      this.offered.set(team, next[1]);
    }
    if (type === 'TeamEnrolled' || type === 'SeatOffered') {
      this.waiting.delete(team);
      this.seated.add(team);
    }
    if (type === 'TeamEnrolled' || type === 'SeatDeclined' || type === 'SeatOfferExpired') this.offered.delete(team);
    if (type === 'SeatDeclined' || type === 'SeatOfferExpired') this.seated.delete(team);
    if (type === 'TeamWithdrawn') this.leave(team);
    if (type === 'TeamReinstated') this.comeBack(team);
    if (type === 'CohortClosed') this.close();
  }

  get isFull(): boolean {
    return this.capacity !== null && this.seated.size >= this.capacity;
  }

  private leave(team: string): void {
    this.left.set(team, this.waiting.get(team) ?? this.offered.get(team) ?? 'seat');
    this.waiting.delete(team);
    this.offered.delete(team);
    this.seated.delete(team);
  }

  private comeBack(team: string): void {
    const place = this.left.get(team);
    if (place === 'seat') this.seated.add(team);
    else if (place && !this.isClosed) this.waiting.set(team, place);
  }

  private close(): void {
    for (const team of this.offered.keys()) this.seated.delete(team);
    this.waiting.clear();
    this.offered.clear();
    this.isClosed = true;
  }
}

/** Seats taken never exceed the capacity, offers go by order of arrival, and nobody waits while there is a seat. */
export function seatsFit(world: World): void {
  const seats = new Seats();
  const all = entries(world).filter(({ ref }) => ref.category === 'cohort');
  all.forEach((entry, index) => {
    seats.hear(entry);
    same('more seats than there are', seats.capacity !== null && seats.seated.size > seats.capacity, false);
    const isLast = all[index + 1]?.batch !== entry.batch;
    if (isLast) same('waiting beside a seat', seats.waiting.size > 0 && !seats.isFull, false);
  });
}

/** A number that was entered is its team's for ever, whatever it is corrected to and whether or not it is removed. */
export function numbersAreUnique(world: World): void {
  const holders = new Map<string, string>();
  for (const { ref, type, data } of entries(world)) {
    if (type !== 'RegistryEntered' && type !== 'RegistryEntryCorrected') continue;
    const number = `${data.registry} ${canonicalNumber(data.number)}`;
    same(`who holds ${number}`, holders.get(number) ?? ref.id, ref.id);
    holders.set(number, ref.id);
  }
}

/** Nobody belongs to two teams that are in. */
export function onePersonOneTeam(world: World): void {
  for (const id of world.streams('cohort')) {
    const inside = teamsThat(world.state<Cohort>({ category: 'cohort', id }), 'enrolled', 'waiting', 'offered');
    const persons = inside.flatMap((team) => membersNow(team).map(({ person }) => person));
    same('in two teams', new Set(persons).size, persons.length);
  }
}

const corrections = [
  ...['AttendanceCorrected', 'TestCorrected', 'DefenseAnnulled', 'RegistryEntryCorrected'],
  ...['EnrollmentCorrected', 'TeamReinstated', 'CommandRefused'],
];
const stages = ['StagesCarriedOver', 'StagePassed', 'StageReopened', 'StageFailed'];
const afterClosing = [
  ...corrections,
  ...stages,
  ...['AppealLodged', 'AppealUpheld', 'AppealDismissed', 'ApplicationFiled', 'ApplicationReturned'],
  ...['RegistryEntered', 'RegistryEntryRemoved', 'OutcomeRecorded'],
];

/** A team that withdrew is touched by nothing but corrections, with what they do to its stages. */
export function withdrawnAreLeftAlone(world: World): void {
  const gone = new Set<string>();
  const touched = new Map<number, string>();
  for (const { ref, type, data, batch } of entries(world)) {
    const team = ref.category === 'team' ? ref.id : `${ref.id}.${data.team}`;
    if (corrections.includes(type)) touched.set(batch, type);
    if (ref.category === 'team' || ref.category === 'cohort')
      same(`${type} after withdrawing`, gone.has(team) && !touched.has(batch) && type !== 'StagesCarriedOver', false);
    if (type === 'TeamWithdrawn') gone.add(team);
    if (type === 'TeamReinstated') gone.delete(team);
  }
}

/** In a closed cohort there are only corrections, appeals, applications, registry and outcomes. */
export function closedStaysClosed(world: World): void {
  const closed = new Set<string>();
  for (const { ref, type } of entries(world)) {
    const cohort = ref.category === 'team' ? ref.id.split('.')[0] : ref.category === 'cohort' ? ref.id : '';
    same(`${type} after closing`, closed.has(cohort) && !afterClosing.includes(type), false);
    if (type === 'CohortClosed') closed.add(cohort);
  }
}
