// Where events become rows: one projection, its rows in memory, an event at a time.
import type { LoggedEvent } from '#event-store/logged-event';
import type { Db } from '#read-store/db';
import { heard } from './heard.js';
import { whyUnreadable } from './parking.js';
import type { Projection } from './projection.js';
import { Rows } from './rows.js';

export class Workbench {
  readonly rows = new Rows();

  constructor(private readonly projection: Projection) {}

  /** Loads what these events need, in one query a table. */
  async load(db: Db, events: readonly LoggedEvent[]): Promise<void> {
    await this.rows.load(
      db,
      events.flatMap((event) => this.needsOf(event)),
    );
  }

  /** Answers why it could not be projected; then it has changed nothing. `shownAt`: where it comes back late. */
  project(event: LoggedEvent, shownAt?: string): string | undefined {
    const unreadable = whyUnreadable(event);
    if (unreadable !== undefined) return unreadable;
    try {
      for (const statement of this.projection.statements(heard(event, shownAt))) statement.run(this.rows);
      this.rows.keep();
      return undefined;
    } catch (error) {
      this.rows.undo();
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** An event whose handler throws needs nothing: it will be parked. */
  private needsOf(event: LoggedEvent) {
    if (whyUnreadable(event) !== undefined) return [];
    try {
      return this.projection.statements(heard(event)).flatMap(({ needs }) => needs);
    } catch {
      return [];
    }
  }
}
