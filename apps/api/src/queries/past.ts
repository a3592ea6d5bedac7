// Answering a query as of a place of the log and as true for a date, and saying so in the answer.
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { StoredLog } from '#audit/evidence/stored.log';
import type { Surroundings } from '#audit/time-travel/cohort-past';
import { instantOf, type Moment } from '#audit/time-travel/moment';
import { EventStore } from '#event-store/event-store';
import type { Position } from '#event-store/logged-event';
import { firstDecidedAfter, recordedTimeAt } from '#projections/decision-log/recorded-time.query';
import { givenUpBy, type When } from '#projections/runner/as-of.query';
import { eventAt, positionOf, positionText } from '#projections/runner/position';
import { waitUntil } from '#projections/runner/reached.query';
import type { Db } from '#read-store/db';
import { ReadStore } from '#read-store/read-store';
import { Refused } from '../problems/refused.js';
import { Reads } from './reads.js';

const WAIT_MS = 5_000;
const TOKEN = /^[0-9a-z]+-[0-9a-f]{16}-[0-9a-f]{16}$/;
const START: Position = { commit: 0n, prepare: 0n };

/** What every answer about the past says of itself. */
interface Dated {
  readonly asOf: { readonly position: string; readonly time: string | null };
  readonly trueFor: string | null;
  readonly isPast: true;
}
interface Asked {
  readonly asOf?: string | undefined;
  readonly trueFor?: string | undefined;
}

@Injectable()
export class Past {
  readonly #around: Surroundings;

  constructor(
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(EventStore) private readonly events: EventStore,
    @Inject(Reads) private readonly reads: Reads,
  ) {
    const givenUp = (projection: string) => this.store.run((db) => givenUpBy(db, projection));
    this.#around = { log: new StoredLog(events), givenUp };
  }

  /** Undefined where the present is asked for. Throws 400 for what is no time, 410 for a position that is not of this log. */
  async moment({ asOf, trueFor }: Asked): Promise<Moment | undefined> {
    if (asOf === undefined && trueFor === undefined) return undefined;
    const date = trueFor === undefined ? undefined : instant('trueFor', trueFor);
    if (asOf !== undefined && TOKEN.test(asOf)) return this.#known(await this.reads.known(asOf), date);
    if (asOf === undefined) return this.#known((await this.events.last()) ?? START, date);
    const time = instant('asOf', asOf);
    return { ...(await this.#known(await this.#placeAt(time), date)), ...(date === undefined && { now: time }) };
  }

  /** Read from the log; 404 for what was not there by then. */
  async answer<T extends object>(
    reply: FastifyReply,
    moment: Moment,
    read: (around: Surroundings) => Promise<T | undefined>,
  ): Promise<T & Dated> {
    const found = await read(this.#around);
    if (found === undefined) throw new Refused('unknown');
    const position = this.reads.tokenOf(positionText(moment.position));
    reply.header('Vekha-Position', position);
    const time = await this.store.run((db) => recordedTimeAt(db, positionText(moment.position)));
    const dated = { asOf: { position, time: time ?? null }, trueFor: moment.trueFor ?? null, isPast: true } as const;
    return { ...found, ...('position' in found && { position }), ...dated };
  }

  /** Figures added up in SQL, once the projection has come to that place. */
  async figures<T extends object>(
    reply: FastifyReply,
    moment: Moment,
    read: (db: Db, when: When) => Promise<T | undefined>,
  ): Promise<T & Dated> {
    await this.#reached('region_progress', moment.position);
    const when = { position: positionText(moment.position), trueFor: moment.trueFor };
    return this.answer(reply, moment, () => this.store.run((db) => read(db, when)));
  }

  /** Read from the log with what read models list, once they have come to that place. */
  async listed<L, T extends object>(
    reply: FastifyReply,
    moment: Moment,
    [projections, list]: readonly [readonly string[], (db: Db) => Promise<L>],
    read: (around: Surroundings, listed: L) => Promise<T | undefined>,
  ): Promise<T & Dated> {
    for (const projection of projections) await this.#reached(projection, moment.position);
    const all = await this.store.run(list);
    return this.answer(reply, moment, (around) => read(around, all));
  }

  async #known(position: Position, trueFor: string | undefined): Promise<Moment> {
    await this.#reached('decision_log', position);
    const time = await this.store.run((db) => recordedTimeAt(db, positionText(position)));
    return { position, trueFor, now: trueFor ?? time ?? new Date(0).toISOString() };
  }

  /** The last place up to which no receipt's `now` lies after the time. */
  async #placeAt(time: string): Promise<Position> {
    const head = await this.events.last();
    if (!head) return START;
    await this.#reached('decision_log', head);
    const next = await this.store.run((db) => firstDecidedAfter(db, time));
    return (next === undefined ? head : await this.events.lastBefore(positionOf(next))) ?? START;
  }

  async #reached(projection: string, position: Position): Promise<void> {
    await this.reads.whole(projection);
    if (!(await waitUntil(this.store, [projection], eventAt(position), WAIT_MS)))
      throw new Refused('not-reached-in-time');
  }
}

function instant(field: string, text: string): string {
  const found = instantOf(text);
  if (found !== undefined) return found;
  const message = `${field} must be a position, a day, or a time with an offset, like 2022-04-05T10:00:00+03:00`;
  throw new Refused('malformed', { errors: [{ path: `/${field}`, message }] });
}
