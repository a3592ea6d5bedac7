// Answering a query at or after a position, and saying which position the answer is of.
import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { TooBusy } from '#engine/failures';
import { EventStore } from '#event-store/event-store';
import type { Position } from '#event-store/logged-event';
import { decodePosition, encodePosition } from '#event-store/position';
import { beginning, positionOf } from '#projections/runner/position';
import { progressOf } from '#projections/builds/progress.query';
import { waitUntil } from '#projections/runner/reached.query';
import { isWhole, standingOf } from '#projections/runner/standings.query';
import type { Db } from '#read-store/db';
import { ReadStore } from '#read-store/read-store';
import type { Settings } from '#supervisor/settings';
import { Refused } from '../problems/refused.js';
import { ReadOnce } from './read-once.js';
import { LOG_ID, SETTINGS } from '../tokens.js';

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
    const reached = await this.whole(projection);
    const readNow = () => this.store.answer(read);
    const found = await (question === undefined ? readNow() : this.#once.of(question, reached, readNow));
    if (found === undefined) throw new Refused('unknown');
    const own = 'position' in found ? String(found.position) : reached;
    // What was read after `reached` is of that place at least; one decision stands where it was taken.
    reply.header('Vekha-Position', this.tokenOf([own, reached].sort()[1]));
    return 'position' in found ? { ...found, position: this.tokenOf(own) } : found;
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
      const so = await this.store.answer((db) => standingOf(db, projection));
      if (so && isWhole(so)) return so.reached;
      const left = until - performance.now();
      if (left <= 0) throw await this.#building(projection);
      if (so) await waitUntil(this.store, [projection], positionOf(so.wholeFrom), left);
      else await setTimeout(Math.min(left, NOT_BEGUN_MS));
    }
  }

  async #waitFor(after: string, projection: string): Promise<void> {
    const position = await this.known(after);
    if (await waitUntil(this.store, [projection], position, WAIT_MS)) return;
    const isOutdated = await this.store.answer((db) => progressOf(db, projection));
    throw isOutdated ? await this.#building(projection) : new Refused('not-reached-in-time');
  }

  async #building(projection: string): Promise<Refused> {
    const progress = await this.store.answer((db) => progressOf(db, projection));
    return new Refused('projection-building', { facts: { projection, progress: progress ?? 0 } });
  }
}
