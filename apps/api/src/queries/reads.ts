// Answering a query at or after a position, and saying which position the answer is of.
import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { TooBusy } from '#engine/failures';
import { EventStore } from '#event-store/event-store';
import type { Position } from '#event-store/logged-event';
import { decodePosition, encodePosition } from '#event-store/position';
import { beginning, eventAt, positionOf } from '#projections/runner/position';
import { progressOf } from '#projections/builds/progress.query';
import { waitUntil } from '#projections/runner/reached.query';
import { isWhole, standingOf } from '#projections/runner/standings.query';
import type { Db } from '#read-store/db';
import { ReadStore } from '#read-store/read-store';
import type { Settings } from '#supervisor/settings';
import { LiveHub } from '../live/live-hub.js';
import { Refused } from '../problems/refused.js';
import { LOG_ID, SETTINGS } from '../tokens.js';
import { ReadOnce, writtenOnce } from './read-once.js';

const WAIT_MS = 5_000;
/** Whoever projects has not begun: so often it is looked again. */
const NOT_BEGUN_MS = 100;
const START: Position = { commit: 0n, prepare: 0n };

@Injectable()
export class Reads {
  readonly #once = new ReadOnce();
  #underWay = 0;

  constructor(
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(EventStore) private readonly events: EventStore,
    @Inject(LiveHub) private readonly hub: LiveHub,
    @Inject(LOG_ID) private readonly logId: string,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * What `read` finds once the projection has come to `after`; 404 for nothing, 503 where too many ask at once.
   * `question` names what is read and for whom, where many may ask for the same: then they share one reading.
   */
  async answer<T extends object>(
    reply: FastifyReply,
    { after }: { after?: string },
    projection: string,
    read: (db: Db) => Promise<T | undefined>,
    question?: string,
  ): Promise<T> {
    if (this.#underWay >= this.settings.inFlight) throw new TooBusy('too many queries are under way');
    this.#underWay += 1;
    try {
      return await this.#answer(reply, after, projection, read, question);
    } finally {
      this.#underWay -= 1;
    }
  }

  async #answer<T extends object>(
    reply: FastifyReply,
    after: string | undefined,
    projection: string,
    read: (db: Db) => Promise<T | undefined>,
    question?: string,
  ): Promise<T> {
    if (after !== undefined) await this.#waitFor(after, projection);
    // Whoever waited for a place is not told of one before.
    const reached = await (after === undefined ? this.#wholeByWord(projection) : this.whole(projection));
    const readNow = async () => {
      const found = await this.store.answer(read);
      return found && this.#placed(found, reached);
    };
    const answer = await (question === undefined ? readNow() : this.#once.of(question, reached, readNow));
    if (answer === undefined) throw new Refused('unknown');
    reply.header('Vekha-Position', answer.at);
    if (question !== undefined) reply.type('application/json; charset=utf-8').serializer(writtenOnce);
    return answer.found;
  }

  /** What was read after `reached` is of that place at least; one decision stands where it was taken. */
  #placed<T extends object>(found: T, reached: string): { readonly found: T; readonly at: string } {
    const own = 'position' in found ? String(found.position) : reached;
    const at = this.tokenOf([own, reached].sort()[1]);
    return { found: 'position' in found ? { ...found, position: this.tokenOf(own) } : found, at };
  }

  /** A list whose items each stand at a position of their own. */
  async list<Item extends { readonly position: string }>(
    reply: FastifyReply,
    query: { after?: string },
    projection: string,
    read: (db: Db) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>,
  ) {
    const { items, next } = await this.answer(reply, query, projection, read);
    return { items: items.map((item) => ({ ...item, position: this.tokenOf(item.position) })), next };
  }

  /** Waits for one more read model to come to `after`. */
  async reach({ after }: { after?: string }, projection: string): Promise<void> {
    if (after !== undefined) await this.#waitFor(after, projection);
  }

  /** A read model's own position as callers see it. */
  readonly tokenOf = (reached: string): string =>
    encodePosition(this.logId, reached === beginning ? START : positionOf(reached));

  /** The position that a caller gave. Throws 410 for one of another log or beyond the head. */
  async known(token: string): Promise<Position> {
    const position = decodePosition(this.logId, token);
    if (!position) throw new Refused('position-unknown');
    const head = await this.events.head();
    if (!head || position.commit > head.commit) throw new Refused('position-unknown');
    return position;
  }

  /** What a projection has reached, once its rows are whole: soon after a first start. Throws 503 while it is built. */
  async whole(projection: string): Promise<string> {
    for (const until = performance.now() + WAIT_MS; ; ) {
      const so = await this.#standing(projection);
      if (so && isWhole(so)) return so.reached;
      const left = until - performance.now();
      if (left <= 0) throw await this.#building(projection);
      if (so) await waitUntil(this.store, [projection], positionOf(so.wholeFrom), left);
      else await setTimeout(Math.min(left, NOT_BEGUN_MS));
    }
  }

  /** The same, looked up once for all who ask until word comes that it moved. */
  async #wholeByWord(projection: string): Promise<string> {
    const so = await this.hub.shared(projection, 'its standing', () => this.#standing(projection));
    return so && isWhole(so) ? so.reached : this.whole(projection);
  }

  #standing = (projection: string) => this.store.answer((db) => standingOf(db, projection));

  async #waitFor(after: string, projection: string): Promise<void> {
    const position = eventAt(await this.known(after));
    if (await waitUntil(this.store, [projection], position, WAIT_MS)) return;
    const isOutdated = await this.store.answer((db) => progressOf(db, projection));
    throw isOutdated ? await this.#building(projection) : new Refused('not-reached-in-time');
  }

  async #building(projection: string): Promise<Refused> {
    const progress = await this.store.answer((db) => progressOf(db, projection));
    return new Refused('projection-building', { facts: { projection, progress: progress ?? 0 } });
  }
}
