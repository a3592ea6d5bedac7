// Live streams: Server-Sent Events whose ids are positions, resumable on any process.
import { setMaxListeners } from 'node:events';
import { type BeforeApplicationShutdown, Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '#engine/clock';
import { cohortBoardNow, cohortBoardSince } from '#projections/cohort-board/cohort-board.query';
import { regionProgressNow, regionProgressSince } from '#projections/region-progress/region-progress.query';
import type { RegionProgress } from '#projections/region-progress/tabulate';
import { positionText } from '#projections/runner/position';
import { isWhole, standingOf } from '#projections/runner/standings.query';
import { ReadStore } from '#read-store/read-store';
import { type Caller, CallerOf, Needs, type VekhaRequest } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { ledWithin, mayAskFor, withinScope } from '../queries/figures-scope.js';
import { ProgressDto } from '../queries/query.dto.js';
import { Reads } from '../queries/reads.js';
import { LiveHub } from './live-hub.js';
import { type LiveSource, type Reading, serveLive } from './live-stream.js';

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
  Connection: 'keep-alive',
};

@ApiTags('live')
@ApiBearerAuth()
@ApiProduces('text/event-stream')
@Needs('figures')
@Controller('api/v1')
export class LiveController implements BeforeApplicationShutdown {
  readonly #stopping = new AbortController();

  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(LiveHub) private readonly hub: LiveHub,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    // Every live reader of the process listens to it.
    setMaxListeners(0, this.#stopping.signal);
  }

  /** Before the server closes: it waits for every answer to end, and these would not. */
  beforeApplicationShutdown(): void {
    this.#stopping.abort();
  }

  /** Progress by region: a snapshot, then the rows that changed. */
  @Get('regions/progress/stream')
  async progress(
    @Query() filter: ProgressDto,
    @CallerOf() caller: Caller,
    @Req() request: VekhaRequest,
    @Res() reply: FastifyReply,
  ) {
    mayAskFor(caller, filter);
    await this.#serve(request, reply, 'region_progress', JSON.stringify(filter), async (since) => {
      const found = await this.store.run((db) =>
        since === undefined ? regionProgressNow(db, filter) : regionProgressSince(db, filter, since),
      );
      if (!found) throw new Refused('unknown');
      const data = withinScope(caller, found);
      return { position: data.position, data, empty: !(await this.#hasMoved(filter, since, found)) };
    });
  }

  /** The board of a cohort: a snapshot, then the teams that changed. */
  @Get('cohorts/:cohort/stream')
  async board(
    @Param('cohort') cohort: string,
    @CallerOf() { scope }: Caller,
    @Req() request: VekhaRequest,
    @Res() reply: FastifyReply,
  ) {
    await this.#serve(request, reply, 'cohort_board', cohort, async (since) => {
      const now = this.clock.now();
      if (since === undefined) {
        const board = await this.store.run((db) => cohortBoardNow(db, cohort, now));
        if (!board) throw new Refused('unknown');
        return { position: board.position, data: ledWithin(scope, board), empty: false };
      }
      const board = await this.store.run((db) => cohortBoardSince(db, cohort, now, since));
      if (!board) throw new Refused('unknown');
      return {
        position: board.position,
        data: ledWithin(scope, board),
        empty: !board.teams.length && !board.waiting.length && !board.gone.length,
      };
    });
  }

  /** The totals are of all districts and regions, so a change anywhere is one for every reader. */
  async #hasMoved(filter: ProgressDto, since: string | undefined, found: RegionProgress): Promise<boolean> {
    if (since === undefined) return true;
    const everywhere = { ...filter, district: undefined };
    const all =
      filter.district === undefined ? found : await this.store.run((db) => regionProgressSince(db, everywhere, since));
    return !!all && all.regions.length + all.districts.length > 0;
  }

  async #serve(
    request: VekhaRequest,
    reply: FastifyReply,
    projection: string,
    what: string,
    read: (since: string | undefined) => Promise<Omit<Reading, 'anew'>>,
  ): Promise<void> {
    const regions = JSON.stringify(request.caller?.scope.regions ?? null);
    const source: LiveSource = {
      read: (since) =>
        this.hub.shared(projection, `${what} ${regions} ${since}`, () => this.#readWhole(projection, since, read)),
      moved: (signal) => this.hub.moved(projection, signal),
      token: (position) => this.reads.tokenOf(position),
    };
    await this.reads.whole(projection);
    await source.read(undefined);
    const since = await this.#whereLeftOff(request);
    reply.hijack();
    reply.raw.writeHead(200, HEADERS);
    reply.raw.flushHeaders();
    await serveLive(reply.raw, source, since, this.#stopping.signal);
  }

  /** The rows come first: a build that took their place in between is noticed then. */
  async #readWhole(
    projection: string,
    since: string | undefined,
    read: (since: string | undefined) => Promise<Omit<Reading, 'anew'>>,
  ): Promise<Reading> {
    const reading = await read(since);
    const so = await this.store.run((db) => standingOf(db, projection));
    if (!so || !isWhole(so)) throw new Refused('projection-building');
    const anew = since === undefined || since < so.wholeFrom;
    return { ...(since !== undefined && anew ? await read(undefined) : reading), anew };
  }

  /** A position that is not known here begins anew with a snapshot. */
  async #whereLeftOff({ headers }: VekhaRequest): Promise<string | undefined> {
    const token = headers['last-event-id'];
    if (typeof token !== 'string') return undefined;
    return this.reads.known(token).then(positionText, () => undefined);
  }
}
