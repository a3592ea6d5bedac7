// What an audit may be asked for.
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, Min } from 'class-validator';
import { Id, Moment, ShortText } from '#contract/bodies/fields';
import { AsBoolean } from '../queries/as-boolean.js';

/** Which decisions to ask again; without any of these all of them. */
export class ReplayDto {
  /** @example 'proclusters-2022' */
  @Id({ optional: true })
  cohort?: string;

  /** @example 'vko' */
  @Id({ optional: true })
  team?: string;

  /** @example 'Defend' */
  @ShortText({ optional: true })
  command?: string;

  /** @example 'team-proclusters-2022.vko' */
  @ShortText({ optional: true })
  stream?: string;

  /** The token's id. */
  @ShortText({ optional: true })
  actor?: string;

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

  /** Every verdict as a line of its own, also of what matches. */
  @IsOptional()
  @AsBoolean()
  @IsBoolean()
  all?: boolean;
}

export class WhatIfDto {
  /** `frozen`: each decision at its recorded basis; `cascading`: what changes feeds what follows. */
  @IsOptional()
  @IsIn(['frozen', 'cascading'])
  mode?: 'frozen' | 'cascading';

  /** One cohort of the program; by default all of them.
   * @example 'proclusters-2022' */
  @Id({ optional: true })
  cohort?: string;

  /** The version of the charter that the candidate stands in for; by default every one. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  version?: number;
}

export class CandidateDto {
  /** The whole candidate charter; JSON, or YAML as application/yaml.
   * @example { "program": "proclusters", "stages": [] } */
  @IsObject()
  charter!: object;
}
