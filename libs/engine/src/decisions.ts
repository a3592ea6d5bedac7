// The only write path: was it asked before? Load, fold, decide, append with the receipt; begin again when overtaken.
import { Inject, Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import AsyncLock from 'async-lock';
import { type DomainEvent, isUnknown } from '#domain/decider';
import { RULES_EDITION } from '#domain/rules-edition';
import { toStored } from '#event-store/event-codec';
import { EventStore } from '#event-store/event-store';
import { AppendTooLarge, OutcomeUnknown, WrongRevision } from '#event-store/failures';
import type { LoggedEvent, Receipt } from '#event-store/logged-event';
import { type Answer, type Asked, decisionOf, fingerprintOf } from './asked.js';
import { Clock } from './clock.js';
import { rulesIn } from './deciding/basis.js';
import { streamOf } from './deciding/deciders.js';
import { type Outcome, recordedAs } from './deciding/judge.js';
import type { StreamState } from './deciding/stream-state.js';
import { Contended, NotFound, TooBusy, Undetermined } from './failures.js';
import { isDecided, isJudged, Judge, type Judged, type Needless, snapshotOf, type Verdict } from './judging.js';
import { States } from './states.js';

export interface EngineSettings {
  /** Which build decides: into every receipt. */
  readonly build: string;
  /** Commands under way at once before further ones are turned away. */
  readonly inFlight: number;
}
export const ENGINE_SETTINGS = Symbol('engine settings');

const ATTEMPTS = 12;
/** Decisions in one append: some 300 KB of the MiB that a store takes. */
const BATCH = 100;

/** What came of one of several: null when nothing was decided. */
export type Taken = Answer | NotFound | null;

@Injectable()
export class Decisions {
  readonly #turns = new AsyncLock({ maxPending: Number.POSITIVE_INFINITY });
  readonly #judge: Judge;
  #inFlight = 0;

  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(States) private readonly states: States,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ENGINE_SETTINGS) private readonly settings: EngineSettings,
  ) {
    this.#judge = new Judge(states);
  }

  /** Commands that were begun and are not answered yet. */
  get underWay(): number {
    return this.#inFlight;
  }

  /**
   * Decides once, whoever asks how often. Null only for a command that decides nothing.
   * Throws NotFound, KeyReused, TooBusy, Contended, Undetermined, StoreUnavailable or StreamUnreadable.
   */
  async take(asked: Asked): Promise<Answer | null> {
    const [taken] = await this.#take([asked]);
    if (taken instanceof NotFound) throw taken;
    return taken;
  }

  /**
   * Decides many commands on one stream in their order, as many in one append as the store takes. Each is judged on what
   * those before it left, and has its own receipt, as if it had come alone; what `needless` says of that state is left out.
   * Throws as `take` does; what came before it stands.
   */
  async *takeAll(asked: readonly Asked[], needless?: Needless): AsyncGenerator<Taken, void> {
    for (const batch of batchesOf(asked)) yield* await this.#takeWhole(batch, needless);
  }

  /** What `take` would decide, with some of the basis replaced. Nothing is written or remembered. */
  async dry(asked: Asked, instead: Readonly<Record<string, unknown>>): Promise<Outcome | 'decided'> {
    const own = snapshotOf(await this.states.load(streamOf(asked.target), true));
    const { verdicts } = await this.#judge.inOrder([asked], own, { arrived: this.clock.now(), toHead: true, instead });
    return isJudged(verdicts[0]) ? verdicts[0].outcome : 'decided';
  }

  /** What `takeAll` would. */
  async *dryAll(asked: readonly Asked[], needless?: Needless): AsyncGenerator<Outcome | null, void> {
    if (!asked.length) return;
    let own = snapshotOf(await this.states.load(streamOf(asked[0].target), true));
    for (const batch of batchesOf(asked)) {
      const judging = { arrived: this.clock.now(), toHead: false, needless };
      const { verdicts, state } = await this.#judge.inOrder(batch, own, judging);
      own = { ...own, state };
      yield* verdicts.map((verdict) => (isJudged(verdict) ? verdict.outcome : null));
      await nextTurn();
    }
  }

  /** In halves when the store does not take it whole. */
  async #takeWhole(batch: readonly Asked[], needless?: Needless): Promise<readonly Taken[]> {
    try {
      return await this.#take(batch, needless);
    } catch (error) {
      if (!(error instanceof AppendTooLarge) || batch.length === 1) throw error;
      const half = batch.length >> 1;
      const first = await this.#takeWhole(batch.slice(0, half), needless);
      return [...first, ...(await this.#takeWhole(batch.slice(half), needless))];
    }
  }

  async #take(batch: readonly Asked[], needless?: Needless): Promise<readonly Taken[]> {
    if (this.#inFlight >= this.settings.inFlight) throw new TooBusy('too many commands are under way');
    this.#inFlight += 1;
    try {
      const now = this.clock.now();
      return await this.#turns.acquire(streamOf(batch[0].target), () => this.#takeInTurn(batch, now, needless));
    } finally {
      this.#inFlight -= 1;
    }
  }

  async #takeInTurn(batch: readonly Asked[], arrived: string, needless?: Needless): Promise<readonly Taken[]> {
    const stream = streamOf(batch[0].target);
    let toHead = !this.states.caughtUp;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const own = await this.states.load(stream, toHead);
      const snapshot = snapshotOf(own);
      const { verdicts } = await this.#judge.inOrder(batch, snapshot, { arrived, toHead, needless });
      if (!toHead && verdicts.some(isDoubtful)) {
        toHead = true;
        continue;
      }
      try {
        const logged = await this.#append(own, snapshot.revision, verdicts.filter(isJudged));
        return await Promise.all(verdicts.map((verdict, at) => this.#answer(batch[at], verdict, own, logged)));
      } catch (error) {
        if (error instanceof OutcomeUnknown) return await this.#afterLostAnswer(batch, verdicts);
        if (!(error instanceof WrongRevision)) throw error;
        toHead = true;
      }
    }
    throw new Contended(`${stream} was contended ${ATTEMPTS} times in a row`);
  }

  /** The events or refusals of all, in one append at the revision that was judged; by decision. */
  async #append(own: StreamState, judgedAt: bigint | null, all: readonly Judged[]): Promise<ByDecision> {
    const drafts = all.flatMap((judged) => this.#drafts(judged));
    if (!drafts.length) return new Map();
    const { stream } = own;
    const stored = drafts.map(({ event, receipt }) => toStored(event, receipt));
    const { revision, position } = await this.store.append(stream, judgedAt, stored);
    const first = revision - BigInt(drafts.length - 1);
    const logged = new Map<string, LoggedEvent[]>();
    for (const [at, { event, receipt }] of drafts.entries()) {
      const appended: LoggedEvent = { ...event, stream, revision: first + BigInt(at), position, receipt };
      if (appended.revision === own.next) own.take(appended);
      logged.set(receipt.decision, [...(logged.get(receipt.decision) ?? []), appended]);
    }
    return logged;
  }

  #drafts({ asked, command, basis, state, outcome }: Judged): readonly Draft[] {
    const events = recordedAs(outcome, command);
    const fingerprint = fingerprintOf(asked);
    const rules = rulesIn(state, basis);
    return events.map((event, index) => ({
      event,
      receipt: {
        decision: command.decision,
        ...(index === 0 && { command }),
        commandType: command.type,
        fingerprint,
        actor: command.actor,
        now: command.now,
        basis: basis.entries,
        rules,
        build: this.settings.build,
        deciders: RULES_EDITION,
        index,
        count: events.length,
        $correlationId: asked.correlation ?? command.decision,
        ...(asked.causation && { $causationId: asked.causation }),
      },
    }));
  }

  async #answer(asked: Asked, verdict: Verdict, own: StreamState, logged: ByDecision): Promise<Taken> {
    if (verdict === 'decided') return this.#again(asked, own);
    if (verdict === 'needless') return null;
    if (isUnknown(verdict.outcome)) return new NotFound(verdict.outcome.unknown, verdict.outcome.id);
    const events = logged.get(verdict.command.decision);
    return events ? answer(events, false) : null;
  }

  /** The recorded answer, however much has happened since. */
  async #again(asked: Asked, own: StreamState): Promise<Answer> {
    const mark = own.decisions.get(decisionOf(asked));
    if (!mark || !isDecided(asked, own)) throw new Undetermined(decisionOf(asked));
    return answer(await this.store.readStream(own.stream, mark.first, mark.count), true);
  }

  /** What was appended stands as a whole or not at all. */
  async #afterLostAnswer(batch: readonly Asked[], verdicts: readonly Verdict[]): Promise<readonly Taken[]> {
    const own = await this.states.load(streamOf(batch[0].target), true);
    const isWritten = (verdict: Verdict) =>
      isJudged(verdict) && recordedAs(verdict.outcome, verdict.command).length > 0;
    return Promise.all(
      verdicts.map((verdict, at) =>
        isWritten(verdict) ? this.#again(batch[at], own) : this.#answer(batch[at], verdict, own, new Map()),
      ),
    );
  }
}

