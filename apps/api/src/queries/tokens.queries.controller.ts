// Tokens, for administrators. What opens them is kept nowhere.
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TokensPageDto } from '#contract/answers/tokens.dto';
import { listTokens } from '#projections/tokens/tokens.query';
import { Needs } from '../auth/caller.js';
import { PageDto } from './query.dto.js';
import { Reads } from './reads.js';

@ApiTags('administration')
@ApiBearerAuth()
@Needs('administration')
@Controller('api/v1/admin/tokens')
export class TokenQueriesController {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  /** Revoked ones included; each with when it last brought about an entry of the decision log. */
  @Get()
  list(@Query() query: PageDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<TokensPageDto> {
    return this.reads.answer(reply, query, 'tokens', (db) => listTokens(db, query));
  }
}
