// One projection over events in memory: the very statements that write its read model, and no SQL.
import type { LoggedEvent } from '#event-store/logged-event';
import { heard, subjectOf } from './heard.js';
import { MemoryRows } from './memory-rows.js';
import { concerns, isHeld, whyUnreadable } from './parking.js';
import { positionText } from './position.js';
import type { Projection } from './projection.js';

export interface FoldOptions {
  /** Places of events that were given up: as if they had never been. */
  readonly givenUp?: ReadonlySet<string>;
  /** An event that cannot be projected on what was given is passed over, instead of holding its key. */
  readonly isPartial?: boolean;
}

export class Fold {
  readonly rows = new MemoryRows();
  /** Keys that stand still, with the event that they stand still at. */
  readonly held = new Set<string>();

  constructor(
    readonly projection: Projection,
    private readonly options: FoldOptions = {},
  ) {}

  /** The next event of the log. Never throws for what the event says. */
  take(event: LoggedEvent): void {
    const { givenUp, isPartial = false } = this.options;
    if (!concerns(this.projection, event) || isHeld(this.held, event)) return;
    if (givenUp?.has(positionText(event.position))) return;
    const isUnreadable = whyUnreadable(event) !== undefined;
    if (!isUnreadable && this.#project(event)) return;
    if (isUnreadable || !isPartial) this.held.add(subjectOf(event).key);
  }

  #project(event: LoggedEvent): boolean {
    try {
      for (const statement of this.projection.statements(heard(event))) statement.run(this.rows);
      this.rows.keep();
      return true;
    } catch {
      this.rows.undo();
      return false;
    }
  }
}

/** The projection of these events, in the order of the log. */
export function folded(projection: Projection, events: Iterable<LoggedEvent>, options: FoldOptions = {}): Fold {
  const fold = new Fold(projection, options);
  for (const event of events) fold.take(event);
  return fold;
}
