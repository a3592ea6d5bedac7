// Whether it lives, whether it can serve, and what is measured.
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Health } from '#connections/health';
import { Metrics } from '#connections/metrics';
import { Clock, ScenarioClock } from '#engine/clock';
import { Decisions } from '#engine/decisions';
import { States } from '#engine/states';
import { Open } from '../auth/caller.js';
import { LiveServer } from '../live/live-server.js';

@ApiTags('operations')
@Open()
@Controller()
export class HealthController {
  constructor(
    @Inject(States) private readonly states: States,
    @Inject(Health) private readonly health: Health,
    @Inject(Metrics) private readonly measured: Metrics,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LiveServer) live: LiveServer,
    @Inject(Decisions) decisions: Decisions,
  ) {
    const readers = measured.gauge('vekha_live_readers', 'Live streams that are connected', ['projection']);
    const underWay = measured.gauge('vekha_commands_in_flight', 'Commands that are under way');
    measured.beforeRendering(() => {
      for (const [projection, connected] of live.readers) readers.set({ projection }, connected);
      underWay.set(decisions.underWay);
    });
  }

  @Get('health/live')
  live() {
    return { live: true };
  }

  /**
   * 200 when commands can be decided and queries answered, 503 otherwise, with a reason for each part that is not well;
   * what is parked, late or being built is told and takes nothing away.
   */
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const parts = await this.health.look();
    const eventStore = this.states.caughtUp;
    const store =
      eventStore || !parts.store.ok ? parts.store : { ok: false, reason: 'this process is not level with the log' };
    const readStore = parts.database.ok;
    const ready = eventStore && readStore;
    reply.status(ready ? 200 : 503);
    const clock = this.clock instanceof ScenarioClock ? { scenario: this.clock.now() } : 'system';
    const { parked, building } = parts.projections;
    return { ready, eventStore, readStore, clock, parked, building, parts: { ...parts, store } };
  }

  @Get('metrics')
  async metrics(@Res({ passthrough: true }) reply: FastifyReply) {
    reply.type(this.measured.contentType);
    return this.measured.render();
  }
}
