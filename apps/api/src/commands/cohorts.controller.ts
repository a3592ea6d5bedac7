// Commands on cohorts: opening, sessions, seats.
import { Body, Controller, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { AmendTargetsDto, CloseCohortDto, MigrateCohortDto } from '#contract/bodies/membership.dto';
import {
  CancelSessionDto,
  EnrollTeamDto,
  OpenCohortDto,
  RescheduleSessionDto,
  ScheduleSessionDto,
  SetCapacityDto,
} from '#contract/bodies/programs.dto';
import { MigrationPreview } from '#engine/migration-preview';
import { type Asking, AskingOf, Needs } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { Commander } from './commander.js';
import { DryRunDto } from './dry-run.dto.js';

@ApiTags('cohorts')
@ApiBearerAuth()
@Needs('program')
@Controller('api/v1/cohorts')
export class CohortsController {
  constructor(
    @Inject(Commander) private readonly commander: Commander,
    @Inject(MigrationPreview) private readonly migrationPreview: MigrationPreview,
  ) {}

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

  /** AmendTargetRegions: whom the cohort is for, from now on. */
  @Post(':cohort/targets')
  amendTargets(@AskingOf() asking: Asking, @Param('cohort') cohort: string, @Body() _: AmendTargetsDto) {
    return this.commander.take(asking, { category: 'cohort', type: 'AmendTargetRegions', params: { cohort } });
  }

  /** MigrateCohort: goes on under another version of the charter. `?dryRun` only tells each team's stages before and after. */
  @Post(':cohort/migrate')
  async migrate(
    @AskingOf() asking: Asking,
    @Param('cohort') cohort: string,
    @Body() { version, stages = {} }: MigrateCohortDto,
    @Query() { dryRun }: DryRunDto,
  ) {
    if (dryRun) {
      asking.reply.status(200);
      return { dryRun: true, teams: await this.migrationPreview.of(cohort, version, stages) };
    }
    return this.commander.take(asking, { category: 'cohort', type: 'MigrateCohort', params: { cohort } });
  }

  /** CloseCohort: teams that are undecided need a confirmation with a reason. */
  @Post(':cohort/close')
  close(@AskingOf() asking: Asking, @Param('cohort') cohort: string, @Body() _: CloseCohortDto) {
    return this.commander.take(asking, { category: 'cohort', type: 'CloseCohort', params: { cohort } });
  }
}

function endsAfterItStarts({ startsAt, endsAt }: { startsAt: string; endsAt: string }): void {
  if (Date.parse(endsAt) > Date.parse(startsAt)) return;
  throw new Refused('malformed', { errors: [{ path: '/endsAt', message: 'must come after startsAt' }] });
}

function withinOwnRegions({ caller }: Asking, leadRegion: string): void {
  if (caller.scope.regions && !caller.scope.regions.includes(leadRegion)) throw new Refused('forbidden');
}
