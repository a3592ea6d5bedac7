// How far each projection is, what of it stands still, and how its builds go.
import { ApiProperty } from '@nestjs/swagger';

export class LagDto {
  /** Of the log that it has not seen; at most a thousand are counted. */
  events!: number;

  /** Since the oldest of them was decided. */
  seconds!: number;
}

export class ParkedKeyDto {
  /** `{cohort}.{team}`, or else the stream. */
  key!: string;

  /** Empty where the key is of none. */
  cohort!: string;

  /** Of the event that stopped it. */
  position!: string;
  stream!: string;
  type!: string;

  /** For people who mend it, in English. */
  reason!: string;
  attempts!: number;
}

export class WhyGivenUpDto {
  by!: string;
  reason!: string;
  at!: string;
}

export class GivenUpDto {
  position!: string;
  key!: string;
  why!: WhyGivenUpDto;
}

export class CountedTwiceDto {
  before!: number;
  built!: number;
}

export class SummedTwiceDto {
  before!: string;
  built!: string;
}

export class ComparedTableDto {
  table!: string;
  rows!: CountedTwiceDto;
  checksum!: SummedTwiceDto;

  /** Keys of the first rows that differ. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  differing!: readonly object[];
}

export class BrokenLawDto {
  law!: string;

  @ApiProperty({ type: [String] })
  rows!: readonly string[];
}

export class BuildReportDto {
  version!: CountedTwiceDto;
  shards?: CountedTwiceDto;

  @ApiProperty({ type: [ComparedTableDto] })
  tables!: readonly ComparedTableDto[];

  parked!: CountedTwiceDto;

  @ApiProperty({ type: [BrokenLawDto] })
  broken!: readonly BrokenLawDto[];

  /** Why nothing was switched, where it was not for a law. */
  reason?: string;
}

export class BuildDto {
  projection!: string;

  @ApiProperty({ enum: ['anew', 'back'] })
  kind!: 'anew' | 'back';

  version!: number;

  @ApiProperty({ enum: ['asked', 'building', 'switched', 'refused'] })
  state!: 'asked' | 'building' | 'switched' | 'refused';

  /** A token's id; null: the code's version is another. */
  askedBy!: string | null;
  askedAt!: string;
  endedAt!: string | null;

  /** Read so far, and a second. */
  events!: number;
  rate!: number;

  /** The part of the log that was read, from 0 to 1. */
  progress!: number;

  /** The rows before were of the same version and yet others; null until it ends. */
  differed!: boolean | null;
  report!: BuildReportDto | null;
}

export class BuildsDto {
  @ApiProperty({ type: [BuildDto] })
  items!: readonly BuildDto[];
}

export class ProjectionDto {
  projection!: string;
  version!: number;

  /** Null before the first event. */
  position!: string | null;
  movedAt!: string;

  /** Null while the log is out of reach. */
  lag!: LagDto | null;

  @ApiProperty({ type: [ParkedKeyDto] })
  parked!: readonly ParkedKeyDto[];

  @ApiProperty({ type: [GivenUpDto] })
  givenUp!: readonly GivenUpDto[];

  /** The last that was asked for; null where none was. */
  build!: BuildDto | null;
}

export class ProjectionsDto {
  @ApiProperty({ type: [ProjectionDto] })
  items!: readonly ProjectionDto[];
}

export class StuckDto {
  key!: string;
  reason!: string;
}

export class RetriedDto {
  /** Events that were projected now. */
  applied!: number;

  /** Keys that go on again. */
  @ApiProperty({ type: [String] })
  released!: readonly string[];

  @ApiProperty({ type: [StuckDto] })
  stuck!: readonly StuckDto[];
}
