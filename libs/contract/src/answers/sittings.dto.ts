// Sittings of commissions: the minutes of one, and how its open items stand.
import { ApiProperty } from '@nestjs/swagger';
import type { CommissionRole } from '#domain/charter/charter';
import { type People, people } from './people.js';
import { AsOfDto } from './region-progress.dto.js';

const scores = { type: 'object', additionalProperties: { type: 'number' } } as const;
const roles = ['chair', 'deputy', 'secretary', 'member', 'expert'] as const;

export class SittingSummaryDto {
  sitting!: string;
  commission!: string;
  startsAt!: string;

  /** On the agenda. */
  items!: number;

  /** Neither closed nor withdrawn. */
  openItems!: number;

  /** Its number; null until it is signed. */
  protocol!: string | null;
}

export class SittingsPageDto {
  @ApiProperty({ type: [SittingSummaryDto] })
  items!: readonly SittingSummaryDto[];
  next!: string | null;
}

export class RosterMemberDto {
  person!: string;

  @ApiProperty({ enum: roles })
  role!: CommissionRole;

  /** The region that the person stands for. */
  region?: string;
  organization?: string;
}

export class MovementDto {
  person!: string;

  @ApiProperty({ enum: ['in', 'out'] })
  moved!: 'in' | 'out';
  at!: string;
}

export class SaidConflictDto {
  person!: string;
  reason!: string;
  at!: string;
}

export class SaidRecusalDto extends SaidConflictDto {
  @ApiProperty({ enum: ['self', 'chair'] })
  by!: 'self' | 'chair';
}

export class DissentDto {
  person!: string;
  text!: string;
  at!: string;
}

export class SheetDto {
  person!: string;

  /** In hundredths, by criterion. */
  @ApiProperty(scores)
  scores!: Readonly<Record<string, number>>;
}

export class QuorumCountDto {
  present!: number;
  of!: number;
}

/** What was frozen when the item was closed. */
export class ClosedItemDto {
  @ApiProperty({ type: [String] })
  present!: readonly string[];

  @ApiProperty({ type: [String] })
  inConflict!: readonly string[];

  @ApiProperty({ type: [String] })
  recused!: readonly string[];

  @ApiProperty({ type: [String] })
  abstained!: readonly string[];

  @ApiProperty({ type: [SheetDto] })
  sheets!: readonly SheetDto[];
  quorum!: QuorumCountDto;
  occurredAt!: string;
}

export class WithdrawnItemDto {
  reason!: string;
  at!: string;
}

export class ItemMinutesDto {
  item!: string;
  cohort!: string;
  team!: string;
  stage!: string;
  round!: number;

  @ApiProperty({ enum: ['open', 'closed', 'withdrawn'] })
  status!: 'open' | 'closed' | 'withdrawn';

  @ApiProperty({ type: [SaidConflictDto] })
  conflicts!: readonly SaidConflictDto[];

  @ApiProperty({ type: [SaidRecusalDto] })
  recusals!: readonly SaidRecusalDto[];

  @ApiProperty({ type: [String] })
  abstentions!: readonly string[];

  /** By person, as last submitted: criterion to score in hundredths. */
  @ApiProperty({ type: 'object', additionalProperties: scores })
  scores!: Readonly<Record<string, Readonly<Record<string, number>>>>;
  closed!: ClosedItemDto | null;
  withdrawn!: WithdrawnItemDto | null;

  @ApiProperty({ type: [DissentDto] })
  dissents!: readonly DissentDto[];
}

export class ProtocolDto {
  number!: string;
  at!: string;
}

export class SittingDto {
  sitting!: string;
  commission!: string;
  startsAt!: string;
  openItems!: number;

  /** The commission as it was when the sitting was opened. */
  @ApiProperty({ type: [RosterMemberDto] })
  roster!: readonly RosterMemberDto[];

  /** Who is in the room, in the order of arrival. */
  @ApiProperty({ type: [String] })
  present!: readonly string[];

  @ApiProperty({ type: [MovementDto] })
  movements!: readonly MovementDto[];

  /** In the order of the agenda. */
  @ApiProperty({ type: [ItemMinutesDto] })
  items!: readonly ItemMinutesDto[];
  protocol!: ProtocolDto | null;

  /** Only of the past. */
  position?: string;
  asOf?: AsOfDto;
  trueFor?: string | null;
  isPast?: boolean;

  @ApiProperty(people)
  people!: People;
}
