// Bodies of what changes in a team and its cohort after the enrollment.
import { IsBoolean, IsOptional } from 'class-validator';
import { BodyDto, ReasonDto } from './body.dto.js';
import {
  Id,
  Ids,
  LongText,
  Moment,
  Nested,
  RegionKey,
  RegionKeys,
  ShortText,
  ShortTexts,
  StageMap,
  WholeNumber,
} from './fields.js';
import { MemberDto } from './programs.dto.js';

export class WithdrawTeamDto extends ReasonDto {}

export class AddMemberDto extends MemberDto {
  /** When it was true; by default now.
   * @example '2022-04-20T10:00:00+03:00' */
  @Moment({ optional: true })
  occurredAt?: string;
}

export class RemoveMemberDto extends ReasonDto {
  /** @example 'p-002' */
  @Id()
  person!: string;
}

export class ReplaceMemberDto extends RemoveMemberDto {
  @Nested(() => MemberDto)
  member!: MemberDto;
}

export class JoinRegionDto extends BodyDto {
  /** @example 'LIP' */
  @RegionKey()
  region!: string;

  /** Where one is needed.
   * @example 'che-ba-2021' */
  @Id({ optional: true })
  agreement?: string;
}

export class LeaveRegionDto extends ReasonDto {
  /** @example 'ORL' */
  @RegionKey()
  region!: string;
}

export class MoveLeadDto extends BodyDto {
  /** @example 'KRS' */
  @RegionKey()
  region!: string;
}

export class AmendTargetsDto extends ReasonDto {
  /** @example ["VOR", "KRS"] */
  @RegionKeys()
  targets!: string[];
}

export class MigrateCohortDto extends BodyDto {
  /** The charter's version to go on under.
   * @example 2 */
  @WholeNumber(1, 100_000)
  version!: number;

  /** Stages that have another id in it, by their old id.
   * @example { "webinars": "lectures" } */
  @StageMap({ optional: true })
  stages?: Record<string, string>;
}

export class CloseCohortDto extends BodyDto {
  /** Close although teams are undecided; needs a reason.
   * @example true */
  @IsOptional()
  @IsBoolean()
  confirmed?: boolean;

  /** @example 'программа завершена' */
  @LongText({ optional: true })
  reason?: string;
}

export class ConsultationDto extends BodyDto {
  /** @example 'финансовая модель кластера' */
  @LongText()
  topic!: string;

  /** @example ["p-001"] */
  @Ids({ optional: true })
  present?: string[];
}

export class OutcomeDto extends BodyDto {
  /** As the charter names it.
   * @example 'competence-center' */
  @Id()
  outcome!: string;

  /** @example 'Центр компетенций создан при фонде развития' */
  @LongText()
  description!: string;

  /** @example 'распоряжение № 88-р' */
  @ShortText()
  document!: string;
}

export class SignAgreementDto extends BodyDto {
  /** @example 'che-ba-2021' */
  @Id({ optional: true })
  agreement?: string;

  /** @example 'Соглашение о межрегиональном взаимодействии' */
  @ShortText()
  title!: string;

  /** @example ["CHE", "BA"] */
  @RegionKeys()
  parties!: string[];

  /** What they agreed to do together.
   * @example ["обмен опытом"] */
  @ShortTexts()
  directions!: string[];

  /** From when it holds.
   * @example '2021-03-01T00:00:00+05:00' */
  @Moment()
  signedAt!: string;
}

export class EndAgreementDto extends ReasonDto {
  /** By default now.
   * @example '2022-03-01T00:00:00+05:00' */
  @Moment({ optional: true })
  endedAt?: string;
}
