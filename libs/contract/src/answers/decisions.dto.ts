// The decision log: what was decided, refusals included, with what it stood on.
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { type People, people } from './people.js';

const anything = { type: 'object', additionalProperties: true } as const;

export class ActorDto {
  /** Its id, never what opens it. */
  token!: string;
  role!: string;
  person?: string;
  onBehalfOf?: string;
}

export class DecidedEventDto {
  type!: string;
  revision!: string;

  @ApiProperty(anything)
  data!: unknown;
}

export class BasisDto {
  stream!: string;

  /** Null: the stream had no event yet. */
  revision!: string | null;

  /** The place of the log up to which it was read, where it was read by place. */
  upTo?: string;
}

export class ResolvableBasisDto extends BasisDto {
  /** Where to ask for the decision that made the stream so. */
  href!: string | null;
}

export class RuleDto {
  id!: string;
  edition!: string;

  /** Of its canonical JSON. */
  sha256!: string;
}

class DecidedDto {
  decision!: string;

  /** Of its first event: the order of the log. */
  position!: string;
  command!: string;

  /** The token's id. */
  actor!: string;
  role!: string;
  actedAs!: ActorDto;
  decidedAt!: string;

  /** When it was true, where the events or the command say so. */
  occurredAt!: string | null;
  stream!: string;

  /** Empty for what is of no cohort, of no team. */
  cohort!: string;
  team!: string;

  @ApiProperty(anything)
  params!: object;

  /** The refusal's code; null where it was not refused. */
  refused!: string | null;

  @ApiProperty({ ...anything, nullable: true })
  facts!: object | null;

  @ApiProperty({ type: [DecidedEventDto] })
  events!: readonly DecidedEventDto[];

  /** Events that the decision is to have. */
  count!: number;
}

const rules = { type: 'object', additionalProperties: { $ref: getSchemaPath(RuleDto) } } as const;

@ApiExtraModels(RuleDto)
export class DecisionDto extends DecidedDto {
  @ApiProperty({ type: [BasisDto] })
  basis!: readonly BasisDto[];

  @ApiProperty(rules)
  rules!: Readonly<Record<string, RuleDto>>;

  build!: string;
  correlation!: string | null;
  causation!: string | null;
}

export class DecisionsPageDto {
  @ApiProperty({ type: [DecisionDto] })
  items!: readonly DecisionDto[];
  next!: string | null;

  /** By person, for those who may see names. */
  @ApiProperty(people)
  people!: People;
}

export class GivenCommandDto {
  type!: string;

  @ApiProperty(anything)
  params!: object;

  @ApiProperty(anything)
  data!: object;
  now!: string;
}

/** As it stands with the first event of the decision. */
@ApiExtraModels(RuleDto)
export class ReceiptDto {
  command?: GivenCommandDto;
  commandType!: string;
  fingerprint!: string;
  now!: string;

  @ApiProperty(rules)
  rules!: Readonly<Record<string, RuleDto>>;

  build!: string;

  /** The edition of the deciders that decided it. */
  deciders?: string;
  $correlationId?: string;
  $causationId?: string;
}

export class DecisionWithReceiptDto extends DecidedDto {
  receipt!: ReceiptDto;

  @ApiProperty({ type: [ResolvableBasisDto] })
  basis!: readonly ResolvableBasisDto[];

  @ApiProperty(people)
  people!: People;
}

export class LiveDecisionsDto {
  /** In the order in which they came to be seen. */
  @ApiProperty({ type: [DecidedDto] })
  decisions!: readonly DecidedDto[];
}

export class DeciderDto {
  /** The token's id. */
  actor!: string;

  /** Who or what it is for; null for the system itself, and where the caller is bound to cohorts or regions. */
  title!: string | null;
}

export class DecidersPageDto {
  @ApiProperty({ type: [DeciderDto] })
  items!: readonly DeciderDto[];

  next!: string | null;
}
