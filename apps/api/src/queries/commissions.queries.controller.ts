// Commissions, sittings, registries, people and decisions, as they stand.
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { sittingThen } from '#audit/time-travel/sitting-past';
import { own } from '#domain/own';
import { commissionOf, listCommissions } from '#projections/commissions/commissions.query';
import { decisionOf, isWithin, listDecisions } from '#projections/decision-log/decision-log.query';
import { listPeople } from '#projections/people/people.query';
import { isBound } from '#projections/within';
import { listSittings, sittingOf } from '#projections/sittings/sittings.query';
import { type Caller, CallerOf, Needs } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { Names } from './names.js';
import { Past } from './past.js';
import { AfterDto, DecisionsDto, PageDto, PastDto, SittingsDto } from './query.dto.js';
import { Reads } from './reads.js';

@ApiTags('commissions')
@ApiBearerAuth()
@Needs('figures')
@Controller('api/v1')
export class CommissionQueriesController {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Names) private readonly names: Names,
    @Inject(Past) private readonly past: Past,
  ) {}

  @Get('commissions')
  async commissions(
    @Query() query: PageDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const page = await this.reads.answer(reply, query, 'commissions', (db) => listCommissions(db, query));
    return this.names.with(caller, page);
  }

  @Get('commissions/:commission')
  async commission(
    @Param('commission') commission: string,
    @Query() query: AfterDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.reads.answer(reply, query, 'commissions', (db) => commissionOf(db, commission));
    return this.names.with(caller, found);
  }

  @Get('sittings')
  sittings(
    @Query() query: SittingsDto,
    @CallerOf() { scope: within }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.reads.answer(reply, query, 'sittings', (db) => listSittings(db, { ...query, within }));
  }

  /** Who is present, the agenda item by item, conflicts, sheets and the protocol. */
  @Get('sittings/:sitting')
  async sitting(
    @Param('sitting') sitting: string,
    @Query() query: PastDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const moment = await this.past.moment(query);
    const found = moment
      ? await this.past.answer(reply, moment, (around) => sittingThen(around, sitting, moment))
      : await this.reads.answer(reply, query, 'sittings', (db) => sittingOf(db, sitting));
    return this.names.with(caller, found);
  }
}

@ApiTags('people')
@ApiBearerAuth()
@Needs('program')
@Controller('api/v1/people')
export class PeopleQueriesController {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Names) private readonly names: Names,
  ) {}

  /** People with their personal data; null where the key is gone. They are of no cohort: a bound token finds its own in
   * the case files. */
  @Get()
  async list(@Query() query: PageDto, @CallerOf() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply) {
    if (isBound(caller.scope)) throw new Refused('forbidden');
    const { items, next } = await this.reads.answer(reply, query, 'people', (db) => listPeople(db, query));
    const shown = await this.names.show(caller, items);
    return { items: items.map((person) => ({ ...person, personal: own(shown, person.person) ?? null })), next };
  }
}

@ApiTags('decisions')
@ApiBearerAuth()
@Needs('history')
@Controller('api/v1/decisions')
export class DecisionQueriesController {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Names) private readonly names: Names,
  ) {}

  /** The decision log, newest first. */
  @Get()
  async list(
    @Query() query: DecisionsDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const utc = (time: string | undefined) => time && new Date(time).toISOString();
    const filter = { ...query, from: utc(query.from), to: utc(query.to), within: caller.scope };
    const page = await this.reads.list(reply, query, 'decision_log', (db) => listDecisions(db, filter));
    return this.names.with(caller, page);
  }

  /** One decision with its receipt: the command, its basis, the rules and what came of it. */
  @Get(':decision')
  async one(
    @Param('decision') decision: string,
    @Query() query: AfterDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.reads.answer(reply, query, 'decision_log', async (db) => {
      const found = await decisionOf(db, decision);
      if (found && !(await isWithin(db, caller.scope, decision))) throw new Refused('forbidden');
      return found;
    });
    return this.names.with(caller, answer);
  }
}
