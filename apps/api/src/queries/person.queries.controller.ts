// One person, and where they take part.
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PersonDto } from '#contract/answers/person.dto';
import { own } from '#domain/own';
import { membershipsOf } from '#projections/case-file/memberships.query';
import { commissionsWith } from '#projections/commissions/commissions.query';
import { peopleOf } from '#projections/people/people.query';
import { isBound } from '#projections/within';
import { type Caller, CallerOf, Needs } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { Names } from './names.js';
import { AfterDto } from './query.dto.js';
import { Reads } from './reads.js';

@ApiTags('people')
@ApiBearerAuth()
@Needs('personal-data')
@Controller('api/v1/people')
export class PersonQueriesController {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Names) private readonly names: Names,
  ) {}

  /** Who it is, the teams that they are or were in, and the commissions that they sit in. A bound token knows those of its
   * teams alone. */
  @Get(':person')
  async one(
    @Param('person') person: string,
    @Query() query: AfterDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonDto> {
    await Promise.all([this.reads.reach(query, 'case_file'), this.reads.reach(query, 'commissions')]);
    const { sealed, teams, rosters } = await this.reads.answer(reply, query, 'people', async (db) => ({
      sealed: await peopleOf(db, [person]),
      teams: await membershipsOf(db, person, caller.scope),
      rosters: isBound(caller.scope) ? [] : await commissionsWith(db, person),
    }));
    if (!sealed.length || (isBound(caller.scope) && !teams.length)) throw new Refused('unknown');
    const shown = await this.names.show(caller, sealed);
    const commissions = rosters.flatMap(({ commission, title, roster }) =>
      roster.filter((each) => each.person === person).map(({ role }) => ({ commission, title, role })),
    );
    return { person, personal: own(shown, person) ?? null, teams, commissions };
  }
}
