// The same commands in the same order under another charter, each decided on what the ones before it would have left.
// A stream is as it was recorded until something in it would have been otherwise; from there on it is simulated.
import { type DomainEvent, isUnknown } from '#domain/decider';
import type { Reader } from '#engine/deciding/basis';
import { categoryOf, deciders } from '#engine/deciding/deciders';
import { judge, recordedAs } from '#engine/deciding/judge';
import { isDecision, type RecordedDecision } from '../evidence/decisions.js';
import type { Log } from '../evidence/log.js';
import type { PastStates } from '../evidence/past-states.js';
import { type OnProgress, walk } from '../evidence/walk.js';
import { firstDifference } from '../replay/difference.js';
import { recordedReader } from '../replay/re-execution.js';
import type { InWords } from '../replay/verdict.js';
import { type Alternative, type Candidate, readable, recordedIn, underCandidate } from './alternative.js';

interface Simulated {
  readonly state: unknown;
  readonly revision: bigint | null;
}

export async function* cascading(log: Log, candidate: Candidate, onProgress?: OnProgress): AsyncGenerator<Alternative> {
  const simulation = new Simulation(underCandidate(candidate));
  for await (const { found, states } of walk(log, onProgress)) {
    if (!isDecision(found)) continue;
    const alternative = await readable(() => simulation.take(found, states));
    if (alternative) yield alternative;
  }
}

class Simulation {
  readonly #otherwise = new Map<string, Simulated>();

  constructor(private readonly changed: (stream: string, state: unknown) => unknown) {}

  async take(decision: RecordedDecision, states: PastStates): Promise<Alternative> {
    const { stream, category, command, first } = decision;
    const own = this.#otherwise.get(stream) ?? (await states.at(stream, first === 0n ? null : first - 1n));
    const { outcome } = await judge(deciders[category], command, own.state, this.#reader(decision, states));
    const instead = recordedAs(outcome, command);
    const recorded = recordedIn(decision);
    if (this.#otherwise.has(stream) || firstDifference(recorded, instead)) this.#go(stream, own, instead);
    const impossible = isUnknown(outcome) ? gone(outcome.unknown, outcome.id) : undefined;
    return { decision, recorded, instead, impossible };
  }

  #go(stream: string, { state, revision }: Simulated, events: readonly DomainEvent[]): void {
    const decider = deciders[categoryOf(stream)];
    const folded = events.reduce(
      (so, event) => (event.type === 'CommandRefused' ? so : decider.evolve(so, event)),
      state,
    );
    this.#otherwise.set(stream, { state: folded, revision: (revision ?? -1n) + BigInt(events.length) });
  }

  /** What is simulated as it is now; everything else as the receipt names it. */
  #reader(decision: RecordedDecision, states: PastStates): Reader {
    const recorded = recordedReader(decision, states, this.changed);
    return {
      one: async (stream) => this.#otherwise.get(stream) ?? recorded.one(stream),
      all: async (streams) => {
        const { states: found, upTo } = await recorded.all(streams);
        return { states: found.map((state, index) => this.#otherwise.get(streams[index])?.state ?? state), upTo };
      },
    };
  }
}

const gone = (kind: string, id: string): InWords => ({
  ru: `этого уже нет: ${kind} ${id}`,
  en: `there is no such thing any more: ${kind} ${id}`,
});
