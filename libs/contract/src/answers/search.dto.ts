// What a search finds, the closest first.
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';

class FoundDto {
  /** As people call it. */
  title!: string;
}

export class FoundRegionDto extends FoundDto {
  @ApiProperty({ enum: ['region'] })
  kind!: 'region';
  region!: string;
}

export class FoundCohortDto extends FoundDto {
  @ApiProperty({ enum: ['cohort'] })
  kind!: 'cohort';
  cohort!: string;
}

export class FoundTeamDto extends FoundDto {
  @ApiProperty({ enum: ['team'] })
  kind!: 'team';
  cohort!: string;
  team!: string;
}

export class FoundEntryDto extends FoundDto {
  @ApiProperty({ enum: ['registry-entry'] })
  kind!: 'registry-entry';
  registry!: string;

  /** As it is now; it may have been found by an earlier one. */
  number!: string;
  cohort!: string;
  team!: string;
}

export class FoundPersonDto extends FoundDto {
  @ApiProperty({ enum: ['person'] })
  kind!: 'person';
  person!: string;
}

export type FoundOne = FoundRegionDto | FoundCohortDto | FoundTeamDto | FoundEntryDto | FoundPersonDto;
const kinds = [FoundRegionDto, FoundCohortDto, FoundTeamDto, FoundEntryDto, FoundPersonDto];

@ApiExtraModels(...kinds)
export class SearchAnswerDto {
  @ApiProperty({ type: 'array', items: { oneOf: kinds.map((kind) => ({ $ref: getSchemaPath(kind) })) } })
  items!: readonly FoundOne[];
}
