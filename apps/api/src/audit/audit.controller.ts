// The auditor's instruments over HTTP: replay, what-if and findings, streamed while they run. They read the log and nothing else.
import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { AuditTask } from '#audit/tasks/task';
import { AuditLineDto } from '#contract/answers/audit.dto';
import { charterFiles } from '#catalog/charter-check';
import { isBound } from '#projections/within';
import { type Asking, AskingOf, type Caller, CallerOf, Needs } from '../auth/caller.js';
import { sound } from '../commands/sound-charter.js';
import { Refused } from '../problems/refused.js';
import { AuditRuns } from './audit-runs.js';
import { CandidateDto, ReplayDto, WhatIfDto } from './audit.dto.js';

const NDJSON = 'application/x-ndjson';

@ApiTags('audit')
@ApiBearerAuth()
@ApiExtraModels(AuditLineDto)
@Needs('history')
@Controller('api/v1/audit')
export class AuditController {
  constructor(@Inject(AuditRuns) private readonly runs: AuditRuns) {}

  /**
   * Every recorded decision put before the rules again: lines of `progress`, of each `verdict` that is not a plain match,
   * and in the end the `summary`. Server-Sent Events where they are accepted, else one JSON value a line.
   */
  @ApiProduces(NDJSON, 'text/event-stream')
  @Post('replay')
  @HttpCode(200)
  replay(@Body() { all, ...filter }: ReplayDto, @CallerOf() caller: Caller, @Res() reply: FastifyReply) {
    return this.#send(caller, reply, { kind: 'replay', filter, ...(all !== undefined && { all }) });
  }

  /** The recorded decisions under a candidate charter. Hypothetical: nothing is ever written. */
  @ApiProduces(NDJSON, 'text/event-stream')
  @Post('what-if')
  @HttpCode(200)
  whatIf(
    @AskingOf() asking: Asking,
    @Query() { mode = 'cascading', cohort, version }: WhatIfDto,
    @Body() { charter }: CandidateDto,
    @Res() reply: FastifyReply,
  ) {
    const task = { kind: 'what-if', mode, cohort, version, charter: sound(asking, charter) } as const;
    return this.#send(asking.caller, reply, task);
  }

  /** What is worth a look without asking the rules again, each finding with where to look. */
  @ApiProduces(NDJSON, 'text/event-stream')
  @Get('check')
  check(@CallerOf() caller: Caller, @Res() reply: FastifyReply) {
    return this.#send(caller, reply, { kind: 'check', charterFiles: charterFiles() });
  }

  /** Whoever is bound to a part of the programs sees its history, not an audit of the whole log. */
  async #send({ actor, scope }: Caller, reply: FastifyReply, task: AuditTask): Promise<void> {
    if (isBound(scope) || actor.role === 'team') throw new Refused('forbidden');
    const lines = this.runs.lines(task);
    const wanted = reply.request.headers.accept ?? '';
    const isSse = wanted.includes('text/event-stream');
    reply.header('Cache-Control', 'no-cache, no-transform').header('X-Accel-Buffering', 'no');
    await reply
      .type(isSse ? 'text/event-stream; charset=utf-8' : `${NDJSON}; charset=utf-8`)
      .send(Readable.from(text(lines, isSse)));
  }
}

async function* text(lines: AsyncIterable<AuditLineDto>, isSse: boolean): AsyncGenerator<string> {
  for await (const line of lines) {
    const [name] = Object.keys(line);
    yield isSse ? `event: ${name}\ndata: ${JSON.stringify(line)}\n\n` : `${JSON.stringify(line)}\n`;
  }
}
