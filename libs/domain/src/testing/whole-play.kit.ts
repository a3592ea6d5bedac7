// A random run of everything else: who comes, goes and is corrected; tests, appeals, agreements, the clock, migrations.
import type { Charter } from '../charter/charter.js';
import { arrivalsOf, membersNow, membersOn, teamOf } from '../cohort/cohort.state.js';
import { besideAll } from './beside.kit.js';
import { text } from './charter.kit.js';
import { type jury, member } from './facts.kit.js';
import { bit, deeds, Play, type Step, sessions } from './play.kit.js';
import type { Fact } from './world.kit.js';

const more = [
  ...(['withdraw', 'reinstate', 'reinstate', 'expireOffer', 'expireOffer', 'addMember', 'removeMember'] as const),
  ...(['replaceMember', 'join', 'leave', 'lead', 'amend', 'correctEnrollment', 'migrate', 'close'] as const),
  ...(['correctAttendance', 'test', 'test', 'correctTest', 'consult', 'overdue', 'overdue', 'annul'] as const),
  ...(['lodge', 'lodge', 'settleAppeal', 'correctEntry', 'removeEntry', 'outcome', 'assess', 'expireEntry'] as const),
  ...(['agree', 'endAgreement', 'reschedule', 'beside'] as const),
];
export const allDeeds = [...deeds, ...deeds, ...more];
export type AnyDeed = (typeof allDeeds)[number];
const spine: ReadonlySet<string> = new Set(deeds);
const isSpine = (step: Step<AnyDeed>): step is Step => spine.has(step.deed);

const ground = { reason: 'mistake', document: 'memo 7' };
const regions = ['north', 'south', 'west', 'east', 'moon', 'north'] as const;

/** A later version of the charter, and the stages that get another id by it. */
export interface Version {
  readonly charter: Charter;
  readonly stages: Readonly<Record<string, string>>;
}

export class WholePlay extends Play {
  constructor(
    facts: readonly Fact[],
    roster: ReturnType<typeof jury>,
    private readonly versions: readonly Version[],
  ) {
    super(facts, roster);
  }

  any(step: Step<AnyDeed>): void {
    if (isSpine(step)) this.step(step);
    else {
      this.now += step.hours * 3_600_000;
      this[step.deed as (typeof more)[number]](step as never);
    }
  }

  /** In the end every team is assessed, and asked again there is nothing to say. */
  finish(): void {
    for (const team of arrivalsOf(this.cohort())) {
      this.take('AssessStages', this.named({ team }), {});
      expect(this.take('AssessStages', this.named({ team }), {})).toEqual([]);
    }
  }

  private at = (): string => new Date(this.now).toISOString();
  private seat = ({ team }: { team: string }) => teamOf(this.cohort(), team);
  /** Now, or up to ten days ago. */
  private some = ({ n, bits }: Step) => ({
    occurredAt: new Date(this.now - (bit(bits, 7) ? n * 48 * 3_600_000 : 0)).toISOString(),
  });

