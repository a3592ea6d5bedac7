// Bodies of people, tokens, signing in and the clock.
import { IsBoolean, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { type Role, roles } from '#domain/roles';
import { BodyDto, ReasonDto } from './body.dto.js';
import { Id, Ids, Moment, Nested, RegionKeys, ShortText } from './fields.js';

export class PersonalDto {
  /** @example 'Иванова Анна (вымышл.)' */
  @ShortText()
  name!: string;

  /** @example 'заместитель министра' */
  @ShortText({ optional: true })
  post?: string;

  /** @example 'anna@example.org' */
  @ShortText({ optional: true })
  email?: string;

  /** @example '+7 000 000-00-00' */
  @ShortText({ optional: true })
  phone?: string;
}

export class RegisterPersonDto extends BodyDto {
  /** @example 'p-001' */
  @Id({ optional: true })
  person?: string;

  /** Sealed under the person's key before anything else sees it. */
  @Nested(() => PersonalDto)
  personal!: PersonalDto;
}

export class CorrectPersonDto extends ReasonDto {
  @Nested(() => PersonalDto)
  personal!: PersonalDto;
}

export class TokenScopeDto {
  /** @example ["VOR"] */
  @RegionKeys({ optional: true })
  regions?: string[];

  /** @example ["proclusters-2022"] */
  @Ids({ optional: true })
  cohorts?: string[];

  /** `{cohort}.{team}`
   * @example 'proclusters-2022.vko' */
  @ShortText({ optional: true, max: 127 })
  team?: string;

  /** Whom the token speaks for, where it is a commissioner's.
   * @example 'p-900' */
  @Id({ optional: true })
  person?: string;
}

export class IssueTokenDto extends BodyDto {
  /** @example 'operator-1' */
  @Id({ optional: true })
  token?: string;

  /** @example 'Оператор программы' */
  @ShortText()
  title!: string;

  /** @example 'operator' */
  @IsIn(roles)
  role!: Role;

  @Nested(() => TokenScopeDto, { optional: true })
  scope?: TokenScopeDto;

  /** @example '2027-01-01T00:00:00+03:00' */
  @IsOptional()
  @ValidateIf((_, value) => value !== null)
  @Moment()
  expires?: string | null;
}

export class RevokeTokenDto extends ReasonDto {}

export class BeginSessionDto {
  /** Of a sign-in link; it works once. */
  @ShortText({ optional: true, max: 100 })
  code?: string;

  /** A token, where there is no link. */
  @ShortText({ optional: true, max: 500 })
  token?: string;
}

export class SignInLinkDto {
  /** Who the browser is to be: an administrator may name another role, anybody else `viewer`; by default one's own.
   * @example 'viewer' */
  @IsOptional()
  @IsIn(roles)
  role?: Role;

  /** For a screen on a wall: a viewer's session of months, from any machine.
   * @example false */
  @IsOptional()
  @IsBoolean()
  wall?: boolean;
}

export class ClockDto {
  /** Where the scenario's clock is to stand; it only moves forward.
   * @example '2022-04-05T12:30:00+03:00' */
  @Moment()
  now!: string;

  /** Answer when everything that is due by then has been asked for.
   * @example true */
  @IsOptional()
  @IsBoolean()
  settle?: boolean;
}
