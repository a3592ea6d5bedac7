// Who am I, and what may I.
import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { MeDto } from '#contract/answers/me.dto';
import { areas, mayWorkOn } from '#domain/roles';
import { type Caller, CallerOf } from '../auth/caller.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('api/v1/me')
export class MeController {
  @Get()
  me(@CallerOf() { actor, scope, session }: Caller): MeDto {
    return { ...actor, scope, session: session ?? null, may: areas.filter((area) => mayWorkOn(actor.role, area)) };
  }
}
