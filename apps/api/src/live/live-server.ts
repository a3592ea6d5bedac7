// Serves live readers: where each goes on from, one reading and one frame for all who are at the same place.
import { setMaxListeners } from 'node:events';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { positionText } from '#projections/runner/position';
import { isWhole, standingOf } from '#projections/runner/standings.query';
import { ReadStore } from '#read-store/read-store';
import type { VekhaRequest } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { Reads } from '../queries/reads.js';
import { LiveHub } from './live-hub.js';
import { frame, type LiveSource, serveLive } from './live-stream.js';

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
  Connection: 'keep-alive',
};

/** A reading of a read model: what to send, and the position that it is of. */
export interface Reading {
  readonly position: string;
  readonly data: object;
  /** Nothing in it that the reader does not have. */
  readonly empty: boolean;
  /** There is more behind `position` already. */
  readonly more?: boolean;
}
export interface Stream {
  readonly projection: string;
  /** Names what is read, whole: those who ask for the same share one reading. */
  readonly what: string;
  /** Everything (since: undefined), or what changed after a position. Throws `Refused` where there is nothing to follow. */
  read(since: string | undefined): Promise<Reading>;
  /** What was sent once never changes: a reader goes on even where the read model was made anew meanwhile. */
  readonly isImmutable?: boolean;
}

@Injectable()
export class LiveServer implements BeforeApplicationShutdown {
  readonly #stopping = new AbortController();
  readonly #readers = new Map<string, number>();

  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(LiveHub) private readonly hub: LiveHub,
    @Inject(ReadStore) private readonly store: ReadStore,
  ) {
    // Every live reader of the process listens to it.
    setMaxListeners(0, this.#stopping.signal);
  }

  /** Before the server closes: it waits for every answer to end, and these would not. */
  beforeApplicationShutdown(): void {
    this.#stopping.abort();
  }

  /** Who is connected now, by projection. */
  get readers(): ReadonlyMap<string, number> {
    return this.#readers;
  }

  async serve(request: VekhaRequest, reply: FastifyReply, stream: Stream): Promise<void> {
    const { projection } = stream;
    const source = this.#sourceOf(request, stream);
    await this.reads.whole(projection);
    await source.read(undefined);
    const since = await this.#whereLeftOff(request);
    reply.hijack();
    reply.raw.writeHead(200, HEADERS);
    reply.raw.flushHeaders();
    this.#count(projection, 1);
    try {
      await serveLive(reply.raw, source, since, this.#stopping.signal);
    } finally {
      this.#count(projection, -1);
    }
  }

  #sourceOf({ caller }: VekhaRequest, stream: Stream): LiveSource {
    const { projection, what } = stream;
    const shared = `${what} ${JSON.stringify(caller?.scope)}`;
    return {
      read: (since) =>
        this.hub.shared(projection, `${shared} ${since}`, async () => {
          const { anew, position, data, empty, more = false } = await this.#readWhole(stream, since);
          const token = this.reads.tokenOf(position);
          const whole = { ...data, position: token };
          const isSent = anew || !empty;
          return {
            position,
            more,
            anew,
            frame: isSent ? frame(anew ? 'snapshot' : 'change', whole, token) : undefined,
          };
        }),
      moved: (signal) => this.hub.moved(projection, signal),
      token: (position) => this.reads.tokenOf(position),
    };
  }

  /** The rows come first: a build that took their place in between is noticed then. */
  async #readWhole({ projection, read, isImmutable }: Stream, since: string | undefined) {
    const reading = await read(since);
    const so = await this.store.answer((db) => standingOf(db, projection));
    if (!so || !isWhole(so)) throw new Refused('projection-building');
    if (since === undefined) return { ...reading, anew: true };
    const anew = !isImmutable && since < so.wholeFrom;
    return { ...(anew ? await read(undefined) : reading), anew };
  }

  /** A position that is not known here begins anew with a snapshot. */
  async #whereLeftOff({ headers }: VekhaRequest): Promise<string | undefined> {
    const token = headers['last-event-id'];
    if (typeof token !== 'string') return undefined;
    return this.reads.known(token).then(positionText, () => undefined);
  }

  #count(projection: string, more: number): void {
    this.#readers.set(projection, (this.#readers.get(projection) ?? 0) + more);
  }
}
