// Commands on people. What is personal is sealed before anything else sees it.
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CorrectPersonDto, RegisterPersonDto } from '#contract/bodies/people.dto';
import { isKey } from '#contract/keys';
import { NotFound } from '#engine/failures';
import { KeyStore } from '#event-store/personal-data/key-store';
import { seal } from '#event-store/personal-data/sealing';
import { type Asking, AskingOf, Needs } from '../auth/caller.js';
import { Commander } from './commander.js';

type Personal = { readonly personal: object };

@ApiTags('people')
@ApiBearerAuth()
@Needs('program')
@Controller('api/v1/people')
export class PeopleController {
  constructor(
    @Inject(Commander) private readonly commander: Commander,
    @Inject(KeyStore) private readonly keys: KeyStore,
  ) {}

  /** RegisterPerson */
  @Post()
  async register(@AskingOf() asking: Asking, @Body() body: RegisterPersonDto) {
    const person = body.person ?? this.commander.keyOf(asking);
    const data = sealed(asking, await this.keys.obtain(person));
    return this.commander.take(asking, { category: 'person', type: 'RegisterPerson', params: { person }, data });
  }

  /** CorrectPerson */
  @Post(':person/correct')
  async correct(@AskingOf() asking: Asking, @Param('person') person: string, @Body() _: CorrectPersonDto) {
    const key = isKey(person) ? await this.keys.find(person) : undefined;
    if (!key) throw new NotFound('person', person);
    const data = sealed(asking, key);
    return this.commander.take(asking, { category: 'person', type: 'CorrectPerson', params: { person }, data });
  }
}

const sealed = ({ request }: Asking, key: Buffer): object => {
  const body = request.body as Personal;
  return { ...body, personal: seal(key, body.personal) };
};