  private withdraw = (step: Step) =>
    void (step.m < 2 && this.take('WithdrawTeam', this.named(step), { reason: 'flood' }));
  private reinstate = (step: Step) => {
    for (const team of arrivalsOf(this.cohort()).filter((id) => this.seat({ team: id })?.standing === 'withdrawn'))
      this.take('ReinstateTeam', this.named({ team }), ground);
    this.take('ReinstateTeam', this.named(step), ground);
  };
  private expireOffer(): void {
    for (const team of arrivalsOf(this.cohort()))
      this.take('ExpireSeatOffer', this.named({ team }), { until: this.seat({ team })?.offeredUntil ?? this.at() });
  }
  private addMember = (step: Step) =>
    void this.take('AddMember', this.named(step), { ...member(`new-${step.n}`), ...this.some(step) });
  private removeMember(step: Step): void {
    const seat = this.seat(step);
    const person = seat ? membersNow(seat)[step.n]?.person : undefined;
    this.take('RemoveMember', this.named(step), { person: person ?? 'x', reason: 'left', ...this.some(step) });
  }
  private replaceMember(step: Step): void {
    const seat = this.seat(step);
    const person = (seat && membersNow(seat)[0]?.person) ?? 'x';
    const successor = member(`new-${step.n}`);
    this.take('ReplaceMember', this.named(step), { person, member: successor, reason: 'left', ...this.some(step) });
  }
  private join(step: Step): void {
    const agreement = step.m < 4 ? { agreement: `pact-${step.m % 3}` } : {};
    this.take('JoinRegion', this.named(step), { region: regions[step.n], ...agreement });
  }
  private leave = (step: Step) =>
    void this.take('LeaveRegion', this.named(step), {
      region: this.seat(step)?.regions.at(-1) ?? regions[step.n],
      reason: 'merged',
    });
  private lead = (step: Step) => void this.take('MoveLead', this.named(step), { region: regions[step.n] });
  private amend = ({ bits }: Step) =>
    void this.take('AmendTargetRegions', this.spring, {
      targets: regions.slice(0, 5).filter((_, index) => bit(bits, index)),
      reason: 'decree',
    });
  private correctEnrollment(step: Step): void {
    const seat = this.seat(step);
    const { name = 'x', project = { kind: 'create', title: 'x' }, leadRegion = 'east' } = seat ?? {};
    const others = (seat ? membersNow(seat) : []).slice(step.m % 2).map(({ from, until, ...each }) => each);
    const members = [...others, ...(bit(step.bits, 1) ? [member(`new-${step.n}`)] : [])];
    const lead = bit(step.bits, 2) ? regions[step.n] : leadRegion;
    this.take('CorrectEnrollment', this.named(step), {
      ...{ name, regions: [lead], leadRegion: lead, members, project },
      ...ground,
    });
  }
  /** To the next version, which is written first; once in a while to one that does not fit. */
  private migrate({ n, m }: Step): void {
    if (n > 2) return;
    const next = this.versions[this.cohort().version - 1];
    if (next) this.take('ReviseCharter', { program: 'practice' }, { charter: next.charter });
    this.take('MigrateCohort', this.spring, {
      version: this.cohort().version + 1,
      stages: m ? (next?.stages ?? {}) : { lectures: 'final' },
    });
  }
  private close = ({ n, m }: Step) =>
    void (this.count > 250 && this.take('CloseCohort', this.spring, n ? {} : { confirmed: m > 2, reason: 'flood' }));

