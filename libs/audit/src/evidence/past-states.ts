// What streams had become at earlier revisions and places: the newest of many streams in memory, anything older read again.
import { LRUCache } from 'lru-cache';
import { categoryOf, deciders } from '#engine/deciding/deciders';
import { evolved } from '#engine/deciding/stream-state';
import { StreamUnreadable } from '#event-store/failures';
import { comparePositions, type LoggedEvent, type Position } from '#event-store/logged-event';
import type { Log } from './log.js';

/** A stream right after one of its events; before the first, both are null. */
export interface Moment {
  readonly revision: bigint | null;
  readonly position: Position | null;
  readonly state: unknown;
}

/** Streams whose newest states are kept, and states of each. Older ones share almost all of their parts with newer ones. */
const STREAMS = 20_000;
const NEWEST = 64;
/** States of streams that were read again whole. */
const READ_AGAIN = 200_000;

export class PastStates {
  readonly #newest = new LRUCache<string, Timeline>({ max: STREAMS });
  readonly #whole = new LRUCache<string, Timeline>({
    maxSize: READ_AGAIN,
    sizeCalculation: ({ length }) => length + 1,
  });

  constructor(private readonly log: Log) {}

  /** Goes on with the log; events of a stream come in order, each once. */
  async take(event: LoggedEvent): Promise<void> {
    const known = this.#newest.get(event.stream);
    if (known?.next === event.revision) return known.take(event);
    if (known && event.revision < known.next) return;
    const timeline = new Timeline(event.stream, NEWEST);
    if (event.revision > 0n) await this.#read(timeline, event.revision);
    timeline.take(event);
    this.#newest.set(event.stream, timeline);
  }

  /** At a revision; null: before its first event. Throws StreamUnreadable, also where it is no longer that long. */
  async at(stream: string, revision: bigint | null): Promise<Moment> {
    if (revision === null) return beginningOf(stream);
    const found = this.#newest.get(stream)?.at(revision) ?? (await this.#wholeOf(stream)).at(revision);
    if (!found) throw new StreamUnreadable(stream, revision, 'the log no longer holds that revision');
    return found;
  }

  /** As it stood at a place of the log, the event of that place included or not. */
  async asOf(stream: string, position: Position, included: boolean): Promise<Moment> {
    const found = this.#newest.get(stream)?.asOf(position, included);
    return found ?? (await this.#wholeOf(stream)).asOf(position, included) ?? beginningOf(stream);
  }

  async #wholeOf(stream: string): Promise<Timeline> {
    const known = this.#whole.get(stream);
    if (known) return known;
    const timeline = new Timeline(stream, Number.POSITIVE_INFINITY);
    await this.#read(timeline);
    this.#whole.set(stream, timeline);
    return timeline;
  }

  async #read(timeline: Timeline, upTo?: bigint): Promise<void> {
    for (const event of await this.log.stream(timeline.stream))
      if (upTo === undefined || event.revision < upTo) timeline.take(event);
  }
}

const beginningOf = (stream: string): Moment => ({
  revision: null,
  position: null,
  state: deciders[categoryOf(stream)]?.initial,
});

class Timeline {
  #moments: Moment[];
  #next = 0n;
  /** From this event on nothing can be folded. */
  #end: { readonly position: Position; readonly why: StreamUnreadable } | undefined;

  constructor(
    readonly stream: string,
    private readonly most: number,
  ) {
    this.#moments = [beginningOf(stream)];
  }

  get length(): number {
    return this.#moments.length;
  }

  get next(): bigint {
    return this.#next;
  }

  /** An event that cannot be folded, or that does not follow the one before, ends what is known of the stream. */
  take(event: LoggedEvent): void {
    const { revision, position } = event;
    const expected = this.#next;
    this.#next = revision + 1n;
    if (this.#end) return;
    try {
      if (revision !== expected) throw new StreamUnreadable(this.stream, revision, 'events before it are gone');
      this.#moments.push({ revision, position, state: evolved(this.#moments.at(-1)?.state, event) });
    } catch (error) {
      const why =
        error instanceof StreamUnreadable ? error : new StreamUnreadable(this.stream, revision, String(error));
      this.#end = { position, why };
    }
    if (this.#moments.length > 2 * this.most) this.#moments = this.#moments.slice(-this.most);
  }

  /** Undefined where it lies before what is kept, or after what there is. Throws StreamUnreadable. */
  at(revision: bigint): Moment | undefined {
    const first = this.#moments[0].revision ?? -1n;
    const found = revision < first ? undefined : this.#moments[Number(revision - first)];
    if (!found && this.#end && revision >= this.#end.why.revision) throw this.#end.why;
    return found;
  }

  /** Undefined where it lies before what is kept. Throws StreamUnreadable. */
  asOf(position: Position, included: boolean): Moment | undefined {
    const isBefore = (place: Position) => comparePositions(place, position) < (included ? 1 : 0);
    if (this.#end && isBefore(this.#end.position)) throw this.#end.why;
    return this.#moments.findLast((moment) => moment.position === null || isBefore(moment.position));
  }
}
