// Commissions as they are, and how they came to be so.
import { ApiProperty } from '@nestjs/swagger';
import { TextDto } from '../bodies/body.dto.js';
import { type People, people } from './people.js';
import { RosterMemberDto } from './sittings.dto.js';

export class AmendmentDto {
  at!: string;
  reason!: string;

  /** The roster that it replaced. */
  @ApiProperty({ type: [RosterMemberDto] })
  before!: readonly RosterMemberDto[];
}

export class CommissionDto {
  commission!: string;
  title!: TextDto;

  @ApiProperty({ type: [RosterMemberDto] })
  roster!: readonly RosterMemberDto[];

  @ApiProperty({ type: [AmendmentDto] })
  amendments!: readonly AmendmentDto[];
  appointedAt!: string;
}

export class NamedCommissionDto extends CommissionDto {
  @ApiProperty(people)
  people!: People;
}

export class CommissionsPageDto {
  @ApiProperty({ type: [CommissionDto] })
  items!: readonly CommissionDto[];
  next!: string | null;

  @ApiProperty(people)
  people!: People;
}
