// Commands on agreements between regions.
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { EndAgreementDto, SignAgreementDto } from '#contract/bodies/membership.dto';
import { type Asking, AskingOf, Needs } from '../auth/caller.js';
import { Commander } from './commander.js';

@ApiTags('agreements')
@ApiBearerAuth()
@Needs('program')
@Controller('api/v1/agreements')
export class AgreementsController {
  constructor(@Inject(Commander) private readonly commander: Commander) {}

  /** SignAgreement */
  @Post()
  sign(@AskingOf() asking: Asking, @Body() body: SignAgreementDto) {
    const agreement = body.agreement ?? this.commander.keyOf(asking);
    return this.commander.take(asking, { category: 'agreement', type: 'SignAgreement', params: { agreement } });
  }

  /** EndAgreement: teams that rest on it are flagged, not undone. */
  @Post(':agreement/end')
  end(@AskingOf() asking: Asking, @Param('agreement') agreement: string, @Body() _: EndAgreementDto) {
    return this.commander.take(asking, { category: 'agreement', type: 'EndAgreement', params: { agreement } });
  }
}
