// How the open items of a sitting stand: what closing each would find.
import { ApiProperty } from '@nestjs/swagger';
import { TextDto } from '../bodies/body.dto.js';
import { QuorumCountDto } from './sittings.dto.js';

export class VoterOutlookDto {
  person!: string;

  /** Why they may not decide on this team. */
  @ApiProperty({ enum: ['conflict-by-rule', 'conflict-declared', 'recused'], nullable: true, type: String })
  barred!: 'conflict-by-rule' | 'conflict-declared' | 'recused' | null;
  isPresent!: boolean;

  @ApiProperty({ enum: ['scores', 'abstained'], nullable: true, type: String })
  said!: 'scores' | 'abstained' | null;
}

export class HeardStageDto {
  id!: string;

  @ApiProperty({ enum: ['pre-defense', 'defense'] })
  kind!: 'pre-defense' | 'defense';
  title!: TextDto;
}

export class ShareDto {
  numerator!: number;
  denominator!: number;
}

export class QuorumRuleDto {
  share!: ShareDto;

  /** Present must exceed the share rather than reach it. */
  strict!: boolean;

  @ApiProperty({ enum: ['voters', 'entitled'] })
  of!: 'voters' | 'entitled';
}

export class QuorumOutlookDto extends QuorumCountDto {
  /** The fewest with whom it is met. */
  needed!: number;
  met!: boolean;

  /** Whether it would be met if everyone entitled came. */
  reachable!: boolean;
}

export class CriterionDto {
  id!: string;
  title!: TextDto;
  weight!: number;

  /** Least and greatest score, in hundredths. */
  min!: number;
  max!: number;
}

export class ItemOutlookDto {
  item!: string;
  stage!: HeardStageDto;
  rule!: QuorumRuleDto;

  @ApiProperty({ type: [VoterOutlookDto] })
  voters!: readonly VoterOutlookDto[];
  quorum!: QuorumOutlookDto;

  /** What is scored; empty where nothing is. */
  @ApiProperty({ type: [CriterionDto] })
  criteria!: readonly CriterionDto[];

  /** Entitled, in the room, and still to give scores or to abstain. */
  @ApiProperty({ type: [String] })
  awaited!: readonly string[];
}

export class SittingOutlookDto {
  /** Open items, in the order of the agenda. */
  @ApiProperty({ type: [ItemOutlookDto] })
  items!: readonly ItemOutlookDto[];
}
