// Commands on programs: their charters.
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CharterDto } from '#contract/bodies/programs.dto';
import { type Asking, AskingOf, Needs } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { Commander } from './commander.js';
import { sound } from './sound-charter.js';

@ApiTags('programs')
@ApiBearerAuth()
@Needs('program')
@Controller('api/v1/programs')
export class ProgramsController {
  constructor(@Inject(Commander) private readonly commander: Commander) {}

  /** CharterProgram: a new program by its charter, as JSON or as YAML. */
  @Post()
  charter(@AskingOf() asking: Asking, @Body() { charter }: CharterDto) {
    const { program } = sound(asking, charter);
    return this.commander.take(asking, { category: 'program', type: 'CharterProgram', params: { program } });
  }

  /** ReviseCharter: another version of a program's charter. */
  @Post(':program/charters')
  revise(@AskingOf() asking: Asking, @Param('program') program: string, @Body() { charter }: CharterDto) {
    const checked = sound(asking, charter);
    if (checked.program !== program)
      throw new Refused('malformed', { errors: [{ path: '/charter/program', message: `must be ${program}` }] });
    return this.commander.take(asking, { category: 'program', type: 'ReviseCharter', params: { program } });
  }
}
