// Whether it lives, whether it can serve, and what is measured.
import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { register } from 'prom-client';
import { Clock, ScenarioClock } from '#engine/clock';
import { States } from '#engine/states';
import { beingBuilt } from '#projections/builds/progress.query';
import { projectionStatuses } from '#projections/runner/parked.query';
import { ReadStore } from '#read-store/read-store';
import { Open } from '../auth/caller.js';

@ApiTags('operations')
@Open()
@Controller()
export class HealthController {
  constructor(
    @Inject(States) private readonly states: States,
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('health/live')
  live() {
    return { live: true };
  }

  /** 200 when commands can be decided and queries answered, 503 otherwise; what is parked is told, not hidden. */
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const eventStore = this.states.caughtUp;
    const readStore = await this.store.isReachable();
    const projections = readStore ? await this.store.run(projectionStatuses) : [];
    const parked = projections.flatMap((each) =>
      each.parked.map(({ projection, key, reason }) => ({ projection, key, reason })),
    );
    const building = readStore ? await this.store.run(beingBuilt) : [];
    const ready = eventStore && readStore;
    reply.status(ready ? 200 : 503);
    const clock = this.clock instanceof ScenarioClock ? { scenario: this.clock.now() } : 'system';
    return { ready, eventStore, readStore, clock, parked, building };
  }

  @Get('metrics')
  @Header('Content-Type', register.contentType)
  metrics() {
    return register.metrics();
  }
}
