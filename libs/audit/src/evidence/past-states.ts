// What streams had become at earlier revisions and places: the newest of many streams and a window of those before them in
// memory, anything older read again.
import { LRUCache } from 'lru-cache';
import { StreamUnreadable } from '#event-store/failures';
import type { LoggedEvent, Position } from '#event-store/logged-event';
import type { Log } from './log.js';
import { beginningOf, isBefore, type Moment, momentAfter, Timeline } from './timeline.js';

export type { Moment } from './timeline.js';

export interface Limits {
  /** Events that newest states may be made of, all streams together: a state is about as large as what it was folded from. */
  readonly newest: number;
  /** States that had been the newest of their stream until lately; they share most of their parts with what followed. */
  readonly window: number;
  /** States of streams that were read again whole. */
  readonly readAgain: number;
}

const LIMITS: Limits = { newest: 100_000, window: 10_000, readAgain: 40_000 };

/** A moment with the one before it, as long as the window holds that. */
interface Link extends Moment {
  before: Link | undefined;
  /** The revision of the event that comes next. */
  readonly next: bigint;
  /** From this revision on nothing can be folded; the state is none. */
  readonly unreadable?: StreamUnreadable;
}

export class PastStates {
  readonly #newest: LRUCache<string, Link>;
  /** Links whose predecessors are still held, by the order in which they came, round and round. */
  readonly #window: Link[] = [];
  #turn = 0;
  readonly #whole: LRUCache<string, Timeline>;

  constructor(
    private readonly log: Log,
    private readonly limits: Limits = LIMITS,
  ) {
    const { newest, readAgain } = limits;
    const most = Math.ceil(newest / 4);
    this.#newest = new LRUCache({ maxSize: newest, sizeCalculation: ({ next }) => Math.min(Number(next) + 1, most) });
    this.#whole = new LRUCache({ maxSize: readAgain, sizeCalculation: ({ length }) => length });
  }

  /** States in memory, at most. */
  get held(): number {
    return this.#newest.size + this.#window.length + this.#whole.calculatedSize;
  }

  /** Goes on with the log; events of a stream come in order, each once. */
  async take(event: LoggedEvent): Promise<void> {
    const { stream, revision } = event;
    const known = this.#newest.get(stream);
    if (known && revision < known.next) return;
    const last = known?.next === revision ? known : await this.#readUpTo(stream, revision);
    const link = linkAfter(last, event);
    if (last === known || revision === 0n) this.#remember(link);
    else link.before = undefined;
    this.#newest.set(stream, link);
  }

  /** At a revision; null: before its first event. Throws StreamUnreadable, also where it is no longer that long. */
  async at(stream: string, revision: bigint | null): Promise<Moment> {
    if (revision === null) return beginningOf(stream);
    const found = this.#heldAt(stream, revision) ?? (await this.#wholeOf(stream)).at(revision);
    if (!found) throw new StreamUnreadable(stream, revision, 'the log no longer holds that revision');
    return found;
  }

  /** As it stood at a place of the log, the event of that place included or not. Throws StreamUnreadable. */
  async asOf(stream: string, position: Position, included: boolean): Promise<Moment> {
    for (let link = this.#newest.get(stream); link; link = link.before) {
      if (link.position && !isBefore(link.position, position, included)) continue;
      if (link.unreadable) throw link.unreadable;
      return link;
    }
    return (await this.#wholeOf(stream)).asOf(position, included);
  }

  #heldAt(stream: string, revision: bigint): Moment | undefined {
    for (let link = this.#newest.get(stream); link; link = link.before) {
      if (link.unreadable && revision >= link.unreadable.revision) throw link.unreadable;
      if (link.revision === revision) return link;
    }
    return undefined;
  }

  /** What leaves the window is let go by what followed it. */
  #remember(link: Link): void {
    const { window } = this.limits;
    const leaving = this.#window[this.#turn];
    if (leaving) leaving.before = undefined;
    this.#window[this.#turn] = link;
    this.#turn = (this.#turn + 1) % window;
  }

  async #readUpTo(stream: string, revision: bigint): Promise<Link> {
    let link: Link = { ...beginningOf(stream), before: undefined, next: 0n };
    if (revision === 0n) return link;
    for (const event of await this.log.stream(stream)) {
      if (event.revision >= revision) break;
      link = linkAfter(link, event);
      link.before = undefined;
    }
    return link;
  }

  async #wholeOf(stream: string): Promise<Timeline> {
    const known = this.#whole.get(stream);
    if (known) return known;
    const timeline = new Timeline(stream, await this.log.stream(stream));
    this.#whole.set(stream, timeline);
    return timeline;
  }
}

function linkAfter(last: Link, event: LoggedEvent): Link {
  const next = event.revision + 1n;
  if (last.unreadable) return { ...last, before: undefined, next };
  const moment = momentAfter(last, event);
  if (!(moment instanceof StreamUnreadable)) return { ...moment, before: last, next };
  const { revision, position } = event;
  return { revision, position, state: undefined, before: last, next, unreadable: moment };
}
