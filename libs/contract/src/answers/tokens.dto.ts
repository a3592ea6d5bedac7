// Tokens as administrators see them; what opens them is kept nowhere.
import { ApiProperty } from '@nestjs/swagger';
import type { Role } from '#domain/roles';
import { ScopeDto } from './me.dto.js';

export class RevokedDto {
  at!: string;
  reason!: string;
}

export class TokenDto {
  token!: string;

  /** Who or what it is for. */
  title!: string;

  @ApiProperty({ type: String })
  role!: Role;

  /** What it is bound to; nothing: it goes as far as its role. */
  scope!: ScopeDto;

  /** Null: it does not end by itself. */
  expires!: string | null;

  issuedAt!: string;
  revoked!: RevokedDto | null;

  /** When it last brought about an entry of the decision log: a command, a refusal, or a look at personal data. What else was read with it is recorded nowhere. */
  lastDecisionAt!: string | null;
}

export class TokensPageDto {
  @ApiProperty({ type: [TokenDto] })
  items!: readonly TokenDto[];

  next!: string | null;
}
