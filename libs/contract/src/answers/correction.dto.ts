// A correction: what it stands on, and what was recorded before it.
import { ApiProperty } from '@nestjs/swagger';

/** Taken back for good, with what that stands on. */
export class CorrectionRecordDto {
  reason!: string;
  document!: string;
  at!: string;
}

export class CorrectedDto extends CorrectionRecordDto {
  /** The corrected part of the record as it was. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  before!: object;
}
