// Bodies of commissions and their sittings.
import { IsIn, IsObject, ValidateBy } from 'class-validator';
import type { CommissionRole } from '#domain/charter/charter';
import { BodyDto, EmptyDto, ReasonDto, TextDto } from './body.dto.js';
import { Id, ListOf, LongText, Moment, Nested, RegionKey, ShortText, StageId, WholeNumber } from './fields.js';

export class CommissionerDto {
  /** @example 'p-900' */
  @Id()
  person!: string;

  /** @example 'chair' */
  @IsIn(['chair', 'deputy', 'secretary', 'member', 'expert'])
  role!: CommissionRole;

  /** The region that the person stands for; none for a federal body.
   * @example 'VOR' */
  @RegionKey({ optional: true })
  region?: string;

  /** @example 'Минпромторг России' */
  @ShortText({ optional: true })
  organization?: string;
}

export class AppointCommissionDto extends BodyDto {
  /** @example 'jury-2022' */
  @Id({ optional: true })
  commission?: string;

  @Nested(() => TextDto)
  title!: TextDto;

  @ListOf(() => CommissionerDto, { min: 1, max: 100 })
  roster!: CommissionerDto[];
}

export class AmendCommissionDto extends ReasonDto {
  @ListOf(() => CommissionerDto, { min: 1, max: 100 })
  roster!: CommissionerDto[];
}

export class AgendaItemDto {
  /** @example 'item-1' */
  @Id()
  item!: string;

  /** @example 'proclusters-2022' */
  @Id()
  cohort!: string;

  /** @example 'vko' */
  @Id()
  team!: string;

  /** @example 'defense' */
  @StageId()
  stage!: string;

  /** @example 1 */
  @WholeNumber(1, 100)
  round!: number;
}

export class OpenSittingDto extends BodyDto {
  /** @example 'sitting-1' */
  @Id({ optional: true })
  sitting?: string;

  /** @example 'jury-2022' */
  @Id()
  commission!: string;

  /** @example '2022-06-01T10:00:00+03:00' */
  @Moment()
  startsAt!: string;

  @ListOf(() => AgendaItemDto, { min: 1, max: 500 })
  agenda!: AgendaItemDto[];
}

export class CommissionerAtSittingDto extends BodyDto {
  /** @example 'p-900' */
  @Id()
  person!: string;
}

export class CommissionerOnItemDto extends CommissionerAtSittingDto {
  /** @example 'item-1' */
  @Id()
  item!: string;
}

export class DeclareConflictDto extends CommissionerOnItemDto {
  /** @example 'представляет регион команды' */
  @LongText()
  reason!: string;
}

export class RecuseDto extends DeclareConflictDto {
  /** @example 'self' */
  @IsIn(['self', 'chair'])
  by!: 'self' | 'chair';
}

export class AbstainDto extends CommissionerOnItemDto {}

/** Criterion ids to whole hundredths. */
const IsScores = () =>
  ValidateBy({
    name: 'scores',
    validator: {
      validate: (value) =>
        typeof value === 'object' &&
        value !== null &&
        Object.keys(value).length <= 100 &&
        Object.entries(value).every(
          ([id, score]) => id.length <= 63 && id.isWellFormed() && Number.isSafeInteger(score),
        ),
      defaultMessage: () => '$property must give whole hundredths by criterion, like { "quality": 850 }',
    },
  });

export class SubmitScoresDto extends CommissionerOnItemDto {
  /** Scores in hundredths by criterion.
   * @example { "import-substitution": 850, "readiness": 700 } */
  @IsObject()
  @IsScores()
  scores!: Record<string, number>;
}

export class CloseItemDto extends EmptyDto {}
export class WithdrawItemDto extends ReasonDto {}

export class FileDissentDto extends CommissionerOnItemDto {
  /** @example 'спрос не подтверждён' */
  @LongText()
  text!: string;
}

export class SignProtocolDto extends BodyDto {
  /** @example '7-2022' */
  @ShortText({ max: 60 })
  number!: string;
}
