// Programs and cohorts in lists, and their funnels.
import { ApiProperty } from '@nestjs/swagger';
import type { StageKind } from '#domain/charter/charter';
import { TextDto } from '../bodies/body.dto.js';
import { AsOfDto } from './region-progress.dto.js';

export class ProgramSummaryDto {
  program!: string;
  title!: TextDto;
  customer!: TextDto;
  operator!: TextDto;

  /** The newest of its charter. */
  version!: number;

  charteredAt!: string;
}

export class ProgramsDto {
  @ApiProperty({ type: [ProgramSummaryDto] })
  items!: readonly ProgramSummaryDto[];

  next!: string | null;
}

export class CohortClosingDto {
  at!: string;
  reason!: string | null;

  /** Teams that were undecided then. */
  @ApiProperty({ type: [String] })
  undecided!: readonly string[];
}

export class CohortSummaryDto {
  cohort!: string;
  program!: string;
  version!: number;
  title!: string;

  @ApiProperty({ type: [String] })
  targets!: readonly string[];

  capacity!: number | null;
  openedAt!: string;

  /** Null while it runs. */
  closed!: CohortClosingDto | null;

  enrolled!: number;
  offered!: number;
  waiting!: number;
  withdrawn!: number;
}

export class CohortsPageDto {
  @ApiProperty({ type: [CohortSummaryDto] })
  items!: readonly CohortSummaryDto[];

  next!: string | null;
}

export class FunnelStageDto {
  stage!: string;

  @ApiProperty({ type: String })
  kind!: StageKind;

  title!: TextDto;

  /** Teams that passed it, or a stage after it. */
  reached!: number;

  /** From what it requires to it, of those that passed both. */
  medianDays!: number | null;

  /** Teams for which it is open and not decided, and for how long. */
  standing!: number;
  medianDaysStanding!: number | null;

  /** Teams that can no longer pass it. */
  failed!: number;
}

export class FunnelDto {
  position!: string;
  incomplete?: number;

  @ApiProperty({ type: [String] })
  cohorts!: readonly string[];

  enrolled!: number;
  withdrawn!: number;

  @ApiProperty({ type: [FunnelStageDto] })
  stages!: readonly FunnelStageDto[];

  /** Only of the past. */
  asOf?: AsOfDto;
  trueFor?: string | null;
  isPast?: boolean;
}
