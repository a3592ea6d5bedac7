// Figures by region: the table of regions, and who got how far where.
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { regionThen } from '#audit/time-travel/region-past';
import { RegionProgressDto } from '#contract/answers/region-progress.dto';
import { RegionAnswerDto, RegionsDto } from '#contract/answers/regions.dto';
import { regionProgressAsOf } from '#projections/region-progress/region-progress-as-of.query';
import { regionProgressNow } from '#projections/region-progress/region-progress.query';
import { cohortsAndAgreements, regionOf } from '#projections/region/region.query';
import { listRegions } from '#projections/regions/regions.query';
import type { Db } from '#read-store/db';
import { type Caller, CallerOf, Needs } from '../auth/caller.js';
import { mayAskFor, withinScope } from './figures-scope.js';
import { Past } from './past.js';
import { AfterDto, PastDto, ProgressDto } from './query.dto.js';
import { Reads } from './reads.js';

@ApiTags('figures')
@ApiBearerAuth()
@Controller('api/v1/regions')
export class RegionsController {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Past) private readonly past: Past,
  ) {}

  /** The table of regions in force. */
  @Get()
  list(@Query() query: AfterDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<RegionsDto> {
    return this.reads.answer(reply, query, 'regions', async (db) => ({ items: await listRegions(db) }));
  }

  /** Per region: involved, led, guests, by stage; coverage; distinct totals by district and federation. */
  @Needs('figures')
  @Get('progress')
  async progress(
    @Query() query: ProgressDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegionProgressDto> {
    mayAskFor(caller, query);
    const moment = await this.past.moment(query);
    if (moment) {
      const then = await this.past.figures(reply, moment, (db, when) => regionProgressAsOf(db, query, when));
      return withinScope(caller, then);
    }
    const { program, cohort, district } = query;
    const filter = { program, cohort, district };
    const question = `progress ${JSON.stringify([filter, caller.scope])}`;
    const read = async (db: Db) => {
      const found = await regionProgressNow(db, filter);
      return found && withinScope(caller, found);
    };
    return this.reads.answer(reply, query, 'region_progress', read, question);
  }

  /** One region: its teams, cohorts, agreements and outcomes. */
  @Needs('figures')
  @Get(':region')
  async one(
    @Param('region') region: string,
    @Query() query: PastDto,
    @CallerOf() { scope }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegionAnswerDto> {
    const moment = await this.past.moment(query);
    if (!moment) return this.reads.answer(reply, query, 'region_progress', (db) => regionOf(db, region, scope));
    const listed = [['cohorts', 'agreements'], cohortsAndAgreements] as const;
    return this.past.listed(reply, moment, listed, (around, all) => regionThen(around, all, region, moment, scope));
  }
}
