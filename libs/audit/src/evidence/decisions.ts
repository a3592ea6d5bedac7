// From events to the decisions that they are of, as their receipts say.
import type { Command } from '#domain/decider';
import { categoryOf, deciders } from '#engine/deciding/deciders';
import type { LoggedEvent, Position, Receipt } from '#event-store/logged-event';

export interface RecordedDecision {
  readonly decision: string;
  readonly stream: string;
  readonly category: string;
  /** The revision and the place of its first event. */
  readonly first: bigint;
  readonly position: Position;
  /** Of its first event, which alone holds the command. */
  readonly receipt: Receipt;
  readonly command: Command;
  readonly events: readonly LoggedEvent[];
}
/** Events that are no decision: without a receipt, or whose receipt names others that are not there. */
export interface Unaccounted {
  readonly event: LoggedEvent;
  readonly because: 'no-receipt' | 'unreadable' | 'incomplete';
}

export const isDecision = (found: RecordedDecision | Unaccounted): found is RecordedDecision => 'decision' in found;

/** Streams that hold decisions; a store may hold others, which are nobody's business here. */
export const isOfDomain = (stream: string): boolean => deciders[categoryOf(stream)] !== undefined;

/** Gathers the events of each decision: those of one append stand together in their stream. */
export class Gatherer {
  readonly #open = new Map<string, LoggedEvent[]>();

  /** What is complete with this event; an event may also show that the one before it was not. */
  take(event: LoggedEvent): readonly (RecordedDecision | Unaccounted)[] {
    const { stream, receipt, broken } = event;
    const before = this.#open.get(stream);
    if (broken || !receipt) {
      const because = broken && broken !== 'no receipt' ? ('unreadable' as const) : ('no-receipt' as const);
      return [...this.#abandon(stream), { event, because }];
    }
    if (before && continues(before, receipt)) return this.#grown(stream, [...before, event]);
    if (receipt.index !== 0 || !receipt.command) return [...this.#abandon(stream), { event, because: 'incomplete' }];
    const abandoned = this.#abandon(stream);
    return [...abandoned, ...this.#grown(stream, [event])];
  }

  /** What the log ends in the middle of. */
  end(): readonly Unaccounted[] {
    return [...this.#open.keys()].flatMap((stream) => this.#abandon(stream));
  }

  #grown(stream: string, events: LoggedEvent[]): readonly RecordedDecision[] {
    const [{ receipt, revision: first, position }] = events;
    if (!receipt?.command) return [];
    if (events.length < receipt.count) {
      this.#open.set(stream, events);
      return [];
    }
    this.#open.delete(stream);
    const { decision, command } = receipt;
    return [{ decision, stream, category: categoryOf(stream), first, position, receipt, command, events }];
  }

  #abandon(stream: string): readonly Unaccounted[] {
    const events = this.#open.get(stream) ?? [];
    this.#open.delete(stream);
    return events.map((event) => ({ event, because: 'incomplete' }));
  }
}

const continues = (events: readonly LoggedEvent[], { decision, index }: Receipt): boolean =>
  events[0].receipt?.decision === decision && index === events.length;
