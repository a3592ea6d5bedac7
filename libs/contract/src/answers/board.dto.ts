// A cohort's board: one row a team, its stages, what is open, what is due and what is going wrong.
import { ApiProperty } from '@nestjs/swagger';
import type { ProjectKind, StageKind } from '#domain/charter/charter';
import { TextDto } from '../bodies/body.dto.js';
import { FunnelDto } from './programs.dto.js';
import { AsOfDto } from './region-progress.dto.js';

export class StageStatusDto {
  stage!: string;

  @ApiProperty({ type: String })
  kind!: StageKind;

  title!: TextDto;

  @ApiProperty({ enum: ['closed', 'open', 'passed', 'failed'] })
  status!: 'closed' | 'open' | 'passed' | 'failed';

  /** Since when it is passed or failed. */
  since!: string | null;

  because!: string | null;

  /** Stages that it requires and that are not passed. */
  @ApiProperty({ type: [String] })
  missing!: readonly string[];
}

export class AttendanceCountDto {
  stage!: string;
  counted!: number;
  needed!: number;

  /** Sessions without a record for the team that are not cancelled. */
  remaining!: number;
}

export class TestCountDto {
  stage!: string;
  attempts!: number;
  attemptsLeft!: number;

  /** In hundredths. */
  score!: number | null;
}

export class DeadlineDto {
  @ApiProperty({ enum: ['seat-offer', 'rework'] })
  due!: 'seat-offer' | 'rework';

  stage!: string | null;
  until!: string;
}

/** What is going wrong; which of the other fields are there depends on `risk`. */
export class RiskDto {
  risk!: string;
  stage?: string;
  until?: string;
  appeal?: string;
  since?: string;
}

export class ProjectDto {
  @ApiProperty({ type: String })
  kind!: ProjectKind;

  title!: string;
}

export class BoardRowDto {
  team!: string;
  name!: string;

  @ApiProperty({ type: String })
  seat!: string;

  seatSince!: string;

  @ApiProperty({ type: [String] })
  regions!: readonly string[];

  leadRegion!: string;
  isGuest!: boolean;
  members!: number;
  project!: ProjectDto;

  @ApiProperty({ type: [StageStatusDto] })
  stages!: readonly StageStatusDto[];

  @ApiProperty({ type: [AttendanceCountDto] })
  attendance!: readonly AttendanceCountDto[];

  @ApiProperty({ type: [TestCountDto] })
  tests!: readonly TestCountDto[];

  /** Not accepted, of stages that are not passed. */
  openRemarks!: number;

  @ApiProperty({ type: [String] })
  openAppeals!: readonly string[];

  registryNumber!: string | null;
  agreement!: string | null;
  outcomes!: number;
  nextDeadline!: DeadlineDto | null;

  @ApiProperty({ type: [RiskDto] })
  risks!: readonly RiskDto[];

  movedAt!: string;

  /** The place of the log where what is shown of the team last changed; comparable with `position` as text. */
  changedAt!: string;
}

export class SeatsDto {
  enrolled!: number;
  offered!: number;
  waiting!: number;
  withdrawn!: number;
}

export class KnownSessionDto {
  stage!: string;
  startsAt!: string | null;
  isCancelled!: boolean;
}

export class BoardDto {
  position!: string;

  /** Teams that it misses, because an event of theirs could not be projected. */
  incomplete!: number;

  cohort!: string;
  program!: string;

  /** Of the charter. */
  version!: number;

  title!: string;
  openedAt!: string;

  /** Null while it runs. */
  closedAt!: string | null;

  @ApiProperty({ type: [String] })
  targets!: readonly string[];

  capacity!: number | null;

  /** The charter in force. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  charter!: object;

  /** Ids that stages had under earlier charters, each with the one that it has now: what was recorded then keeps its own. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  earlierStages!: Readonly<Record<string, string>>;

  @ApiProperty({ type: 'object', additionalProperties: { $ref: '#/components/schemas/KnownSessionDto' } })
  sessions!: Readonly<Record<string, KnownSessionDto>>;

  seats!: SeatsDto;

  /** Enrolled, by id. */
  @ApiProperty({ type: [BoardRowDto] })
  teams!: readonly BoardRowDto[];

  /** Waiting or with an offer, in the order of the list. */
  @ApiProperty({ type: [BoardRowDto] })
  waiting!: readonly BoardRowDto[];

  @ApiProperty({ type: [BoardRowDto] })
  withdrawn!: readonly BoardRowDto[];

  /** Not of the live stream. */
  @ApiProperty({ type: FunnelDto, nullable: true })
  funnel?: Omit<FunnelDto, 'position'> | null;

  /** Only of the past. */
  asOf?: AsOfDto;
  trueFor?: string | null;
  isPast?: boolean;
}
