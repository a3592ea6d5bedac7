// Bodies of programs and cohorts.
import { IsIn, IsObject, IsOptional, ValidateIf } from 'class-validator';
import type { ProjectKind, MemberCategory, SessionKind } from '#domain/charter/charter';
import { BodyDto, ReasonDto, TextDto } from './body.dto.js';
import { Id, ListOf, Moment, Nested, RegionKey, RegionKeys, ShortText, StageId, WholeNumber } from './fields.js';

export class CharterDto extends BodyDto {
  /** The whole charter; its JSON Schema is published at /api/v1/charter.schema.json.
   * @example { "program": "proclusters", "stages": [] } */
  @IsObject()
  charter!: object;
}

export class OpenCohortDto extends BodyDto {
  /** @example 'proclusters-2022' */
  @Id({ optional: true })
  cohort?: string;

  /** @example 'proclusters' */
  @Id()
  program!: string;

  /** The charter's version; by default the latest.
   * @example 1 */
  @WholeNumber(1, 100_000, { optional: true })
  version?: number;

  /** @example 'PROКЛАСТЕРЫ, весна 2022' */
  @ShortText()
  title!: string;

  /** The regions that the cohort is for; by default all that may take part.
   * @example ["VOR", "KRS", "ORL"] */
  @RegionKeys({ optional: true })
  targets?: string[];

  /** Seats; null: without a limit; by default the charter's.
   * @example 40 */
  @IsOptional()
  @ValidateIf((_, value) => value !== null)
  @WholeNumber(0, 100_000)
  capacity?: number | null;
}

export class SetCapacityDto extends BodyDto {
  /** Seats; null: without a limit.
   * @example 41 */
  @ValidateIf((_, value) => value !== null)
  @WholeNumber(0, 100_000)
  capacity!: number | null;
}

export class SessionTimesDto extends BodyDto {
  /** @example '2022-04-05T10:00:00+03:00' */
  @Moment()
  startsAt!: string;

  /** @example '2022-04-05T12:00:00+03:00' */
  @Moment()
  endsAt!: string;
}

export class ScheduleSessionDto extends SessionTimesDto {
  /** One that the charter plans, or a new one.
   * @example 'webinar-1' */
  @Id({ optional: true })
  session?: string;

  /** Only for a session that the charter does not plan.
   * @example 'webinars' */
  @IsOptional()
  @StageId()
  stage?: string;

  /** Only for a session that the charter does not plan.
   * @example 'webinar' */
  @IsOptional()
  @IsIn(['webinar', 'in-person', 'field-visit', 'consultation'])
  kind?: SessionKind;

  /** Only for a session that the charter does not plan. */
  @Nested(() => TextDto, { optional: true })
  title?: TextDto;
}

export class RescheduleSessionDto extends SessionTimesDto {
  /** @example 'перенос по решению оператора' */
  @ShortText()
  reason!: string;
}

export class CancelSessionDto extends ReasonDto {}

export class MemberDto {
  /** @example 'p-001' */
  @Id()
  person!: string;

  /** @example 'authority' */
  @IsIn(['authority', 'fund', 'managing-company', 'institute', 'enterprise'])
  category!: MemberCategory;

  /** @example 'VOR' */
  @RegionKey()
  region!: string;

  /** @example 'фонд развития промышленности' */
  @ShortText({ optional: true })
  organization?: string;
}

export class ProjectDto {
  /** @example 'create' */
  @IsIn(['create', 'join', 'develop'])
  kind!: ProjectKind;

  /** @example 'Межрегиональный радиоэлектронный кластер' */
  @ShortText()
  title!: string;
}

export class EnrollTeamDto extends BodyDto {
  /** @example 'vko' */
  @Id({ optional: true })
  team?: string;

  /** @example 'Воронежская, Курская и Орловская области' */
  @ShortText()
  name!: string;

  /** @example ["VOR", "KRS", "ORL"] */
  @RegionKeys()
  regions!: string[];

  /** One of the regions.
   * @example 'VOR' */
  @RegionKey()
  leadRegion!: string;

  @ListOf(() => MemberDto, { min: 1, max: 100 })
  members!: MemberDto[];

  @Nested(() => ProjectDto)
  project!: ProjectDto;

  /** What a team of several regions rests on, where one is needed.
   * @example 'che-ba-2021' */
  @Id({ optional: true })
  agreement?: string;
}
