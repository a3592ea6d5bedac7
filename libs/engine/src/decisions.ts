// The only write path: was it asked before? Load, fold, decide, append with the receipt; begin again when overtaken.
import { Inject, Injectable } from '@nestjs/common';
import AsyncLock from 'async-lock';
import { type Command, type DomainEvent, isUnknown } from '#domain/decider';
import { toStored } from '#event-store/event-codec';
import { EventStore } from '#event-store/event-store';
import { OutcomeUnknown, WrongRevision } from '#event-store/failures';
import type { LoggedEvent, Receipt } from '#event-store/logged-event';
import { type Answer, type Asked, decisionOf, fingerprintOf } from './asked.js';
import { Clock } from './clock.js';
import { rulesIn } from './deciding/basis.js';
import { deciders, streamOf } from './deciding/deciders.js';
import { type Judgement, judge, type Outcome, recordedAs } from './deciding/judge.js';
import { Contended, KeyReused, NotFound, TooBusy, Undetermined } from './failures.js';
import { States } from './states.js';
import type { StreamState } from './deciding/stream-state.js';

export interface EngineSettings {
  /** Which build decides: into every receipt. */
  readonly build: string;
  /** Commands under way at once before further ones are turned away. */
  readonly inFlight: number;
}
export const ENGINE_SETTINGS = Symbol('engine settings');

const ATTEMPTS = 12;

interface Judged extends Judgement {
  /** The stream as it was judged: by the time of appending its cached state may have moved on. */
  readonly revision: bigint | null;
  readonly state: unknown;
  readonly command: Command;
}

@Injectable()
export class Decisions {
  readonly #turns = new AsyncLock({ maxPending: Number.POSITIVE_INFINITY });
  #inFlight = 0;

  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(States) private readonly states: States,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ENGINE_SETTINGS) private readonly settings: EngineSettings,
  ) {}

  /**
   * Decides once, whoever asks how often. Null only for a command that decides nothing.
   * Throws NotFound, KeyReused, TooBusy, Contended, Undetermined, StoreUnavailable or StreamUnreadable.
   */
  async take(asked: Asked): Promise<Answer | null> {
    if (this.#inFlight >= this.settings.inFlight) throw new TooBusy('too many commands are under way');
    this.#inFlight += 1;
    try {
      const now = this.clock.now();
      return await this.#turns.acquire(streamOf(asked.target), () => this.#takeInTurn(asked, now));
    } finally {
      this.#inFlight -= 1;
    }
  }

  /** What `take` would decide, with some of the basis replaced. Nothing is written or remembered. */
  async dry(asked: Asked, instead: Readonly<Record<string, unknown>>): Promise<Outcome | 'decided'> {
    const own = await this.states.load(streamOf(asked.target), true);
    if (own.decisions.has(decisionOf(asked))) return 'decided';
    return (await this.#judge(asked, this.clock.now(), own, true, instead)).outcome;
  }

  async #takeInTurn(asked: Asked, now: string): Promise<Answer | null> {
    const stream = streamOf(asked.target);
    const decision = decisionOf(asked);
    let toHead = !this.states.caughtUp;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const own = await this.states.load(stream, toHead);
      if (own.decisions.has(decision)) return this.#again(asked, own);
      const judged = await this.#judge(asked, now, own, toHead);
      if (!Array.isArray(judged.outcome) && !toHead) {
        toHead = true;
        continue;
      }
      if (isUnknown(judged.outcome)) throw new NotFound(judged.outcome.unknown, judged.outcome.id);
      const events = recordedAs(judged.outcome, judged.command);
      if (!events.length) return null;
      try {
        return await this.#append(asked, judged, events, own);
      } catch (error) {
        if (error instanceof OutcomeUnknown) return await this.#afterLostAnswer(asked, decision);
        if (!(error instanceof WrongRevision)) throw error;
        toHead = true;
      }
    }
    throw new Contended(`${stream} was contended ${ATTEMPTS} times in a row`);
  }

  async #judge(asked: Asked, arrived: string, own: StreamState, toHead: boolean, instead = {}): Promise<Judged> {
    const { type, params, data, actor, target } = asked;
    const { revision, state } = own;
    const decider = deciders[target.category];
    const now = arrived < own.lastNow ? own.lastNow : arrived;
    const command: Command = { type, params, data, now, actor, decision: decisionOf(asked) };
    const stranger = await this.#unregistered(decider.people?.(command) ?? []);
    const judgement = await judge(decider, command, state, this.states.reader(toHead), instead);
    const judged = { revision, state, command, ...judgement };
    return stranger ? { ...judged, outcome: { unknown: 'person', id: stranger } } : judged;
  }

  /** People are looked up before anything is decided, and are no part of the basis: nobody is unregistered again. */
  async #unregistered(people: readonly string[]): Promise<string | undefined> {
    for (const person of people) {
      const stream = streamOf({ category: 'person', id: person });
      const known = await this.states.load(stream, false);
      if (known.revision === null && (await this.states.load(stream, true)).revision === null) return person;
    }
    return undefined;
  }

  async #append(asked: Asked, judged: Judged, events: readonly DomainEvent[], own: StreamState): Promise<Answer> {
    const { stream } = own;
    const receipts = events.map((_, index) => this.#receipt(asked, judged, index, events.length));
    const stored = events.map((event, index) => toStored(event, receipts[index]));
    const { revision, position } = await this.store.append(stream, judged.revision, stored);
    const first = revision - BigInt(events.length - 1);
    const logged = events.map(
      (event, index): LoggedEvent => ({
        ...event,
        stream,
        revision: first + BigInt(index),
        position,
        receipt: receipts[index],
      }),
    );
    for (const event of logged) if (event.revision === own.next) own.take(event);
    return answer(logged, false);
  }

  #receipt(asked: Asked, { command, basis, state }: Judged, index: number, count: number): Receipt {
    return {
      decision: command.decision,
      ...(index === 0 && { command }),
      commandType: command.type,
      fingerprint: fingerprintOf(asked),
      actor: command.actor,
      now: command.now,
      basis: basis.entries,
      rules: rulesIn(state, basis),
      build: this.settings.build,
      index,
      count,
      $correlationId: asked.correlation ?? command.decision,
      ...(asked.causation && { $causationId: asked.causation }),
    };
  }

  /** The recorded answer, however much has happened since. */
  async #again(asked: Asked, own: StreamState): Promise<Answer> {
    const decision = decisionOf(asked);
    const mark = own.decisions.get(decision);
    if (!mark || mark.fingerprint !== fingerprintOf(asked)) throw new KeyReused(decision);
    return answer(await this.store.readStream(own.stream, mark.first, mark.count), true);
  }

  async #afterLostAnswer(asked: Asked, decision: string): Promise<Answer> {
    const own = await this.states.load(streamOf(asked.target), true);
    if (!own.decisions.has(decision)) throw new Undetermined(decision);
    return this.#again(asked, own);
  }
}

function answer(logged: readonly LoggedEvent[], repeated: boolean): Answer {
  const last = logged[logged.length - 1];
  const events = logged.map(({ type, data }) => ({ type, data: data as object }));
  const { stream, revision, position } = last;
  const decided = { decision: last.receipt?.decision ?? '', stream, revision, position, events, repeated };
  if (last.type !== 'CommandRefused') return decided;
  return { ...decided, refusal: last.data as NonNullable<Answer['refusal']> };
}
