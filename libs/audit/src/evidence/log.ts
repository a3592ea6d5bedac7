// The log as an auditor reads it: nothing else is evidence.
import type { LoggedEvent, Position } from '#event-store/logged-event';

export interface Stretch {
  /** Behind this place; not given: from the beginning. */
  readonly after?: Position | undefined;
}

export abstract class Log {
  /** Every event but the store's own, oldest first, some at a time. */
  abstract events(stretch?: Stretch): AsyncIterable<readonly LoggedEvent[]>;
  /** The stream's events, oldest first; empty where there is none. */
  abstract stream(name: string): Promise<readonly LoggedEvent[]>;
}
