// What was decided on a team: rehearsals with their remarks, defenses, appeals, applications, entries.
import { ApiProperty } from '@nestjs/swagger';
import { FiledDocumentDto } from '../bodies/teams.dto.js';
import { CorrectedDto, CorrectionRecordDto } from './correction.dto.js';
import { SheetDto } from './sittings.dto.js';

export class ReworkWindowDto {
  /** As it was last set. */
  until!: string;
  extendedBecause!: string | null;

  /** Remarks that it ended without an answer to. */
  @ApiProperty({ type: [String] })
  overdue!: readonly string[];
}

export class PreDefenseRecordDto {
  stage!: string;
  round!: number;
  sitting!: string;
  item!: string;

  @ApiProperty({ enum: ['ready', 'rework', 'not-ready'] })
  verdict!: 'ready' | 'rework' | 'not-ready';
  at!: string;
  rework!: ReworkWindowDto | null;
}

/** What was said on a remark after it was made. */
export class RemarkReplyDto {
  @ApiProperty({ enum: ['answered', 'accepted', 'reopened'] })
  said!: 'answered' | 'accepted' | 'reopened';

  /** Of an answer, and of what is missing still. */
  text?: string;

  /** Whose word it is, of the commission. */
  by?: string;
  at!: string;
}

export class RemarkThreadDto {
  stage!: string;
  round!: number;
  remark!: string;
  author!: string;
  text!: string;
  at!: string;

  @ApiProperty({ enum: ['open', 'answered', 'accepted', 'reopened'] })
  status!: 'open' | 'answered' | 'accepted' | 'reopened';

  /** Oldest first. */
  @ApiProperty({ type: [RemarkReplyDto] })
  replies!: readonly RemarkReplyDto[];
}

/** In hundredths, as a fraction; `shown` is rounded half up. */
export class TotalDto {
  numerator!: number;
  denominator!: number;
  shown!: number;
}

export class DefenseRecordDto {
  stage!: string;
  round!: number;
  sitting!: string;
  item!: string;

  @ApiProperty({ type: [SheetDto] })
  sheets!: readonly SheetDto[];

  /** Null where the charter gives no verdict by score. */
  total!: TotalDto | null;

  @ApiProperty({ enum: ['passed', 'failed', 'held'] })
  verdict!: 'passed' | 'failed' | 'held';
  at!: string;

  /** Why the round is repeated. */
  annulled!: CorrectionRecordDto | null;
}

export class ResolvedAppealDto {
  @ApiProperty({ enum: ['upheld', 'dismissed'] })
  verdict!: 'upheld' | 'dismissed';
  reason!: string;
  at!: string;
}

export class AppealRecordDto {
  appeal!: string;
  stage!: string;
  round!: number;
  grounds!: string;
  at!: string;

  /** Null while it is open. */
  resolved!: ResolvedAppealDto | null;
}

export class ReturnedApplicationDto {
  reason!: string;
  at!: string;
}

export class ApplicationRecordDto {
  stage!: string;
  registry!: string;

  @ApiProperty({ type: [FiledDocumentDto] })
  documents!: readonly FiledDocumentDto[];
  at!: string;
  returned!: ReturnedApplicationDto | null;
}

export class RegistryRecordDto {
  stage!: string;
  registry!: string;
  number!: string;
  order!: string;
  validUntil!: string | null;
  at!: string;

  @ApiProperty({ type: [CorrectedDto] })
  corrections!: readonly CorrectedDto[];
  removed!: CorrectionRecordDto | null;
}
