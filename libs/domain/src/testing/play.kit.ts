// A random run of a program's spine: steps of a few small numbers, read as commands that make some sense where they come.
import fc, { type Arbitrary } from 'fast-check';
import { type Cohort, membersOn, teamOf, today } from '../cohort/cohort.state.js';
import { isRefusal, isUnknown } from '../decider.js';
import { canonicalNumber } from '../registry-number/registry-number.js';
import { carriedOver } from '../team/carry-over.js';
import { lastPreDefense, type Team } from '../team/team.state.js';
import { ask } from './ask.kit.js';
import { composition, type jury, member } from './facts.kit.js';
import { type AnyCommand, type Fact, World } from './world.kit.js';

export const deeds = [
  ...[
    'enroll',
    'enroll',
    'accept',
    'decline',
    'decline',
    'capacity',
    'capacity',
    'schedule',
    'cancel',
    'attend',
    'revise',
  ],
  ...[
    'hear',
    'hear',
    'score',
    'answer',
    'rework',
    'extend',
    'file',
    'giveBack',
    'giveBack',
    'enter',
    'reserve',
    'release',
  ],
  ...Array.from({ length: 16 }, () => 'advance' as const),
] as const;
export interface Step<Deed = (typeof deeds)[number]> {
  readonly deed: Deed;
  readonly team: string;
  readonly n: number;
  readonly m: number;
  readonly bits: number;
  readonly hours: number;
}
/** So many steps of these deeds and a few more. */
export const anySteps = <Deed>(of: readonly Deed[], length: number): Arbitrary<Step<Deed>[]> =>
  fc.array(
    fc.record({
      deed: fc.constantFrom(...of),
      team: fc.constantFrom('10', '9', 'alpha', 'beta', 'constructor'),
      n: fc.nat(5),
      m: fc.nat(5),
      bits: fc.nat(255),
      hours: fc.nat(12),
    }),
    { minLength: length, maxLength: length + 20, size: 'max' },
  );

export const bit = (bits: number, index: number) => ((bits >> index) & 1) === 1;
export const sessions = ['w1', 'w2', 'w3', 'day', 'extra', 'constructor'] as const;

export class Play {
  readonly world: World;
  protected now = Date.parse('2022-04-01T09:00:00.000Z');
  protected count = 0;
  protected readonly kept: { decision: string; number: string; team: string }[] = [];

  constructor(
    facts: readonly Fact[],
    protected readonly roster: ReturnType<typeof jury>,
  ) {
    this.world = new World(facts);
  }

  step(step: Step): void {
    this.now += step.hours * 3_600_000;
    this[step.deed](step);
  }

  protected ask<T extends AnyCommand['type']>(type: T, ...body: [object, object, string?]) {
    const [params, data, decision = `d${++this.count}`] = body;
    return ask(type, params as never, data as never, new Date(this.now).toISOString(), decision);
  }
  protected take<T extends AnyCommand['type']>(type: T, params: object, data: object, decision?: string) {
    return this.world.take(this.ask(type, params, data, decision));
  }
  protected cohort = (): Cohort => this.world.state({ category: 'cohort', id: 'spring' });
  protected team = ({ team }: { team: string }): Team =>
    carriedOver(this.world.state({ category: 'team', id: `spring.${team}` }), this.cohort());
  /** The id that a stage has today. */
  protected id = (stage: string): string => today(this.cohort(), stage);
  protected named = ({ team }: { team: string }) => ({ cohort: 'spring', team });
  protected spring = { cohort: 'spring' };

