// A team's case file: who they are, where they stand, and everything that was recorded of them.
import { ApiProperty } from '@nestjs/swagger';
import type { MemberCategory } from '#domain/charter/charter';
import { TextDto } from '../bodies/body.dto.js';
import { ProjectDto, StageStatusDto } from './board.dto.js';
import {
  AppealRecordDto,
  ApplicationRecordDto,
  DefenseRecordDto,
  PreDefenseRecordDto,
  RegistryRecordDto,
  RemarkThreadDto,
} from './case-decisions.dto.js';
import { CorrectedDto } from './correction.dto.js';
import { type People, people } from './people.js';
import { AsOfDto } from './region-progress.dto.js';

const numbers = { type: 'object', additionalProperties: { type: 'number' } } as const;

export class SeatRecordDto {
  @ApiProperty({ type: String })
  status!: string;
  since!: string;

  /** Of an offer. */
  until!: string | null;
  because!: string | null;
}

export class TeamRegionDto {
  region!: string;
  district!: string | null;
  isGuest!: boolean;
  since!: string;

  /** Null while it belongs to the team. */
  until!: string | null;
}

export class TeamMemberDto {
  person!: string;

  @ApiProperty({ type: String })
  category!: MemberCategory;
  region!: string;
  organization?: string;
  from!: string;

  /** Null while they are a member. */
  until!: string | null;
}

export class EarlierLeadDto {
  region!: string;
  until!: string;
}

export class EarlierProjectDto extends ProjectDto {
  until!: string;
}

export class AttendanceRecordDto {
  session!: string;
  stage!: string;
  heldAt!: string;
  recordedFor!: string;

  @ApiProperty({ type: [String] })
  present!: readonly string[];

  /** Those of `present` who took part remotely. */
  @ApiProperty({ type: [String] })
  remote!: readonly string[];

  @ApiProperty({ type: [String] })
  excused!: readonly string[];

  @ApiProperty({ type: [String] })
  absent!: readonly string[];

  /** Whether it counts for the team. */
  counts!: boolean;

  @ApiProperty({ type: [CorrectedDto] })
  corrections!: readonly CorrectedDto[];
}

/** A session that the charter plans, or that was recorded beside the plan. */
export class SheetRowDto {
  session!: string;
  stage!: string;

  /** Null for one that the charter does not plan. */
  title!: TextDto | null;
  recorded!: AttendanceRecordDto | null;
}

export class TestRecordDto {
  stage!: string;
  attempt!: number;

  /** In hundredths; null where members are scored. */
  score!: number | null;

  /** In hundredths, by person; empty where the team is scored. */
  @ApiProperty(numbers)
  scores!: Readonly<Record<string, number>>;
  at!: string;

  @ApiProperty({ type: [CorrectedDto] })
  corrections!: readonly CorrectedDto[];
}

export class ConsultationRecordDto {
  topic!: string;

  @ApiProperty({ type: [String] })
  present!: readonly string[];
  at!: string;
}

export class OutcomeRecordDto {
  outcome!: string;
  description!: string;
  document!: string;
  at!: string;
}

export class CaseFileDto {
  position!: string;

  /** Keys of the cohort that stand still; the file may lack their latest events. */
  incomplete!: number;
  cohort!: string;
  cohortTitle!: string;

  /** Null while the cohort runs. */
  cohortClosedAt!: string | null;
  team!: string;
  name!: string;
  program!: string;

  /** Of the charter. */
  version!: number;

  /** The charter in force. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  charter!: object;
  seat!: SeatRecordDto;

  /** Oldest first. */
  @ApiProperty({ type: [SeatRecordDto] })
  earlierSeats!: readonly SeatRecordDto[];

  enrolledAt!: string;

  @ApiProperty({ type: [CorrectedDto] })
  enrollmentCorrections!: readonly CorrectedDto[];
  leadRegion!: string;

  @ApiProperty({ type: [EarlierLeadDto] })
  earlierLeads!: readonly EarlierLeadDto[];

  /** Those that left included. */
  @ApiProperty({ type: [TeamRegionDto] })
  regions!: readonly TeamRegionDto[];

  /** Those that left included. */
  @ApiProperty({ type: [TeamMemberDto] })
  members!: readonly TeamMemberDto[];
  agreement!: string | null;
  project!: ProjectDto;

  @ApiProperty({ type: [EarlierProjectDto] })
  earlierProjects!: readonly EarlierProjectDto[];

  @ApiProperty({ type: [StageStatusDto] })
  stages!: readonly StageStatusDto[];

  /** By stage of a pre-defense or defense: the round that is heard next. */
  @ApiProperty(numbers)
  nextRounds!: Readonly<Record<string, number>>;

  @ApiProperty({ type: [SheetRowDto] })
  attendance!: readonly SheetRowDto[];

  @ApiProperty({ type: [TestRecordDto] })
  tests!: readonly TestRecordDto[];

  @ApiProperty({ type: [ConsultationRecordDto] })
  consultations!: readonly ConsultationRecordDto[];

  @ApiProperty({ type: [PreDefenseRecordDto] })
  preDefenses!: readonly PreDefenseRecordDto[];

  @ApiProperty({ type: [RemarkThreadDto] })
  remarks!: readonly RemarkThreadDto[];

  @ApiProperty({ type: [DefenseRecordDto] })
  defenses!: readonly DefenseRecordDto[];

  @ApiProperty({ type: [AppealRecordDto] })
  appeals!: readonly AppealRecordDto[];

  @ApiProperty({ type: [ApplicationRecordDto] })
  applications!: readonly ApplicationRecordDto[];

  @ApiProperty({ type: [RegistryRecordDto] })
  registry!: readonly RegistryRecordDto[];

  @ApiProperty({ type: [OutcomeRecordDto] })
  outcomes!: readonly OutcomeRecordDto[];

  /** Names, for those who may see them. */
  @ApiProperty(people)
  people!: People;

  /** Only of the past. */
  asOf?: AsOfDto;
  trueFor?: string | null;
  isPast?: boolean;
}
