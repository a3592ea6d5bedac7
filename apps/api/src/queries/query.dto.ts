// What queries may be asked with. Anything else in the query string is refused by name.
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { Id, Moment, RegionKey, ShortText } from '#contract/bodies/fields';
import { AsBoolean } from './as-boolean.js';

export class AfterDto {
  /** Answer once the read model has reached this position. */
  @ShortText({ optional: true })
  after?: string;
}

/** Looking back, on two axes that are never mixed. */
export class PastDto extends AfterDto {
  /** Known at: a position, a time with an offset, or a day (to its end in Moscow).
   * @example '2022-04-05T10:00:00+03:00' */
  @ShortText({ optional: true })
  asOf?: string;

  /** True for: a time with an offset, or a day (to its end in Moscow), whenever it was recorded.
   * @example '2022-04-05' */
  @ShortText({ optional: true })
  trueFor?: string;
}

export class PageDto extends AfterDto {
  /** What the page before gave as `next`. */
  @ShortText({ optional: true })
  cursor?: string;

  /** @example 100 */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

export class HistoryDto extends PageDto {
  /** By default the oldest first.
   * @example 'newest-first' */
  @IsOptional()
  @IsIn(['oldest-first', 'newest-first'])
  order?: 'oldest-first' | 'newest-first';
}

export class ProgressDto extends PastDto {
  /** @example 'proclusters' */
  @Id({ optional: true })
  program?: string;

  /** @example 'proclusters-2022' */
  @Id({ optional: true })
  cohort?: string;

  /** A federal district; empty: regions without one.
   * @example 'ЦФО' */
  @IsOptional()
  district?: string;
}

export class CohortsDto extends PageDto {
  /** @example 'proclusters' */
  @Id({ optional: true })
  program?: string;
}

export class SittingsDto extends PageDto {
  /** @example 'jury-2022' */
  @Id({ optional: true })
  commission?: string;

  /** Only those whose protocol is not signed yet. */
  @IsOptional()
  @AsBoolean()
  @IsBoolean()
  open?: boolean;
}

export class DecisionsDto extends PageDto {
  /** The token's id. */
  @ShortText({ optional: true })
  actor?: string;

  /** @example 'EnrollTeam' */
  @ShortText({ optional: true })
  command?: string;

  /** @example 'team-proclusters-2022.vko' */
  @ShortText({ optional: true })
  stream?: string;

  /** Of an event of that stream: the decision that it is of. */
  @IsOptional()
  @Matches(/^\d{1,18}$/, { message: '$property must be an integer number' })
  revision?: string;

  /** @example 'proclusters-2022' */
  @Id({ optional: true })
  cohort?: string;

  /** With its cohort: whatever names the team.
   * @example 'vko' */
  @Id({ optional: true })
  team?: string;

  /** Decided at or after. */
  @Moment({ optional: true })
  from?: string;

  /** Decided before. */
  @Moment({ optional: true })
  to?: string;

  @IsOptional()
  @AsBoolean()
  @IsBoolean()
  refused?: boolean;
}

export class EntriesDto extends PageDto {
  /** Part of a number that an entry has or had. */
  @ShortText({ optional: true, max: 60 })
  number?: string;

  /** @example 'VOR' */
  @RegionKey({ optional: true })
  region?: string;
}

export class AgreementsDto extends PageDto {
  /** A party.
   * @example 'CHE' */
  @RegionKey({ optional: true })
  region?: string;
}

export class OutcomesDto extends CohortsDto {
  /** @example 'infrastructure-leaders-2021' */
  @Id({ optional: true })
  cohort?: string;

  /** @example 'VOR' */
  @RegionKey({ optional: true })
  region?: string;
}

export class SearchDto extends PageDto {
  /** @example 'воронеж' */
  @ShortText({ max: 200 })
  q!: string;
}
