// The port through which parked events are read again from the log.
import type { LoggedEvent, Position } from '#event-store/logged-event';

export abstract class LogReader {
  /** The event at this place. Rejects where the log cannot be reached; undefined where there is none. */
  abstract readAt(position: Position): Promise<LoggedEvent | undefined>;
}
