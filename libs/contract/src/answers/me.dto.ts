// Who is asking, and what they may.
import type { Area, Role } from '#domain/roles';
import { ApiProperty } from '@nestjs/swagger';

export class ScopeDto {
  @ApiProperty({ type: [String], required: false })
  regions?: readonly string[];

  @ApiProperty({ type: [String], required: false })
  cohorts?: readonly string[];

  /** `{cohort}.{team}` */
  team?: string;
  person?: string;
}

export class SessionDto {
  /** When the browser is signed out by itself. */
  until!: string;
}

export class MeDto {
  /** The token's id. */
  token!: string;

  @ApiProperty({ type: String })
  role!: Role;

  person?: string;
  scope!: ScopeDto;

  /** Of a browser; null where a token was sent. */
  session!: SessionDto | null;

  /** The areas of work. */
  @ApiProperty({ type: [String] })
  may!: readonly Area[];
}
