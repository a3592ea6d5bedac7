// Commands on tokens, and the scenario's clock.
import { Body, Controller, HttpCode, Inject, Optional, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { ClockDto, IssueTokenDto, RevokeTokenDto } from '#contract/bodies/people.dto';
import { Clock, ScenarioClock } from '#engine/clock';
import { Settling } from '#engine/settling';
import { type Asking, AskingOf, Needs } from '../auth/caller.js';
import { Issuer } from '../auth/issuer.js';
import { Refused } from '../problems/refused.js';
import { Commander } from './commander.js';

@ApiTags('administration')
@ApiBearerAuth()
@Needs('administration')
@Controller('api/v1/admin')
export class TokensController {
  constructor(
    @Inject(Commander) private readonly commander: Commander,
    @Inject(Issuer) private readonly issuer: Issuer,
    @Inject(Clock) private readonly clock: Clock,
    @Optional() @Inject(Settling) private readonly settling?: Settling,
  ) {}

  /** IssueToken: the answer holds the bearer, which is kept nowhere. */
  @Post('tokens')
  async issue(@AskingOf() asking: Asking, @Body() body: IssueTokenDto) {
    const key = this.commander.keyOf(asking);
    const token = body.token ?? key;
    const { bearer, hash } = await this.issuer.bearerOf(token, key);
    const data = { ...(asking.request.body as object), hash };
    const answer = await this.commander.take(asking, {
      category: 'token',
      type: 'IssueToken',
      params: { token },
      data,
    });
    return 'events' in answer ? { ...answer, bearer } : answer;
  }

  /** RevokeToken: from now on it opens nothing. */
  @Post('tokens/:token/revoke')
  revoke(@AskingOf() asking: Asking, @Param('token') token: string, @Body() _: RevokeTokenDto) {
    return this.commander.take(asking, { category: 'token', type: 'RevokeToken', params: { token } });
  }

  /** Moves the scenario's clock forward; an earlier time changes nothing. */
  @Post('clock')
  @HttpCode(200)
  async advance(@Body() { now, settle }: ClockDto) {
    if (!(this.clock instanceof ScenarioClock))
      throw new Refused('unknown', { facts: { kind: 'clock', id: 'scenario' } });
    const at = this.clock.advance(now);
    if (settle) await this.settling?.settle();
    return { now: at };
  }
}