  private correctAttendance(step: Step): void {
    const [seat, held] = [this.seat(step), this.team(step).attendance];
    const session = Object.keys(held)[step.n] ?? sessions[step.n];
    const persons = seat && Object.hasOwn(held, session) ? membersOn(seat, held[session].heldAt) : ['x'];
    const present = persons.filter((_, index) => bit(step.bits, index));
    this.take('CorrectAttendance', this.named(step), { session, present, ...ground });
  }
  private scores(step: Step) {
    const seat = this.seat(step);
    const persons = (seat ? membersNow(seat) : []).slice(0, 3).map(({ person }) => person);
    const scores = Object.fromEntries(persons.map((person, index) => [person, (step.bits * (index + 3)) % 1000]));
    return { stage: this.id('exam'), score: step.m * 250, scores };
  }
  private test(step: Step): void {
    for (const team of arrivalsOf(this.cohort()))
      this.take('TakeTest', this.named({ team }), { ...this.scores({ ...step, team }), ...this.some(step) });
  }
  private correctTest(step: Step): void {
    const attempt = 1 + (step.n % 2);
    for (const team of arrivalsOf(this.cohort()))
      this.take('CorrectTest', this.named({ team }), { ...this.scores({ ...step, team }), attempt, ...ground });
  }
  private consult = (step: Step) =>
    void this.take('HoldConsultation', this.named(step), { topic: 'Land', present: step.n ? [] : ['x'] });
  /** The clock asks by the id that the stage had in the beginning, for every team. */
  private overdue(): void {
    for (const team of arrivalsOf(this.cohort())) {
      const until = this.team({ team }).preDefenses[this.id('rehearsal')]?.at(-1)?.reworkUntil ?? this.at();
      this.take('DeclareReworkOverdue', this.named({ team }), { stage: 'rehearsal', until });
    }
  }
  private annul = (step: Step) =>
    void this.take('AnnulDefense', this.named(step), { stage: this.id('final'), round: 1 + (step.n % 2), ...ground });
  private lodge(step: Step): void {
    const at = { stage: this.id('final'), grounds: 'unheard' };
    for (const team of [step.team, ...arrivalsOf(this.cohort())])
      if (this.team({ team }).defenses[at.stage] || team === step.team)
        this.take('LodgeAppeal', { ...this.named({ team }), appeal: `a${++this.count}` }, at);
  }
  private settleAppeal({ n, bits }: Step): void {
    const verdict = bit(bits, 0) ? 'upheld' : 'dismissed';
    for (const team of arrivalsOf(this.cohort()))
      for (const [appeal, { state }] of Object.entries(this.team({ team }).appeals))
        if (state === 'open' || n === 0)
          this.take('ResolveAppeal', { ...this.named({ team }), appeal }, { verdict, reason: 'heard' });
  }
  /** To the same number or to another one, which is reserved first. */
  private correctEntry(step: Step): void {
    const decision = `d${++this.count}`;
    const number = ['K 1', 'k1', 'n-2', 'n-3', 'n-4', 'n-5'][step.n];
    const path = { registry: 'clusters', number: number.toUpperCase().replace(' ', '') };
    const team = this.entered(step);
    const isIn = this.team({ team }).entries[this.id('entry')] !== undefined;
    if (isIn && step.m < 3) this.take('ReserveNumber', path, { for: decision, cohort: 'spring', team });
    const data = { stage: this.id('entry'), number, order: '2', ...ground };
    this.take('CorrectRegistryEntry', this.named({ team }), data, decision);
  }
  /** A team that is in the registry, if there is one. */
  private entered = ({ team }: Step): string =>
    arrivalsOf(this.cohort()).find((each) => this.team({ team: each }).entries[this.id('entry')]) ?? team;
  private removeEntry = (step: Step) =>
    void (
      step.m < 4 &&
      this.take('RemoveFromRegistry', this.named({ team: this.entered(step) }), { stage: this.id('entry'), ...ground })
    );
  private outcome = (step: Step) =>
    void this.take('RecordOutcome', this.named(step), {
      outcome: step.n ? 'center' : 'moon',
      description: 'x',
      document: 'y',
    });
  private assess(): void {
    for (const team of arrivalsOf(this.cohort())) this.take('AssessStages', this.named({ team }), {});
  }
  /** A reservation whose entry never came: answered in its place, then released. */
  private expireEntry(): void {
    const kept = this.kept.shift();
    if (!kept) return;
    const number = kept.number.toUpperCase().replace(' ', '');
    const path = { registry: 'clusters', number };
    this.take('ExpireReservation', this.named(kept), path, kept.decision);
    this.take('ReleaseNumber', path, { for: kept.decision, reason: 'reservation-expired' });
  }
  private agree = ({ n, bits }: Step) =>
    void this.take(
      'SignAgreement',
      { agreement: `pact-${n % 3}` },
      {
        ...{ title: 'Pact', directions: [], signedAt: this.at() },
        parties: regions.slice(0, 4).filter((_, index) => bit(bits, index) || bit(bits, 6)),
      },
    );
  private endAgreement = ({ n, m }: Step) =>
    void (m < 2 && this.take('EndAgreement', { agreement: `pact-${n % 3}` }, { reason: 'done' }));
  private reschedule({ n }: Step): void {
    const at = new Date(this.now - n * 3_600_000).toISOString();
    const path = { ...this.spring, session: sessions[n] };
    this.take('RescheduleSession', path, { startsAt: at, endsAt: at, reason: 'storm' });
  }
  /** What belongs to no cohort: people, tokens, commissions, editions, programs. */
  private beside({ n, m, bits }: Step): void {
    const roster = this.roster.slice(bit(bits, 0) ? 1 : 0);
    const [type, params, data] = besideAll(n, m, roster, this.at())[n];
    this.take(type, params, data);
    if (n === 0) this.take('AppointCommission', { commission: `c${m}` }, { title: text('x'), roster });
    if (n === 1) this.take('CharterProgram', { program: 'practice' }, { charter: this.versions[0].charter });
    if (n < 2) this.take('ReadPersonalData', { person: `p${m}` }, {});
    if (n === 2) this.take('OpenCohort', { cohort: 'spring' }, { program: 'practice', title: 'Again' });
  }
}
