// Everything counted again from the log, over HTTP: lines while it runs.
import { Readable } from 'node:stream';
import { Controller, Get, Inject, Logger, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { reconcile } from '#audit/reconcile/reconcile';
import { ReconcileLineDto } from '#contract/answers/audit.dto';
import { EventStore } from '#event-store/event-store';
import { projections } from '#projections/projections';
import { isBound } from '#projections/within';
import { ReadStore } from '#read-store/read-store';
import { type Caller, CallerOf, Needs } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { LOG_ID } from '../tokens.js';

const NDJSON = 'application/x-ndjson';

@ApiTags('audit')
@ApiBearerAuth()
@ApiExtraModels(ReconcileLineDto)
@Needs('history')
@Controller('api/v1/audit/reconcile')
export class ReconcileController {
  readonly #log = new Logger('Reconcile');
  #isRunning = false;

  constructor(
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(EventStore) private readonly events: EventStore,
    @Inject(LOG_ID) private readonly logId: string,
  ) {}

  /**
   * Every read model made once more beside itself and held against it row by row, and the region board counted naively:
   * lines of `progress`, `reconciled` for each read model with its differences, `recounted`, and in the end the `summary`.
   */
  @ApiProduces(NDJSON)
  @Get()
  async reconcile(@CallerOf() { actor, scope }: Caller, @Res() reply: FastifyReply) {
    if (isBound(scope) || actor.role === 'team') throw new Refused('forbidden');
    if (this.#isRunning) throw new Refused('too-busy');
    reply.header('Cache-Control', 'no-cache, no-transform').header('X-Accel-Buffering', 'no');
    await reply.type(`${NDJSON}; charset=utf-8`).send(Readable.from(this.#lines()));
  }

  async *#lines(): AsyncGenerator<string> {
    this.#isRunning = true;
    const { store, events: log, logId } = this;
    try {
      const lines: AsyncIterable<ReconcileLineDto> = reconcile({ store, log, logId, projections });
      for await (const line of lines) yield `${JSON.stringify(line)}\n`;
    } catch (error) {
      this.#log.error({ err: error }, 'a reconciliation broke off');
      yield `${JSON.stringify({ failed: { code: 'internal', message: String(error) } })}\n`;
    } finally {
      this.#isRunning = false;
    }
  }
}
