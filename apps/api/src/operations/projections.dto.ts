// What is asked of projections.
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { ShortText } from '#contract/bodies/fields';

export class SkipDto {
  /** Where the event stands that nothing can fix. */
  @ShortText()
  position!: string;

  /** @example 'событие записано с ошибкой, исправить нечем' */
  @ShortText({ max: 1_000 })
  reason!: string;
}

export class RetryDto {
  /** One key (`{cohort}.{team}` or a stream); by default all. */
  @ShortText({ optional: true })
  key?: string;
}

export class RebuildDto {
  /** Back to the rows that the last build replaced, brought up to date first. */
  @IsOptional()
  @Transform(({ value }) => (value === '' || value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  back?: boolean;
}
