// Commands on commissions and sittings.
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  AbstainDto,
  AmendCommissionDto,
  AppointCommissionDto,
  CloseItemDto,
  CommissionerAtSittingDto,
  DeclareConflictDto,
  FileDissentDto,
  OpenSittingDto,
  RecuseDto,
  SignProtocolDto,
  SubmitScoresDto,
  WithdrawItemDto,
} from '#contract/bodies/commissions.dto';
import { type Asking, AskingOf, Needs } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { Commander } from './commander.js';

@ApiTags('commissions')
@ApiBearerAuth()
@Needs('sitting')
@Controller('api/v1/commissions')
export class CommissionsController {
  constructor(@Inject(Commander) private readonly commander: Commander) {}

  /** AppointCommission */
  @Post()
  appoint(@AskingOf() asking: Asking, @Body() body: AppointCommissionDto) {
    const commission = body.commission ?? this.commander.keyOf(asking);
    return this.commander.take(asking, { category: 'commission', type: 'AppointCommission', params: { commission } });
  }

  /** AmendCommission */
  @Post(':commission/amend')
  amend(@AskingOf() asking: Asking, @Param('commission') commission: string, @Body() _: AmendCommissionDto) {
    return this.commander.take(asking, { category: 'commission', type: 'AmendCommission', params: { commission } });
  }
}

@ApiTags('sittings')
@ApiBearerAuth()
@Needs('sitting')
@Controller('api/v1/sittings')
export class SittingsController {
  constructor(@Inject(Commander) private readonly commander: Commander) {}

  /** OpenSitting: the commission as it is, and an agenda of teams. */
  @Post()
  open(@AskingOf() asking: Asking, @Body() body: OpenSittingDto) {
    const { cohorts } = asking.caller.scope;
    if (cohorts && body.agenda.some(({ cohort }) => !cohorts.includes(cohort))) throw new Refused('forbidden');
    return this.#take(asking, 'OpenSitting', { sitting: body.sitting ?? this.commander.keyOf(asking) });
  }

  /** ArriveAtSitting */
  @Post(':sitting/arrivals')
  arrive(@AskingOf() asking: Asking, @Param('sitting') sitting: string, @Body() _: CommissionerAtSittingDto) {
    return this.#take(asking, 'ArriveAtSitting', { sitting });
  }

  /** LeaveSitting */
  @Post(':sitting/departures')
  leave(@AskingOf() asking: Asking, @Param('sitting') sitting: string, @Body() _: CommissionerAtSittingDto) {
    return this.#take(asking, 'LeaveSitting', { sitting });
  }

  /** DeclareConflict */
  @Needs('own-sitting-part')
  @Post(':sitting/conflicts')
  declareConflict(
    @AskingOf() asking: Asking,
    @Param('sitting') sitting: string,
    @Body() { person }: DeclareConflictDto,
  ) {
    return this.#takeFor(asking, person, 'DeclareConflict', sitting);
  }

  /** Recuse: by oneself or by the chair. */
  @Needs('own-sitting-part')
  @Post(':sitting/recusals')
  recuse(@AskingOf() asking: Asking, @Param('sitting') sitting: string, @Body() { person }: RecuseDto) {
    return this.#takeFor(asking, person, 'Recuse', sitting);
  }

  /** Abstain */
  @Needs('own-sitting-part')
  @Post(':sitting/abstentions')
  abstain(@AskingOf() asking: Asking, @Param('sitting') sitting: string, @Body() { person }: AbstainDto) {
    return this.#takeFor(asking, person, 'Abstain', sitting);
  }

  /** SubmitScores */
  @Needs('own-sitting-part')
  @Post(':sitting/scores')
  submitScores(@AskingOf() asking: Asking, @Param('sitting') sitting: string, @Body() { person }: SubmitScoresDto) {
    return this.#takeFor(asking, person, 'SubmitScores', sitting);
  }

  /** CloseItem: freezes who was there and what they gave. */
  @Post(':sitting/items/:item/close')
  close(
    @AskingOf() asking: Asking,
    @Param('sitting') sitting: string,
    @Param('item') item: string,
    @Body() _: CloseItemDto,
  ) {
    return this.#take(asking, 'CloseItem', { sitting, item });
  }

  /** WithdrawItem */
  @Post(':sitting/items/:item/withdraw')
  withdraw(
    @AskingOf() asking: Asking,
    @Param('sitting') sitting: string,
    @Param('item') item: string,
    @Body() _: WithdrawItemDto,
  ) {
    return this.#take(asking, 'WithdrawItem', { sitting, item });
  }

  /** FileDissent */
  @Needs('own-sitting-part')
  @Post(':sitting/dissents')
  dissent(@AskingOf() asking: Asking, @Param('sitting') sitting: string, @Body() { person }: FileDissentDto) {
    return this.#takeFor(asking, person, 'FileDissent', sitting);
  }

  /** SignProtocol: after it nothing at the sitting changes. */
  @Post(':sitting/protocol')
  sign(@AskingOf() asking: Asking, @Param('sitting') sitting: string, @Body() _: SignProtocolDto) {
    return this.#take(asking, 'SignProtocol', { sitting });
  }

  #take(asking: Asking, type: string, params: { sitting: string; item?: string }) {
    return this.commander.take(asking, { category: 'sitting', type, params });
  }

  #takeFor(asking: Asking, person: string, type: string, sitting: string) {
    return this.commander.takeFor(asking, person, { category: 'sitting', type, params: { sitting } });
  }
}
