// Every decision as it is taken, refusals included: the newest first of all, then each one, in the order of the log.
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { LiveDecisionsDto } from '#contract/answers/decisions.dto';
import { decisionsNow, decisionsSince } from '#projections/decision-log/decision-log.query';
import { ReadStore } from '#read-store/read-store';
import { type Caller, CallerOf, Needs, type VekhaRequest } from '../auth/caller.js';
import { Reads } from '../queries/reads.js';
import { LiveServer } from './live-server.js';

@ApiTags('live')
@ApiBearerAuth()
@ApiProduces('text/event-stream')
@ApiExtraModels(LiveDecisionsDto)
@Needs('history')
@Controller('api/v1')
export class LiveDecisionsController {
  constructor(
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(LiveServer) private readonly live: LiveServer,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  /** A snapshot of the newest hundred, oldest first, then every decision; with `Last-Event-ID` every one since. */
  @Get('decisions/stream')
  async decisions(@CallerOf() { scope }: Caller, @Req() request: VekhaRequest, @Res() reply: FastifyReply) {
    const read = async (since: string | undefined) => {
      const found = await this.store.answer((db) =>
        since === undefined ? decisionsNow(db, scope) : decisionsSince(db, since, scope),
      );
      const decisions = found.decisions.map((each) => ({ ...each, position: this.reads.tokenOf(each.position) }));
      const empty = since !== undefined && !decisions.length;
      return { position: found.position, data: { decisions } satisfies LiveDecisionsDto, empty, more: found.more };
    };
    const decisions = { projection: 'decision_log', what: 'decisions', read, isImmutable: true };
    await this.live.serve(request, reply, decisions);
  }
}
