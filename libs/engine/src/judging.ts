// What commands come to: whom they name, what they look at, and their decider's word. Nothing is written here.
import { type Command, fold } from '#domain/decider';
import { type Asked, decisionOf, fingerprintOf } from './asked.js';
import { type Reader, remembering } from './deciding/basis.js';
import { deciders, streamOf } from './deciding/deciders.js';
import { type Judgement, judge } from './deciding/judge.js';
import { KeyReused } from './failures.js';
import type { States } from './states.js';
import type { StreamState } from './deciding/stream-state.js';

/** A stream as it was when it was loaded: its cached state moves on under whoever waits. */
export type Snapshot = Pick<StreamState, 'revision' | 'state' | 'lastNow' | 'decisions'>;
export const snapshotOf = ({ revision, state, lastNow, decisions }: StreamState): Snapshot => {
  return { revision, state, lastNow, decisions };
};

export interface Judged extends Judgement {
  readonly asked: Asked;
  readonly state: unknown;
  readonly command: Command;
}
/** Or: it stands in the stream already; or its caller has no need of it in that state. */
export type Verdict = Judged | 'decided' | 'needless';
export type Needless = (asked: Asked, state: unknown) => boolean;

export const isJudged = (verdict: Verdict): verdict is Judged => typeof verdict === 'object';

export interface Circumstances {
  /** When the commands came. */
  readonly arrived: string;
  readonly toHead: boolean;
  readonly needless?: Needless;
  /** In place of what would be read. */
  readonly instead?: Readonly<Record<string, unknown>>;
}

/** People looked up at once. */
const AT_ONCE = 64;

export class Judge {
  constructor(private readonly states: States) {}

  /** Commands on one stream in their order, each on the state that those before it leave. */
  async inOrder(
    batch: readonly Asked[],
    own: Snapshot,
    { arrived, toHead, needless, instead = {} }: Circumstances,
  ): Promise<{ readonly verdicts: readonly Verdict[]; readonly state: unknown }> {
    const now = arrived < own.lastNow ? own.lastNow : arrived;
    const reader = remembering(this.states.reader(toHead));
    const commands = batch.map((asked) => commandOf(asked, now));
    const strangers = await this.#strangers(batch.flatMap(({ target }, at) => peopleOf(target, commands[at])));
    const verdicts: Verdict[] = [];
    let { state } = own;
    for (const [at, asked] of batch.entries()) {
      if (isDecided(asked, own)) verdicts.push('decided');
      else if (needless?.(asked, state)) verdicts.push('needless');
      else {
        const judged = await judgeOne(asked, commands[at], state, reader, strangers, instead);
        verdicts.push(judged);
        if (Array.isArray(judged.outcome)) state = fold(deciders[asked.target.category], judged.outcome, state);
      }
    }
    return { verdicts, state };
  }

  /** Who of these is not registered. Nobody is unregistered again, so only who seems a stranger is read to the head. */
  async #strangers(people: readonly string[]): Promise<ReadonlySet<string>> {
    const persons = [...new Set(people)];
    const strangers: string[] = [];
    for (let from = 0; from < persons.length; from += AT_ONCE) {
      const some = persons.slice(from, from + AT_ONCE);
      const known = await Promise.all(some.map((person) => this.#isRegistered(person)));
      strangers.push(...some.filter((_, at) => !known[at]));
    }
    return new Set(strangers);
  }

  async #isRegistered(person: string): Promise<boolean> {
    const stream = streamOf({ category: 'person', id: person });
    const { revision } = await this.states.load(stream, false);
    return revision !== null || (await this.states.load(stream, true)).revision !== null;
  }
}

const commandOf = (asked: Asked, now: string): Command => {
  const { type, params, data, actor } = asked;
  return { type, params, data, now, actor, decision: decisionOf(asked) };
};

const peopleOf = ({ category }: Asked['target'], command: Command): readonly string[] =>
  deciders[category].people?.(command) ?? [];

/** People are looked up before anything is decided, and are no part of the basis. */
async function judgeOne(
  asked: Asked,
  command: Command,
  state: unknown,
  reader: Reader,
  strangers: ReadonlySet<string>,
  instead: Readonly<Record<string, unknown>>,
): Promise<Judged> {
  const judgement = await judge(deciders[asked.target.category], command, state, reader, instead);
  const stranger = peopleOf(asked.target, command).find((person) => strangers.has(person));
  const judged = { asked, state, command, ...judgement };
  return stranger === undefined ? judged : { ...judged, outcome: { unknown: 'person', id: stranger } };
}

/** Throws KeyReused for a decision that was asked with something else. */
export function isDecided(asked: Asked, { decisions }: Pick<Snapshot, 'decisions'>): boolean {
  const decision = decisionOf(asked);
  const mark = decisions.get(decision);
  if (mark && mark.fingerprint !== fingerprintOf(asked)) throw new KeyReused(decision);
  return mark !== undefined;
}
