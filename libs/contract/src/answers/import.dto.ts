// What came, or would come, of a file of teams.
import { ApiProperty } from '@nestjs/swagger';

export class RowErrorDto {
  /** Counted as people count: the header is row 1. */
  row!: number;

  /** Where in the row people look for it; empty: the row as a whole. */
  column!: string;
  message!: string;

  /** Of the refusal, where it was one. */
  code?: string;
}

export class RowOutcomeDto {
  /** Counted as people count: the header is row 1. */
  row!: number;

  /** `unreadable`: its cells are wrong. */
  @ApiProperty({ enum: ['enrolled', 'waitlisted', 'unchanged', 'refused', 'unknown', 'unreadable'] })
  is!: 'enrolled' | 'waitlisted' | 'unchanged' | 'refused' | 'unknown' | 'unreadable';
}

export class TeamsImportedDto {
  dryRun!: boolean;
  rows!: number;
  enrolled!: number;
  waitlisted!: number;

  /** They stand in the cohort with the same composition. */
  unchanged!: number;
  refused!: number;

  /** They name somebody or something that is not there. */
  unknown!: number;

  @ApiProperty({ type: [RowErrorDto] })
  errors!: readonly RowErrorDto[];

  /** Only of a dry run: what each row would come to, by row. */
  @ApiProperty({ type: [RowOutcomeDto], required: false })
  outcomes?: readonly RowOutcomeDto[];
}
