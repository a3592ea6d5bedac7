// Commands on a team beyond the straight way: tests, consultations, corrections, appeals, outcomes.
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  AnnulDefenseDto,
  CorrectAttendanceDto,
  CorrectRegistryEntryDto,
  CorrectTestDto,
  LodgeAppealDto,
  RemoveFromRegistryDto,
  ResolveAppealDto,
  TakeTestDto,
} from '#contract/bodies/corrections.dto';
import { ConsultationDto, OutcomeDto } from '#contract/bodies/membership.dto';
import { type Asking, AskingOf, Needs } from '../auth/caller.js';
import { Commander } from './commander.js';
import { AppealParams, TeamParams } from './team-params.js';

@ApiTags('teams')
@ApiBearerAuth()
@Controller('api/v1/cohorts/:cohort/teams/:team')
export class CorrectionsController {
  constructor(@Inject(Commander) private readonly commander: Commander) {}

  /** CorrectAttendance: the earlier record stays visible. */
  @Needs('attendance')
  @Post('attendance/correct')
  correctAttendance(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: CorrectAttendanceDto) {
    return this.#take(asking, 'CorrectAttendance', params);
  }

  /** TakeTest: the next attempt, of the team or of its members. */
  @Needs('attendance')
  @Post('tests')
  takeTest(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: TakeTestDto) {
    return this.#take(asking, 'TakeTest', params);
  }

  /** CorrectTest */
  @Needs('attendance')
  @Post('tests/correct')
  correctTest(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: CorrectTestDto) {
    return this.#take(asking, 'CorrectTest', params);
  }

  /** HoldConsultation: outside the plan. */
  @Needs('attendance')
  @Post('consultations')
  consult(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: ConsultationDto) {
    return this.#take(asking, 'HoldConsultation', params);
  }

  /** AnnulDefense: the round is repeated in another item. */
  @Needs('sitting')
  @Post('defense/annul')
  annul(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: AnnulDefenseDto) {
    return this.#take(asking, 'AnnulDefense', params);
  }

  /** LodgeAppeal: within the charter's window. */
  @Needs('team-documents')
  @Post('appeals')
  lodge(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() { appeal }: LodgeAppealDto) {
    return this.#take(asking, 'LodgeAppeal', { ...params, appeal: appeal ?? this.commander.keyOf(asking) });
  }

  /** ResolveAppeal: upheld opens one more round. */
  @Needs('program')
  @Post('appeals/:appeal/resolve')
  resolve(@AskingOf() asking: Asking, @Param() params: AppealParams, @Body() _: ResolveAppealDto) {
    return this.#take(asking, 'ResolveAppeal', params);
  }

  /** CorrectRegistryEntry: another order or number; the old number is never free again. */
  @Needs('program')
  @Post('registry/correct')
  correctEntry(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: CorrectRegistryEntryDto) {
    return this.#take(asking, 'CorrectRegistryEntry', params);
  }

  /** RemoveFromRegistry */
  @Needs('program')
  @Post('registry/remove')
  removeEntry(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: RemoveFromRegistryDto) {
    return this.#take(asking, 'RemoveFromRegistry', params);
  }

  /** RecordOutcome: what the program is for. */
  @Needs('program')
  @Post('outcomes')
  recordOutcome(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: OutcomeDto) {
    return this.#take(asking, 'RecordOutcome', params);
  }

  #take(asking: Asking, type: string, params: TeamParams | AppealParams) {
    return this.commander.take(asking, { category: 'team', type, params: { ...params } });
  }
}
