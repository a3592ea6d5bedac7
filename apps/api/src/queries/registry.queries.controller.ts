// Registries, agreements, outcomes and search, as they stand.
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AgreementListDto } from '#contract/answers/regions.dto';
import { SearchAnswerDto } from '#contract/answers/search.dto';
import { agreementOf, listAgreements } from '#projections/agreements/agreements.query';
import { listOutcomes } from '#projections/outcomes/outcomes.query';
import { listRegistryEntries } from '#projections/registry-entries/registry-entries.query';
import { mostHits, rankedSearch } from '#projections/search/search.query';
import { type Caller, CallerOf, Needs } from '../auth/caller.js';
import { PeopleSearch } from './people-search.js';
import { AfterDto, AgreementsDto, EntriesDto, OutcomesDto, SearchDto } from './query.dto.js';
import { Reads } from './reads.js';

@ApiTags('registry')
@ApiBearerAuth()
@Needs('figures')
@Controller('api/v1')
export class RegistryQueriesController {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PeopleSearch) private readonly people: PeopleSearch,
  ) {}

  /** Entries of a registry by number, with what they were before their corrections. */
  @Get('registries/:registry/entries')
  entries(
    @Param('registry') registry: string,
    @Query() query: EntriesDto,
    @CallerOf() { scope: within }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.reads.answer(reply, query, 'registry_entries', (db) =>
      listRegistryEntries(db, registry, { ...query, within }),
    );
  }

  @Get('agreements')
  agreements(
    @Query() query: AgreementsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgreementListDto> {
    return this.reads.answer(reply, query, 'agreements', (db) => listAgreements(db, query));
  }

  /** One agreement, and the teams that rest on it. */
  @Get('agreements/:agreement')
  agreement(
    @Param('agreement') agreement: string,
    @Query() query: AfterDto,
    @CallerOf() { scope }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.reads.answer(reply, query, 'agreements', (db) => agreementOf(db, agreement, scope));
  }

  @Get('outcomes')
  outcomes(
    @Query() query: OutcomesDto,
    @CallerOf() { scope: within }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.reads.answer(reply, query, 'outcomes', (db) => listOutcomes(db, { ...query, within }));
  }

  /** Teams, people, regions, cohorts and registry numbers; what fits best first. People by their names, and shown by them,
   * for those whose role may see them. */
  @Get('search')
  async search(
    @Query() query: SearchDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SearchAnswerDto> {
    const limit = mostHits(query.limit);
    const { found } = await this.reads.answer(reply, query, 'search', async (db) => ({
      found: await rankedSearch(db, query.q, limit, caller.scope),
    }));
    await this.reads.reach(query, 'people');
    return { items: await this.people.among(caller, query.q, found, limit) };
  }
}
