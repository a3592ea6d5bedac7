// The port through which the log is read again: parked events one by one, all of it for a build.
import type { LoggedEvent, Position } from '#event-store/logged-event';

export abstract class LogReader {
  /** The event at this place. Rejects where the log cannot be reached; undefined where there is none. */
  abstract readAt(position: Position): Promise<LoggedEvent | undefined>;

  /** The place of the log's last event, the store's own left out; undefined where there is none. */
  abstract last(): Promise<Position | undefined>;

  /** What stands after a place (undefined: all) up to where the log ends now, in order, at most `size` at once. */
  abstract batches(after: Position | undefined, size: number): AsyncIterable<readonly LoggedEvent[]>;
}