  protected enroll(step: Step): void {
    const regions = ['north', 'south', 'west'].filter((_, index) => bit(step.bits, index));
    const { team: _, ...data } = composition(step.team, {
      regions: regions.length ? regions : ['east'],
      leadRegion: regions[0] ?? 'east',
      members: [1, 2, 3].map((n) => member(step.n ? `${step.team}-${n}` : `person-${n}`)),
    });
    this.take('EnrollTeam', this.named(step), data);
  }
  protected accept = (step: Step) => void this.take('AcceptSeat', this.named(step), {});
  protected decline = (step: Step) => void this.take('DeclineSeat', this.named(step), {});
  protected capacity = ({ n }: Step) => void this.take('SetCapacity', this.spring, { capacity: n || null });
  protected schedule({ n }: Step): void {
    const at = new Date(this.now).toISOString();
    const extra = { stage: this.id('lectures'), kind: 'webinar', title: { ru: 'x', en: 'x' } };
    this.take('ScheduleSession', { ...this.spring, session: sessions[n] }, { startsAt: at, endsAt: at, ...extra });
  }
  protected cancel = ({ n, m }: Step) =>
    void (m === 0 && this.take('CancelSession', { ...this.spring, session: sessions[n] }, { reason: 'storm' }));
  protected attend(step: Step, there = step.bits): void {
    const { sessions: dated } = this.cohort();
    const seat = teamOf(this.cohort(), step.team);
    const at = Object.hasOwn(dated, sessions[step.n]) ? dated[sessions[step.n]].startsAt : undefined;
    const persons = seat && at ? membersOn(seat, at).slice(0, 3) : [];
    const present = persons.filter((_, index) => bit(there, index));
    const excused = persons.filter((_, index) => bit(there, index + 3));
    const type = sessions[step.n] === 'day' ? 'AttendSession' : 'AttendWebinar';
    this.take(type, this.named(step), { session: sessions[step.n], present, excused });
  }
  protected revise = (step: Step) =>
    void this.take('ReviseProject', this.named(step), { kind: bit(step.bits, 0) ? 'join' : 'create', title: 'x' });

  /** A whole sitting on the team: those of the roster whose bit is set come; the higher `m`, the better it goes. */
  protected hear(step: Step, which: 'rehearsal' | 'final' = bit(step.bits, 0) ? 'final' : 'rehearsal'): void {
    const team = this.team(step);
    const stage = this.id(which);
    const held =
      which === 'final' ? team.defenses[stage]?.filter(({ annulled }) => !annulled) : team.preDefenses[stage];
    const rounds = new Set(held?.map(({ round }) => round));
    const next = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((round) => !rounds.has(round)) ?? 1;
    const at = { sitting: `s${++this.count}` };
    const agenda = [{ item: 'i1', cohort: 'spring', team: step.team, stage, round: next }];
    this.take('OpenSitting', at, { commission: 'jury', startsAt: new Date(this.now).toISOString(), agenda });
    const there = this.roster.filter((_, index) => step.n > 1 || bit(step.bits, index));
    for (const { person } of there) this.take('ArriveAtSitting', at, { person });
    const about = { person: there[0]?.person ?? 'chair', item: 'i1', reason: 'kin' };
    if (step.n === 1) this.take('Recuse', at, { ...about, by: 'chair' });
    if (step.n === 2) this.take('Abstain', at, about);
    const silent = step.n === 2 || step.m === 5 ? 1 : 0;
    for (const { person } of there.slice(silent))
      this.take('SubmitScores', at, { person, item: 'i1', scores: { idea: step.m * 200, plan: step.bits } });
    if (step.n === 0) this.take('DeclareConflict', at, about);
    this.take('CloseItem', { ...at, item: 'i1' }, {});
    if (bit(step.bits, 6)) this.take('SignProtocol', at, { number: '1' });
    const verdict = step.m > 4 ? 'ready' : step.m > 0 ? 'rework' : 'not-ready';
    const remarks = Array.from({ length: verdict === 'rework' ? 3 : 1 }, () => ({ author: 'chair', text: '?' }));
    if (which === 'final') this.take('Defend', this.named(step), { stage, ...at, item: 'i1' });
    else this.take('PreDefend', this.named(step), { stage, ...at, item: 'i1', verdict, remarks });
  }
  /** Somebody speaks, leaves or acts in a sitting that may be over. */
  protected score({ n, m, bits }: Step): void {
    const [at, person] = [{ sitting: this.world.streams('sitting').at(-1) ?? 's0' }, this.roster[m % 4].person];
    const about = { person, item: 'i1' };
    if (n === 0) this.take('LeaveSitting', at, { person });
    else if (n === 1) this.take('FileDissent', at, { ...about, text: 'No.' });
    else if (n === 2) this.take('WithdrawItem', { ...at, item: 'i1' }, { reason: 'ill' });
    else this.take('SubmitScores', at, { ...about, scores: { idea: bits * 5, plan: 0 } });
  }

