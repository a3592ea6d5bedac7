// Where events become rows: one projection, its rows in memory, an event at a time.
import type { LoggedEvent } from '#event-store/logged-event';
import type { Db } from '#read-store/db';
import { heard } from './heard.js';
import { whyUnreadable } from './parking.js';
import type { Projection, Statement } from './projection.js';
import { Rows } from './rows.js';
import type { Shard } from './shard.js';

export class Workbench {
  readonly rows: Rows;
  /** What was asked for to load it is run later: a handler is called once an event. */
  private readonly asked = new WeakMap<LoggedEvent, readonly Statement[]>();

  constructor(
    private readonly projection: Projection,
    shard: Shard,
  ) {
    this.rows = new Rows(shard);
  }

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
      const asked = shownAt === undefined ? this.asked.get(event) : undefined;
      for (const statement of asked ?? this.projection.statements(heard(event, shownAt))) statement.run(this.rows);
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
      const statements = this.projection.statements(heard(event));
      this.asked.set(event, statements);
      return statements.flatMap(({ needs }) => needs);
    } catch {
      return [];
    }
  }
}