type ByDecision = ReadonlyMap<string, readonly LoggedEvent[]>;
interface Draft {
  readonly event: DomainEvent;
  readonly receipt: Receipt;
}

/** On a cached state a refusal may rest on something that is no longer so. */
const isDoubtful = (verdict: Verdict): boolean => isJudged(verdict) && !Array.isArray(verdict.outcome);

/** So many at once; and one that is asked twice comes after its first answer. */
function batchesOf(asked: readonly Asked[]): Asked[][] {
  const batches: Asked[][] = [];
  let decisions = new Set<string>();
  for (const each of asked) {
    if (!batches.length || decisions.size >= BATCH || decisions.has(decisionOf(each))) {
      batches.push([]);
      decisions = new Set();
    }
    batches[batches.length - 1].push(each);
    decisions.add(decisionOf(each));
  }
  return batches;
}

function answer(logged: readonly LoggedEvent[], repeated: boolean): Answer {
  const last = logged[logged.length - 1];
  const events = logged.map(({ type, data }) => ({ type, data: data as object }));
  const { stream, revision, position } = last;
  const decided = { decision: last.receipt?.decision ?? '', stream, revision, position, events, repeated };
  if (last.type !== 'CommandRefused') return decided;
  return { ...decided, refusal: last.data as NonNullable<Answer['refusal']> };
}
