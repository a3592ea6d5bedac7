// One stream with every state that it ever had.
import { categoryOf, deciders } from '#engine/deciding/deciders';
import { evolved } from '#engine/deciding/stream-state';
import { StreamUnreadable } from '#event-store/failures';
import { comparePositions, type LoggedEvent, type Position } from '#event-store/logged-event';

/** A stream right after one of its events; before the first, both are null. */
export interface Moment {
  readonly revision: bigint | null;
  readonly position: Position | null;
  readonly state: unknown;
}

export const beginningOf = (stream: string): Moment => ({
  revision: null,
  position: null,
  state: deciders[categoryOf(stream)]?.initial,
});

/** Or why there is none: the event cannot be folded, or does not follow the one before. */
export function momentAfter({ revision: last, state }: Moment, event: LoggedEvent): Moment | StreamUnreadable {
  const { stream, revision, position } = event;
  if (revision !== (last ?? -1n) + 1n) return new StreamUnreadable(stream, revision, 'events before it are gone');
  try {
    return { revision, position, state: evolved(state, event) };
  } catch (error) {
    return error instanceof StreamUnreadable ? error : new StreamUnreadable(stream, revision, String(error));
  }
}

export const isBefore = (place: Position, position: Position, included: boolean): boolean =>
  comparePositions(place, position) < (included ? 1 : 0);

export class Timeline {
  readonly #moments: Moment[];
  /** From this event on nothing can be folded. */
  #end: { readonly position: Position; readonly why: StreamUnreadable } | undefined;

  constructor(stream: string, events: readonly LoggedEvent[]) {
    this.#moments = [beginningOf(stream)];
    for (const event of events) {
      const next = momentAfter(this.#moments[this.#moments.length - 1], event);
      if (next instanceof StreamUnreadable) {
        this.#end = { position: event.position, why: next };
        return;
      }
      this.#moments.push(next);
    }
  }

  get length(): number {
    return this.#moments.length;
  }

  /** Undefined after what there is. Throws StreamUnreadable. */
  at(revision: bigint): Moment | undefined {
    if (this.#end && revision >= this.#end.why.revision) throw this.#end.why;
    return this.#moments[Number(revision) + 1];
  }

  /** Throws StreamUnreadable. */
  asOf(position: Position, included: boolean): Moment {
    if (this.#end && isBefore(this.#end.position, position, included)) throw this.#end.why;
    const found = this.#moments.findLast(({ position: place }) => place && isBefore(place, position, included));
    return found ?? this.#moments[0];
  }
}
