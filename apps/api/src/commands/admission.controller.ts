// Commands on a team's place in its cohort: seats, members, regions.
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { EmptyDto } from '#contract/bodies/body.dto';
import { CorrectEnrollmentDto, ReinstateTeamDto } from '#contract/bodies/corrections.dto';
import {
  AddMemberDto,
  JoinRegionDto,
  LeaveRegionDto,
  MoveLeadDto,
  RemoveMemberDto,
  ReplaceMemberDto,
  WithdrawTeamDto,
} from '#contract/bodies/membership.dto';
import { type Asking, AskingOf, Needs } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { Commander } from './commander.js';
import { TeamParams } from './team-params.js';

@ApiTags('admission')
@ApiBearerAuth()
@Needs('program')
@Controller('api/v1/cohorts/:cohort/teams/:team')
export class AdmissionController {
  constructor(@Inject(Commander) private readonly commander: Commander) {}

  /** AcceptSeat: takes the seat on offer. */
  @Post('accept-seat')
  acceptSeat(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: EmptyDto) {
    return this.#take(asking, 'AcceptSeat', params);
  }

  /** DeclineSeat: leaves the seat to the next in line. */
  @Post('decline-seat')
  declineSeat(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: EmptyDto) {
    return this.#take(asking, 'DeclineSeat', params);
  }

  /** WithdrawTeam: its seat goes to the next in line. */
  @Post('withdraw')
  withdraw(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: WithdrawTeamDto) {
    return this.#take(asking, 'WithdrawTeam', params);
  }

  /** ReinstateTeam: as if it had never withdrawn. */
  @Post('reinstate')
  reinstate(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: ReinstateTeamDto) {
    return this.#take(asking, 'ReinstateTeam', params);
  }

  /** CorrectEnrollment: the composition as it should have been from the beginning. */
  @Post('enrollment/correct')
  correctEnrollment(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() body: CorrectEnrollmentDto) {
    if (!body.regions.includes(body.leadRegion))
      throw new Refused('malformed', { errors: [{ path: '/leadRegion', message: 'must be one of the regions' }] });
    return this.#take(asking, 'CorrectEnrollment', params);
  }

  /** AddMember */
  @Post('members')
  addMember(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: AddMemberDto) {
    return this.#take(asking, 'AddMember', params);
  }

  /** RemoveMember: what they attended stays theirs. */
  @Post('members/remove')
  removeMember(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: RemoveMemberDto) {
    return this.#take(asking, 'RemoveMember', params);
  }

  /** ReplaceMember: the successor starts with nothing. */
  @Post('members/replace')
  replaceMember(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: ReplaceMemberDto) {
    return this.#take(asking, 'ReplaceMember', params);
  }

  /** JoinRegion */
  @Post('regions/join')
  joinRegion(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: JoinRegionDto) {
    return this.#take(asking, 'JoinRegion', params);
  }

  /** LeaveRegion */
  @Post('regions/leave')
  leaveRegion(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: LeaveRegionDto) {
    return this.#take(asking, 'LeaveRegion', params);
  }

  /** MoveLead: another region of the team leads it. */
  @Post('lead-region')
  moveLead(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: MoveLeadDto) {
    return this.#take(asking, 'MoveLead', params);
  }

  #take(asking: Asking, type: string, params: TeamParams) {
    return this.commander.take(asking, { category: 'cohort', type, params: { ...params } });
  }
}