  protected remark(step: Step) {
    const round = lastPreDefense(this.team(step), this.id('rehearsal'))?.round ?? 1;
    return { ...this.named(step), remark: `r${round}-${(step.n % 3) + 1}` };
  }
  protected answer = (step: Step) =>
    void this.take('AnswerRemark', this.remark(step), { stage: this.id('rehearsal'), answer: 'So.' });
  protected rework = (step: Step) =>
    void this.take(bit(step.bits, 0) ? 'AcceptRemark' : 'ReopenRemark', this.remark(step), {
      stage: this.id('rehearsal'),
      by: step.m ? 'chair' : 'm1',
      reason: 'thin',
    });
  protected extend = (step: Step) =>
    void this.take('ExtendRework', this.named(step), {
      stage: this.id('rehearsal'),
      until: new Date(this.now + step.n * 86_400_000).toISOString(),
      reason: 'flood',
    });
  protected file = (step: Step) =>
    void this.take('FileApplication', this.named(step), {
      stage: this.id('entry'),
      documents: ['statute', 'roadmap', 'letter'].slice(step.n % 2).map((document) => ({ document, reference: '1' })),
    });
  protected giveBack = (step: Step) =>
    void this.take('ReturnApplication', this.named(step), { stage: this.id('entry'), reason: 'blurred' });

  /** As the engine does it: decide dry with the number as if reserved, reserve it, decide for good, or give it back. */
  protected enter(step: Step, reserved?: (typeof this.kept)[number]): void {
    const decision = reserved?.decision ?? `d${++this.count}`;
    const number = reserved?.number ?? ['K 1', 'k1', 'K1', 'n-2'][step.n % 4];
    const team = reserved?.team ?? step.team;
    const path = { registry: 'clusters', number: canonicalNumber(number) };
    const holder = { for: decision, cohort: 'spring', team };
    const enter = this.ask(
      'EnterRegistry',
      { cohort: 'spring', team },
      { stage: this.id('entry'), number, order: '1' },
      decision,
    );
    const dry = this.world.decide(enter, { number: { reserved: holder } });
    if (isUnknown(dry)) return;
    if (!isRefusal(dry)) this.take('ReserveNumber', path, holder);
    const interrupted = !isRefusal(dry) && !reserved && step.m < 3;
    if (interrupted) this.kept.push({ decision, number, team });
    else if (isRefusal(this.world.take(enter))) this.take('ReleaseNumber', path, { for: decision, reason: 'refused' });
  }
  /** An entry whose reservation was made earlier, by an engine that was interrupted. */
  protected reserve(step: Step): void {
    const reserved = this.kept.shift();
    if (reserved) this.enter(step, reserved);
  }
  protected release = ({ n }: Step) =>
    void this.take(
      'ReleaseNumber',
      { registry: 'clusters', number: n % 2 ? 'K1' : 'N-2' },
      { for: 'nobody', reason: 'x' },
    );

  /** What would bring the team on. */
  protected advance(step: Step): void {
    const { stages, preDefenses, applications, attendance } = this.team(step);
    const isPassed = (stage: string) => stages[this.id(stage)]?.status === 'passed';
    const next = sessions.findIndex((session) => !Object.hasOwn(attendance, session));
    if (!isPassed('lectures')) this.attend({ ...step, n: Math.max(next, 0) }, 7);
    else if (!isPassed('rehearsal')) {
      if (preDefenses[this.id('rehearsal')]?.at(-1)?.verdict !== 'rework')
        this.hear({ ...step, n: 2 + (step.n % 4) }, 'rehearsal');
      this.answer(step);
      this.rework({ ...step, bits: 1, m: 1 });
    } else if (!isPassed('final')) this.hear({ ...step, n: 2 + (step.n % 4), m: 2 + (step.m % 4) }, 'final');
    else if (applications[this.id('entry')]?.returned !== false) this.file({ ...step, n: 0 });
    else this.enter(step);
  }
}
