// Commands on cohorts: opening, sessions, seats.
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { EmptyDto } from '#contract/bodies/body.dto';
import {
  CancelSessionDto,
  EnrollTeamDto,
  OpenCohortDto,
  RescheduleSessionDto,
  ScheduleSessionDto,
  SetCapacityDto,
} from '#contract/bodies/programs.dto';
import { type Asking, AskingOf, Needs } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { Commander } from './commander.js';

@ApiTags('cohorts')
@ApiBearerAuth()
@Needs('program')
@Controller('api/v1/cohorts')
export class CohortsController {
  constructor(@Inject(Commander) private readonly commander: Commander) {}

  /** OpenCohort: one run of a program, its target regions frozen. */
  @Post()
  open(@AskingOf() asking: Asking, @Body() body: OpenCohortDto) {
    const cohort = body.cohort ?? this.commander.keyOf(asking);
    const { cohorts } = asking.caller.scope;
    if (cohorts && !cohorts.includes(cohort)) throw new Refused('forbidden');
    return this.commander.take(asking, { category: 'cohort', type: 'OpenCohort', params: { cohort } });
  }

  /** SetCapacity: more or fewer seats; the waiting list moves up. */
  @Post(':cohort/capacity')
  setCapacity(@AskingOf() asking: Asking, @Param('cohort') cohort: string, @Body() _: SetCapacityDto) {
    return this.commander.take(asking, { category: 'cohort', type: 'SetCapacity', params: { cohort } });
  }

  /** ScheduleSession: dates a session that the charter plans, or adds one. */
  @Post(':cohort/sessions')
  schedule(@AskingOf() asking: Asking, @Param('cohort') cohort: string, @Body() body: ScheduleSessionDto) {
    endsAfterItStarts(body);
    const session = body.session ?? this.commander.keyOf(asking);
    return this.commander.take(asking, { category: 'cohort', type: 'ScheduleSession', params: { cohort, session } });
  }

  /** RescheduleSession */
  @Post(':cohort/sessions/:session/reschedule')
  reschedule(
    @AskingOf() asking: Asking,
    @Param('cohort') cohort: string,
    @Param('session') session: string,
    @Body() body: RescheduleSessionDto,
  ) {
    endsAfterItStarts(body);
    return this.commander.take(asking, { category: 'cohort', type: 'RescheduleSession', params: { cohort, session } });
  }

  /** CancelSession */
  @Post(':cohort/sessions/:session/cancel')
  cancel(
    @AskingOf() asking: Asking,
    @Param('cohort') cohort: string,
    @Param('session') session: string,
    @Body() _: CancelSessionDto,
  ) {
    return this.commander.take(asking, { category: 'cohort', type: 'CancelSession', params: { cohort, session } });
  }

  /** EnrollTeam: a seat, or a place on the waiting list. */
  @Post(':cohort/teams')
  enroll(@AskingOf() asking: Asking, @Param('cohort') cohort: string, @Body() body: EnrollTeamDto) {
    if (!body.regions.includes(body.leadRegion))
      throw new Refused('malformed', { errors: [{ path: '/leadRegion', message: 'must be one of the regions' }] });
    withinOwnRegions(asking, body.leadRegion);
    const team = body.team ?? this.commander.keyOf(asking);
    return this.commander.take(asking, { category: 'cohort', type: 'EnrollTeam', params: { cohort, team } });
  }

  /** AcceptSeat: takes the seat on offer. */
  @Post(':cohort/teams/:team/accept-seat')
  acceptSeat(
    @AskingOf() asking: Asking,
    @Param('cohort') cohort: string,
    @Param('team') team: string,
    @Body() _: EmptyDto,
  ) {
    return this.commander.take(asking, { category: 'cohort', type: 'AcceptSeat', params: { cohort, team } });
  }

  /** DeclineSeat: leaves the seat to the next in line. */
  @Post(':cohort/teams/:team/decline-seat')
  declineSeat(
    @AskingOf() asking: Asking,
    @Param('cohort') cohort: string,
    @Param('team') team: string,
    @Body() _: EmptyDto,
  ) {
    return this.commander.take(asking, { category: 'cohort', type: 'DeclineSeat', params: { cohort, team } });
  }
}

function endsAfterItStarts({ startsAt, endsAt }: { startsAt: string; endsAt: string }): void {
  if (Date.parse(endsAt) > Date.parse(startsAt)) return;
  throw new Refused('malformed', { errors: [{ path: '/endsAt', message: 'must come after startsAt' }] });
}

function withinOwnRegions({ caller }: Asking, leadRegion: string): void {
  if (caller.scope.regions && !caller.scope.regions.includes(leadRegion)) throw new Refused('forbidden');
}
