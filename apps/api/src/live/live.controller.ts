// Live streams: Server-Sent Events whose ids are positions, resumable on any process.
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '#engine/clock';
import { cohortBoardNow, cohortBoardSince, teamOnBoard } from '#projections/cohort-board/cohort-board.query';
import { regionProgressNow, regionProgressSince } from '#projections/region-progress/region-progress.query';
import type { RegionProgress } from '#projections/region-progress/tabulate';
import { sittingSince } from '#projections/sittings/sittings.query';
import { ReadStore } from '#read-store/read-store';
import { type Caller, CallerOf, Needs, type VekhaRequest } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { boardSeen, mayAskFor, withinScope } from '../queries/figures-scope.js';
import { ProgressDto } from '../queries/query.dto.js';
import { sittingWithin } from '../queries/sitting-scope.js';
import { Reads } from '../queries/reads.js';
import { LiveServer } from './live-server.js';

@ApiTags('live')
@ApiBearerAuth()
@ApiProduces('text/event-stream')
@Needs('figures')
@Controller('api/v1')
export class LiveController {
  constructor(
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(LiveServer) private readonly live: LiveServer,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  /** Progress by region: a snapshot, then the rows that changed. */
  @Get('regions/progress/stream')
  async progress(
    @Query() filter: ProgressDto,
    @CallerOf() caller: Caller,
    @Req() request: VekhaRequest,
    @Res() reply: FastifyReply,
  ) {
    mayAskFor(caller, filter);
    const read = async (since: string | undefined) => {
      const found = await this.store.answer((db) =>
        since === undefined ? regionProgressNow(db, filter) : regionProgressSince(db, filter, since),
      );
      if (!found) throw new Refused('unknown');
      const data = withinScope(caller, found);
      return { position: data.position, data, empty: !(await this.#hasMoved(filter, since, found)) };
    };
    await this.live.serve(request, reply, { projection: 'region_progress', what: JSON.stringify(filter), read });
  }

  /** The board of a cohort: a snapshot, then the teams that changed. */
  @Get('cohorts/:cohort/stream')
  async board(
    @Param('cohort') cohort: string,
    @CallerOf() { scope }: Caller,
    @Req() request: VekhaRequest,
    @Res() reply: FastifyReply,
  ) {
    const read = async (since: string | undefined) => {
      const now = this.clock.now();
      if (since === undefined) {
        const board = await this.store.answer((db) => cohortBoardNow(db, cohort, now));
        if (!board) throw new Refused('unknown');
        return { position: board.position, data: boardSeen(scope, board, this.reads.tokenOf), empty: false };
      }
      const board = await this.store.answer((db) => cohortBoardSince(db, cohort, now, since));
      if (!board) throw new Refused('unknown');
      return {
        position: board.position,
        data: boardSeen(scope, board, this.reads.tokenOf),
        empty: !board.teams.length && !board.waiting.length && !board.gone.length,
      };
    };
    await this.live.serve(request, reply, { projection: 'cohort_board', what: cohort, read });
  }

  /** One team as the board has it, whenever that changes. */
  @Get('cohorts/:cohort/teams/:team/stream')
  async team(
    @Param('cohort') cohort: string,
    @Param('team') team: string,
    @Req() request: VekhaRequest,
    @Res() reply: FastifyReply,
  ) {
    const read = async (since: string | undefined) => {
      const found = await this.store.answer((db) => teamOnBoard(db, cohort, team, this.clock.now()));
      if (!found) throw new Refused('unknown');
      const { movedAt, position, row } = found;
      const data = { cohort, team, row: { ...row, changedAt: this.reads.tokenOf(row.changedAt) } };
      return { position, data, empty: since !== undefined && movedAt <= since };
    };
    await this.live.serve(request, reply, { projection: 'cohort_board', what: `${cohort}.${team}`, read });
  }

  /** A sitting, whole, whenever something of it is recorded. */
  @Get('sittings/:sitting/stream')
  async sitting(
    @Param('sitting') id: string,
    @CallerOf() { scope }: Caller,
    @Req() request: VekhaRequest,
    @Res() reply: FastifyReply,
  ) {
    const read = async (since: string | undefined) => {
      const now = await this.store.answer((db) => sittingSince(db, id, since ?? ''));
      if (!now) throw new Refused('unknown');
      return { position: now.position, data: sittingWithin(scope, now.sitting), empty: !now.hasMoved };
    };
    await this.live.serve(request, reply, { projection: 'sittings', what: id, read });
  }

  /** The totals are of all districts and regions, so a change anywhere is one for every reader. */
  async #hasMoved(filter: ProgressDto, since: string | undefined, found: RegionProgress): Promise<boolean> {
    if (since === undefined) return true;
    const everywhere = { ...filter, district: undefined };
    const all =
      filter.district === undefined
        ? found
        : await this.store.answer((db) => regionProgressSince(db, everywhere, since));
    return !!all && all.regions.length + all.districts.length > 0;
  }
}
