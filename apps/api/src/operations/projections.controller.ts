// Projections: how far each is, what is parked, and bringing it back.
import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ShortText } from '#contract/bodies/fields';
import { EventStore } from '#event-store/event-store';
import { encodePosition } from '#event-store/position';
import { projectionStatuses } from '#projections/runner/parked.query';
import { Projector, UnknownProjection } from '#projections/runner/projector';
import { ReadStore } from '#read-store/read-store';
import { Needs } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { LOG_ID } from '../tokens.js';

class RetryDto {
  /** One key (`{cohort}.{team}` or a stream); by default all. */
  @ShortText({ optional: true })
  key?: string;
}

@ApiTags('administration')
@ApiBearerAuth()
@Needs('administration')
@Controller('api/v1/admin/projections')
export class ProjectionsController {
  constructor(
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(LOG_ID) private readonly logId: string,
    @Inject(Projector) private readonly projector: Projector,
    @Inject(EventStore) private readonly events: EventStore,
  ) {}

  @Get()
  async list() {
    const statuses = await this.store.run(projectionStatuses);
    const items = statuses.map(({ position, ...status }) => ({
      ...status,
      position: position && encodePosition(this.logId, position),
    }));
    return { items };
  }

  /** Brings parked keys back: their events are read from the log again, in order. */
  @Post(':name/retry')
  @HttpCode(200)
  async retry(@Param('name') name: string, @Query() { key }: RetryDto) {
    try {
      return await this.projector.retry(name, this.events, key);
    } catch (error) {
      if (error instanceof UnknownProjection) throw new Refused('unknown', { facts: { kind: 'projection', id: name } });
      throw error;
    }
  }
}
