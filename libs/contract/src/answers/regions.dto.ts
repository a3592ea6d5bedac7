// The table of regions, and one region with what there is of it.
import { ApiProperty } from '@nestjs/swagger';
import { TextDto } from '../bodies/body.dto.js';
import { AsOfDto } from './region-progress.dto.js';

export class TileDto {
  row!: number;
  column!: number;
}

export class RegionDto {
  key!: string;
  nameRu!: string;
  iso!: string | null;
  okato!: string;
  district!: string | null;

  /** Its place on the tile map, from the upper left. */
  tile!: TileDto;

  /** The day from which it is a region of the federation; null: always. */
  validFrom!: string | null;
}

export class RegionsDto {
  @ApiProperty({ type: [RegionDto] })
  items!: readonly RegionDto[];
}

export class RegionTeamDto {
  program!: string;
  cohort!: string;
  team!: string;
  name!: string;

  /** `enrolled`, `waiting`, `offered` or `withdrawn`. */
  @ApiProperty({ type: String })
  seat!: string;

  isLead!: boolean;

  /** The region is no target of the cohort. */
  isGuest!: boolean;

  leadRegion!: string;

  @ApiProperty({ type: [String] })
  regions!: readonly string[];

  /** The last stage in charter order that the team has reached. */
  furthest!: string | null;
}

export class RegionCohortDto {
  program!: string;
  cohort!: string;
  title!: string;
  isTarget!: boolean;

  /** Enrolled teams that have the region. */
  teams!: number;

  closedAt!: string | null;
}

export class AgreementSummaryDto {
  agreement!: string;
  title!: string;

  @ApiProperty({ type: [String] })
  parties!: readonly string[];

  @ApiProperty({ type: [String] })
  directions!: readonly string[];

  signedAt!: string;
  endedAt!: string | null;
  endReason!: string | null;

  /** Enrolled, waiting or with an offer. */
  teams!: number;
}

export class AgreementListDto {
  @ApiProperty({ type: [AgreementSummaryDto] })
  items!: readonly AgreementSummaryDto[];

  next!: string | null;
}

export class OutcomeSummaryDto {
  program!: string;
  cohort!: string;
  team!: string;
  outcome!: string;
  title!: TextDto | null;
  name!: string | null;
  leadRegion!: string | null;

  @ApiProperty({ type: [String], nullable: true })
  regions!: readonly string[] | null;
}

export class RegionAnswerDto {
  position!: string;
  region!: RegionDto;

  @ApiProperty({ type: [RegionTeamDto] })
  teams!: readonly RegionTeamDto[];

  @ApiProperty({ type: [RegionCohortDto] })
  cohorts!: readonly RegionCohortDto[];

  @ApiProperty({ type: [AgreementSummaryDto] })
  agreements!: readonly AgreementSummaryDto[];

  @ApiProperty({ type: [OutcomeSummaryDto] })
  outcomes!: readonly OutcomeSummaryDto[];

  /** Only of the past: cohorts, teams and agreements that it misses, because an event of theirs could not be projected. */
  incomplete?: number;
  asOf?: AsOfDto;
  trueFor?: string | null;
  isPast?: boolean;
}
