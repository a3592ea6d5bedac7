// Programs and cohorts: charters, boards, case files.
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DecisionsPageDto } from '#contract/answers/decisions.dto';
import { BoardDto, KnownSessionDto } from '#contract/answers/board.dto';
import { CaseFileDto } from '#contract/answers/case-file.dto';
import { CohortsPageDto, FunnelDto, ProgramsDto } from '#contract/answers/programs.dto';
import { caseFileThen } from '#audit/time-travel/case-file-past';
import { cohortBoardThen, funnelThen } from '#audit/time-travel/cohort-board-past';
import { programFunnelThen } from '#audit/time-travel/program-funnel-past';
import { Clock } from '#engine/clock';
import { caseFileOf } from '#projections/case-file/case-file.query';
import { cohortBoardNow } from '#projections/cohort-board/cohort-board.query';
import { cohortsOfProgram, listCohorts, sessionsOf } from '#projections/cohorts/cohorts.query';
import { listDecisions } from '#projections/decision-log/decision-log.query';
import { type FunnelFilter, funnelOf } from '#projections/funnel/funnel.query';
import { listPrograms, programOf } from '#projections/programs/programs.query';
import type { Db } from '#read-store/db';
import { type Caller, CallerOf, Needs } from '../auth/caller.js';
import { Names } from './names.js';
import { boardSeen } from './figures-scope.js';
import { nextRoundsOf } from './next-rounds.js';
import { Past } from './past.js';
import { AfterDto, CohortsDto, HistoryDto, PageDto, PastDto } from './query.dto.js';
import { Reads } from './reads.js';

@ApiTags('programs')
@ApiBearerAuth()
@Needs('figures')
@Controller('api/v1/programs')
export class ProgramQueriesController {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Past) private readonly past: Past,
  ) {}

  @Get()
  list(@Query() query: PageDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<ProgramsDto> {
    return this.reads.answer(reply, query, 'programs', (db) => listPrograms(db, query));
  }

  /** Every version of the charter, newest first. */
  @Get(':program')
  one(@Param('program') program: string, @Query() query: AfterDto, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.reads.answer(reply, query, 'programs', (db) => programOf(db, program));
  }

  /** The funnel over all cohorts of the program. */
  @Get(':program/funnel')
  async funnel(
    @Param('program') program: string,
    @Query() query: PastDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FunnelDto> {
    const moment = await this.past.moment(query);
    const cohorts = (db: Db) => cohortsOfProgram(db, program);
    if (moment)
      return this.past.listed(reply, moment, [['cohorts'], cohorts], (around, all) =>
        programFunnelThen(around, all, moment),
      );
    return this.reads.answer(reply, query, 'funnel', (db) => funnelOf(db, { program }, this.clock.now()));
  }
}

@ApiTags('cohorts')
@ApiBearerAuth()
@Needs('figures')
@Controller('api/v1/cohorts')
export class CohortQueriesController {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Names) private readonly names: Names,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Past) private readonly past: Past,
  ) {}

  @Get()
  list(
    @Query() query: CohortsDto,
    @CallerOf() { scope: within }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CohortsPageDto> {
    return this.reads.answer(reply, query, 'cohorts', (db) => listCohorts(db, { ...query, within }));
  }

  /** The board: one row a team, its stages, what is open and what is due; the funnel; the waiting list. */
  @ApiExtraModels(KnownSessionDto)
  @Get(':cohort')
  async board(
    @Param('cohort') cohort: string,
    @Query() query: PastDto,
    @CallerOf() { scope }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BoardDto> {
    const moment = await this.past.moment(query);
    if (moment) {
      const then = await this.past.answer(reply, moment, (around) => cohortBoardThen(around, cohort, moment));
      return boardSeen(scope, then, this.reads.tokenOf);
    }
    const now = this.clock.now();
    const question = `board ${JSON.stringify([cohort, scope, toTheSecond(now)])}`;
    const read = async (db: Db) => {
      const board = await cohortBoardNow(db, cohort, now);
      return (
        board && { ...boardSeen(scope, board, this.reads.tokenOf), funnel: await funnelWithout(db, { cohort }, now) }
      );
    };
    return this.reads.answer(reply, query, 'cohort_board', read, question);
  }

  /** How many reached each stage, in how many days, and where teams are stuck. */
  @Get(':cohort/funnel')
  async funnel(
    @Param('cohort') cohort: string,
    @Query() query: PastDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FunnelDto> {
    const moment = await this.past.moment(query);
    if (moment) return this.past.answer(reply, moment, (around) => funnelThen(around, cohort, moment));
    return this.reads.answer(reply, query, 'funnel', (db) => funnelOf(db, { cohort }, this.clock.now()));
  }

  /** The cohort's sessions with their dates. */
  @Get(':cohort/sessions')
  sessions(@Param('cohort') cohort: string, @Query() query: AfterDto, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.reads.answer(reply, query, 'cohorts', async (db) => ({ items: await sessionsOf(db, cohort) }));
  }

  /** The case file; names of people for those whose role may see them. */
  @Get(':cohort/teams/:team')
  async team(
    @Param('cohort') cohort: string,
    @Param('team') team: string,
    @Query() query: PastDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseFileDto> {
    const moment = await this.past.moment(query);
    const file = moment
      ? await this.past.answer(reply, moment, (around) => caseFileThen(around, cohort, team, moment))
      : await this.reads.answer(reply, query, 'case_file', (db) => caseFileOf(db, cohort, team));
    return this.names.with(caller, { ...file, nextRounds: nextRoundsOf(file) });
  }

  /** The decision history of a team, oldest first unless asked otherwise, refusals included. */
  @Needs('history')
  @Get(':cohort/teams/:team/history')
  async history(
    @Param('cohort') cohort: string,
    @Param('team') team: string,
    @Query() query: HistoryDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionsPageDto> {
    const filter = { ...query, cohort, team, order: query.order ?? 'oldest-first' };
    const page = await this.reads.list(reply, query, 'decision_log', (db) => listDecisions(db, filter));
    return this.names.with(caller, page);
  }
}

const toTheSecond = (time: string): string => time.slice(0, 19);

/** Within a board, which says its own position. */
async function funnelWithout(db: Db, filter: FunnelFilter, now: string) {
  const found = await funnelOf(db, filter, now);
  if (!found) return null;
  const { position, ...funnel } = found;
  return funnel;
}
