// Figures by region, as they stand or as they stood. The rule of counting is in the README of libs/projections.
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { StageKind } from '#domain/charter/charter';
import { TextDto } from '../bodies/body.dto.js';

/** Teams. `involved` is not additive over regions; `led` is. Guests are counted apart. */
export class CountsDto {
  involved!: number;
  led!: number;
  guests!: number;
  guestLed!: number;
}

const byColumn = { type: 'object', additionalProperties: { $ref: getSchemaPath(CountsDto) } } as const;

/** A stage where one cohort or program is asked for; else a kind of stages. */
export class ColumnDto {
  key!: string;

  @ApiProperty({ type: String })
  kind!: StageKind;

  title!: TextDto | null;
}

@ApiExtraModels(CountsDto)
export class PlaceRowDto extends CountsDto {
  /** By column: teams that are there or beyond. */
  @ApiProperty(byColumn)
  reached!: Readonly<Record<string, CountsDto>>;

  /** The last column that a team of the place has reached. */
  furthest!: string | null;
}

export class RegionRowDto extends PlaceRowDto {
  region!: string;

  /** Null until the table of regions is published. */
  name!: string | null;

  district!: string | null;
  isTarget!: boolean;
}

export class DistrictRowDto extends PlaceRowDto {
  district!: string | null;
}

export class CoverageDto {
  /** Target regions in all. */
  targets!: number;

  /** Of them, with a team. */
  enrolled!: number;

  /** Of them, with a team that reached the column. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  reached!: Readonly<Record<string, number>>;
}

/** A place of the log, and the time up to which it goes. */
export class AsOfDto {
  position!: string;
  time!: string | null;
}

export class RegionProgressDto {
  position!: string;

  /** Teams or cohorts that the figures miss, because an event of theirs could not be projected. */
  incomplete?: number;

  @ApiProperty({ type: [ColumnDto] })
  columns!: readonly ColumnDto[];

  @ApiProperty({ type: [RegionRowDto] })
  regions!: readonly RegionRowDto[];

  /** Distinct teams. */
  @ApiProperty({ type: [DistrictRowDto] })
  districts!: readonly DistrictRowDto[];

  federation!: PlaceRowDto;
  coverage!: CoverageDto;

  /** Only of the past. */
  asOf?: AsOfDto;
  trueFor?: string | null;
  isPast?: boolean;
}
