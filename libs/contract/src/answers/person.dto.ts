// One person: who they are, for those who may see it, and where they take part.
import { ApiProperty } from '@nestjs/swagger';
import type { CommissionRole, MemberCategory } from '#domain/charter/charter';
import { TextDto } from '../bodies/body.dto.js';

export class MembershipDto {
  cohort!: string;
  team!: string;

  /** Of the team. */
  name!: string;

  @ApiProperty({ type: String })
  category!: MemberCategory;

  region!: string;
  organization?: string;
  from!: string;

  /** Null for one who is there now. */
  until!: string | null;
}

export class SeatInCommissionDto {
  commission!: string;
  title!: TextDto;

  @ApiProperty({ type: String })
  role!: CommissionRole;
}

export class PersonDto {
  person!: string;

  /** `name`, `post`, `email`, `phone`; null where the key is gone. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  personal!: Readonly<Record<string, string>> | null;

  @ApiProperty({ type: [MembershipDto] })
  teams!: readonly MembershipDto[];

  @ApiProperty({ type: [SeatInCommissionDto] })
  commissions!: readonly SeatInCommissionDto[];
}
