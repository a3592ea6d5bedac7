// Bodies of what a team does and of what is decided on it.
import { IsIn } from 'class-validator';
import type { ProjectKind } from '#domain/charter/charter';
import { BodyDto, ReasonDto } from './body.dto.js';
import { Id, Ids, ListOf, LongText, Moment, ShortText, StageId } from './fields.js';

export class AttendanceDto extends BodyDto {
  /** @example 'webinar-1' */
  @Id()
  session!: string;

  /** Everyone who took part, in person or remotely.
   * @example ["p-001", "p-002"] */
  @Ids()
  present!: string[];

  /** Those of them who took part remotely.
   * @example ["p-002"] */
  @Ids({ optional: true })
  remote?: string[];

  /** @example ["p-003"] */
  @Ids({ optional: true })
  excused?: string[];
}

export class ReviseProjectDto extends BodyDto {
  /** @example 'create' */
  @IsIn(['create', 'join', 'develop'])
  kind!: ProjectKind;

  /** @example 'Межрегиональный радиоэлектронный кластер' */
  @ShortText()
  title!: string;
}

export class StageDto extends BodyDto {
  /** @example 'pre-defense' */
  @StageId()
  stage!: string;
}

export class RemarkDto {
  /** @example 'r1-1' */
  @Id({ optional: true })
  remark?: string;

  /** The commissioner who makes it.
   * @example 'p-900' */
  @Id()
  author!: string;

  /** @example 'Обосновать спрос на продукцию кластера' */
  @LongText()
  text!: string;
}

export class OnItemDto extends StageDto {
  /** @example 'sitting-1' */
  @Id()
  sitting!: string;

  /** @example 'item-1' */
  @Id()
  item!: string;
}

export class PreDefendDto extends OnItemDto {
  /** @example 'rework' */
  @IsIn(['ready', 'rework', 'not-ready'])
  verdict!: 'ready' | 'rework' | 'not-ready';

  @ListOf(() => RemarkDto, { optional: true, max: 100 })
  remarks?: RemarkDto[];
}

export class DefendDto extends OnItemDto {}

export class AnswerRemarkDto extends StageDto {
  /** @example 'Приложены письма потребителей' */
  @LongText()
  answer!: string;
}

export class AcceptRemarkDto extends StageDto {
  /** The remark's author, or the chair.
   * @example 'p-900' */
  @Id()
  by!: string;
}

export class ReopenRemarkDto extends AcceptRemarkDto {
  /** @example 'письма не подтверждают объём' */
  @LongText()
  reason!: string;
}

export class ExtendReworkDto extends StageDto {
  /** @example '2022-06-20T23:59:59+03:00' */
  @Moment()
  until!: string;

  /** @example 'болезнь руководителя проекта' */
  @LongText()
  reason!: string;
}

export class FiledDocumentDto {
  /** As the charter names it.
   * @example 'program' */
  @Id()
  document!: string;

  /** Where it is kept: a registration number or an address.
   * @example 'вх. 118-04/22' */
  @ShortText()
  reference!: string;
}

export class FileApplicationDto extends StageDto {
  @ListOf(() => FiledDocumentDto, { min: 1, max: 100 })
  documents!: FiledDocumentDto[];
}

export class ReturnApplicationDto extends ReasonDto {
  /** @example 'registry' */
  @StageId()
  stage!: string;
}

export class EnterRegistryDto extends StageDto {
  /** @example '36-022' */
  @ShortText({ max: 60 })
  number!: string;

  /** The order that enters it.
   * @example 'приказ № 1204 от 01.07.2022' */
  @ShortText()
  order!: string;
}
