// Commands on a team: attendance, pre-defense, defense, registry.
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  AcceptRemarkDto,
  AnswerRemarkDto,
  AttendanceDto,
  DefendDto,
  EnterRegistryDto,
  ExtendReworkDto,
  FileApplicationDto,
  PreDefendDto,
  ReopenRemarkDto,
  ReturnApplicationDto,
  ReviseProjectDto,
} from '#contract/bodies/teams.dto';
import type { Cohort } from '#domain/cohort/cohort.state';
import { States } from '#engine/states';
import { type Asking, AskingOf, Needs } from '../auth/caller.js';
import { Commander } from './commander.js';
import { RemarkParams, TeamParams } from './team-params.js';

@ApiTags('teams')
@ApiBearerAuth()
@Controller('api/v1/cohorts/:cohort/teams/:team')
export class TeamsController {
  constructor(
    @Inject(Commander) private readonly commander: Commander,
    @Inject(States) private readonly states: States,
  ) {}

  /** AttendWebinar or AttendSession, by the session's kind. */
  @Needs('attendance')
  @Post('attendance')
  async attend(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() { session }: AttendanceDto) {
    const type = (await this.#isWebinar(params.cohort, session)) ? 'AttendWebinar' : 'AttendSession';
    return this.#take(asking, type, params);
  }

  /** ReviseProject: another kind or title of what the team defends. */
  @Needs('team-documents')
  @Post('project')
  reviseProject(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: ReviseProjectDto) {
    return this.#take(asking, 'ReviseProject', params);
  }

  /** PreDefend: the commission's verdict on a closed item, with its remarks. */
  @Needs('sitting')
  @Post('pre-defense')
  preDefend(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: PreDefendDto) {
    return this.#take(asking, 'PreDefend', params);
  }

  /** AnswerRemark */
  @Needs('team-documents')
  @Post('remarks/:remark/answer')
  answer(@AskingOf() asking: Asking, @Param() params: RemarkParams, @Body() _: AnswerRemarkDto) {
    return this.#take(asking, 'AnswerRemark', params);
  }

  /** AcceptRemark: by its author or the chair. */
  @Needs('own-sitting-part')
  @Post('remarks/:remark/accept')
  accept(@AskingOf() asking: Asking, @Param() params: RemarkParams, @Body() { by }: AcceptRemarkDto) {
    return this.commander.takeFor(asking, by, { category: 'team', type: 'AcceptRemark', params: { ...params } });
  }

  /** ReopenRemark: by its author or the chair. */
  @Needs('own-sitting-part')
  @Post('remarks/:remark/reopen')
  reopen(@AskingOf() asking: Asking, @Param() params: RemarkParams, @Body() { by }: ReopenRemarkDto) {
    return this.commander.takeFor(asking, by, { category: 'team', type: 'ReopenRemark', params: { ...params } });
  }

  /** ExtendRework: more time for the remarks. */
  @Needs('sitting')
  @Post('rework/extend')
  extend(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: ExtendReworkDto) {
    return this.#take(asking, 'ExtendRework', params);
  }

  /** Defend: the verdict by the sheets of a closed item. */
  @Needs('sitting')
  @Post('defense')
  defend(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: DefendDto) {
    return this.#take(asking, 'Defend', params);
  }

  /** FileApplication: the documents for the registry. */
  @Needs('team-documents')
  @Post('application')
  fileApplication(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: FileApplicationDto) {
    return this.#take(asking, 'FileApplication', params);
  }

  /** ReturnApplication */
  @Needs('program')
  @Post('application/return')
  returnApplication(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: ReturnApplicationDto) {
    return this.#take(asking, 'ReturnApplication', params);
  }

  /** EnterRegistry: the entry under a number that nobody else holds. */
  @Needs('program')
  @Post('registry')
  enterRegistry(@AskingOf() asking: Asking, @Param() params: TeamParams, @Body() _: EnterRegistryDto) {
    return this.#take(asking, 'EnterRegistry', params);
  }

  #take(asking: Asking, type: string, params: TeamParams) {
    return this.commander.take(asking, { category: 'team', type, params: { ...params } });
  }

  /** One that another process has scheduled a moment ago is looked for in the log itself. */
  async #isWebinar(cohort: string, session: string): Promise<boolean> {
    const known = await this.#session(cohort, session, !this.states.caughtUp);
    return (known ?? (await this.#session(cohort, session, true)))?.kind === 'webinar';
  }

  async #session(cohort: string, session: string, toHead: boolean) {
    const { sessions } = (await this.states.load(`cohort-${cohort}`, toHead)).state as Cohort;
    return Object.hasOwn(sessions, session) ? sessions[session] : undefined;
  }
}
