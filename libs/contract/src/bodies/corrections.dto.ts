// Bodies of corrections: what it should have been, with a reason and a document.
import { IsIn } from 'class-validator';
import { BodyDto, ReasonDto } from './body.dto.js';
import { Id, LongText, ScoresByPerson, ShortText, StageId, WholeNumber } from './fields.js';
import { EnrollTeamDto } from './programs.dto.js';
import { AttendanceDto } from './teams.dto.js';

const PASS = 1_000_000;

export class CorrectionDto extends ReasonDto {
  /** What it stands on: a registration number or an address.
   * @example 'служебная записка № 14 от 12.05.2022' */
  @ShortText()
  document!: string;
}

export class ReinstateTeamDto extends CorrectionDto {}

export class CorrectEnrollmentDto extends EnrollTeamDto {
  /** @example 'состав был внесён с ошибкой' */
  @LongText()
  reason!: string;

  /** @example 'служебная записка № 14 от 12.05.2022' */
  @ShortText()
  document!: string;
}

export class CorrectAttendanceDto extends AttendanceDto {
  /** @example 'слушатель участвовал удалённо' */
  @LongText()
  reason!: string;

  /** @example 'журнал подключений от 05.04.2022' */
  @ShortText()
  document!: string;
}

export class TakeTestDto extends BodyDto {
  /** @example 'm1.test' */
  @StageId()
  stage!: string;

  /** The team's score in hundredths, where the test is per team.
   * @example 7500 */
  @WholeNumber(0, PASS, { optional: true })
  score?: number;

  /** Scores in hundredths by person, where the test is per member.
   * @example { "p-001": 7500, "p-002": 6000 } */
  @ScoresByPerson({ optional: true })
  scores?: Record<string, number>;
}

export class CorrectTestDto extends TakeTestDto {
  /** @example 1 */
  @WholeNumber(1, 100)
  attempt!: number;

  /** @example 'ошибка подсчёта' */
  @LongText()
  reason!: string;

  /** @example 'ведомость № 3' */
  @ShortText()
  document!: string;
}

export class AnnulDefenseDto extends CorrectionDto {
  /** @example 'defense' */
  @StageId()
  stage!: string;

  /** @example 1 */
  @WholeNumber(1, 100)
  round!: number;
}

export class CorrectRegistryEntryDto extends CorrectionDto {
  /** @example 'registry' */
  @StageId()
  stage!: string;

  /** @example '36-023' */
  @ShortText({ max: 60 })
  number!: string;

  /** @example 'приказ № 1204 от 01.07.2022' */
  @ShortText()
  order!: string;
}

export class RemoveFromRegistryDto extends CorrectionDto {
  /** @example 'registry' */
  @StageId()
  stage!: string;
}

export class LodgeAppealDto extends BodyDto {
  /** @example 'appeal-1' */
  @Id({ optional: true })
  appeal?: string;

  /** @example 'defense' */
  @StageId()
  stage!: string;

  /** @example 'не учтён представленный расчёт' */
  @LongText()
  grounds!: string;
}

export class ResolveAppealDto extends ReasonDto {
  /** @example 'upheld' */
  @IsIn(['upheld', 'dismissed'])
  verdict!: 'upheld' | 'dismissed';
}
