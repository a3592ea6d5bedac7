// Where a figure comes from: its contributions, each with its decision, and an independent count from the log.
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { StoredLog } from '#audit/evidence/stored.log';
import { explain, NoSuchFigure } from '#audit/explain/asked';
import { figureOf } from '#audit/explain/figure';
import { Id, ShortText } from '#contract/bodies/fields';
import { Clock } from '#engine/clock';
import { EventStore } from '#event-store/event-store';
import { positionOf } from '#projections/runner/position';
import { isBound } from '#projections/within';
import { type Caller, CallerOf, Needs } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { AsBoolean } from './as-boolean.js';
import { mayAskFor } from './figures-scope.js';
import { Past } from './past.js';
import { PageDto } from './query.dto.js';
import { Reads } from './reads.js';

class ExplainDto extends PageDto {
  /** Known at: a position, a time with an offset, or a day. */
  @ShortText({ optional: true })
  asOf?: string;

  /** True for: a time with an offset, or a day. */
  @ShortText({ optional: true })
  trueFor?: string;

  @IsIn(['region_progress', 'coverage', 'funnel'])
  projection!: string;

  /** Of the region board `{level}:{place}[:{reached}]`, `reached` being `enrolled`, `stage:{id}` or a kind of stages; of the
   * coverage `{reached}`; of the funnel `cohort:{id}[:{stage}]` or `program:{id}[:{stage}]`.
   * @example 'region:VOR:enrolled' */
  @ShortText()
  key!: string;

  /** `involved`, `led`, `guests`, `guestLed`; `covered`; `enrolled`, `reached`, `standing`, `failed`. */
  @ShortText()
  metric!: string;

  @Id({ optional: true })
  program?: string;

  @Id({ optional: true })
  cohort?: string;

  /** Count again straight from the log, too: of one cohort its streams are read, else the whole log. */
  @IsOptional()
  @AsBoolean()
  @IsBoolean()
  recount?: boolean;
}

@ApiTags('audit')
@ApiBearerAuth()
@Needs('figures')
@Controller('api/v1/explain')
export class ExplainController {
  constructor(
    @Inject(EventStore) private readonly events: EventStore,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Past) private readonly past: Past,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The contributions that sum to one figure; whether what is shown, their sum and an independent count agree. */
  @Get()
  async explain(
    @Query() query: ExplainDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    mayAskAfter(caller, query);
    const model = query.projection === 'funnel' ? 'funnel' : 'region_progress';
    await this.reads.reach(query, model);
    const asked = await this.past.moment(query);
    const moment = asked ?? {
      position: positionOf((await this.reads.whole(model)) || '0'.repeat(32)),
      now: this.clock.now(),
    };
    const log = new StoredLog(this.events);
    const answer = await this.past.figures(reply, moment, (db) =>
      explain(query, { db, log, moment, isPast: asked !== undefined }).catch(refuse),
    );
    const items = answer.items.map((item) =>
      'position' in item ? { ...item, position: this.reads.tokenOf(String(item.position)) } : item,
    );
    const { asOf, trueFor, isPast, ...found } = { ...answer, items };
    return asked ? { ...found, asOf, trueFor, isPast } : found;
  }
}

function refuse(error: unknown): never {
  if (error instanceof NoSuchFigure) throw new Refused('unknown', { facts: { kind: 'figure', id: error.message } });
  throw error;
}

/** A bound token asks after the figures that it sees: of one of its cohorts, of its regions. */
function mayAskAfter(caller: Caller, { projection, key, metric, cohort }: ExplainDto): void {
  if (!isBound(caller.scope)) return;
  const [, ofFunnel] = projection === 'funnel' ? (/^cohort:([^:]+)/.exec(key) ?? []) : [];
  mayAskFor(caller, { cohort: projection === 'funnel' ? ofFunnel : cohort });
  const { regions } = caller.scope;
  if (!regions) return;
  const figure = projection === 'region_progress' ? figureOf(key, metric) : undefined;
  if (figure?.level !== 'region' || !regions.includes(figure.place)) throw new Refused('forbidden');
}
