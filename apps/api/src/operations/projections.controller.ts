// Projections: how far each is, what is parked, and bringing it back.
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Health } from '#connections/health';
import { ProjectionsDto, RetriedDto } from '#contract/answers/projections.dto';
import { EventStore } from '#event-store/event-store';
import { decodePosition, encodePosition } from '#event-store/position';
import { allBuilds } from '#projections/builds/builds.query';
import { giveUp, projectionStatuses } from '#projections/runner/parked.query';
import { positionOf, positionText } from '#projections/runner/position';
import { UnknownProjection } from '#projections/runner/projector';
import { Projectors } from '#projections/runner/projectors';
import { ReadStore } from '#read-store/read-store';
import { type Caller, CallerOf, Needs } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { LOG_ID } from '../tokens.js';
import { RetryDto, SkipDto } from './projections.dto.js';
import { buildShown } from '#projections/builds/build-shown';

@ApiTags('administration')
@ApiBearerAuth()
@Needs('administration')
@Controller('api/v1/admin/projections')
export class ProjectionsController {
  constructor(
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(LOG_ID) private readonly logId: string,
    @Inject(Projectors) private readonly projectors: Projectors,
    @Inject(EventStore) private readonly events: EventStore,
    @Inject(Health) private readonly health: Health,
  ) {}

  /** How far each is, how far the log is ahead of it, what stands still, and how its last build went. */
  @Get()
  async list(): Promise<ProjectionsDto> {
    const statuses = await this.store.answer(projectionStatuses);
    const builds = await this.store.answer(allBuilds);
    const lags = await this.health.lagOf(statuses);
    const token = (position: string) => encodePosition(this.logId, positionOf(position));
    const items = statuses.map(({ position, parked, givenUp, ...status }) => {
      const lag = lags.find(({ projection }) => projection === status.projection);
      const build = builds.find(({ projection }) => projection === status.projection);
      return {
        ...status,
        position: position && encodePosition(this.logId, position),
        lag: lag ? { events: lag.events, seconds: lag.seconds } : null,
        parked: parked.map(({ projection: _, ...key }) => ({ ...key, position: token(key.position) })),
        givenUp: givenUp.map((each) => ({ ...each, position: token(each.position) })),
        build: build ? buildShown(build) : null,
      };
    });
    return { items };
  }

  /** Brings parked keys back: their events are read from the log again, in order. */
  @Post(':name/retry')
  @HttpCode(200)
  async retry(@Param('name') name: string, @Query() { key }: RetryDto): Promise<RetriedDto> {
    try {
      return await this.projectors.retry(name, this.events, key);
    } catch (error) {
      if (error instanceof UnknownProjection) throw new Refused('unknown', { facts: { kind: 'projection', id: name } });
      throw error;
    }
  }

  /** Gives one event up that nothing can fix; what came after it is read again. */
  @Post(':name/skip')
  @HttpCode(200)
  async skip(@Param('name') name: string, @Body() { position: token, reason }: SkipDto, @CallerOf() { actor }: Caller) {
    const position = decodePosition(this.logId, token);
    const at = new Date().toISOString();
    const isGivenUp =
      position &&
      (await this.store.answer((db) => giveUp(db, name, positionText(position), { by: actor.token, reason, at })));
    if (!isGivenUp) throw new Refused('unknown', { facts: { kind: 'parked event', id: token } });
    return this.retry(name, {});
  }
}
